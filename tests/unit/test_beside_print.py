"""What a delivery is told and drawn as, beside what a report prints of the same thing."""

from dataclasses import replace

from components.figures import grouped_bars, share_bars, year_lines
from components.narrative import homelessness, incomes, inventory, occupied
from components.print_column import BESIDE_PRINT
from components.printed_value import printed_beside
from components.wording import Bold, Finding
from data.codebook.counts import count_words
from queries.answers import Answer, Row
from queries.delivered_counts import ABOUT, PRINTED
from queries.filters import Filters


def beside(row: Row, printed: float, *, about: bool = False) -> Row:
    return replace(row, measures=((PRINTED, printed), *(((ABOUT, 1.0),) if about else ())))


def delivered(question: str, *rows: Row, period: str = "2024") -> Answer:
    return Answer(question, rows, "delivered_x", unit="personer", kind="delivered", period=period)


def said(finding: Finding) -> str:
    return "".join(part.text if isinstance(part, Bold) else part for part in finding).replace("\xa0", " ")


def no_link(row: Row) -> None:
    return None


def adults(year: str, count: float | None) -> Row:
    return Row(year, year, "adults", "Vuxna", count=count, kind="delivered")


def test_a_printed_number_is_told_as_it_is_printed() -> None:
    row = Row("none", "Saknar", count=543, kind="delivered")
    assert printed_beside(row) == ""
    assert printed_beside(beside(row, 500, about=True)) == "ca\xa0500"
    assert BESIDE_PRINT.text(beside(replace(row, share=0.25), 0.05)) == "5\xa0%"


def test_years_tell_the_print_in_brackets_and_once_in_words() -> None:
    answer = delivered("homelessness_by_year", adults("2021", 2564), beside(adults("2022", 2370), 2524))
    assert said(homelessness(answer, Filters())) == (
        "2 370 vuxna var i hemlöshet 2022, 194 färre än 2021. Inom parentes står det som är tryckt."
    )
    shorter = Row("2021", "2021", "children", "Barn", count=597)
    figure = year_lines(replace(answer, rows=(*answer.rows, shorter)), no_link)
    assert figure["data"][0]["text"][1] == "2\xa0370<br>(2\xa0524)"
    assert [label["x"] for label in figure["layout"]["annotations"]] == [1, 0]
    withheld = delivered("homelessness_by_year", replace(adults("2025", None), kind="withheld"))
    assert "för små" in said(homelessness(withheld, Filters()))


def test_shares_stand_with_the_reports_and_without_counts_then() -> None:
    wage = Row("wage", "Lön", count=275, base=2000, share=0.12, kind="delivered")
    alone = share_bars(delivered("homelessness_income", wage), no_link)
    both = share_bars(delivered("homelessness_income", beside(wage, 0.10)), no_link)
    assert [chart["data"][-1]["text"] for chart in (alone, both)] == [
        [" 12\xa0%  (275)"],
        [" 12\xa0%, rapport 10\xa0%"],
    ]
    answer = delivered("homelessness_income", wage)
    assert said(incomes(answer, Filters())) == "Vanligaste inkomsterna är (2024): lön 12 %."
    printed = replace(answer, kind="published")
    assert said(incomes(printed, Filters())).endswith(" 88 % av hushållen redovisas inte.")


def test_many_groups_are_drawn_by_their_first_rows_and_those_in_print() -> None:
    words, items = count_words("authorities"), count_words("inventory_items")
    rows = [
        Row(item, items[item], group, group, count=100 - n, kind="delivered")
        for group in words.values()
        for n, item in enumerate(items)
    ]
    ffs = list(items).index("no_occupation") + len(items)
    rows[ffs] = beside(rows[ffs], 2250)
    answer = delivered("psychiatric_inventory", *rows)
    figure = grouped_bars(answer, no_link)
    drawn = [text for text in figure["data"][1]["text"] if text]
    assert drawn == [" 100", " 100", " 99, rapport 2\xa0250", " 100", " 100"]
    assert said(inventory(answer, Filters())) == (
        "2024: Utan känd sysselsättning är 99 av 100 hos funktionsstöd och 99 av 100 hos "
        "socialförvaltningarna. Fler uppgifter står i tabellen."
    )


def test_who_has_no_occupation_is_told_apart_from_what_nobody_has_filled_in() -> None:
    rows = (Row("none", "", count=231), Row("none_or_not_filled_in", "", count=543))
    answer = delivered("occupation", *(replace(row, kind="delivered") for row in rows))
    assert said(occupied(answer, Filters())) == "231 saknar sysselsättning, och för 312 är det inte ifyllt."
    assert "osäkra" in said(occupied(replace(answer, kind="published"), Filters()))
