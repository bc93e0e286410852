"""The form that hands in a file: which source, its template, the file and, where it is needed, the period."""

from typing import Any

from components.intake.places import API
from components.markup import light
from data.intake.guard import LARGEST_FILE
from data.intake.model import Source, sources

MEGABYTES = LARGEST_FILE // 1_000_000
KINDS = ".xlsx,.csv"
NO_PERSONS = (
    "Filen ska inte ha personnummer, namn eller kontaktuppgifter. Den tas bort så fort den är läst, "
    "och inget sparas förrän du publicerar."
)
NO_FILE = "Ingen fil är vald."
PERIODS = {"year": "Året, till exempel 2025.", "month": "Månaden, till exempel 2025-03."}
STEPS = ("Hämta mall", "Lämna fil", "Granska", "Publicera")


def step_list(present: int | None) -> list[Any]:
    """The four steps. present: the number of the one that is going on, None for none of them."""
    return [_step(number, words, present) for number, words in enumerate(STEPS, start=1)]


def _step(number: int, words: str, present: int | None) -> Any:
    is_done = present is not None and number < present
    state = "is-present" if number == present else "is-done" if is_done else ""
    more = {"aria-current": "step"} if number == present else {}
    done = [light("Span", " (klart)", className="visually-hidden")] if is_done else []
    mark = light("Span", "✓" if is_done else str(number), className="step-number", **{"aria-hidden": "true"})
    return light("Li", [mark, words, *done], className=f"intake-step {state}".strip(), **more)


def upload_form() -> Any:
    """The whole form. assets/intake.js shows what belongs to the chosen source and sends the file."""
    return light(
        "Form",
        [_source_field(), _template_part(), _file_part(), _progress_part()],
        id="intake-form",
        className="intake-form",
        **{"data-largest": str(LARGEST_FILE), "aria-label": "Lämna en fil"},
    )


def _source_field() -> Any:
    found = list(sources().values())
    ordered = sorted(found, key=lambda source: not source.publishes)
    options = [_option(source) for source in ordered]
    control = light("Select", options, name="source", id="intake-source")
    return light(
        "Div",
        [light("Label", "Vilka uppgifter gäller det?", **{"for": "intake-source"}), control],
        className="field",
    )


def _option(source: Source) -> Any:
    words = source.title if source.publishes else f"{source.title} (kan bara kontrolleras)"
    more = {"data-row": source.row}
    if not source.period_column and source.publishes:
        more |= {"data-period": PERIODS[source.period_by]}
    return light("Option", words, value=source.name, **more)


def _template_part() -> Any:
    """The link leads to the first source until another is chosen."""
    first = next(iter(sources()))
    link = light(
        "A", "Hämta mallen (Excel)", href=f"{API}/template/{first}", className="tool", id="intake-template"
    )
    words = [
        light("Span", "", id="intake-row"),
        "Mallen har listor att välja i och ett blad som förklarar kolumnerna.",
    ]
    return light("Div", [light("H3", "1. Hämta mall"), light("P", words), light("P", link)])


def _file_part() -> Any:
    words = f"Excel (.xlsx) eller CSV, högst {MEGABYTES} MB. Dra filen hit eller välj den:"
    # The browser's own words beside a file field follow the browser's language, which need not be Swedish.
    label = light("Label", "Välj fil …", className="tool", **{"for": "intake-file"})
    name = light("Span", NO_FILE, id="intake-file-name", className="own-words")
    chosen = light(
        "Input",
        type="file",
        name="file",
        id="intake-file",
        accept=KINDS,
        className="visually-hidden",
        **{"aria-describedby": "intake-file-words intake-file-name intake-hint intake-fault"},
    )
    drop = light(
        "Div",
        [light("P", words, id="intake-file-words"), light("P", [chosen, label, " ", name])],
        className="intake-drop",
        id="intake-drop",
    )
    send = light("Button", "Kontrollera filen", type="submit", className="tool is-main")
    return light(
        "Div",
        [
            light("H3", "2. Lämna fil"),
            drop,
            _period_field(),
            light("P", NO_PERSONS, className="hint", id="intake-hint"),
            light("P", className="field-fault", id="intake-fault", role="alert"),
            light("Div", send, className="choices"),
        ],
    )


def _period_field() -> Any:
    control = light(
        "Input",
        type="text",
        name="period",
        id="intake-period",
        **{"aria-describedby": "intake-period-hint intake-fault"},
    )
    hint = light("P", "", className="hint", id="intake-period-hint")
    words = light("Label", "Vilken period gäller filen?", **{"for": "intake-period"})
    return light("Div", [words, control, hint], className="field", id="intake-period-field", hidden=True)


def _progress_part() -> Any:
    """Shown while the file is sent."""
    bar = light(
        "Progress", max="100", value="0", id="intake-sent", **{"aria-labelledby": "intake-sending-words"}
    )
    stop = light("Button", "Avbryt", className="tool", **{"data-intake-do": "abort"})
    words = light("P", "Skickar filen …", id="intake-sending-words")
    return light(
        "Div", [words, bar, light("Div", stop, className="choices")], id="intake-sending", hidden=True
    )
