"""The look of charts and pages: colours, shapes, sizes.

The import registers the theme ``kosovo``; `use_theme` switches it on. Colours keep a contrast of at least 3 to 1 on
white and on the dark ground. Each of the twelve looks of outlets has its own shape, so charts need no colour.
"""

import os
from base64 import b64encode
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, Final, NamedTuple

import altair as alt
import pandas as pd
import vl_convert

from kosovo_lib.errors import ParameterError
from kosovo_lib.schema import SHAPES

FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Liberation Sans has Arial's widths, so that a chart is laid out alike whichever of them a machine has."""
FONT_SIZE: Final = 13
"""Size of labels in pixels."""
WIDTH: Final = 700
"""Width of the plot in pixels where a chart sets none; with labels beside it, it fills the width of a page."""
PHONE: Final = alt.param(name="phone", value=False)
"""The parameter of a chart that is laid out otherwise on a phone: the picture for phones is drawn with it true."""

TOKENS: Final[dict[str, tuple[str, str, str]]] = {
    "ground": ("#fff", "#15181c", "#fff"),
    "raised": ("#f5f3ee", "#1e2227", "#fff"),
    "ink": ("#1b1f24", "#e8e6e1", "#000"),
    "muted": ("#565d66", "#a9afb7", "#333"),
    "line": ("#d5d2ca", "#3a4048", "#999"),
    "link": ("#0a5a94", "#7cc0f2", "#000"),
    "accent": ("#b3261e", "#ff8a7e", "#000"),
    "mark": ("#ffe9a8", "#5c4a10", "#ddd"),
    "own": ("#1a6ba5", "#8fc1e3", "#1a6ba5"),
    "others": ("#a9d0ec", "#2f6f9c", "#a9d0ec"),
    "tint-direct": ("#e2eefa", "#1d3247", "#e2eefa"),
    "edge-direct": ("#2f7fb5", "#6fb1e0", "#2f7fb5"),
    "tint-indirect": ("#eaf3e4", "#23371f", "#eaf3e4"),
    "edge-indirect": ("#4f8a3a", "#86c06f", "#4f8a3a"),
    "tint-block": ("#f7efd7", "#3a301a", "#f7efd7"),
    "edge-block": ("#8a5a00", "#d9ab55", "#8a5a00"),
    "chart-ink": ("#20262e", "#e8e6e1", "#000"),
    "chart-muted": ("#5c646e", "#a9afb7", "#333"),
    "chart-grid": ("#d8dce1", "#343a42", "#ccc"),
    "chart-first": ("#0072b2", "#4ba3dd", "#0072b2"),
    "chart-second": ("#c2500a", "#e58149", "#c2500a"),
}
"""Colours of pages by name: in light, in dark, on paper. Charts are drawn in light ones; ``page.css`` swaps them."""

ACCENT: Final = TOKENS["chart-first"][0]
"""One series with nothing to tell apart."""
SECOND: Final = TOKENS["chart-second"][0]
"""The second of two series: orange beside blue, never red beside green. Always print the word as well."""
ON_DARK: Final = "#fdfdfd"
ON_LIGHT: Final = "#101418"
"""Words on a coloured shape, which stays as it is on a dark page, and so do they."""
VOICE_SHADES: Final = ("#1a6ba5", "#5ba3d6", "#8cc0e4", "#c4dff2", "#8f6000", "#e6c875", "#b9bec4")
"""Blue for the article's voices, from dark to light, yellow for passages and readers, grey for nobody."""

LOOKS: Final = tuple(
    zip(
        ("#0072b2", "#d55e00", "#00916a", "#a63a8c", "#a67c00", "#5b6ee1",
         "#c2404a", "#0f8fa8", "#7d6b5d", "#6b8e23", "#8a5fbf", "#8b9197"),
        SHAPES,
        strict=True,
    )
)  # fmt: skip
"""Colour and shape of outlets in the order of ``outlets.csv``."""
MOST_OUTLETS: Final = len(LOOKS)
"""A chart that tells outlets apart by their looks draws no more of them, and says so."""

