"""Articles, outlets and actors of a corpus folder renamed and removed, coding and all; a backup keeps what was."""

import csv
import io
import json
import re
import shutil
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from kosovo_lib.coding.sheet import FORM, load, renewed, sheets_of
from kosovo_lib.corpus import check, load_folder
from kosovo_lib.disk import problem, write_all
from kosovo_lib.errors import DataError, KosovoError, ParameterError, refusals
from kosovo_lib.read.manifest import NO_ARTICLE, find_corpus
from kosovo_lib.read.sheets import SheetFile, decoded, guard, is_separator, separator_of, unguard
from kosovo_lib.report.runs import TEMPLATE
from kosovo_lib.settings import parse_yaml, read_yaml, unseen
from kosovo_lib.text.actors import lexicon_in

KINDS = ("article", "outlet", "actor")  # what can be renamed and removed

_COLUMNS = {
    "article": ("article", "article_a", "article_b", "version_of"),
    "outlet": ("outlet", "outlet_a", "outlet_b"),
    "actor": ("actor", "judge", "judged"),
}
"""Columns of tables in which each is named; in articles.csv an article is also its ``id``."""

_NOTEBOOKS = {"00-corpus": "voices", "01-terms": "terms", "02-stance": "stance", "03-events": "events"}
"""Notebooks as version 0.1 called them, and their names now."""


def rename(corpus: str | Path, kind: str, old: str, new: str) -> Path:
    """Rename an article, an outlet or an actor wherever the folder names it.

    Tables, settings, page files and everything in ``coding`` follow; texts and their file names stay, and an actor
    keeps its old name as an alias. A warning says which lines of ``front.md`` name it.

    Args:
        corpus: the folder.
        kind: one of `KINDS`.
        old: the id of the article, the handle of the outlet or the name of the actor.
        new: the new one.

    Returns:
        The folder with the files as they were before.

    Raises:
        ParameterError: nothing is called ``old``, or something is called ``new`` already.
        DataError: the folder would break a rule, or cannot be written. Nothing is changed then.
    """
    root = _root(corpus, kind, old)
    if new in _names(root, kind):
        raise ParameterError(f"{kind} {new!r} already exists; nothing is renamed")
    if not new.strip() or unseen(new):
        raise ParameterError(f"{kind} {new!r} {unseen(new) or 'is not a valid name'}")

    def renamed(row: dict[str, str], columns: tuple[str, ...]) -> dict[str, str]:
        return {name: new if name in _named_in(row, columns) and cell == old else cell for name, cell in row.items()}

    changed = _tables(root, kind, renamed)
    if kind == "actor":
        changed |= _actor_renamed(root / "actors.yml", old, new)
    if kind == "outlet":
        changed |= _settings(root / "profiles.yml", rf"(?m)^()(['\"]?){re.escape(old)}\2(?=\s*:)", new)
    for page in sorted((root / "pages").glob("*.yml")):
        changed |= _settings(page, rf"([\[,:-][ \t]*)(['\"]?){re.escape(old)}\2(?=[ \t]*(?:[,\]}}#\n]|$))", new)
    said = f"rename {kind} {old} to {new}"
    return _apply(root, changed, [], said, sheets=True, doubt=_in_front(root, kind, old))


def remove(corpus: str | Path, kind: str, name: str) -> Path:
    """Remove an article, an outlet with all its articles, or an actor, with everything coded of it.

    Arguments and errors as `rename`; a page file that names it is a `ParameterError`, too.
    """
    root = _root(corpus, kind, name)
    for page in sorted((root / "pages").glob("*.yml")):
        if name in list(_leaves(read_yaml(page))):
            raise ParameterError(f"pages/{page.name} names {kind} {name!r}; remove it there first")
    column = {"article": "id", "outlet": "outlet"}.get(kind)
    articles = [row for row in _read(root / "articles.csv") if column and row[column] == name]
    gone = {row["id"] for row in articles}

    def kept(row: dict[str, str], columns: tuple[str, ...]) -> dict[str, str] | None:
        named = {row[column] for column in _named_in(row, columns) if row.get(column)}
        lost = {row[column] for column in (*_COLUMNS["article"], "id") if row.get(column)} & gone
        return None if name in named or lost else row

    changed = _tables(root, kind, kept)
    if kind == "actor":
        changed |= _without_actor(root / "actors.yml", name)
    texts = [root / row["path"] for row in articles]
    return _apply(root, changed, texts, f"remove {kind} {name}", doubt=_in_front(root, kind, name))


