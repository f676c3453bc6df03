"""How each kind of content is drawn as HTML and as plain text; every word goes through `html.escape`."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

__all__ = ["html_of", "plain_of"]

_SPEAKS = {"outlet": "in the outlet’s own voice", "none": "not running text"}


def html_of(data: Mapping[str, Any], page: str = "") -> str:
    """Draw one content as HTML that needs no script and no style of its own.

    Args:
        data: the content, as `kosovo_lib.display.Shown` carries it.
        page: the page that its links lead to, where that is another one.
    """
    kinds = {"finding": _finding, "note": _note, "table": _table, "evidence": _evidence}
    return kinds[data["kind"]](data, escape(page))


def plain_of(data: Mapping[str, Any]) -> str:
    """The same as plain text, for terminals and for tools that read notebooks."""
    if data["kind"] in ("finding", "note"):
        return " ".join(filter(None, (str(data["text"]), data.get("detail", ""))))
    if data["kind"] == "table":
        head = " | ".join(column["label"] for column in data["columns"])
        return "\n".join([data["caption"], head, *(" | ".join(c["text"] for c in row) for row in data["rows"])])
    lines = []
    for group in data["groups"]:
        sentences = [one for part in group["parts"] for source in part["sources"] for one in source["sentences"]]
        lines.append(f"{group['label']} ({len(sentences)})")
        lines += ["  " + "".join(text for text, _ in one["parts"]) for one in sentences]
    return "\n".join(lines)


def _finding(data: Mapping[str, Any], page: str) -> str:
    key = f' id="finding-{escape(data["key"])}"' if data["key"] else ""
    more = f' <a href="{page}#{escape(data["anchor"])}">The sentences</a>' if data["anchor"] else ""
    detail = f' <span class="detail">{escape(data["detail"])}</span>' if data.get("detail") else ""
    return f'<p class="finding"{key}>{escape(data["text"])}{detail}{more}</p>'


def _note(data: Mapping[str, Any], page: str) -> str:
    return f'<p class="note">{escape(data["text"])}</p>'


def _table(data: Mapping[str, Any], page: str) -> str:
    caption = escape(data["caption"])
    kinds = [_kind(column, [row[at]["text"] for row in data["rows"]]) for at, column in enumerate(data["columns"])]
    head = "".join(
        f'<th scope="col"{kind}>{_text(column["label"])}</th>'
        for column, kind in zip(data["columns"], kinds, strict=True)
    )
    body = []
    for row in data["rows"]:
        cells = [_cell(cell, page) for cell in row]
        first = f'<th scope="row"{kinds[0]}>{cells[0]}</th>' if cells else ""
        rest = (f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds[1:], cells[1:], strict=True))
        body.append(f"<tr>{first}{''.join(rest)}</tr>")
    return (
        f'<div class="scroll" role="group" aria-label="{caption}" tabindex="0">'
        f"<table><caption><span>{caption}</span></caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _kind(column: Mapping[str, Any], texts: Sequence[str]) -> str:
    """The class of a column's cells: numbers stand to the right, long text needs room."""
    if column["numeric"]:
        return ' class="n"'
    return ' class="long"' if max(map(len, texts), default=0) > 50 else ""


def _cell(cell: Mapping[str, Any], page: str) -> str:
    """One cell: its text, the number it was made from, the sentences it leads to."""
    text = _text(cell["text"])
    if str(cell.get("value", cell["text"])) != cell["text"]:
        text = f'<data value="{escape(str(cell["value"]))}">{text}</data>'
    return f'<a href="{page}#{escape(cell["anchor"])}">{text}</a>' if "anchor" in cell else text


def _evidence(data: Mapping[str, Any], page: str) -> str:
    return "".join(
        f'<details class="evidence"><summary><bdi>{escape(group["label"])}</bdi> '
        f'<span class="count">{_size(group)}</span></summary>'
        # The address is inside: browsers open a closed <details> only for a target within it.
        f'<div id="{escape(group["id"])}">{_parts(group["parts"])}</div></details>'
        for group in data["groups"]
    )


def _size(group: Mapping[str, Any]) -> int:
    return sum(len(source["sentences"]) for part in group["parts"] for source in part["sources"])


def _parts(parts: Sequence[Mapping[str, Any]]) -> str:
    """The sentences of a group, part by part, article by article; an article that goes on is not named again."""
    drawn, before = [], ""
    for part in parts:
        inner = ""
        for source in part["sources"]:
            about = f"<p><bdi>{escape(source['about'])}</bdi>, <code>{escape(source['path'])}</code></p>"
            inner += f"{'' if about == before else about}<ul>{''.join(map(_quotation, source['sentences']))}</ul>"
            before = about
        label = f'<p class="part">{_text(part["label"])}</p>'
        drawn.append(f'<div id="{escape(part["id"])}">{label}{inner}</div>' if part["id"] else inner)
    return "".join(drawn)


def _quotation(one: Mapping[str, Any]) -> str:
    words = "".join(f"<mark>{_text(text)}</mark>" if marked else _text(text) for text, marked in one["parts"])
    speaks = _SPEAKS.get(one["voice"]) or f"relaying <bdi>{_text(one['speaker'] or 'somebody else')}</bdi>"
    says = f"; {_text(one['says'])}" if one["says"] else ""
    return (
        f"<li><blockquote>{words}</blockquote><small>{speaks}, line {one['line']}, "
        f"characters {one['start']} to {one['end']}{says}</small></li>"
    )


def _text(words: str) -> str:
    """Escaped for between tags, where quotation marks need not be."""
    return escape(words, quote=False)