_THEMED: Final = {
    TOKENS["chart-ink"][0]: "var(--jp-content-font-color1, #20262e)",
    TOKENS["chart-muted"][0]: "var(--jp-content-font-color2, #5c646e)",
    TOKENS["chart-grid"][0]: "var(--jp-border-color2, #d8dce1)",
    "white": "var(--jp-layout-color0, white)",
}
"""Colours that follow the theme of JupyterLab -> how its style sheet calls them."""
_VEGA_LITE: Final = "application/vnd.vegalite.v5+json"
_PANEL: Final = 840
"""Pixels for the parts of a facet side by side; with labels they fit JupyterLab's panel on a small screen."""
_EMBEDDED: Final = (
    ".vega-embed { position: relative; box-sizing: border-box; width: 100%; }"
    ".vega-embed.has-actions { padding-right: 38px; }"
    ".vega-embed details:not([open]) > :not(summary) { display: none !important; }"
    ".vega-embed summary { list-style: none; position: absolute; top: 0; right: 0; cursor: pointer; }"
    ".vega-embed summary svg { width: 14px; height: 14px; }"
    ".vega-embed .vega-actions { display: flex; flex-direction: column; position: absolute; z-index: 9; right: 0;"
    " top: 22px; padding: 6px; background: var(--jp-layout-color1, white); border: 1px solid; }"
)
"""vega-embed's style, but for its width: a chart can ask for that of its element only if that does not shrink to it."""

_PATHS: Final = {
    "star": "M0,-1L.26,-.36L.95,-.31L.42,.14L.59,.81L0,.44L-.59,.81L-.42,.14L-.95,-.31L-.26,-.36Z",
    "x": "M-.9,-.5L-.5,-.9L0,-.4L.5,-.9L.9,-.5L.4,0L.9,.5L.5,.9L0,.4L-.5,.9L-.9,.5L-.4,0Z",
    "ring": "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0ZM-.5,0A.5,.5,0,1,0,.5,0A.5,.5,0,1,0,-.5,0Z",
    "hourglass": "M-.9,-.9L.9,-.9L-.9,.9L.9,.9Z",
}
"""Shapes that Vega has no name for."""


class OutletScale(NamedTuple):
    """The two scales of outlets: pass ``color`` and ``shape`` as the ``scale`` of those channels."""

    color: alt.Scale
    shape: alt.Scale


def looks(outlets: pd.DataFrame) -> pd.DataFrame:
    """Give every outlet of a corpus its colour and shape for all charts.

    Args:
        outlets: rows of `schema.OUTLETS`, all of the corpus. Their columns ``colour`` and ``shape`` decide; the other
            outlets get what is left, in the order of the rows. From the thirteenth on looks repeat.

    Returns:
        A row is an outlet: outlet, name (as printed), colour (#rrggbb), shape (one of `SHAPES`).
    """
    rows = outlets.reindex(columns=["outlet", "name", "colour", "shape"]).astype("string").fillna("")
    rows["name"] = rows["name"].where(rows["name"] != "", rows["outlet"])
    double = rows["name"].duplicated(keep=False)
    rows.loc[double, "name"] = rows["name"] + " (" + rows["outlet"] + ")"
    for name, palette in zip(("colour", "shape"), zip(*LOOKS, strict=True), strict=True):
        left = [one for one in palette if one not in set(rows[name])] or palette
        free = (rows[name] == "").to_numpy()
        rows.loc[free, name] = [left[i % len(left)] for i in range(free.sum())]
    return rows.reset_index(drop=True)


def outlet_scale(outlets: pd.DataFrame, shown: Sequence[str] | None = None, *, by: str = "outlet") -> OutletScale:
    """The scales that give outlets their looks in a chart of your own: ``alt.Color("outlet", scale=found.color)``.

    `ParameterError` if an outlet is not among ``outlets``.

    Args:
        outlets: rows of `schema.OUTLETS`, all of the corpus.
        shown: handles of the outlets in the chart, in the order of its legend; all if not given.
        by: whether the chart's column holds handles (``outlet``) or printed names (``name``).
    """
    rows = looks(outlets).set_index("outlet", drop=False)
    if missing := [one for one in shown or () if one not in rows.index]:
        raise ParameterError(f"outlet {missing[0]!r} is not in the table of outlets; it has {', '.join(rows.index)}")
    rows = rows.loc[list(dict.fromkeys(shown))] if shown is not None else rows
    domain, shapes = rows[by].tolist(), [_PATHS.get(shape, shape) for shape in rows["shape"]]
    return OutletScale(alt.Scale(domain=domain, range=rows["colour"].tolist()), alt.Scale(domain=domain, range=shapes))


