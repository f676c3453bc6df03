"""Vega-Lite specifications in, SVG for a page out: small, inert, and the same on every machine."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Any
from xml.etree import ElementTree

import vl_convert
from markupsafe import Markup

# The drawing engine takes the machine's time zone when it starts; a picture of days must not show where it was drawn.
os.environ["TZ"] = "UTC"

__all__ = ["LEGIBLE", "Picture", "picture"]

LEGIBLE = 9.5
"""Pixels: no label is shown smaller; a picture that would have to shrink further scrolls in its own frame."""

_KEPT = frozenset({"g", "path", "rect", "line", "circle", "text", "tspan", "clipPath", "defs",
                   "linearGradient", "radialGradient", "stop"})  # fmt: skip
_ATTRIBUTES = frozenset({
    "clip-path", "cx", "cy", "d", "dx", "dy", "dominant-baseline", "fill", "fill-opacity", "font-size",
    "font-style", "font-weight", "gradientUnits", "height", "id", "offset", "opacity", "r", "rx", "ry",
    "stop-color", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "transform", "width", "x", "x1",
    "x2", "y", "y1", "y2",
})  # fmt: skip
_DEFAULTS = {"opacity": "1", "font-weight": "normal", "stroke-miterlimit": "10"}


@dataclass(frozen=True)
class Picture:
    """An SVG element, the least width in pixels at which its labels can be read, and what it was drawn from.

    ``paper`` says that words may stand on coloured shapes, so that the picture needs a white ground everywhere.
    """

    svg: Markup
    vega: dict[str, Any]
    paper: bool
    least_width: int


def picture(spec: Mapping[str, Any], *, name: str, label: str) -> Picture:
    """Draw a chart. Its ids start with ``name``; ``label`` is what a screen reader says for it.

    The SVG is built anew from elements and attributes that only draw: no link, script, style or handler that a
    specification or an article's words could bring is in it. Titles are left to the page.
    """
    vega = vl_convert.vegalite_to_vega(json.dumps({**spec, "background": None}))
    svg = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
    root = ElementTree.fromstring(svg)
    ids = {found: f"{name}-{n}" for n, found in enumerate(re.findall(r'\bid="([^"]+)"', svg))}
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)]
    width, height = (ceil(float(root.attrib[side])) for side in ("width", "height"))
    body = "".join(_rebuilt(child, ids) for child in root)
    return Picture(
        Markup(
            f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" fill="none" stroke-miterlimit="10">{body}</svg>'
        ),
        vega,
        'class="mark-rect role-mark' in svg and 'class="mark-text role-mark' in svg,
        min(width, ceil(width * LEGIBLE / min(sizes, default=LEGIBLE))),
    )


def _rebuilt(element: ElementTree.Element, ids: Mapping[str, str]) -> str:
    """One element and what is in it, of allowed parts only."""
    tag = element.tag.rpartition("}")[2]
    inner = "".join(_rebuilt(child, ids) for child in element)
    if tag == "a":
        return inner
    if tag not in _KEPT or element.get("display") == "none" or _draws_nothing(tag, element):
        return ""
    attributes = {
        name: _rounded(value) for name, value in element.attrib.items()
        if name in _ATTRIBUTES and _DEFAULTS.get(name) != value
    }  # fmt: skip
    if "id" in attributes:
        attributes["id"] = ids[element.attrib["id"]]
    for name in ("clip-path", "fill", "stroke"):
        if "(" in attributes.get(name, ""):  # leads to something, which may only be in this picture
            inside = re.fullmatch(r"url\(#([\w-]+)\)", attributes[name])
            attributes[name] = f"url(#{ids[inside[1]]})" if inside and inside[1] in ids else "none"
    if attributes.get("transform") == "translate(0,0)":
        del attributes["transform"]
    text = escape(element.text or "", quote=False) if tag in ("text", "tspan") else ""
    if not attributes and tag == "g":
        return inner
    if not inner and not text and tag in ("g", "text", "defs"):
        return ""
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>{text}{inner}</{tag}>" if inner or text else f"<{tag}{written}/>"


def _draws_nothing(tag: str, element: ElementTree.Element) -> bool:
    """Backgrounds without paint, which Vega draws for every group."""
    unpainted = not element.get("fill") and not element.get("stroke")
    return tag == "path" and (not element.get("d") or (element.get("class") == "background" and unpainted))


def _rounded(value: str) -> str:
    """Numbers to a hundredth of a pixel."""
    return re.sub(r"-?\d+\.\d{3,}", lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), value)
