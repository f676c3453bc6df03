"""Vega-Lite specifications in, SVG for a page out: small, inert, and the same on every machine."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from math import ceil
from typing import Any
from xml.etree import ElementTree

import vl_convert
from markupsafe import Markup

# The drawing engine takes the machine's time zone when it starts; a picture of days must not show where it was drawn.
os.environ["TZ"] = "UTC"

__all__ = ["LEGIBLE", "NARROW", "Picture", "picture", "preview"]

LEGIBLE = 12.0
"""Pixels: no label is drawn smaller; a picture that would have to shrink further scrolls in its own frame."""

NARROW = 328
"""Pixels that a phone of 360 has beside its margins; a chart that fits is drawn a second time, for it."""

_LARGER, _WIDEST = 1.2, 1024
"""How much larger than it was drawn a picture is where there is room, and its greatest width in pixels."""

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
_BOX = re.compile(r"M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+Z")
_MOVE = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")


@dataclass(frozen=True)
class Picture:
    """The SVG and the least width in pixels at which the labels of its wide form can be read.

    The SVG is an element of class ``wide``, or two: where the chart fits, another of class ``narrow`` for phones.
    """

    svg: Markup
    least_width: int


@dataclass
class _Drawing:
    """What has to be known of the whole picture while its parts are rebuilt: new ids, and coloured boxes so far."""

    ids: Mapping[str, str]
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


def picture(spec: Mapping[str, Any], *, name: str) -> Picture:
    """Draw a chart; its ids start with ``name``.

    The SVG is built anew from elements and attributes that only draw, from what a mark says when pointed at
    (``<title>``) and from links to addresses on the page: no other link, script, style or handler that a
    specification or an article's words could bring is in it. Titles are left to the page, and so is what a screen
    reader says: the element is hidden from it, and its links from the Tab key, as the table of data has them too.
    """
    wide, width, least = _element(spec, "wide", name)
    config = spec.get("config", {})
    view = config.get("view", {})
    plot = NARROW - (width - view.get("continuousWidth", width))
    if width <= NARROW or plot < NARROW / 3:
        return Picture(wide, least)
    view = {**view, "continuousWidth": plot, "discreteWidth": plot}
    legend = {**config.get("legend", {}), "columns": 1}
    narrow, width, _ = _element({**spec, "config": {**config, "view": view, "legend": legend}}, "narrow", f"{name}-n")
    return Picture(wide + narrow if width <= NARROW * 1.08 else wide, least)


def preview(svg: str) -> bytes:
    """The first picture as a PNG on a white ground, for links to the page elsewhere."""
    plain = re.sub(r"</?a\b[^>]*>|<title>.*?</title>", "", svg[: svg.index("</svg>") + 6], flags=re.DOTALL)
    head = 'xmlns="http://www.w3.org/2000/svg" font-family="Liberation Sans, Arial, Helvetica, sans-serif"'
    ground = r'\1<rect width="100%" height="100%" fill="#fff"/>'
    return vl_convert.svg_to_png(re.sub(r"(<svg[^>]*>)", ground, plain.replace("<svg", f"<svg {head}", 1), count=1))


def _element(spec: Mapping[str, Any], kind: str, name: str) -> tuple[Markup, int, int]:
    """A chart as an element of a page, its width, and the least at which its labels can be read."""
    vega = vl_convert.vegalite_to_vega(json.dumps({**spec, "background": None}))
    for mark in _marks(vega):
        update = mark.get("encode", {}).get("update", {})
        says = update.get("tooltip", {}).get("signal") if isinstance(update.get("tooltip"), dict) else None
        update["description"] = {"signal": _lines(says)} if says else {"value": ""}
    svg = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
    root = ElementTree.fromstring(svg)
    ids = {found: f"{name}-{n}" for n, found in enumerate(re.findall(r'\bid="([^"]+)"', svg))}
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)]
    width, height = (ceil(float(root.attrib[side])) for side in ("width", "height"))
    scale = max(1.0, min(_LARGER, _WIDEST / width))
    drawing = _Drawing(ids)
    body = "".join(_rebuilt(child, drawing, 0, 0, False) for child in root)
    size = f'width="{ceil(width * scale)}" height="{ceil(height * scale)}"'
    start = f'<svg class="{kind}" aria-hidden="true" viewBox="0 0 {width} {height}" {size} fill="none" '
    markup = Markup(f'{start}stroke-miterlimit="10" font-size="13px">{body}</svg>')
    return markup, width, min(width, ceil(width * LEGIBLE / min(sizes, default=LEGIBLE)))


def _marks(node: Any) -> Iterator[dict[str, Any]]:
    """Every mark of a Vega specification."""
    for mark in node.get("marks", []):
        yield mark
        yield from _marks(mark)


def _lines(signal: str) -> str:
    """A tooltip's expression, an object, as one whose value is a text with a line for each of its entries."""
    entries, depth, start, quote, at = [], 0, 1, "", 0
    if not (signal.startswith("{") and signal.endswith("}")):
        return f'""+({signal})'
    while at < len(signal):
        letter = signal[at]
        if letter == "\\":
            at += 1
        elif quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "{[(":
            depth += 1
        elif letter in "}])":
            depth -= 1
        if not quote and ((letter == "," and depth == 1) or (letter == "}" and depth == 0)):
            entries.append(signal[start:at].strip())
            start = at + 1
        at += 1
    pairs = (re.match(r'("(?:[^"\\]|\\.)*"): (.*)', entry, re.DOTALL) for entry in entries)
    return '+"\\n"+'.join(f'{pair[1]}+": "+({pair[2]})' for pair in pairs if pair) or '""'