def drawn_outlets(
    table: pd.DataFrame, outlets: pd.DataFrame | None, *, weight: str = "", most: int = MOST_OUTLETS
) -> tuple[pd.DataFrame, OutletScale, str]:
    """The rows to draw, with the printed ``name`` of each outlet; scales of these names; a sentence on those left out.

    Of more than ``most`` outlets those with the largest sums of ``weight`` are kept, or else the first. Without the
    table of outlets handles are names.
    """
    handles = list(dict.fromkeys(table["outlet"].astype(str)))
    known = pd.DataFrame({"outlet": [], "name": []}) if outlets is None else outlets
    more = pd.DataFrame({"outlet": [one for one in handles if one not in set(known["outlet"])]})
    known = pd.concat([known.astype(object), more.assign(name=more["outlet"])], ignore_index=True)
    kept = handles[:most]
    if weight and len(handles) > most:
        kept = table.groupby("outlet", sort=False)[weight].sum().nlargest(most).index.astype(str).tolist()
    names = looks(known).set_index("outlet")["name"]
    rows = table[table["outlet"].isin(kept)].reset_index(drop=True)
    left_out = f" {len(kept)} of {len(handles)} outlets are drawn." if kept != handles else ""
    shown = [one for one in handles if one in set(kept)]
    return rows.assign(name=rows["outlet"].astype(str).map(names)), outlet_scale(known, shown, by="name"), left_out


def require(table: pd.DataFrame, chart: str, source: str, columns: str) -> None:
    """Refuse a table without a row or one of the ``columns`` that a chart needs; ``source`` makes such tables."""
    if missing := [column for column in columns.split() if column not in table]:
        raise ParameterError(f"{chart}: the table lacks the column {missing[0]!r}; give it what {source} returns")
    if table.empty:
        raise ParameterError(
            f"{chart}: there is nothing to draw in a table without at least one row; show a note instead"
        )


def layered(layer: Sequence[Any], data: pd.DataFrame) -> alt.LayerChart:
    """Layers as one chart that keeps its colours and its legend beside others: Vega-Lite would merge those of all."""
    own = {"scale": dict.fromkeys(("color", "shape", "stroke"), "independent")}
    return alt.LayerChart(layer=[alt.LayerChart(layer=layer)], data=data, resolve=own)


def lines(text: str, across: int = 24, most: int = 2) -> list[str]:
    """The text in as few lines of at most ``across`` characters as it takes, made even; cut where it takes more."""
    whole = wrap(text, across, break_on_hyphens=False, max_lines=most, placeholder=" …")
    tried = (wrap(text, width, break_on_hyphens=False, break_long_words=False) for width in range(1, across + 1))
    fit = (one for one in tried if one and len(one) <= len(whole) and max(map(len, one)) <= across)
    return min(fit, key=lambda one: (len(one), max(map(len, one))), default=whole)


def use_theme() -> None:
    """Give all charts of a notebook the house's look; JupyterLab then draws them without the network.

    There they fill the panel and follow its light or dark theme. Exports hold a picture of each.
    """
    alt.theme.enable("kosovo")
    alt.renderers.enable("kosovo")


def words(title: str, subtitle: str, description: str) -> dict[str, Any]:
    """The words of a chart, for ``.properties``: what was found, what is measured, and what a screen reader says."""
    columns = int(WIDTH / (0.5 * FONT_SIZE))
    return {
        "title": alt.TitleParams(text=wrap(title, columns), subtitle=wrap(subtitle, columns + 8)),
        "description": description,
    }