def _in_front(root: Path, kind: str, name: str) -> str:
    """Which lines of front.md name what changes; somebody's own words are not rewritten."""
    if not (root / "front.md").is_file():
        return ""
    names = [name] + [row["name"] for row in _read(root / "outlets.csv") if kind == "outlet" and row["outlet"] == name]
    word = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    text = (root / "front.md").read_text(encoding="utf-8")
    lines = [str(number) for number, line in enumerate(text.splitlines(), start=1) if word.search(line)]
    where = f"line{'s' * (len(lines) > 1)} {', '.join(lines)}"
    return f"front.md {where}: still names {name!r}; change these words by hand" if lines else ""


def add_actors(corpus: str | Path, actors: Iterable[Mapping[Any, Any]]) -> Path:
    """Write ``actors``, as `kosovo_lib.actors.propose` gives them, at the end of the list in ``actors.yml``.

    Comments and other entries stay. It returns and raises what `rename` does.
    """
    root = find_corpus(corpus)
    path = root / "actors.yml"
    before = path.read_text(encoding="utf-8") if path.is_file() else "actors: []\n"
    entries = ""
    for actor in actors:
        held = {key: actor[key] for key in ("name", "kind", "aliases", "titles") if len(actor.get(key, ()))}
        written = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, default_flow_style=None, width=1000)
        entries += "  - " + written.rstrip().replace("\n", "\n    ") + "\n"
    text = re.sub(r"(?m)^actors: \[\][^\n]*$", "actors:", before + "\n" * (before[-1:] != "\n"))
    listed = re.search(r"(?m)^actors:[ \t]*(?:#.*)?\n(?:(?:[ \t]*(?:#.*)?\n)*[ \t-]+[^ \t#\n].*\n)*", text)
    if listed is None:
        raise DataError(f"{path.name}: the key 'actors' with its list is not found; write the entries by hand")
    after = text[: listed.end()] + entries + text[listed.end() :]
    return _apply(root, {path: after.encode()}, [], "add actors")


def upgrade(corpus: str | Path) -> Path | None:
    """Convert a folder of an earlier version and add new pages; returns and raises as `rename`, or None."""
    root = find_corpus(corpus)
    _, changed, removed = outdated(root)
    with suppress(KosovoError, ValueError):  # what else is wrong is said afterwards
        held = load_folder(root)
        for path in sheets_of(held).values():
            file = SheetFile(path, FORM)
            if (rows := renewed(file, held)) != file.rows:
                changed[path] = file.written(rows)
    return _apply(root, changed, removed, "upgrade") if changed or removed else None


def outdated(root: Path) -> tuple[list[str], dict[Path, bytes], list[Path]]:
    """What in a folder is as an earlier version made it, and the files that `upgrade` writes and removes."""
    found, changed, removed = [], {}, [path for path in [root / "events.yml"] if path.is_file()]
    for page in sorted((root / "pages").glob("*.yml")):
        text = before = page.read_text("utf-8", "surrogateescape")
        for old, new in _NOTEBOOKS.items():
            pattern = re.compile(rf"(?m)^(notebook:[ \t]*)[\"']?{old}[\"']?(?=[ \t]*(?:#|$))")
            if pattern.search(text):
                found.append(f"pages/{page.name}: the notebook {old!r} is called {new!r} now")
                text = pattern.sub(rf"\g<1>{new}", text)
        if text != before:
            text = re.sub(r"(?m)^(page:[ \t]*)corpus\b", r"\1voices", text)
            gone = r"(?:labels|prior):"
            text = re.sub(rf"(?m)^([ \t]+)({gone}.*)$", r"\1# no longer a parameter: \2", text)
            for _ in range(2):  # inside { }
                in_line = rf"(?m)^(parameters:[ \t]*\{{[^}}\n]*?)\b({gone}[^,}}\n]*)(?:,[ \t]*)?(.*)$"
                text = re.sub(in_line, r"\1\3  # no longer a parameter: \2", text)
            text = re.sub(r"(?m)^parameters:[ \t]*(?=(\n[ \t]+#.*)*\s*(^\S|\Z))", "parameters: {}", text)
            target = page.with_name("voices.yml") if page.name == "corpus.yml" else page
            changed[target] = text.encode("utf-8", "surrogateescape")
            removed += [page] * (target != page)
    for page in sorted((TEMPLATE / "pages").glob("*.yml")) if changed or removed else ():
        target = root / "pages" / page.name
        if target not in changed and not target.exists():
            changed[target] = page.read_bytes()
    found += ["events.yml: no longer read; events are found without it"] * (root / "events.yml").is_file()
    links, was, now = "coding/event-links.csv", b"happening,", b"event,"  # made by hand; renamed in version 0.3
    if (root / links).is_file() and (held := (root / links).read_bytes()).startswith(was):
        found.append(f"{links}: the column {was[:-1].decode()!r} is called {now[:-1].decode()!r} now")
        changed[root / links] = now + held.removeprefix(was)
    return found, changed, removed


