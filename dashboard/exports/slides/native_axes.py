"""What python-pptx leaves to the file itself: the place of the plot, the legend's entries, intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart as NativeChart
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard.exports.slides.chart import Chart

POINT = 12700
"""English metric units."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Parts of the chart that are left free around the plot."""

    left: float
    top: float
    right: float
    bottom: float


def place_plot(native: NativeChart, edges: Edges) -> None:
    """Gives the plot its place, so that it stands where the tables beside it expect it."""
    area: Any = native._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    sides = {
        "x": edges.left,
        "y": edges.top,
        "w": 1 - edges.left - edges.right,
        "h": 1 - edges.top - edges.bottom,
    }
    values = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in sides.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{values}</c:manualLayout></c:layout>'
        ),
    )


def skip_labels(native: NativeChart, step: int) -> None:
    """Only every so many categories is named, so that the names have room."""
    axis: Any = native.category_axis._element
    for old in axis.findall(qn("c:tickLblSkip")):
        axis.remove(old)
    before = axis.find(qn("c:noMultiLvlLbl"))
    before.addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{step}"/>'))


def order_in_file(native: NativeChart, chart: Chart) -> None:
    """Series with the most points first in the file, and of those the one that is drawn last.

    LibreOffice goes by the file: it loses a series before one with more points, and draws the first on top.
    PowerPoint goes by the order that each series names, which stays.
    """
    if any(one.is_silent for one in chart.series) and chart.has_legend:
        return  # the legend's hidden entries are counted by the file in one program, by order in the other
    own = [one._element for one in native.plots[0].series]
    sizes = [len(element.findall(f".//{qn('c:xVal')}//{qn('c:pt')}")) for element in own]
    upwards = 1 if chart.has_legend else -1
    places = sorted(range(len(own)), key=lambda place: (-sizes[place], upwards * place))
    parent: Any = own[0].getparent()
    start = parent.index(own[0])
    for element in own:
        parent.remove(element)
    for step, place in enumerate(places):
        parent.insert(start + step, own[place])


def hide_in_legend(native: NativeChart, places: Sequence[int]) -> None:
    """Takes series out of the legend: the other end of an interval, or marks that a note explains."""
    legend: Any = native._chartSpace.chart.find(qn("c:legend"))
    after = legend.find(qn("c:legendPos"))
    for place in reversed(places):
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        after.addnext(parse_xml(entry))


def add_intervals(
    native_series: Any,
    minus: Sequence[float],
    plus: Sequence[float],
    scheme: str,
    points: float,
) -> None:
    """Lines from each point to the ends of its interval."""
    line = _line(scheme, points)
    xml = (
        f"<c:errBars {nsdecls('c', 'a')}>"
        f'<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/><c:plus>{_numbers(plus)}</c:plus><c:minus>{_numbers(minus)}</c:minus>'
        f"{line}</c:errBars>"
    )
    _insert(native_series, xml)


def add_reach(native_series: Any, reach: float, scheme: str, points: float) -> None:
    """A line from each point to the right, equally long for all."""
    xml = (
        f"<c:errBars {nsdecls('c', 'a')}>"
        '<c:errDir val="x"/><c:errBarType val="plus"/><c:errValType val="fixedVal"/>'
        f'<c:noEndCap val="1"/><c:val val="{reach:.6g}"/>{_line(scheme, points)}</c:errBars>'
    )
    _insert(native_series, xml)


def add_ticks(native_series: Any, reach: float, scheme: str) -> None:
    """A thin upright line through each point, equally far up and down."""
    xml = (
        f"<c:errBars {nsdecls('c', 'a')}>"
        '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="fixedVal"/>'
        f'<c:noEndCap val="1"/><c:val val="{reach}"/>{_line(scheme, 2)}</c:errBars>'
    )
    _insert(native_series, xml)


def _line(scheme: str, points: float) -> str:
    """`scheme`: the colour as the theme names it, with what is done to it."""
    fill = f"<a:solidFill>{scheme}</a:solidFill>"
    return f'<c:spPr><a:ln w="{int(points * POINT)}" cap="flat">{fill}</a:ln></c:spPr>'


def _numbers(values: Sequence[float]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value:.6g}</c:v></c:pt>' for place, value in enumerate(values)
    )
    return (
        f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'
    )


def _insert(native_series: Any, xml: str) -> None:
    """Where the schema wants it: before the numbers of the series."""
    element = native_series._element
    before = next(
        found for name in ("c:cat", "c:xVal", "c:val") if (found := element.find(qn(name))) is not None
    )
    before.addprevious(parse_xml(xml))