def _rebuilt(element: ElementTree.Element, drawing: _Drawing, x: float, y: float, marks: bool) -> str:
    """One element and what is in it, of allowed parts only.

    Args:
        element: the element.
        drawing: what is known of the picture.
        x: how far its parent is moved to the right.
        y: how far its parent is moved down.
        marks: whether it belongs to the data, not to an axis or legend.
    """
    tag = element.tag.rpartition("}")[2]
    move = _MOVE.match(element.get("transform", ""))
    if move:
        x, y = x + float(move[1]), y + float(move[2])
    marks = marks or "role-mark" in element.get("class", "")
    inner = "".join(_rebuilt(child, drawing, x, y, marks) for child in element)
    if tag == "a":
        inside = _BASE.fullmatch(element.get(_LINK, ""))
        return f'<a href="{inside[1]}" tabindex="-1">{inner}</a>' if inside and inner else inner
    if tag not in _KEPT or element.get("display") == "none" or _draws_nothing(tag, element):
        return ""
    attributes = _attributes(element, drawing.ids)
    if marks:
        box = _BOX.fullmatch(element.get("d", ""))
        if box and attributes.get("fill", "none") != "none":
            left, top, width, height = (float(one) for one in box.groups())
            drawing.boxes.append((x + left, y + top, x + left + width, y + top + height))
        if tag == "text" and any(a <= x <= c and b <= y <= d for a, b, c, d in drawing.boxes):
            attributes["class"] = "on"  # on a coloured box: it keeps its colour in the dark
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
    """The attributes that only draw, without those that change nothing."""
    kept = {
        name: _rounded(value) for name, value in element.attrib.items()
        if name in _ATTRIBUTES and _DEFAULTS.get(name) != value
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


def _draws_nothing(tag: str, element: ElementTree.Element) -> bool:
    """Backgrounds without paint, which Vega draws for every group."""
    unpainted = not element.get("fill") and not element.get("stroke")
    return tag == "path" and (not element.get("d") or (element.get("class") == "background" and unpainted))


def _rounded(value: str) -> str:
    """Numbers to a hundredth of a pixel."""
    return re.sub(r"-?\d+\.\d{3,}", lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), value)
