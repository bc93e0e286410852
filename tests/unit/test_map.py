"""The map of the districts: from the published borders, shared borders kept, each district drawn once."""

import json
from itertools import pairwise

import pytest

from components.figures import district_map
from data.geo import outlines
from data.geo.__main__ import BORDERS, rings
from data.geo.flat import SMALLEST_ISLAND_KM2, area, centre, coarse, flat
from queries.answers import Answer, Row

DISTRICTS = ("nordost", "centrum", "sydvast", "hisingen")


def answer(chosen: str = "") -> Answer:
    """Clients per district with a rate of ten times their number."""
    rows = tuple(
        Row(
            code,
            code.title(),
            count=10 + i,
            measures=(("per_1000", 10.0 * (1 + i)),),
            is_chosen=code == chosen,
        )
        for i, code in enumerate(DISTRICTS)
    )
    return Answer("clients_by_district", rows, "v40")


def test_the_kept_map_is_the_size_of_the_city() -> None:
    assert tuple(one.district for one in outlines()) == DISTRICTS
    features = json.loads(BORDERS.read_text(encoding="utf-8"))["features"]
    for one, feature in zip(outlines(), features, strict=True):
        published = sum(size for ring in rings(feature) if (size := area(ring)) >= SMALLEST_ISLAND_KM2)
        assert sum(area(ring) for ring in one.rings) == pytest.approx(published, rel=0.01)
        assert published == pytest.approx(feature["properties"]["areal_km2"], rel=0.1)
        assert all(ring[0] == ring[-1] for ring in one.rings)


def test_neighbours_share_their_border_to_the_point() -> None:
    sides = {one.district: {frozenset(p) for ring in one.rings for p in pairwise(ring)} for one in outlines()}
    assert len(sides["nordost"] & sides["centrum"]) >= 3
    assert len(sides["centrum"] & sides["sydvast"]) >= 3


def test_a_coarse_border_is_the_same_from_both_sides() -> None:
    border = [(0.0, 0.0), (0.05, 1.0), (-0.05, 2.0), (0.6, 3.0), (0.0, 4.0)]
    west = [*border, (-5.0, 4.0), (-5.0, 0.0), (0.0, 0.0)]
    east = [*border[::-1], (5.0, 0.0), (5.0, 4.0), (0.0, 4.0)]
    rock = [(9.0, 9.0), (9.5, 9.0), (9.0, 9.5), (9.0, 9.0)]
    assert area(rock) < SMALLEST_ISLAND_KM2
    found = coarse({"west": [west, rock], "east": [east]})
    on_border = {code: [p for p in rings[0] if abs(p[0]) < 1] for code, rings in found.items()}
    assert len(found["west"]) == 1
    assert set(on_border["west"]) == set(on_border["east"]) < set(border)
    assert (0.6, 3.0) in on_border["west"]


def test_a_name_stands_in_the_middle_of_the_mainland() -> None:
    assert centre([(0, 0), (4, 0), (4, 2), (0, 2), (0, 0)]) == (2, 1)
    for one in outlines():
        assert one.label == pytest.approx(centre(one.rings[0]), abs=0.02)


def test_a_degree_of_longitude_is_about_half_a_degree_of_latitude() -> None:
    (east, _), (_, north) = flat(12.5, 57.5), flat(11.5, 58.5)
    assert north == pytest.approx(111.32)
    assert east == pytest.approx(59.46, abs=0.05)


def test_every_district_is_filled_named_and_can_be_chosen() -> None:
    figure = district_map(answer(), lambda row: f"?forvaltning={row.code}")
    areas = [trace for trace in figure["data"] if trace.get("fill") == "toself"]
    names = figure["data"][-1]
    assert [trace["meta"] for trace in areas] == [f"?forvaltning={code}" for code in DISTRICTS]
    assert names["customdata"] == [f"?forvaltning={code}" for code in DISTRICTS]
    assert ["10,0" in names["text"][0], "40,0" in names["text"][3]] == [True, True]
    assert figure["layout"]["yaxis"]["scaleanchor"] == "x"


def test_light_text_stands_only_on_the_darkest_shade() -> None:
    figure = district_map(answer(), lambda row: None)
    shades = [trace["opacity"] for trace in figure["data"] if trace.get("fill") == "toself"]
    inks = figure["data"][-1]["textfont"]["color"]
    assert shades == sorted(shades)
    assert inks == ["@ink", "@ink", "@on-data", "@on-data"]


def test_a_chosen_district_has_a_border_over_the_others() -> None:
    plain, chosen = (district_map(answer(code), lambda row: None) for code in ("", "centrum"))
    assert len(chosen["data"]) == len(plain["data"]) + 1
    assert chosen["data"][-2]["line"]["color"] == "@d2"
