"""Tables that screen readers can walk through."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from kosovo_lib.display.shown import Shown
from kosovo_lib.display.words import cell, known, number, visible
from kosovo_lib.errors import DataError

__all__ = ["table"]


def table(
    frame: pd.DataFrame,
    *,
    caption: str,
    links: Mapping[str, str] | None = None,
    formats: Mapping[str, str | Callable[[Any], str]] | None = None,
) -> Shown:
    """Show a table that screen readers can walk through, its numbers one click from their sentences.

    The first column names the rows. Numbers stand to the right; a missing value is a dash.

    Args:
        frame: what to show; the index is left out. ``per_10k_words`` is headed "per 10k words".
        caption: what a row is and what is counted, in which unit.
        links: column -> column that holds the `anchor` each of its cells leads to; that column is not shown. A
            missing value leads nowhere.
        formats: column -> format specification (``".1f"``) or function of the value that returns its text.

    Raises:
        DataError: ``links`` or ``formats`` name a column that the table does not have.
    """
    links, formats = dict(links or {}), dict(formats or {})
    unknown = sorted({*links, *links.values(), *formats} - set(frame.columns))
    if unknown:
        raise DataError(f"table {caption!r}: it has no column {', '.join(map(repr, unknown))}")
    shown = [name for name in frame.columns if name not in set(links.values())]
    numeric = {
        name: pd.api.types.is_numeric_dtype(frame[name]) and not pd.api.types.is_bool_dtype(frame[name])
        for name in shown
    }
    rows = [
        [
            {
                "text": visible(cell(row[name], formats.get(name))),
                **({"value": number(row[name])} if numeric[name] and not pd.isna(row[name]) else {}),
                **({"anchor": str(row[links[name]])} if name in links and _leads(row, name, links[name]) else {}),
            }
            for name in shown
        ]
        for row in frame.to_dict("records")
    ]
    columns = [{"label": str(name).replace("_", " "), "numeric": numeric[name]} for name in shown]
    return Shown("table", {"caption": visible(caption), "columns": columns, "rows": rows})


def _leads(row: Mapping[Any, Any], name: str, place: str) -> bool:
    """Whether a cell has something behind it."""
    return known(row[place]) and (isinstance(row[name], (list, tuple, set)) or known(row[name]))
