"""What a URL asks to see: the filters, and which cards show their table."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote

from queries.filters import TOO_LONG, Filters, url_faults

TABLE = "tabell"
COMPARE = "kallor"
PLACE = "vy"
CHANGED = "andrat"
"""In the show: which view of the presentation, and that its filters stand in the address."""


@dataclass(frozen=True, slots=True)
class View:
    """Filters plus the cards that are shown as tables and the sources that are compared, all from the URL.

    place: in the show, the view's number in the presentation, which its links keep."""

    filters: Filters
    tables: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    place: int | None = None

    @classmethod
    def from_url(cls, search: str | None) -> "View":
        """The view of a URL; card names that no page has do no harm."""
        if not isinstance(search, str):  # a browser can be made to send anything
            search = ""
        faults = url_faults(search)
        if TOO_LONG in faults:
            return cls(Filters(), faults=faults)
        pairs = dict(parse_qsl((search or "").removeprefix("?"), errors="replace"))
        return cls(Filters.from_url(search), _names(pairs.get(TABLE)), _names(pairs.get(COMPARE)), faults)

    def href(self) -> str:
        """The canonical address of this view, never empty so that it can stand in a link."""
        parts = [f"{PLACE}={self.place}", f"{CHANGED}=ja"] if self.place is not None else []
        parts += [self.filters.to_url().removeprefix("?")]
        parts += [f"{TABLE}={','.join(self.tables)}"] if self.tables else []
        parts += [f"{COMPARE}={','.join(self.compared)}"] if self.compared else []
        return "?" + "&".join(part for part in parts if part)

    def filtered(self, filters: Filters) -> str:
        """The address of the same view with other filters."""
        return replace(self, filters=filters).href()

    def as_table(self, card: str, shown: bool) -> str:
        """The address of the same view with one card's table shown or not."""
        others = tuple(name for name in self.tables if name != card)
        return replace(self, tables=tuple(sorted({*others, card})) if shown else others).href()

    def comparing(self, sources: tuple[str, ...]) -> str:
        """The address of the same view with other sources compared."""
        return replace(self, compared=sources).href()


def _names(text: str | None) -> tuple[str, ...]:
    """Names from a comma list: only letters, digits, "_" and "-", which can stand in a URL as they are."""
    names = (part for part in (text or "").split(",") if part.replace("_", "").replace("-", "").isalnum())
    return tuple(quote(name) for name in names)[:20]
