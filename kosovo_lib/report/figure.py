"""A chart as a page shows it: its title, its data as tables, and SVG that is small, inert and the same everywhere."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from math import ceil, inf
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import vl_convert
from markupsafe import Markup

from kosovo_lib.disk import Kept
from kosovo_lib.display.drawing import cell, heading, html_of, inert, signed, visible
from kosovo_lib.errors import NotebookError

PICTURES = Kept("vl-convert-python", of=Path(__file__).read_text(encoding="utf-8"))
"""Hash of a specification and a name -> what `picture` makes of them."""

LEGIBLE = 12.0
"""Pixels: no label is drawn smaller; a picture that would have to shrink further scrolls in its own frame."""

NARROW = 328
"""Pixels that a phone of 360 has beside its margins; a chart that fits is drawn a second time, for it."""

_LARGER, _WIDEST = 1.2, 1024
"""How much larger than it was drawn a picture is where there is room, and its greatest width in pixels."""
_SPARE = 9  # pixels by which labels may reach further once a picture is made narrower
_SMALLER = 1.08  # how much smaller than it was drawn a picture may be on a phone

_NO_FONTS = Path(__file__).parent / "template" / "fonts.conf"
_OWN_LETTERS = re.compile(r"[\s -~\xa0-\u017f\u0384-\u045f\u2010-\u2022\u2026\u2030-\u203a\u20ac\u2122\u2212]*")
"""Latin, Greek, Cyrillic and the marks of print, which the engine's own font has."""

_KEPT = frozenset({"g", "path", "rect", "line", "circle", "text", "tspan", "clipPath", "defs",
                   "linearGradient", "radialGradient", "stop"})  # fmt: skip
_ATTRIBUTES = frozenset({
    "clip-path", "cx", "cy", "d", "dx", "dy", "dominant-baseline", "fill", "fill-opacity", "font-size",
    "font-style", "font-weight", "gradientUnits", "height", "id", "offset", "opacity", "r", "rx", "ry",
    "stop-color", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "transform", "width", "x", "x1",
    "x2", "y", "y1", "y2",
})  # fmt: skip
_DEFAULTS = {
    "opacity": "1", "font-weight": "normal", "stroke-miterlimit": "10", "stroke-width": "1", "text-anchor": "start",
    "font-size": "13px", "x2": "0", "y2": "0",
}  # fmt: skip
"""What needs no words: SVG's own defaults, and what stands at the head of each picture."""
_LINK = "{http://www.w3.org/1999/xlink}href"
_BASE = re.compile(r"(?:https://vega\.github\.io/vega-datasets/)?(#[a-z0-9-]+)")
"""A link to an address on the page; the drawing engine puts its own address before it, which is not fetched."""
_ENTRY = re.compile(r'("(?:[^"\\]|\\.)*"): (.*?)(?=, "(?:[^"\\]|\\.)*": |\}$)', re.DOTALL)
"""An entry of a tooltip as Vega-Lite writes it: its words and an expression."""
_LONG = re.compile(r"-?\d+\.\d{3,}")


@dataclass(frozen=True)
class Figure:
    """A chart ready for the template; ``svg`` and the tables are HTML, everything else is text.

    ``description`` is what a screen reader says for the picture, ``spec`` the Vega-Lite specification, ``key`` the
    picture's in `PICTURES`.
    """

    name: str
    title: str
    subtitle: str
    description: str
    svg: Markup
    least_width: int
    tables: tuple[Mapping[str, Any], ...]
    spec: Mapping[str, Any]
    key: str


