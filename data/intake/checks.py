"""Everything that is wrong with the rows of a file, all at once: kinds, codes, ranges, keys and rules."""

from dataclasses import dataclass

import pandera.errors
from pandas import DataFrame, DatetimeIndex, Index, Series, array, factorize

from data.intake.findings import MOST_OF_A_KIND, Findings
from data.intake.model import Column, Source
from data.intake.rows import Delivered, Remark
from data.intake.rules import check_rules
from data.intake.schema import CODE, LENGTH, MONTH_FORM, RANGE, dtype_of, schema
from data.intake.template import allowed
from data.intake.values import parsed

MANY_VALUES = 8
NEW_SERVICE = " En ny insats läggs först in i katalogen, se ”En ny insats” i docs/inlasning.md."
NOT_NULLABLE = "not_nullable"


@dataclass(frozen=True)
class Checked:
    """The rows with typed values, one column per column of the source, and everything there is to say."""

    frame: DataFrame
    remarks: tuple[Remark, ...]


def check(rows: Delivered, source: Source) -> Checked:
    """Check the rows of a file against the schema of the source, its key and its rules."""
    findings = Findings(rows, source)
    frame, wrong = _typed(rows, source, findings)
    _missing_columns(rows, source, findings)
    if not len(frame):
        findings.of_file("Filen har inga rader under rubrikerna.", "Fyll i minst en rad.")
    _validated(frame, wrong, source, rows, findings)
    _duplicates(frame, source, findings)
    check_rules(frame, source, findings)
    return Checked(frame, tuple(rows.remarks) + findings.remarks)


def _typed(rows: Delivered, source: Source, findings: Findings) -> tuple[DataFrame, DataFrame]:
    """Values of every column of the source, and which cells have a text that is none."""
    values: dict[str, Series] = {}
    wrong: dict[str, Series] = {}
    for column in source.columns:
        if column.name not in rows.frame:
            values[column.name] = Series(None, index=rows.frame.index, dtype=dtype_of(column))
            wrong[column.name] = Series(False, index=rows.frame.index)
            continue
        found = parsed(rows.frame[column.name], column, is_1904=rows.is_1904)
        values[column.name], wrong[column.name] = found.values, found.is_wrong
        _no_values(rows.frame[column.name], found.is_wrong, column, findings)
    return DataFrame(values, index=rows.frame.index), DataFrame(wrong, index=rows.frame.index)


def _no_values(texts: Series, is_wrong: "Series[bool]", column: Column, findings: Findings) -> None:
    """Texts that are no value of the column, each with what resembles it; of very many the first."""
    wrong = texts[is_wrong]
    told = wrong.drop_duplicates().to_list()[:MOST_OF_A_KIND]
    for text in told:
        mask = is_wrong & texts.eq(text)
        findings.fault(mask, column.name, _no_value(column), _what_to_write(column, str(text)))
    others = is_wrong & ~texts.isin(told)
    if bool(others.any()):
        findings.of_rows(
            others, column.name, _no_value(column), "Kontrollera att rätt uppgifter står i kolumnen."
        )


def _no_value(column: Column) -> str:
    if column.is_coded:
        return f"Värdet finns inte i listan för {column.heading}."
    return f"Värdet går inte att läsa som {KIND_WORDS[column.kind]}."


KIND_WORDS = {
    "integer": "heltal",
    "decimal": "tal",
    "year": "år",
    "date": "datum",
    "month": "månad",
    "text": "text; den börjar som en formel",
    "pseudonym": "pseudonym; den börjar som en formel",
}


def _what_to_write(column: Column, text: str) -> str:
    if not column.is_coded:
        return f"Skriv så här: {column.example or allowed(column)}."
    new = NEW_SERVICE if column.codes == "service" else ""
    if near := column.code_set.nearest(text):
        return "Menas " + " eller ".join(f"”{one}”" for one in near) + f"?{new}"
    labels = list(dict.fromkeys(column.code_set.labels.values()))
    shown = "; ".join(labels[:MANY_VALUES])
    more = " med flera, se mallens blad Listor" if len(labels) > MANY_VALUES else ""
    return f"Tillåtet är: {shown}{more}.{new}"


def _missing_columns(rows: Delivered, source: Source, findings: Findings) -> None:
    for column in source.columns:
        if (column.required or column.asked) and column.name not in rows.frame:
            findings.of_file(
                f"Kolumnen ”{column.heading}” saknas.", "Lägg till den med samma rubrik som i mallen."
            )


def _validated(
    frame: DataFrame, wrong: DataFrame, source: Source, rows: Delivered, findings: Findings
) -> None:
    """The schema's own findings; a cell whose text was no value has been told of already."""
    try:
        schema(source.name).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        for (name, check), found in cases[cases["index"].notna()].groupby(["column", "check"], sort=False):
            if name not in rows.frame:
                continue
            column = source.by_name[str(name)]
            mask = frame.index.isin(found["index"]) & ~wrong[name]
            findings.fault(Series(mask, index=frame.index), column.name, *_broken(column, str(check)))


def _broken(column: Column, check: str) -> tuple[str, str]:
    """What is wrong and what to do when a check of the schema fails."""
    kind = next((k for k in CHECKS if check.startswith(CHECKS[k])), check)
    if kind == NOT_NULLABLE:
        return f"{column.heading} saknas.", "Fyll i cellen. " + _example(column)
    if kind == RANGE and column.kind == "year":
        return "Året är orimligt.", _example(column)
    if kind == RANGE:
        return f"Talet ska vara {column.low}–{column.high}.", "Rätta talet."
    if kind == LENGTH:
        return f"Texten är längre än {column.high} tecken.", "Korta den."
    return _no_value(column), _what_to_write(column, "")


CHECKS = {
    NOT_NULLABLE: "not_nullable",
    RANGE: "in_range",
    LENGTH: "str_length",
    MONTH_FORM: "str_matches",
    CODE: "isin",
}


def _example(column: Column) -> str:
    return f"Till exempel ”{column.example}”." if column.example else f"Tillåtet är: {allowed(column)}."


def _duplicates(frame: DataFrame, source: Source, findings: Findings) -> None:
    """Rows with a key that an earlier row has; rows without the key are told of elsewhere."""
    keys = list(source.key)
    whole = frame[keys].notna().all(axis=1)
    is_again = whole & frame[keys].duplicated(keep="first")
    if bool(is_again.any()):
        names = ", ".join(source.by_name[name].heading for name in keys)
        wrong = f"Raden finns redan: samma {names} som en tidigare rad."
        findings.fault(is_again, keys[0], wrong, "Ta bort den ena raden.")


PERIOD_FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


def period_of(frame: DataFrame, source: Source) -> Series:
    """The period of each row as text: a year, a month or a day; empty for sources without a column for it."""
    if not source.period_column:
        return Series("", index=frame.index)
    values = frame[source.period_column]
    # Worked out once for every value that occurs.
    numbers, known = factorize(values)
    if source.by_name[source.period_column].kind == "date":
        texts = DatetimeIndex(known).strftime(PERIOD_FORMS[source.period_by])
    else:
        texts = Index(known).astype("string")
    return Series(array([*texts, None], dtype="string").take(numbers), index=frame.index)