def cut_short(root: Path) -> list[str]:
    """What a program that was killed has left in a folder, and what to do."""
    copied = "a change was cut short, so files may disagree; copy what it holds back into the folder, then remove it"
    left = sorted(root.rglob("*.part"))
    return [f"{one.relative_to(root).as_posix()}: {copied if one.is_dir() else 'cut short; remove it'}" for one in left]


def _root(corpus: str | Path, kind: str, name: str) -> Path:
    if kind not in KINDS:
        raise ParameterError(f"{kind!r} is not one of {', '.join(KINDS)}")
    root = find_corpus(corpus)
    if problems := cut_short(root) + check(root):
        raise DataError("\n".join([f"{corpus}: fix this before changing it:", *problems]))
    if name not in (known := _names(root, kind)):
        raise ParameterError(f"{kind} {name!r} is not in the corpus; it has {', '.join(known) or 'none'}")
    return root


def _names(root: Path, kind: str) -> list[str]:
    if kind == "actor":
        return [actor.name for actor in lexicon_in(root).actors]
    table, column = ("articles.csv", "id") if kind == "article" else ("outlets.csv", "outlet")
    return [row[column] for row in _read(root / table)]


def _read(table: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))


def _tables(root: Path, kind: str, change: Callable[..., dict[str, str] | None]) -> dict[Path, bytes]:
    """The tables that differ once their rows are changed, or taken out where ``change`` gives None."""
    changed = {}
    for table in (root / "articles.csv", root / "outlets.csv", *sorted((root / "coding").glob("*.csv"))):
        columns = _COLUMNS[kind] + (("id",) if kind == "article" and table.name == "articles.csv" else ())
        raw = table.read_bytes()
        before = decoded(raw)  # an Excel saves sheets in other encodings, and with semicolons
        if before is None:
            raise DataError(f"{table.name}: cannot be read as CSV; save it as CSV in UTF-8")
        after = _edited(before, partial(change, columns=columns))
        if after != before:
            changed[table] = after.encode("utf-8" if raw == before.encode() else "utf-8-sig")
    for book in sorted((root / "coding").glob("*.xlsx")):
        sheet = SheetFile(book, FORM)
        rows = [new for row in sheet.rows if (new := change(row, columns=_COLUMNS[kind]))]
        if rows != sheet.rows:
            changed[book] = sheet.written(rows)
    return changed