def figure_of(spec: Mapping[str, Any], name: str) -> Figure:
    """Make the figure of a Vega-Lite specification; every id in it begins with ``name``.

    `NotebookError` if the chart has no title or description, or loads data from elsewhere.
    """
    spec = mapped(spec, lambda leaf: round(leaf, 6) if isinstance(leaf, float) else leaf)
    said = spec.get("title") or ""
    parts = said if isinstance(said, Mapping) else {"text": said}
    lines = (parts.get(part) or "" for part in ("text", "subtitle"))  # wrapped for the picture
    title, subtitle = (visible(" ".join(one) if isinstance(one, list) else str(one)) for one in lines)
    description = visible(str(spec.get("description", "")))
    if not title or not description:
        raise NotebookError(
            f"{name}: a chart on a page needs a title and a description: .properties(title=..., description=...)"
        )
    if any("url" in data for data in _parts(spec, "data") if data):
        raise NotebookError(f"{name}: a chart on a page may not load its data from an address")
    untitled = {key: value for key, value in spec.items() if key != "title"}
    key = sha256(json.dumps([name, untitled]).encode()).hexdigest()
    if key not in PICTURES:
        PICTURES[key] = picture(untitled, name=name)
    svg, least = PICTURES[key]
    said = f"{title}{'' if title.endswith(('.', '?')) else '.'} {description}"
    return Figure(name, title, subtitle, said, Markup(svg), least, tuple(_tables(spec)), spec, key)


def mapped(node: Any, made: Callable[[Any], Any]) -> Any:
    """Plain data with every text and number made anew, and no characters that no page can hold."""
    if isinstance(node, Mapping):
        return {inert(key): mapped(value, made) for key, value in node.items()}
    if isinstance(node, list):
        return [mapped(item, made) for item in node]
    return made(inert(node) if isinstance(node, str) else node)


def _parts(node: Any, name: str) -> Iterator[Any]:
    """Whatever a specification has under a key, in order, but not in its data."""
    if isinstance(node, list):
        for item in node:
            yield from _parts(item, name)
    elif isinstance(node, Mapping):
        for key, value in node.items():
            if key == name:
                yield value
            elif key not in ("datasets", "values", "data"):
                yield from _parts(value, name)


def _tables(spec: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The columns that the chart's tooltips name, or else its data sets as they are, each once."""
    named = max((one for one in _parts(spec, "tooltip") if isinstance(one, list)), key=len, default=[])
    tips = {tip.get("title") or tip["field"]: tip for tip in named if "field" in tip}
    found: dict[str, list[dict[str, Any]]] = {}
    for data in filter(None, _parts(spec, "data")):
        rows = spec.get("datasets", {}).get(data["name"]) if "name" in data else data.get("values")
        if isinstance(rows, list) and rows and all(isinstance(row, Mapping) for row in rows):
            # Words before numbers; a notebook keeps no other order of names.
            names = sorted({name for row in rows for name in row} - {"href"}, key=lambda n: (_numeric(rows, n), n))
            columns = {head: tip["field"] for head, tip in tips.items()} or {column: column for column in names}
            if any(column in rows[0] for column in columns.values()):
                kept = [{"href": row.get("href", "")} | {h: row.get(c) for h, c in columns.items()} for row in rows]
                found[json.dumps(kept, sort_keys=True)] = kept
    for rows in found.values():
        kinds = {name: _numeric(rows, name) for name in rows[0] if name != "href"}
        drawn = html_of({
            "kind": "table",
            "caption": "What the picture is drawn from",
            "columns": [{"label": visible(heading(name)), "numeric": numeric} for name, numeric in kinds.items()],
            "rows": [
                [_cell(row[one], n, row["href"], tips.get(one, {}).get("format")) for one, n in kinds.items()]
                for row in rows
            ],
        })  # fmt: skip
        yield {"label": f"{len(rows):,} row{'s' * (len(rows) > 1)}", "html": Markup(drawn)}


def _numeric(rows: Iterable[Mapping[str, Any]], name: str) -> bool:
    values = [row[name] for row in rows if row.get(name) is not None]
    return bool(values) and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values)


def _cell(value: Any, numeric: bool, href: Any, how: str | None) -> dict[str, Any]:
    if numeric and value is not None:
        text = cell(value, how) if how or abs(value) >= 10_000 else signed(f"{value:,.4g}")
        leads = isinstance(href, str) and href.startswith("#ev")
        return {"text": text, "value": value, **({"anchor": href[1:]} if leads else {})}
    if isinstance(value, str):
        value = value.removesuffix("T00:00:00")
    elif isinstance(value, (list, dict)):
        value = json.dumps(value, ensure_ascii=False)
    return {"text": visible(cell(value))}


