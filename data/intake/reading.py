"""From the sheets of a file to its rows, saying what was passed over: totals, empty rows, hidden sheets."""

import re
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from data.intake.guard import RefusedError
from data.intake.headings import ROWS_LOOKED_AT, Headings, find, key_of, nearest
from data.intake.model import EXPLANATION, LISTS, Source
from data.intake.rows import Delivered, Level, Remark, letter
from data.intake.sheets import Sheet
from data.intake.wording import folded

TOTALS = re.compile(r"^((del|total|slut)?summa|total(t|er|sumta)?|alla tillsammans|sum)\b", re.IGNORECASE)
MOST_LISTED = 12
REMOVE = "Ta bort kolumnen, eller ge den mallens rubrik."


def rows_of(sheets: list[Sheet], source: Source) -> Delivered:
    """All rows of the visible sheets that have the source's headings. RefusedError when no sheet has any."""
    parts, remarks, is_1904 = [], [], False
    for sheet in (s for s in sheets if s.name not in (EXPLANATION, LISTS)):
        headings = find(_first_rows(sheet), source)
        if sheet.is_hidden:
            remarks += _of_hidden_sheet(sheet, headings)
        elif headings is not None:
            parts.append(_rows(sheet, headings, source))
            is_1904 |= sheet.is_1904
        elif len(sheet.cells) and len(sheets) > 1:
            remarks.append(
                Remark(Level.NOTE, "Bladet har inte mallens rubriker och läses inte.", sheet=sheet.name)
            )
    if not parts:
        raise RefusedError(
            f"Inget blad har rubrikerna för {source.title}. Hämta mallen och kontrollera rubrikraden; minst "
            "två av mallens rubriker behöver finnas."
        )
    joined = _joined(parts)
    joined.remarks[:0] = remarks
    joined.is_1904 = is_1904
    return joined


def _first_rows(sheet: Sheet) -> list[list[str]]:
    top = sheet.cells.iloc[: ROWS_LOOKED_AT + 1].astype(object)
    return [list(row) for row in top.where(top.notna(), "").to_numpy()]


def _of_hidden_sheet(sheet: Sheet, headings: Headings | None) -> list[Remark]:
    if not len(sheet.cells):
        return []
    if headings is None:
        return [Remark(Level.NOTE, "Bladet är dolt och läses inte.", sheet=sheet.name)]
    wrong = "Bladet är dolt men ser ut att ha uppgifter. Det läses inte."
    return [
        Remark(Level.WARNING, wrong, "Visa bladet i Excel om det ska läsas.", sheet.name, code="hidden_sheet")
    ]


def _rows(sheet: Sheet, headings: Headings, source: Source) -> Delivered:
    body = sheet.cells.iloc[headings.last + 1 :]
    first_of = {name: at for at, name in reversed(headings.names.items())}
    named = body[list(first_of.values())].set_axis(list(first_of), axis=1)
    letters = {sheet.name: {name: letter(at) for name, at in first_of.items()}}
    remarks = list(_of_headings(sheet, headings, source, body))
    found = Delivered(
        named, pd.Series(sheet.name, index=body.index, dtype=object), _numbers(body), letters, remarks
    )
    _note_sheet(found, sheet)
    return _without_others(found, source, headings)


def _numbers(body: pd.DataFrame) -> pd.Series:
    return pd.Series(body.index, index=body.index, dtype="int64")


def _of_headings(sheet: Sheet, headings: Headings, source: Source, body: pd.DataFrame) -> Iterator[Remark]:
    """Headings that are not the source's, that occur twice, and columns without one."""
    seen: dict[str, int] = {}
    for at, name in headings.names.items():
        if name in seen:
            wrong = (
                f"Rubriken ”{source.by_name[name].heading}” finns två gånger, även i kolumn "
                f"{letter(seen[name])}."
            )
            yield Remark(Level.FAULT, wrong, "Ta bort den ena kolumnen.", sheet.name, column=letter(at))
        seen.setdefault(name, at)
    for at, text in headings.unknown.items():
        if at in body and body[at].notna().any():
            like = nearest(text, source)
            todo = f"Menas ”{like}”? {REMOVE}" if like else REMOVE
            yield Remark(
                Level.FAULT, "Rubriken finns inte i mallen.", todo, sheet.name, column=letter(at), value=text
            )
    for at in range(len(body.columns)):
        if not headings.texts.get(at, "") and body[at].notna().any():
            wrong, todo = (
                "Kolumnen har värden men ingen rubrik.",
                "Ta bort värdena eller skriv mallens rubrik.",
            )
            yield Remark(Level.FAULT, wrong, todo, sheet.name, column=letter(at))


def _note_sheet(found: Delivered, sheet: Sheet) -> None:
    """Hidden rows, filters, merged cells and mixed encodings."""
    hidden = found.row[found.row.isin(sheet.hidden_rows)].to_list() if sheet.hidden_rows else []
    if hidden:
        wrong = f"{len(hidden)} rader är dolda eller bortfiltrerade men läses in ({_listed(hidden)})."
        todo = "Ta bort raderna om de inte ska vara med."
        found.remarks.append(Remark(Level.WARNING, wrong, todo, sheet.name, code="hidden_rows"))
    elif sheet.is_filtered:
        found.remarks.append(Remark(Level.NOTE, "Bladet har ett filter; alla rader läses.", sheet=sheet.name))
    rows = set(found.row) if sheet.merged else set()
    if inside := [ref for ref in sheet.merged if _top(ref) in rows]:
        wrong = (
            f"Sammanfogade celler ({', '.join(inside[:MOST_LISTED])}): värdet gäller bara den första cellen."
        )
        found.remarks.append(Remark(Level.NOTE, wrong, sheet=sheet.name))
    if len(sheet.encodings) > 1:
        wrong = (
            "Filen blandar teckenkodningar (UTF-8 och Windows-1252). Kontrollera å, ä och ö i "
            "förhandsvisningen."
        )
        found.remarks.append(Remark(Level.WARNING, wrong, sheet=sheet.name, code="mixed_encodings"))


