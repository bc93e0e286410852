"""Forms and buttons that are sent to the server; assets/present.js sends them and keeps what is typed."""

from typing import Any

from components.markup import light

API = "/presentation/api"
OTHER_FORUM = "Annat möte"
OWNER_HINT = "En roll, inte en person: till exempel avdelningschef Hisingen."
NAME_HINT = "Till exempel SoB 2026-03-12"
NO_NAMES = "Skriv inga namn, personnummer eller annat som pekar ut någon."


def sent_form(name: str, to: str, fields: list[Any], button: str, label: str, *, revision: int = 0) -> Any:
    """A form. name: its id; to: the route below the API; label: what the form is to a screen reader;
    revision: of what it changes. What is typed stays until the server has kept it."""
    return light(
        "Form",
        [
            *fields,
            light("Div", id=f"{name}-conflict", className="conflict", role="alert"),
            light("P", className="field-fault", id=f"{name}-fault", role="alert"),
            light(
                "Div", light("Button", button, className="tool is-main", type="submit"), className="choices"
            ),
        ],
        id=name,
        className="kept-form",
        **{"data-send": f"{API}/{to}", "data-revision": str(revision), "aria-label": label},
    )


def text_field(form: str, name: str, label: str, value: str = "", hint: str = "") -> Any:
    """A labelled line of text."""
    control = light("Input", type="text", value=value or None, **_named(form, name))
    return _field(form, name, label, control, hint)


def long_field(form: str, name: str, label: str, value: str = "", hint: str = "") -> Any:
    """A labelled text of several lines."""
    return _field(form, name, label, light("Textarea", value or None, rows="3", **_named(form, name)), hint)


def date_field(form: str, name: str, label: str, value: str = "") -> Any:
    """A labelled day."""
    return _field(form, name, label, light("Input", type="date", value=value or None, **_named(form, name)))


def choice_field(
    form: str, name: str, label: str, offered: list[tuple[str, str]], chosen: str = "", hint: str = ""
) -> Any:
    """A labelled list of alternatives: value and words of each."""
    options = [light("Option", words, value=value, selected=value == chosen) for value, words in offered]
    return _field(form, name, label, light("Select", options, **_named(form, name)), hint)


def forum_field(form: str, forums: tuple[str, ...], chosen: str = "") -> Any:
    """The list of forums; one that is not in it stays an alternative where it is chosen."""
    offered = dict.fromkeys((*forums, OTHER_FORUM, *((chosen,) if chosen else ())))
    return choice_field(form, "forum", "Forum", [(forum, forum) for forum in offered], chosen)


def _named(form: str, name: str) -> dict[str, str]:
    return {"name": name, "id": f"{form}-{name}", "aria-describedby": f"{form}-{name}-hint {form}-fault"}


def _field(form: str, name: str, label: str, control: Any, hint: str = "") -> Any:
    words = light("Label", label, **{"for": f"{form}-{name}"})
    told = light("P", hint or None, className="hint", id=f"{form}-{name}-hint")
    return light("Div", [words, control, told], className="field")


def sent_button(words: str, to: str, label: str, body: str = "{}", **more: str) -> Any:
    """A button that asks the server for a change; `body`: the JSON that is sent."""
    attributes = {"data-post": f"{API}/{to}", "data-body": body, "aria-label": label, **more}
    return light("Button", words, className="tool", **attributes)


def conflict(rows: list[tuple[str, str]]) -> list[Any]:
    """What somebody else has written meanwhile, and the choice between it and one's own text."""
    theirs = [part for label, text in rows for part in (light("Dt", label), light("Dd", text or "(tomt)"))]
    keep = light("Button", "Spara min text ändå", className="tool", **{"data-keep": "mine"})
    take = light("Button", "Ta den andras text", className="tool", **{"data-keep": "theirs"})
    return [
        light(
            "P", light("Strong", "Någon annan har ändrat det här medan du skrev. Inget har skrivits över.")
        ),
        light("P", "Din text står kvar i fälten. Den andra personen har sparat:"),
        light("Dl", theirs, className="terms"),
        light("Div", [keep, take], className="choices"),
    ]