@contextmanager
def _engine(words: str) -> Iterator[None]:
    """The engine to draw these words; what it takes up when it first draws does not show where that was.

    It is given UTC and no fonts of the system: it has Liberation Sans in memory, and opens a file for every letter.
    """
    held = {name: os.environ.get(name) for name in ("TZ", "FONTCONFIG_FILE")}
    os.environ |= {"TZ": "UTC", "FONTCONFIG_FILE": str(_NO_FONTS)}
    try:
        if not _OWN_LETTERS.fullmatch(words):
            _add_fonts()
        yield
    finally:
        for name, value in held.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@cache
def _add_fonts() -> None:
    """Give the engine the fonts of a Linux system, too, for letters that its own lacks; elsewhere it has them."""
    for folder in ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"):
        if (fonts := Path(folder).expanduser()).is_dir():
            vl_convert.register_font_directory(str(fonts))


def picture(spec: Mapping[str, Any], *, name: str) -> tuple[Markup, int]:
    """Draw a chart; its ids start with ``name``.

    Returns the SVG, an element of class ``wide`` and, if the chart fits a phone, another of class ``narrow``; and the
    least width in pixels at which the labels of the wide one can be read. The SVG is built anew from elements and
    attributes that only draw, tooltips (``<title>``) and links within the page: nothing else of a specification or an
    article gets in. Screen readers and the Tab key use the page's own title and table.
    """
    from kosovo_lib.charts.theme import PHONE  # it loads Altair, which an unchanged report does without

    wide, width, least = _element(spec, "wide", name)
    config = spec.get("config", {})
    view = config.get("view", {})
    if least > _WIDEST and "continuousWidth" in view:
        whole = dict.fromkeys(("continuousWidth", "discreteWidth"), view["continuousWidth"] + _WIDEST - least - _SPARE)
        wide, _, least = _element({**spec, "config": {**config, "view": {**view, **whole}}}, "wide", name)
    given = spec.get("params", [])
    values = {one["name"]: one.get("value") for one in given}
    plot = NARROW - (0 if PHONE.name in values else width - view.get("continuousWidth", width))
    if width <= NARROW or plot < NARROW / 3:
        return wide, least
    tall = {"height": {"step": values["tall"]}} if "tall" in values else {}
    spec = {**spec, **tall, "params": [{**one, "value": True} if one["name"] == PHONE.name else one for one in given]}
    legend = {**config.get("legend", {}), "columns": 1}
    before = inf
    for _ in range(5 if PHONE.name in values else 1):  # how far labels reach beyond the plot depends on its width
        view = {**view, "continuousWidth": plot, "discreteWidth": plot}
        config = {**config, "view": view, "legend": legend}
        narrow, width, least_narrow = _element({**spec, "config": config}, "narrow", f"{name}-n")
        if not NARROW < width < before:  # it fits, or a narrower plot does not help
            break
        before, plot = width, plot - (width - NARROW)
    return wide + narrow if max(width / _SMALLER, least_narrow) <= NARROW else wide, least


def preview(svg: str) -> bytes:
    """The first picture as a PNG on a white ground, for links to the page elsewhere."""
    plain = re.sub(r"</?a\b[^>]*>|<title>.*?</title>", "", svg[: svg.index("</svg>") + 6], flags=re.DOTALL)
    head = 'xmlns="http://www.w3.org/2000/svg" font-family="Liberation Sans, Arial, Helvetica, sans-serif"'
    ground = r'\1<rect width="100%" height="100%" fill="#fff"/>'
    drawn = re.sub(r"(<svg[^>]*>)", ground, plain.replace("<svg", f"<svg {head}", 1), count=1)
    with _engine(drawn):
        return vl_convert.svg_to_png(drawn)