def _named_in(row: Mapping[str, str], columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns in which a row names something; a correction of a reference names an actor as its value."""
    return (*columns, "value") if row.get("what") == "actor" and "actor" in columns else columns


def _edited(text: str, change: Callable[[dict[str, str]], dict[str, str] | None]) -> str:
    """A table with its rows changed, by what their cells mean; rows that stay the same stay byte for byte."""
    lines = list(io.StringIO(text, newline=""))  # splitlines() would part a row at U+2028 and the like, too
    separator = separator_of(text)
    reader = csv.reader(lines, delimiter=separator)
    header = next(reader, [])
    if is_separator(header):
        header = next(reader, [])
    out, at = lines[: reader.line_num], reader.line_num
    for cells in reader:
        raw = "".join(lines[at : reader.line_num])
        at = reader.line_num
        row = {name: unguard(cell) for name, cell in zip(header, cells, strict=False)}
        new = change(row)
        if new == row:
            out.append(raw)
        elif new is not None:
            written = io.StringIO(newline="")
            writer = csv.writer(written, delimiter=separator, lineterminator="\r\n" if raw.endswith("\r\n") else "\n")
            named = zip(header, cells, strict=False)
            writer.writerow(cell if new[name] == row[name] else guard(new[name]) for name, cell in named)
            out.append(written.getvalue())
    return "".join(out)


def _settings(path: Path, pattern: str, new: str) -> dict[Path, bytes]:
    if not path.is_file():
        return {}
    before = path.read_text(encoding="utf-8")
    after = re.sub(pattern, lambda found: found[1] + _quoted(new), before)
    return {path: after.encode()} if after != before else {}


def _entry(text: str, name: str) -> tuple[Any, Any]:
    """The list in the text of an ``actors.yml`` and the entry of an actor in it, with the marks of where they stand."""
    root: Any = yaml.compose(text, yaml.SafeLoader)
    actors = _values(root)["actors"]
    return actors, next(entry for entry in actors.value if _values(entry)["name"].value == name)


def _values(mapping: Any) -> dict[str, Any]:
    return {key.value: value for key, value in mapping.value}


def _actor_renamed(path: Path, old: str, new: str) -> dict[Path, bytes]:
    """An ``actors.yml`` with an actor renamed: the old name stays as an alias, since texts and sheets have it."""
    text = path.read_text(encoding="utf-8")
    _, entry = _entry(text, old)
    name, aliases = _values(entry)["name"], _values(entry).get("aliases")
    start, end = name.start_mark.index, name.end_mark.index
    edits = [(start, end, _quoted(new))]
    if aliases is None and entry.flow_style:
        edits.append((end, end, f", aliases: [{_quoted(old)}]"))
    elif aliases is None:
        at = text.find("\n", end) if "\n" in text[end:] else len(text)
        edits.append((at, at, f"\n{' ' * entry.value[0][0].start_mark.column}aliases: [{_quoted(old)}]"))
    elif old not in [alias.value for alias in aliases.value]:
        at = aliases.start_mark.index + (1 if aliases.flow_style else 0)
        more = ", " if aliases.value else ""
        block = f"- {_quoted(old)}\n{' ' * aliases.start_mark.column}"
        edits.append((at, at, _quoted(old) + more if aliases.flow_style else block))
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return {path: text.encode()}


def _quoted(name: str) -> str:
    with suppress(DataError):
        if parse_yaml(f"[{name}]", "") == [name]:
            return name
    return json.dumps(name, ensure_ascii=False)


def _without_actor(path: Path, name: str) -> dict[Path, bytes]:
    """An ``actors.yml`` without the entry of an actor; the lines of all others stay."""
    text = path.read_text(encoding="utf-8")
    actors, entry = _entry(text, name)
    if actors.flow_style:
        before, after = text[: entry.start_mark.index], text[entry.end_mark.index :]
        rest = re.sub(r"\A\s*,\s*", "", after)
        text = before + rest if rest != after else re.sub(r",\s*\Z", "", before) + after
    else:
        lines, first = text.splitlines(keepends=True), entry.start_mark.line
        while not (dash := re.match(r"(\s*)-\s", lines[first])):
            first -= 1
        last, is_within = first + 1, re.compile(rf"\s*$|{dash[1]}\s")
        while last < len(lines) and is_within.match(lines[last]):
            last += 1
        text = "".join(lines[:first] + lines[last:])
    if not (parse_yaml(text, path.name) or {}).get("actors"):
        text = re.sub(r"(?m)^actors:\s*$", "actors: []", text)
    return {path: text.encode()}


def _leaves(held: Any) -> list[Any]:
    if isinstance(held, Mapping):
        held = list(held.values())
    return [leaf for one in held for leaf in _leaves(one)] if isinstance(held, list) else [held]


def _apply(
    root: Path, changed: Mapping[Path, bytes], removed: list[Path], what: str, *, sheets: bool = False, doubt: str = ""
) -> Path:  # fmt: skip
    """Put everything that changes into a backup, then change it; put it back if a rule would be broken.

    With ``sheets`` coding sheets are held to the rules, too; ``doubt`` is said once all is changed.
    """
    taken = [int(path.stem) for path in (root / "backup").glob("*") if path.stem.isdigit()]
    whole = root / "backup" / str(max(taken, default=0) + 1)
    backup = whole.with_name(f"{whole.name}.part")  # by this name `check` knows a change that was cut short
    put: tuple[Path, ...] = ()
    try:
        for path in (*changed, *removed):
            kept = backup / path.relative_to(root)
            kept.parent.mkdir(parents=True, exist_ok=True)
            if path.is_file():
                kept.write_bytes(path.read_bytes())
        (backup / "what.txt").write_text(f"Before: {what}\n", encoding="utf-8")
        put = (*changed, *removed)  # now that the backup is whole
        write_all(changed)
        for path in removed:
            path.unlink()
        why = "since the folder would be in disorder:\n"
        found = check(root) or refusals(lambda: sheets and load(load_folder(root)))
        problems = [one for one in found if one != NO_ARTICLE]
    except OSError as error:
        error.filename = root if Path(error.filename or root).is_relative_to(root / "backup") else error.filename
        why, problems = "since this cannot be written: ", [problem(error, root)]
    except KeyboardInterrupt:
        why, problems = "since it was interrupted", [""]
    if problems:
        with suppress(OSError):  # a read-only folder refuses even this
            for path in put:
                if (kept := backup / path.relative_to(root)).is_file():
                    kept.replace(path)  # moved, not copied: a full disk has no room for another
                else:
                    path.unlink(missing_ok=True)
            shutil.rmtree(backup, ignore_errors=True)
            backup.parent.rmdir()  # stays where it holds another
        raise DataError(f"{what}: nothing is changed, {why}" + "\n".join(problems))
    if doubt:
        warnings.warn(doubt, stacklevel=4)
    return backup.rename(whole)
