"""Cause, consequence and action for one difference: fields that are kept in the user's browser only."""

from typing import Any

from dash import html

from components.figures import Link
from components.markup import light
from components.presentations.forms import NO_NAMES
from queries.answers import Answer
from queries.options import CHOSEN_DIFFERENCE

FIELDS = (
    ("orsak", "Orsak", "Varför ser det ut så?"),
    ("konsekvens", "Konsekvens", "Vad betyder det för kvinnor och män?"),
    ("atgard", "Åtgärd", "Vad gör vi, vem och när?"),
)
KEPT_HERE = (
    "Texten sparas bara i den här webbläsaren, för den här vyn och skillnaden. "
    "Den följer med i bild och PowerPoint, och i en presentation kan du hämta den som anteckning."
)
LONGEST_TEXT = "1000"
PAGE = "/jamstalldhet"
"""Where the fields stand: in the show they hold what was written there."""


def jamkas_fields(answer: Answer, link: Link) -> html.Div:
    """The choice of a difference, and the three fields for it. assets/jamkas.js keeps, checks and copies."""
    chosen = next((row.code for row in answer.rows if row.is_chosen), "")
    return html.Div(
        [
            _choice(answer, chosen),
            light(
                "Div",
                [
                    *(_field(*field) for field in FIELDS),
                    light(
                        "P", [KEPT_HERE, " ", light("Strong", NO_NAMES)], className="hint", id="jamkas-hint"
                    ),
                    _tools(),
                ],
                className="jamkas",
                **{"data-jamkas": f"{answer.period}:{chosen}", "data-page": PAGE},
            ),
        ]
    )


def _choice(answer: Answer, chosen: str) -> Any:
    """A form whose choice goes into the address; the fields are outside it, so that no text ever does."""
    offered = [one for one in CHOSEN_DIFFERENCE.alternatives if one.slug in answer.facts]
    options = [light("Option", one.label, value=one.slug, selected=one.slug == chosen) for one in offered]
    name = CHOSEN_DIFFERENCE.slug
    label = light("Label", "Skillnad att arbeta med", **{"for": f"field-{name}"})
    field = light("Div", [label, light("Select", options, name=name, id=f"field-{name}")], className="field")
    return light(
        "Form",
        [field],
        className="choose is-whole",
        **{"data-choose": "", "aria-label": CHOSEN_DIFFERENCE.label},
    )


def _field(name: str, label: str, question: str) -> Any:
    words = [label, " ", light("Span", question, className="hint")]
    described = {"aria-describedby": f"jamkas-hint jamkas-{name}-fault"}
    area = light("Textarea", name=name, id=f"jamkas-{name}", rows="2", maxlength=LONGEST_TEXT, **described)
    fault = light("P", className="field-fault", id=f"jamkas-{name}-fault", role="alert")
    return light("Div", [light("Label", words, **{"for": f"jamkas-{name}"}), area, fault], className="field")


def _tools() -> Any:
    buttons = [
        light("Button", "Kopiera texten", className="tool", **{"data-copy": ""}),
        light("Button", "Rensa fälten", className="tool", **{"data-empty": ""}),
    ]
    return light("Div", buttons, className="choices")
