"""One look for every chart: a colour and a shape per outlet, sizes for a phone, words for screen readers.

Importing this module makes Altair hand charts to JupyterLab as ``application/vnd.vegalite.v5+json``, the
newest form that JupyterLab 4.6 draws from its own code: no request leaves the machine and nothing has to be
switched on.

The colours keep a contrast of at least 3 to 1 on white and on the pages' dark ground, and stay apart in the
three common kinds of colour blindness; where they come close, the shapes differ.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any, Final, NamedTuple

import altair as alt

__all__ = [
    "ACCENT",
    "FONT",
    "FONT_SIZE",
    "GRID",
    "INK",
    "MUTED",
    "NEGATIVE",
    "NEUTRAL",
    "OUTLET_COLOURS",
    "OUTLET_SHAPES",
    "POSITIVE",
    "OutletScale",
    "finish",
    "outlet_scale",
]

FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Liberation Sans has Arial's widths, so that a chart is laid out alike whichever of them a machine has."""
FONT_SIZE: Final = 13
"""Pixels of labels; scaled down by a quarter they can still be read on a phone."""

INK: Final = "#20262e"
"""Text and marks that carry no colour of their own; pages turn it light on a dark ground."""
MUTED: Final = "#5c646e"
"""Axis labels and rules that should stand back."""
GRID: Final = "#d8dce1"
"""Grid lines, the quietest thing in a chart."""
ACCENT: Final = "#0072b2"
"""One series with nothing to tell apart."""

NEGATIVE: Final = "#c2500a"
NEUTRAL: Final = "#8b9197"
POSITIVE: Final = "#0a7fa8"
"""Against, neither, for: orange and blue, never red and green. Always print the sign or the word as well."""

OUTLET_COLOURS: Final[dict[str, str]] = {
    "otb": "#0072b2",
    "rferl": "#d55e00",
    "sofrep": "#00916a",
    "antiwar": "#a63a8c",
    "unattributed": "#8b9197",
}
"""Colour of each shipped outlet; others are given one by `outlet_scale`."""
OUTLET_SHAPES: Final[dict[str, str]] = {
    "otb": "circle",
    "rferl": "square",
    "sofrep": "triangle-up",
    "antiwar": "diamond",
    "unattributed": "cross",
}
"""Shape of each shipped outlet, so that charts can be read without colour."""

_SPARE = (
    ("#a67c00", "triangle-down"), ("#5b6ee1", "triangle-right"), ("#c2404a", "triangle-left"),
    ("#0072b2", "square"), ("#d55e00", "circle"), ("#00916a", "diamond"), ("#a63a8c", "triangle-up"),
)  # fmt: skip
"""For outlets that are not shipped, in order; no pair repeats one above."""


class OutletScale(NamedTuple):
    """The two scales of outlets: pass ``color`` and ``shape`` as the ``scale`` of those channels."""

    color: alt.Scale
    shape: alt.Scale


def outlet_scale(handles: Sequence[str]) -> OutletScale:
    """Give every outlet its colour and its shape.

    Both scales list the outlets in the order of ``handles``, so that legends and axes agree. A shipped outlet
    looks the same in every chart; others take the spare pairs in alphabetical order.
    """
    domain = list(dict.fromkeys(handles))
    unknown = sorted(set(domain) - OUTLET_COLOURS.keys())
    looks = {handle: (OUTLET_COLOURS[handle], OUTLET_SHAPES[handle]) for handle in OUTLET_COLOURS}
    looks |= {handle: _SPARE[i % len(_SPARE)] for i, handle in enumerate(unknown)}
    return OutletScale(
        alt.Scale(domain=domain, range=[looks[handle][0] for handle in domain]),
        alt.Scale(domain=domain, range=[looks[handle][1] for handle in domain]),
    )


