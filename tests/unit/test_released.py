"""Released cells in memory: the same as they were stored, by table."""

from sqlalchemy import create_engine

from queries.released import UNPACKED_TABLES, Cell, ReleasedCells, packed_tables
from queries.schema import released_cell

ROWS = [
    ("", "", "", 100, "published", "f_total"),
    ("gender", "man", "", 40, "delivered", None),
    ("gender", "woman", "", 60, "delivered", None),
    ("gender,age", "man", "age_18_29", 12, "synthetic", None),
]


def stored(repeats: int = 1) -> ReleasedCells:
    """The cells of ROWS for as many years, read through the statement that the store uses."""
    engine = create_engine("duckdb:///:memory:")
    released_cell.create(engine)
    names = ("attributes", "code_1", "code_2", "n", "kind", "figure_id")
    rows = [
        {
            "source": "v40",
            "period": str(2000 + year),
            "code_3": "",
            "code_4": "",
            **dict(zip(names, row, strict=True)),
        }
        for year in range(repeats)
        for row in reversed(ROWS)
    ]
    with engine.begin() as connection:
        connection.execute(released_cell.insert(), rows)
        return ReleasedCells(connection.execute(packed_tables()))


def test_a_table_holds_its_cells_by_codes() -> None:
    cells = stored()
    assert cells.table("v40", "2000", ()) == {(): Cell(100, "published", "f_total")}
    assert cells.table("v40", "2000", ("gender",)) == {
        ("man",): Cell(40, "delivered", ""),
        ("woman",): Cell(60, "delivered", ""),
    }
    assert cells.table("v40", "2000", ("gender", "age")) == {("man", "age_18_29"): Cell(12, "synthetic", "")}


def test_a_table_that_is_not_released_is_empty() -> None:
    cells = stored()
    for key in (("v40", "2000", ("age",)), ("v40", "1999", ()), ("other", "2000", ())):
        assert cells.table(*key) == {}


def test_one_cell_is_the_same_with_and_without_its_table() -> None:
    cells = stored()
    asked = [
        ((), ()),
        (("gender",), ("man",)),
        (("gender",), ("m",)),
        (("age",), ("x",)),
        (("gender",), ("",)),
    ]
    alone = [cells.cell("v40", "2000", *key) for key in asked]
    assert alone == [Cell(100, "published", "f_total"), Cell(40, "delivered", ""), None, None, None]
    tables = [cells.table("v40", "2000", attributes).get(codes) for attributes, codes in asked]
    assert tables == alone == [cells.cell("v40", "2000", *key) for key in asked]


def test_the_same_cells_come_back_after_more_tables_than_are_kept() -> None:
    years = UNPACKED_TABLES // 3 + 2
    cells = stored(years)
    first = cells.table("v40", "2000", ("gender",))
    for year in range(years):
        for attributes in ((), ("gender",), ("gender", "age")):
            assert cells.table("v40", str(2000 + year), attributes) != {}
    assert cells.table("v40", "2000", ("gender",)) == first
