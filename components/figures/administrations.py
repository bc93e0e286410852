"""What the four administrations look like in every chart: a shape each, whatever the colour."""

SHAPES = {"nordost": "circle", "centrum": "square", "sydvast": "diamond", "hisingen": "triangle-up"}


def shape(administration: str) -> str:
    """The marker of an administration; a circle for anything else."""
    return SHAPES.get(administration, "circle")
