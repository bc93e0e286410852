"""Controls of a page's own options: links and form fields. The address is the state."""

from typing import Any

from components.markup import choice_link, light
from components.view import View
from dashboard.formatting import day, exact
from queries.deadlines import Deadline, date_after, today
from queries.options import Amount, Choice, Option, Words


def alternatives(view: View, choice: Choice) -> Any:
    """The alternatives beside each other as links, the chosen one marked."""
    chosen = view.filters.option(choice.slug)
    links = [
        choice_link(
            one.label,
            view.filtered(view.filters.with_option(choice.slug, one.slug)),
            "segment",
            is_on=one.slug == chosen,
        )
        for one in choice.alternatives
    ]
    return light("Div", links, className="segments", role="group", **{"aria-label": choice.label})


def form(name: str, fields: list[Any]) -> Any:
    """A form whose fields go into the address as soon as they are changed."""
    return light("Form", fields, className="choose", **{"data-choose": "", "aria-label": name})


def select(view: View, choice: Choice, *, empty: str = "") -> Any:
    """A labelled list of the alternatives; `empty` names the state without a choice, if there is one."""
    chosen = view.filters.option(choice.slug)
    offered = [light("Option", empty, value="", selected=not chosen)] if empty else []
    offered += [
        light("Option", one.label, value=one.slug, selected=one.slug == chosen) for one in choice.alternatives
    ]
    return _field(choice.label, light("Select", offered, name=choice.slug, id=f"field-{choice.slug}"), choice)


def number_field(view: View, amount: Amount, *, hint: Any = "", prefilled: str = "") -> Any:
    """A labelled number with its unit; `hint` is shown under it, for example a suggested range; `prefilled`
    stands in the field while the address has no value."""
    value = view.filters.option(amount.slug) or prefilled
    bounds = {"min": f"{amount.low:g}", "max": f"{amount.high:g}", "step": "1" if amount.step == 1 else "any"}
    field = light("Input", name=amount.slug, id=f"field-{amount.slug}", type="number", value=value, **bounds)
    unit = light("Span", amount.unit, className="unit")
    return _field(amount.label, light("Span", [field, unit], className="with-unit"), amount, hint)


def date_field(view: View, deadline: Deadline, *, hint: Any = "") -> Any:
    """A labelled date, with how far away it is. Where the address has months, the day that they mean."""
    text, now = view.filters.option(deadline.slug), today()
    bounds = {
        "min": day(date_after(now, deadline.low)),
        "max": day(date_after(now, deadline.high)),
        "value": day(deadline.target(text)) if text else "",
    }
    field = light("Input", name=deadline.slug, id=f"field-{deadline.slug}", type="date", **bounds)
    away = f"om {exact(deadline.number(text))} {deadline.unit}" if text else ""
    unit = light("Span", away, className="unit")
    return _field(deadline.label, light("Span", [field, unit], className="with-unit"), deadline, hint)


def search_field(view: View, words: Words, *, hint: Any = "") -> Any:
    """A labelled field for words to search for."""
    value = view.filters.option(words.slug)
    kept = {"name": words.slug, "id": f"field-{words.slug}", "maxlength": str(words.longest)}
    return _field(words.label, light("Input", type="search", value=value, **kept), words, hint)


def _field(label: str, control: Any, option: Option, hint: Any = "") -> Any:
    parts = [light("Label", label, **{"for": f"field-{option.slug}"}), control]
    parts += [light("Div", hint, className="hint")] if hint else []
    return light("Div", parts, className="field")
