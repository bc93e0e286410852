"""Make the small map of the districts again from the published borders: python -m data.geo."""

import json
from typing import Any

from data.geo import MAP
from data.geo.flat import Line, centre, coarse, flat, rounded
from data.published.load import DISTRICTS

BORDERS = MAP.with_name("stadsomraden.geojson")


def rings(feature: dict[str, Any]) -> list[Line]:
    """The outer rings of a district, flat. No district has a hole."""
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[flat(*point) for point in polygon[0]] for polygon in polygons]


def main() -> None:
    """Write the file, one district a line."""
    features = json.loads(BORDERS.read_text(encoding="utf-8"))["features"]
    borders = {DISTRICTS[feature["properties"]["kod"]]: rings(feature) for feature in features}
    lines = []
    for code, found in coarse(borders).items():
        label = rounded([centre(found[0])])[0]
        kept = {"district": code, "label": label, "rings": [rounded(ring) for ring in found]}
        lines.append(json.dumps(kept, separators=(",", ":")))
    MAP.write_text('{"districts":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
