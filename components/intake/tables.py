"""Tables of a job: what is wrong in which cell, what changes on which card, counts before and after."""

from typing import Any

from components.intake.overview import table
from components.markup import light, light_link
from dashboard.formatting import number
from dashboard.intake_page.state import Phase, State

MOST_KINDS = 8
NOTE = "upplysning"
IN_MARKED = " i den märkta filen"
HEADS = ("Slag", "Blad", "Rad", "Kolumn", "Värde", "Vad som är fel", "Vad du gör")


def kind_list(state: State) -> Any:
    """Each kind of fault and how many times it occurs, the most usual first."""
    if len(state.kinds) < 2:
        return None
    items = [
        light("Li", [light("Strong", f"{number(n)} × "), wrong]) for wrong, n in state.kinds[:MOST_KINDS]
    ]
    left = len(state.kinds) - MOST_KINDS
    more = [light("Li", f"och {number(left)} slag till", className="muted")] if left > 0 else []
    return light("Ul", [*items, *more], className="intake-kinds")


def remark_table(state: State) -> list[Any]:
    """Everything there is to say of the cells, faults first; the marked copy has all when they are many."""
    is_faulty = state.phase == Phase.FAULTY
    # Warnings of a file without faults are told where they are acknowledged.
    shown = [r for r in state.remarks if is_faulty or r["level"] == NOTE]
    if not shown:
        return []
    every = sum(state.counts.values()) if is_faulty else state.counts.get(NOTE, 0)
    left = every - len(shown)
    more = (
        [light("P", f"och {number(left)} till{IN_MARKED if state.has_marked else ''}.", className="muted")]
        if left > 0
        else []
    )
    name = "Fel och varningar" if is_faulty else "Upplysningar"
    return [light("H3", name), table(name, HEADS, [_remark(r) for r in shown], ("Rad",)), *more]


def _remark(remark: dict[str, Any]) -> Any:
    row = number(remark["row"]) if remark["row"] else "–"
    words = [remark["sheet"] or "–", row, remark["column"] or "–", remark["value"] or "–"]
    level = light("Span", remark["level"].capitalize(), className=f"tag is-{remark['level']}")
    return light(
        "Tr",
        [
            light("Th", level, scope="row"),
            *(
                light("Td", one, className="number" if at == 1 else "own-words")
                for at, one in enumerate(words)
            ),
            light("Td", remark["wrong"], className="is-wide"),
            light("Td", remark["todo"], className="is-wide"),
        ],
    )


def change_table(state: State) -> Any:
    """What changes, card by card on each page."""
    body = [
        light(
            "Tr",
            [
                light("Th", light_link(one["page"], one["path"] or None), scope="row", className="no-break"),
                light("Td", one["card"], className="is-wide"),
                light("Td", one["words"], className="is-wide"),
                light("Td", number(one["rows"]), className="number"),
            ],
        )
        for one in state.changes
    ]
    heads = ("Sida", "Kort", "De största ändringarna: före → efter", "Rader")
    return table("Vad som ändras på sidorna", heads, body, heads[-1:])


def count_table(state: State) -> Any:
    """What is counted in each administration as served and as it would be."""
    body = [
        light(
            "Tr",
            [
                light("Th", one["label"], scope="row"),
                *(
                    light("Td", words, className="number")
                    for words in (_count(one["before"]), _count(one["after"]), _difference(one))
                ),
            ],
        )
        for one in state.counted
    ]
    heads = ("Förvaltning", "Visas nu", "Efter publicering", "Skillnad")
    return light("Div", table(state.title, heads, body, heads[1:]), className="is-narrow")


def _count(value: int | None) -> str:
    return "–" if value is None else number(value)


def _difference(one: dict[str, Any]) -> str:
    if one["before"] is None or one["after"] is None:
        return "–"
    difference = one["after"] - one["before"]
    return f"{'+' if difference > 0 else ''}{number(difference)}"


def page_links(state: State) -> list[Any]:
    """The pages that a publication has changed."""
    pages = {one["path"]: one["page"] for one in state.changes if one["path"]}
    if state.phase != Phase.PUBLISHED or not pages or state.version == state.before:
        return []
    links = [light_link(title, path) for path, title in pages.items()]
    for link in links:
        link["props"]["className"] = "tool"
    return [light("P", "Sidor som har ändrats:"), light("Div", links, className="choices")]
