"""What the user has chosen, as a frozen value; URL text to Filters and back, complete and deterministic."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import parse_qsl, quote

from data.codebook import Attribute, attribute, needs
from queries.options import OPTIONS, Amount

NEED = "need"
MAX_NEEDS = 2
MAX_BESIDE_ADMINISTRATION = 2
MAX_URL_LENGTH = 2_000
URL_ATTRIBUTES = (
    "administration",
    "gender",
    "age",
    "children",
    "barrier",
    "duration",
    "main_plan",
    "plan_sufficient",
    "time_to_self_support",
    NEED,
)
YEAR = "ar"
TOO_LONG = "adressen är för lång"
Chosen = tuple[str, tuple[str, ...]]


def url_attribute(name: str) -> Attribute:
    """The attribute behind a URL name; `need` stands for all need attributes."""
    return needs() if name == NEED else attribute(name)


@dataclass(frozen=True, slots=True)
class Filters:
    """Chosen codes per attribute, in URL order and code-book order. No values means no filter.

    `year` None means the latest year with data. `need` takes one code, or two meaning both.
    `options` are the page's own choices (see `queries.options`) that differ from their defaults, by name.
    """

    year: int | None = None
    chosen: tuple[Chosen, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, year: int | None = None, /, **codes: Iterable[str]) -> "Filters":
        """Filters from codes per attribute; KeyError on an unknown attribute or code. All codes = no
        filter."""
        chosen = []
        for name in URL_ATTRIBUTES:
            picked = set(codes.pop(name, ()))
            values = url_attribute(name).values
            if unknown := picked - set(values):
                raise KeyError(f"{name} has no codes {sorted(unknown)}")
            if picked and len(picked) < len(values):
                chosen.append((name, _limited(name, tuple(v for v in values if v in picked))))
        if codes:
            raise KeyError(f"no filters named {sorted(codes)}")
        return cls(year, tuple(chosen))

    @classmethod
    def from_url(cls, search: str | None) -> "Filters":
        """Filters from the query text of a URL; what is unknown is dropped (see `url_faults`)."""
        return _parse(search)[0]

    def to_url(self) -> str:
        """Canonical query text with a leading "?", or "" when nothing is chosen."""
        parts = [f"{YEAR}={self.year}"] if self.year is not None else []
        parts += [_part(pair) for pair in self.chosen]
        parts += [f"{slug}={quote(value, safe='')}" for slug, value in self.options]
        return "?" + "&".join(parts) if parts else ""

    def codes(self, name: str) -> tuple[str, ...]:
        """The chosen codes of an attribute, empty when it is not filtered."""
        return dict(self.chosen).get(name, ())

    def option(self, slug: str) -> str:
        """The value of an option as in the address, or its default. KeyError for an unknown option."""
        return dict(self.options).get(slug, OPTIONS[slug].default)

    def amount(self, slug: str) -> float | None:
        """The number of an option, None when it has none."""
        text, option = self.option(slug), OPTIONS[slug]
        return option.number(text) if text and isinstance(option, Amount) else None

    def with_option(self, slug: str, value: str) -> "Filters":
        """The same filters with another value of an option; "" or its default takes it away.

        KeyError for an unknown option, ValueError for a value that it does not take."""
        others = {name: text for name, text in self.options if name != slug}
        if value and value != OPTIONS[slug].default:
            parsed = OPTIONS[slug].parsed(value)
            if parsed is None:
                raise ValueError(f"{slug} does not take {value!r}")
            if parsed != OPTIONS[slug].default:
                others[slug] = parsed
        return replace(self, options=tuple(sorted(others.items())))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the filtered attributes."""
        return tuple(name for name, _ in self.chosen)

    @property
    def beside_administration(self) -> tuple[str, ...]:
        """The filtered attributes that count against the limit of two."""
        return tuple(name for name in self.names if name != "administration")

    @property
    def is_full(self) -> bool:
        """True when no further attribute may be filtered."""
        return self.is_full_beside()

    def is_full_beside(self, *compared: str) -> bool:
        """True when no further attribute may be filtered where some are compared, and so are no choice."""
        counted = [name for name in self.beside_administration if name not in compared]
        return len(counted) >= MAX_BESIDE_ADMINISTRATION

    def with_codes(self, name: str, codes: Iterable[str]) -> "Filters":
        """The same filters with other codes for one attribute."""
        picked, every = set(codes), url_attribute(name).values
        values = tuple([v for v in every if v in picked])
        kept = dict(self.chosen)
        kept.pop(name, None)
        if values and len(values) < len(every):
            kept[name] = _limited(name, values)
        chosen = tuple([(n, kept[n]) for n in URL_ATTRIBUTES if n in kept])
        return Filters(self.year, chosen, self.options)  # not `replace`: a page asks for hundreds

    def without(self, name: str) -> "Filters":
        """The same filters without one attribute."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] != name))

    def toggled(self, name: str, code: str) -> "Filters":
        """The same filters with one code switched on or off. A third need replaces the last one."""
        now = self.codes(name)
        if code in now:
            return self.with_codes(name, (c for c in now if c != code))
        if name == NEED:
            return self.with_codes(name, (*now[: MAX_NEEDS - 1], code))
        return self.with_codes(name, (*now, code))


# A page has hundreds of links, which differ from each other in one part.
@lru_cache(maxsize=4_096)
def _part(pair: Chosen) -> str:
    source = url_attribute(pair[0])
    return f"{source.slug}={','.join(source.code(code).slug for code in pair[1])}"


def _limited(name: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    return codes[:MAX_NEEDS] if name == NEED else codes


def url_faults(search: str | None) -> tuple[str, ...]:
    """The parts of a URL that were not understood, as written by the user (shortened)."""
    return _parse(search)[1]


def _parse(search: str | None) -> tuple[Filters, tuple[str, ...]]:
    text = (search or "").removeprefix("?")
    if len(text) > MAX_URL_LENGTH:
        return Filters(), (TOO_LONG,)
    year: int | None = None
    picked: dict[str, list[str]] = {}
    options: dict[str, str] = {}
    faults: list[str] = []
    for key, value in parse_qsl(text, keep_blank_values=True, errors="replace"):
        if key == YEAR:
            year = _year(value, faults)
        elif key in _BY_SLUG:
            _collect(_BY_SLUG[key], value, picked, faults)
        elif key in OPTIONS:
            _option(key, value, options, faults)
        elif key not in VIEW_KEYS:
            faults.append(_shown(key))
    return replace(Filters.of(year, **picked), options=tuple(sorted(options.items()))), tuple(faults)


VIEW_KEYS = frozenset({"tabell", "kallor", "version", "vy", "andrat", "jobb"})
"""URL names that choose how something is shown, read by the components."""


def _year(value: str, faults: list[str]) -> int | None:
    if len(value) == 4 and value.isascii() and value.isdigit() and value.startswith("20"):
        return int(value)
    faults.append(_shown(f"{YEAR}={value}"))
    return None


def _collect(name: str, value: str, picked: dict[str, list[str]], faults: list[str]) -> None:
    by_slug = {code.slug: code.code for code in url_attribute(name).codes}
    for slug in value.split(","):
        if slug in by_slug:
            if name == NEED and len(picked.get(name, [])) >= MAX_NEEDS and by_slug[slug] not in picked[name]:
                faults.append("mer än två behov")
            else:
                picked.setdefault(name, []).append(by_slug[slug])
        else:
            faults.append(_shown(f"{url_attribute(name).slug}={slug}"))


def _option(slug: str, value: str, options: dict[str, str], faults: list[str]) -> None:
    parsed = OPTIONS[slug].parsed(value)
    if parsed is None:
        faults.append(_shown(f"{slug}={value}"))
    elif parsed != OPTIONS[slug].default:
        options[slug] = parsed


def _shown(text: str) -> str:
    """A user's own text, printable and short enough to repeat in a note."""
    clean = "".join(c if c.isprintable() else " " for c in text).strip()
    return clean if len(clean) <= 40 else clean[:39] + "…"


_BY_SLUG = {url_attribute(name).slug: name for name in URL_ATTRIBUTES}