def finish(
    chart: Any,
    *,
    title: str,
    subtitle: str = "",
    description: str,
    width: int | None = None,
    data: Sequence[str | tuple[str, str]] = (),
) -> alt.TopLevelMixin:
    """Give a chart the house's look and the words it is read by.

    Pages print the title and subtitle as text above the picture, where they wrap to the reader's column;
    JupyterLab shows them in the chart.

    Args:
        chart: any Altair chart; it is not changed, a copy is.
        title: the finding, as one sentence.
        subtitle: what is measured and in which unit.
        description: what a reader who does not see it should know: the form, the range, the main values.
        width: the plot's width in pixels, for single and layered charts; at most about 340 beside ordinary
            labels, for the whole picture has to fit a phone. `None` leaves what the chart says.
        data: columns for the table of data that pages show under the chart, in this order, from the one data set
            that has them all; name those that mean something to a reader and leave out where things are drawn. A
            pair is a column and the words to head it by. All data sets with all columns if empty.

    Raises:
        ValueError: the title or the description is empty. Such a chart could not be read aloud.
    """
    if not title.strip() or not description.strip():
        raise ValueError("a chart needs a title that states its finding and a description for screen readers")
    columns = max(38, int((width or 320) / (0.5 * FONT_SIZE)))
    settings: dict[str, Any] = {
        "title": alt.TitleParams(
            text=wrap(title, columns),
            subtitle=wrap(subtitle, columns + 4) if subtitle else alt.Undefined,
        ),
        "description": description,
    }
    if data:
        settings["usermeta"] = {"data": [one if isinstance(one, str) else list(one) for one in data]}
    if width is not None:
        settings["width"] = width
    finished = chart.properties(**settings)
    finished.config = _config(finished.config)
    return finished  # type: ignore[no-any-return]


def _config(own: Any) -> alt.Config:
    """The house's settings, under those that the chart brings itself."""
    house: dict[str, Any] = {
        "font": FONT,
        "background": "white",
        "padding": 4,
        "view": {"stroke": None, "continuousWidth": 320, "continuousHeight": 240},
        "title": {
            "anchor": "start", "frame": "group", "offset": 14, "color": INK, "fontSize": FONT_SIZE + 2,
            "subtitleColor": MUTED, "subtitleFontSize": FONT_SIZE, "subtitlePadding": 5,
        },
        "axis": {
            "labelColor": MUTED, "labelFontSize": FONT_SIZE, "labelLimit": 150, "titleColor": MUTED,
            "titleFontSize": FONT_SIZE, "titleFontWeight": "normal", "domainColor": MUTED, "tickColor": GRID,
            "gridColor": GRID, "labelPadding": 5,
        },
        "axisY": {"domain": False, "ticks": False, "labelColor": INK},
        "axisX": {"labelFlush": True},
        "header": {
            "labelColor": INK, "labelFontSize": FONT_SIZE, "titleColor": MUTED,
            "titleFontSize": FONT_SIZE,
        },
        "legend": {
            "orient": "top", "direction": "horizontal", "columns": 2, "labelColor": INK, "titleColor": MUTED,
            "labelFontSize": FONT_SIZE, "titleFontSize": FONT_SIZE, "titleFontWeight": "normal",
            "symbolSize": 110, "labelLimit": 140,
        },
        "text": {"fontSize": FONT_SIZE, "color": INK},
        "point": {"filled": True, "size": 80, "opacity": 1, "color": ACCENT},
        "bar": {"color": ACCENT},
        "rule": {"color": MUTED},
        "line": {"strokeWidth": 2.5, "color": ACCENT},
        "range": {"category": [*OUTLET_COLOURS.values(), *(colour for colour, _ in _SPARE[:3])]},
    }  # fmt: skip
    given = {} if own is alt.Undefined else own.to_dict(validate=False)
    for key, value in given.items():
        ours = house.get(key)
        house[key] = {**ours, **value} if isinstance(ours, dict) and isinstance(value, dict) else value
    return alt.Config(**house)


def _offline(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Hand a chart over in the newest form that JupyterLab draws without the network."""
    schema = "https://vega.github.io/schema/vega-lite/v5.json"
    words = spec.get("description") or "chart"
    return {"application/vnd.vegalite.v5+json": {**spec, "$schema": schema}, "text/plain": words}


alt.renderers.register("kosovo", _offline)
alt.renderers.enable("kosovo")
