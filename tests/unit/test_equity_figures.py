"""Charts of Likvärdighet: limits of chance, labels that do not collide, headings, counts alone."""

from components.figures import Figure, funnel, rate_dots
from components.figures.administrations import SHAPES, shape
from queries.answers import Answer, Row

NAMES = {"nordost": "Nordost", "centrum": "Centrum", "sydvast": "Sydväst", "hisingen": "Hisingen"}
LIMITS = (("low_95", 0.12), ("high_95", 0.18), ("low_998", 0.1), ("high_998", 0.2))


def shares(**found: tuple[int, float]) -> Answer:
    """Base and share per administration around a city of 15 %."""
    rows = tuple(
        Row(code, NAMES[code], count=base * part, base=base, share=part, reference=0.15, measures=LIMITS)
        for code, (base, part) in found.items()
    )
    return Answer("screening_by_administration", rows, "v40")


def labels(figure: Figure) -> dict[str, tuple[float, bool]]:
    """Where each label stands: height, and whether it is above."""
    found = {}
    for trace in figure["data"]:
        if trace["mode"] == "text":
            for text, y in zip(trace["text"], trace["y"], strict=True):
                found[text.replace("<br>", "").split()[0]] = (y, trace["textposition"] == "top center")
    return found


def test_limits_are_drawn_at_each_administration_and_no_curve() -> None:
    figure = funnel(
        shares(nordost=(300, 0.19), hisingen=(200, 0.11)), lambda row: None, base_words="klienter"
    )
    outer, inner = figure["data"][0], figure["data"][1]
    assert outer["x"] == inner["x"] == [300, 300, None, 200, 200, None]
    assert outer["y"] == [0.1, 0.2, None, 0.1, 0.2, None]
    assert inner["y"] == [0.12, 0.18, None, 0.12, 0.18, None]
    assert inner["line"]["width"] > outer["line"]["width"]
    assert figure["layout"]["xaxis"]["title"]["text"] == "klienter"


def test_a_label_stands_where_its_point_is() -> None:
    found = labels(
        funnel(shares(nordost=(300, 0.25), hisingen=(100, 0.05)), lambda row: None, base_words="klienter")
    )
    assert found == {"Nordost": (0.25, True), "Hisingen": (0.05, False)}


def test_labels_of_bases_alike_stand_on_either_side() -> None:
    close = shares(centrum=(150, 0.14), sydvast=(120, 0.14), nordost=(330, 0.14))
    found = labels(funnel(close, lambda row: None, base_words="klienter"))
    assert found["Sydväst"][1] != found["Centrum"][1]
    assert found["Nordost"] == (0.1, False)


def test_what_is_not_shown_as_a_share_is_not_drawn() -> None:
    rows = (Row("nordost", "Nordost", kind="withheld"), Row("centrum", "Centrum", count=5, base=20))
    assert funnel(Answer("q", rows, "v40"), lambda row: None, base_words="")["data"] == []


def rates(*, has_rates: bool) -> Answer:
    """Two measures of two administrations; without residents only their counts."""
    told = {"per_1000": 20.0, "per_1000_low": 18.0, "per_1000_high": 22.0, "per_1000_city": 25.0}
    measures = tuple(told.items()) if has_rates else ()
    rows = tuple(
        Row(code, NAMES[code], group, f"Mått {group}", count=1234, measures=measures)
        for group in ("clients", "barriers")
        for code in ("nordost", "centrum")
    )
    return Answer("need_per_adult", (*rows, Row("nordost", "Nordost", "adults", "Vuxna", count=9)), "v40")


def test_rates_stand_under_their_heading_with_count_and_the_city() -> None:
    figure = rate_dots(rates(has_rates=True), lambda row: f"?{row.code}")
    intervals, city, dots, values, headings = figure["data"]
    assert [text.strip() for text in headings["text"]] == ["<b>Mått clients</b>", "<b>Mått barriers</b>"]
    assert dots["customdata"] == ["?nordost", "?centrum"] * 2
    assert dots["marker"]["symbol"] == ["circle", "square"] * 2
    assert {text.replace("\N{NO-BREAK SPACE}", " ").strip() for text in values["text"]} == {"20,0  (1 234)"}
    assert set(values["x"]) == {25.0} == set(city["x"])
    assert intervals["x"][:3] == [18.0, 22.0, None]


def test_without_residents_the_counts_are_drawn() -> None:
    figure = rate_dots(rates(has_rates=False), lambda row: None)
    assert {trace["type"] for trace in figure["data"]} == {"bar", "scatter"}
    assert 1234 in figure["data"][0]["x"]


def test_every_administration_has_a_shape_of_its_own() -> None:
    assert len({shape(code) for code in NAMES}) == len(NAMES) == len(SHAPES)
    assert shape("city") == "circle"