@alt.theme.register("kosovo", enable=False)
def _theme() -> alt.theme.ThemeConfig:
    ink, muted, grid = (TOKENS[name][0] for name in ("chart-ink", "chart-muted", "chart-grid"))
    title = {"titleColor": muted, "titleFontSize": FONT_SIZE, "titleFontWeight": "normal"}
    config: dict[str, Any] = {
        "font": FONT,
        "background": "white",
        "padding": 4,
        "view": {"stroke": None, "continuousWidth": WIDTH, "discreteWidth": WIDTH, "continuousHeight": 260},
        "title": {
            "anchor": "start", "frame": "bounds", "offset": 14, "color": ink, "fontSize": FONT_SIZE + 2,
            "subtitleColor": muted, "subtitleFontSize": FONT_SIZE, "subtitlePadding": 5,
        },
        "axis": {
            **title, "labelColor": muted, "labelFontSize": FONT_SIZE, "labelLimit": 170, "domainColor": muted,
            "tickColor": grid, "gridColor": grid, "labelPadding": 5,
        },
        "axisY": {"domain": False, "ticks": False, "labelColor": ink},
        "axisX": {"labelFlush": True},
        "header": {
            "labelColor": ink, "labelFontSize": FONT_SIZE, "labelFontWeight": "bold", "labelAnchor": "start",
            "titleColor": muted, "titleFontSize": FONT_SIZE,
        },
        "legend": {
            **title, "orient": "top", "direction": "horizontal", "columns": 4, "labelColor": ink,
            "labelFontSize": FONT_SIZE, "symbolSize": 110, "labelLimit": 200,
        },
        "text": {"fontSize": FONT_SIZE, "color": ink},
        "point": {"filled": True, "size": 90, "opacity": 1, "color": ACCENT},
        "bar": {"color": ACCENT},
        "rule": {"color": muted},
        "line": {"strokeWidth": 2.5, "color": ACCENT},
        "style": {"quiet": {"color": muted}, "hollow": {"filled": False, "fill": "white"}},
        "range": {"category": [colour for colour, _ in LOOKS]},
    }  # fmt: skip
    return {"config": config}  # type: ignore[typeddict-item]


def _offline(spec: dict[str, Any], **_: Any) -> dict[str, Any] | tuple[dict[str, Any], dict[str, Any]]:
    """Hand a chart over in the newest form that JupyterLab 4.6 draws from its own code, without the network."""
    said = spec.get("description") or "chart"
    live = {**spec, "$schema": "https://vega.github.io/schema/vega-lite/v5.json"}
    if os.environ.get("KOSOVO_CHARTS") == "plain":
        return {_VEGA_LITE: live, "text/plain": said}
    svg = vl_convert.vegalite_to_svg(spec)
    png = b64encode(vl_convert.svg_to_png(svg, scale=1.5)).decode()
    data = {_VEGA_LITE: _filling(_followed(live)), "image/svg+xml": svg, "image/png": png, "text/plain": said}
    return data, {_VEGA_LITE: {"embed_options": {"renderer": "svg", "defaultStyle": _EMBEDDED}}}


def _filling(spec: dict[str, Any]) -> dict[str, Any]:
    """The chart as wide as the panel, where it gives no width; a facet, whose parts cannot ask, rather wide."""
    if "width" in spec or {"hconcat", "vconcat", "concat", "repeat"} & spec.keys():
        return spec
    if "facet" in spec:
        part = {"width": int(_PANEL / spec.get("columns", 1)), **spec["spec"]}
        return {**spec, "spec": part}
    width = {"name": "width", "expr": f"containerSize()[0] > 300 ? containerSize()[0] : {WIDTH}"}
    fit = {"width": WIDTH, "autosize": {"type": "fit-x", "contains": "padding"}}
    return {**spec, **fit, "params": [*spec.get("params", []), width]}


def _followed(node: Any) -> Any:
    """The colours of ink, grid and ground as those of the theme that JupyterLab has at the moment."""
    if isinstance(node, Mapping):
        return {name: value if name in ("datasets", "values") else _followed(value) for name, value in node.items()}
    if isinstance(node, list):
        return [_followed(one) for one in node]
    return _THEMED.get(node, node) if isinstance(node, str) else node


alt.renderers.register("kosovo", _offline)