def _top(ref: str) -> int:
    return int(re.sub(r"\D", "", ref.partition(":")[0]))


def _without_others(found: Delivered, source: Source, headings: Headings) -> Delivered:
    """Without totals, headings that are repeated and the template's example; each is said."""
    kept = found.frame.notna().any(axis=1)
    others = {
        "Summeringsrader": _any_value(found.frame, lambda text: bool(TOTALS.match(text))),
        "Upprepade rubrikrader": _repeated(found.frame, source),
        "Mallens exempelrad": _example(found.frame, source),
    }
    for words, is_other in others.items():
        if len(rows := list(found.row[kept & is_other])):
            wrong = f"{words} hoppas över: {_listed(rows)}."
            found.remarks.append(Remark(Level.NOTE, wrong, sheet=str(found.sheet.iloc[0])))
        kept &= ~is_other
    _note_empty(found, kept, headings)
    return Delivered(found.frame[kept], found.sheet[kept], found.row[kept], found.letters, found.remarks)


def _note_empty(found: Delivered, kept: pd.Series, headings: Headings) -> None:
    rows = found.row[kept]
    gaps = (
        int(rows.max() - rows.min() + 1 - len(found.row.loc[rows.index.min() : rows.index.max()]))
        if len(rows)
        else 0
    )
    if gaps > 0:
        found.remarks.append(
            Remark(Level.NOTE, f"{gaps} tomma rader hoppas över.", sheet=str(found.sheet.iloc[0]))
        )


def _any_value(frame: pd.DataFrame, matches: Callable[[str], bool]) -> pd.Series:
    """Rows in which a value matches; asked once per value that occurs."""
    found = pd.Series(False, index=frame.index)
    for name in frame:
        found |= _matching(frame[name], matches)
    return found


def _matching(column: pd.Series, matches: Callable[[str], bool]) -> pd.Series:
    hits = [matches(text) for text in column.cat.categories.to_list()]
    # Code −1, an empty cell, takes the last, which is no hit.
    return pd.Series(np.array([*hits, False])[column.cat.codes], index=column.index)


def _by_variety(frame: pd.DataFrame) -> list[str]:
    """The columns, those with the fewest values that occur first."""
    return sorted(map(str, frame), key=lambda name: len(frame[name].cat.categories))


def _repeated(frame: pd.DataFrame, source: Source) -> pd.Series:
    """Rows that repeat at least two of the headings under themselves. The column with most values, perhaps a
    million pseudonyms, is asked only where another has a heading."""
    hits = pd.Series(0, index=frame.index)
    for at, name in enumerate(names := _by_variety(frame)):
        heading = key_of(source.by_name[name].heading)
        asked = frame[name][hits > 0] if at == len(names) - 1 else frame[name]
        hits += _equal(asked, heading, key_of).reindex(frame.index, fill_value=False)
    return hits >= 2


def _example(frame: pd.DataFrame, source: Source) -> pd.Series:
    """Rows that are the template's example in every column that it fills in."""
    examples = {c.name: folded(c.example) for c in source.columns if c.example and c.name in frame}
    # A file made from the template of an earlier year lacks what has been added since.
    needed = {c.name for c in source.columns if c.example and not c.since}
    if len(examples) < 2 or not needed <= set(examples):
        return pd.Series(False, index=frame.index)
    left = frame
    for name in (name for name in _by_variety(frame) if name in examples):
        left = left[_equal(left[name], examples[name], folded)]
    return pd.Series(frame.index.isin(left.index), index=frame.index)


def _equal(column: pd.Series, wanted: str, key: Callable[[str], str]) -> pd.Series:
    """Where the value has the key that is wanted."""
    if len(column) < len(column.cat.categories):
        column = column.cat.remove_unused_categories()
    return _matching(column, lambda text: key(text) == wanted)


def _listed(rows: list[int]) -> str:
    shown = ", ".join(str(row) for row in rows[:MOST_LISTED])
    more = f" och {len(rows) - MOST_LISTED} till" if len(rows) > MOST_LISTED else ""
    return f"rad {shown}{more}"


def _joined(parts: list[Delivered]) -> Delivered:
    """The rows of several sheets as one; a column that a sheet lacks is empty there."""
    if len(parts) == 1:
        only = parts[0]
        return Delivered(
            only.frame.reset_index(drop=True),
            only.sheet.reset_index(drop=True),
            only.row.reset_index(drop=True),
            only.letters,
            only.remarks,
        )
    names = dict.fromkeys(str(name) for part in parts for name in part.frame)
    frame = pd.DataFrame({name: _one_below_the_other(parts, name) for name in names})
    return Delivered(
        frame,
        pd.concat([part.sheet for part in parts], ignore_index=True),
        pd.concat([part.row for part in parts], ignore_index=True),
        {name: columns for part in parts for name, columns in part.letters.items()},
        [remark for part in parts for remark in part.remarks],
    )


def _one_below_the_other(parts: list[Delivered], name: str) -> pd.Categorical:
    columns = [
        pd.Categorical(part.frame[name] if name in part.frame else [None] * len(part.frame)) for part in parts
    ]
    return union_categoricals([column.set_categories(column.categories.astype(object)) for column in columns])