def _element(spec: Mapping[str, Any], kind: str, name: str) -> tuple[Markup, int, int]:
    """A chart as an element of a page, its width, and the least at which its labels can be read."""
    asked = json.dumps({**spec, "background": None}, ensure_ascii=False)
    with _engine(asked):
        vega = vl_convert.vegalite_to_vega(asked)
    for mark in _marks(vega):
        update = mark.get("encode", {}).get("update", {})
        says = update.get("tooltip", {}).get("signal") if isinstance(update.get("tooltip"), dict) else None
        update["description"] = {"signal": _lines(says)} if says else {"value": ""}
    with _engine(asked):
        svg = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
    root = ElementTree.fromstring(svg)
    ids = {found: f"{name}-{n}" for n, found in enumerate(re.findall(r'\bid="([^"]+)"', svg))}
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)]
    width, height = (ceil(float(root.attrib[side])) for side in ("width", "height"))
    scale = max(1.0, min(_LARGER, _WIDEST / width))
    body = "".join(_rebuilt(child, ids) for child in root)
    size = f'width="{ceil(width * scale)}" height="{ceil(height * scale)}"'
    start = f'<svg class="{kind}" aria-hidden="true" viewBox="0 0 {width} {height}" {size} fill="none" '
    markup = Markup(f'{start}stroke-miterlimit="10" font-size="13px">{body}</svg>')
    return markup, width, ceil(width * LEGIBLE / min(sizes, default=13))


def _marks(node: Any) -> Iterator[dict[str, Any]]:
    for mark in node.get("marks", []):
        yield mark
        yield from _marks(mark)


def _lines(signal: str) -> str:
    """A tooltip's expression, an object, as one whose value is a text with a line for each of its entries."""
    pairs = _ENTRY.findall(signal) if signal.startswith("{") else []
    return '+"\\n"+'.join(f'{key}+": "+({value})' for key, value in pairs) or f'""+({signal})'


def _rebuilt(element: ElementTree.Element, ids: Mapping[str, str], marks: bool = False) -> str:
    """One element and what is in it, of allowed parts only; ``marks`` says that it draws data.

    ``ids`` of the drawing become those of the page.
    """
    tag = element.tag.rpartition("}")[2]
    marks = marks or "role-mark" in element.get("class", "")
    inner = "".join(_rebuilt(child, ids, marks) for child in element)
    if tag == "a":
        inside = _BASE.fullmatch(element.get(_LINK, ""))
        return f'<a href="{inside[1]}" tabindex="-1">{inner}</a>' if inside and inner else inner
    painted = element.get("fill") or element.get("stroke") or element.get("class") != "background"
    if tag not in _KEPT or element.get("display") == "none" or (tag == "path" and not (painted and element.get("d"))):
        return ""
    attributes = _attributes(element, ids)
    text = escape(element.text or "", quote=False) if tag in ("text", "tspan") else ""
    if not attributes and tag == "g":
        return inner
    if not inner and not text and tag in ("g", "text", "defs"):
        return ""
    if marks and tag != "g" and element.get("aria-label"):
        inner = f"<title>{escape(element.attrib['aria-label'], quote=False)}</title>{inner}"
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>{text}{inner}</{tag}>" if inner or text else f"<{tag}{written}/>"


def _attributes(element: ElementTree.Element, ids: Mapping[str, str]) -> dict[str, str]:
    """The attributes that only draw, without those that change nothing; numbers to a hundredth of a pixel."""
    kept = {
        name: _LONG.sub(lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), value)
        for name, value in element.attrib.items() if name in _ATTRIBUTES and _DEFAULTS.get(name) != value
    }  # fmt: skip
    if "id" in kept:
        kept["id"] = ids[element.attrib["id"]]
    for name in ("clip-path", "fill", "stroke"):
        if "(" in kept.get(name, ""):  # leads to something, which may only be in this picture
            inside = re.fullmatch(r"url\(#([\w-]+)\)", kept[name])
            kept[name] = f"url(#{ids[inside[1]]})" if inside and inside[1] in ids else "none"
    if kept.get("transform") == "translate(0,0)":
        del kept["transform"]
    return kept
