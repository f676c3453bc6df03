"""A chart as a page shows it: title, picture, its data as tables, its specification."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kosovo_lib.display.drawing import html_of
from kosovo_lib.display.values import cell, heading, signed, visible
from kosovo_lib.errors import NotebookError
from kosovo_lib.report.safe import inert
from kosovo_lib.report.svg import picture

__all__ = ["DataTable", "Figure", "figure_of"]


@dataclass(frozen=True)
class DataTable:
    """One of a chart's data sets: the words that it opens by, and the table."""

    label: str
    html: Markup


@dataclass(frozen=True)
class Figure:
    """A chart ready for the template; ``svg`` and the tables are HTML, everything else is text.

    ``description`` is what a screen reader says for the picture, ``spec`` the Vega-Lite specification.
    """

    name: str
    title: str
    subtitle: str
    description: str
    svg: Markup
    least_width: int
    tables: tuple[DataTable, ...]
    spec: Mapping[str, Any]


def figure_of(spec: Mapping[str, Any], name: str) -> Figure:
    """Make the figure of a Vega-Lite specification; ``name`` is its id on the page and begins every id in it.

    Raises:
        NotebookError: the chart has no title or description to be read by, or loads its data from elsewhere.
    """
    spec = _inert(spec)
    title, subtitle = _titles(spec)
    description = visible(str(spec.get("description", "")))
    if not title or not description:
        raise NotebookError(
            f"{name}: a chart on a page needs a title and a description: .properties(title=..., description=...)"
        )
    if any("url" in data for data in _data(spec)):
        raise NotebookError(f"{name}: a chart on a page may not load its data from an address")
    drawn = picture({key: value for key, value in spec.items() if key != "title"}, name=name)
    said = f"{title.rstrip('.')}. {description}"
    return Figure(name, title, subtitle, said, drawn.svg, drawn.least_width, tuple(_tables(spec, name)), spec)


def _inert(node: Any) -> Any:
    """Numbers to a millionth, and no characters that no page can hold, which the renderer does not support."""
    if isinstance(node, Mapping):
        return {inert(key): _inert(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_inert(item) for item in node]
    if isinstance(node, float):
        return round(node, 6)
    return inert(node) if isinstance(node, str) else node


def _titles(spec: Mapping[str, Any]) -> tuple[str, str]:
    """Title and subtitle on one line each; in the specification they are wrapped for the picture."""
    title = spec.get("title") or ""
    parts = title if isinstance(title, Mapping) else {"text": title}
    lines = (parts.get(part) or "" for part in ("text", "subtitle"))
    first, second = (" ".join(line) if isinstance(line, list) else str(line) for line in lines)
    return visible(first), visible(second)


def _data(node: Any) -> Iterator[Mapping[str, Any]]:
    """Every data source in a specification, in order."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "data" and isinstance(value, Mapping):
                yield value
            elif key not in ("datasets", "values"):
                yield from _data(value)
    elif isinstance(node, list):
        for item in node:
            yield from _data(item)


def _tables(spec: Mapping[str, Any], name: str) -> Iterator[DataTable]:
    """The columns that the chart's tooltips name, or else its data sets as they are, each once.

    Sets without named values, such as a single zero, are left out. Numbers lead where their marks lead.
    """
    tips = max(_tooltips(spec), key=len, default=[])
    asked = [[tip["field"], tip.get("title") or tip["field"]] for tip in tips if "field" in tip]
    found: dict[str, list[dict[str, Any]]] = {}
    for data in _data(spec):
        rows = spec.get("datasets", {}).get(data["name"]) if "name" in data else data.get("values")
        if isinstance(rows, list) and rows and all(isinstance(row, Mapping) for row in rows):
            columns = asked or [[column, column] for column in _names(rows) if column != "href"]
            if columns and any(column in rows[0] for column, _ in columns):
                kept = [
                    {"href": row.get("href", ""), **{heading: row.get(column) for column, heading in columns}}
                    for row in rows
                ]
                found[json.dumps(kept, sort_keys=True)] = kept
    for number, rows in enumerate(found.values(), start=1):
        which = f" {number} of {len(found)}" if len(found) > 1 else ""
        size = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
        yield DataTable(f"Data{which} ({size})", Markup(_table(rows)))


def _tooltips(node: Any) -> Iterator[list[Mapping[str, Any]]]:
    """Every list of tooltips in a specification."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "tooltip" and isinstance(value, list):
                yield value
            elif key not in ("datasets", "values", "data"):
                yield from _tooltips(value)
    elif isinstance(node, list):
        for item in node:
            yield from _tooltips(item)


def _names(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """All columns, those of words before those of numbers; a notebook keeps no other order of names."""
    return sorted({name for row in rows for name in row}, key=lambda name: (_numeric(rows, name), name))


def _numeric(rows: Iterable[Mapping[str, Any]], name: str) -> bool:
    values = [row[name] for row in rows if row.get(name) is not None]
    return bool(values) and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values)


def _table(rows: list[dict[str, Any]]) -> str:
    names = [name for name in rows[0] if name != "href"]
    numeric = {name: _numeric(rows, name) for name in names}
    return html_of({
        "kind": "table",
        "caption": "What the picture is drawn from",
        "columns": [{"label": visible(heading(name)), "numeric": numeric[name]} for name in names],
        "rows": [[_cell(row[name], numeric[name], row["href"]) for name in names] for row in rows],
    })  # fmt: skip


def _cell(value: Any, numeric: bool, href: Any) -> dict[str, Any]:
    if numeric and value is not None:
        text = signed(f"{value:,.4g}") if abs(value) < 10_000 else cell(value)
        leads = isinstance(href, str) and href.startswith("#ev")
        return {"text": text, "value": value, **({"anchor": href[1:]} if leads else {})}
    if isinstance(value, str):
        value = value.removesuffix("T00:00:00")
    elif isinstance(value, (list, dict)):
        value = json.dumps(value, ensure_ascii=False)
    return {"text": visible(cell(value))}
