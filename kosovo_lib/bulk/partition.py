"""One part: its documents in, its tables out. The same function runs in a loop, in processes and on a cluster."""

import shutil
import uuid
import warnings
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from kosovo_lib.bulk.plan import Plan, read_documents, read_plan
from kosovo_lib.bulk.sources import Document
from kosovo_lib.bulk.store import ENTIRE, WORK, part_folder, write_part
from kosovo_lib.corpus import parse_article
from kosovo_lib.corrections import FILE, Correction, read_corrections
from kosovo_lib.errors import DataError
from kosovo_lib.read import read
from kosovo_lib.read.manifest import Entry, read_interval
from kosovo_lib.text.actors import Lexicon, lexicon_in
from kosovo_lib.text.blocks import PLAIN, Profile, load_profiles

__all__ = ["Settings", "do_part", "parse_documents", "settings"]

SETTINGS = ("profiles.yml", "actors.yml")


class Settings(NamedTuple):
    """What documents are parsed with: names of outlets by handle, profiles, actors, corrections by article."""

    names: dict[str, str]
    profiles: dict[str, Profile]
    lexicon: Lexicon
    corrections: dict[str, list[Correction]]


def do_part(root: str, number: int) -> int:
    """Parse a part of a plan and put its tables in their place, whole or not at all; gives its number.

    Doing a part twice, or on two workers at once, is harmless: the first to finish puts it there.

    Raises:
        DataError: the folder cannot be seen from here.
        OSError: it cannot be written.
    """
    folder = part_folder(Path(root), number)
    if folder.is_dir():
        return number
    plan = _plan(root)
    tables = parse_documents(read_documents(Path(root), plan.parts[number]), settings(root))
    made = folder.with_name(f".{number:05d}-{uuid.uuid4().hex}")
    made.mkdir(parents=True)
    try:
        write_part(made, tables)
        made.replace(folder)
    except OSError:
        if not folder.is_dir():  # else another worker was first
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return number


def parse_documents(found: Iterable[Document], given: Settings) -> dict[str, pd.DataFrame]:
    """The tables of some documents; one that cannot be parsed stands in ``rejected`` with its reason. Pure."""
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in ENTIRE}
    for document in found:
        reason, parsed = document.reason, None
        if not reason:
            try:
                with warnings.catch_warnings(record=True) as noted:
                    warnings.simplefilter("always")
                    parsed = _parsed(document, given)
            except DataError as error:
                reason = str(error)
            except Exception as error:  # one odd text in a million must not stop the others, nor be lost
                reason = f"the parser failed on it: {type(error).__name__}: {error}"
        if parsed is None:
            given_id = {"id": document.id or None, "outlet": document.outlet or None}
            rows["rejected"].append({"place": document.place, **given_id, "reason": reason})
            continue
        for name, held in parsed.items():
            rows[name] += held
        if document.remark:
            rows["remarks"].append({"article": document.id, "remark": document.remark})
        rows["remarks"] += [{"article": document.id, "remark": str(warning.message)} for warning in noted]
    return {table.name: table.frame(rows[table.name]) for table in ENTIRE}


def _parsed(document: Document, given: Settings) -> dict[str, list[dict[str, Any]]]:
    """The rows of one document."""
    published = None
    if document.published_from or document.published_to:
        published = read_interval(document.published_from or "", document.published_to or "", document.place)
    received = read(document.data, name=document.place)
    if received.doubts and not document.listed:
        raise DataError("; ".join(received.doubts))
    entry = Entry(
        document.id, document.outlet, document.title, document.author, published, document.basis,
        document.evidence, document.path, document.sha256, received.comments, document.version_of,
        document.genre or "news", document.story,
    )  # fmt: skip
    if received.structured and not document.listed:
        entry = entry.completed(received.clues)
    profile = given.profiles.get(document.outlet, PLAIN)
    corrections = given.corrections.get(document.id, [])
    rows = parse_article(
        received.text, entry, given.names[document.outlet], profile, given.lexicon, corrections=corrections
    )
    return {**rows, "texts": [{"article": document.id, "text": received.text}]}


@lru_cache(maxsize=2)
def _plan(root: str) -> Plan:
    """The plan of a folder, read once in each process."""
    plan = read_plan(Path(root))
    if plan is None:
        raise DataError(f"{Path(root) / WORK}: not there; the folder has to lie on a disk that every worker sees")
    return plan


@lru_cache(maxsize=2)
def settings(root: str) -> Settings:
    """What the folder of an ingest says to parse with, read once in each process."""
    profiles = Path(root) / SETTINGS[0]
    lexicon = lexicon_in(Path(root))
    return Settings(
        {row["outlet"]: row["name"] for row in _plan(root).outlets},
        load_profiles(profiles) if profiles.is_file() else {},
        lexicon,
        read_corrections(Path(root) / FILE, None, lexicon),
    )
