"""Everything that can be wrong with a corpus folder, beyond its tables and texts: pages, events, coding sheets."""

from collections.abc import Callable
from pathlib import Path

from kosovo_lib.errors import KosovoError
from kosovo_lib.report.runs import of_corpus

__all__ = ["hints", "problems"]

_HINTED = 8
"""Names that a hint gives, at most."""


def problems(corpus: Path) -> list[str]:
    """Every problem of a corpus folder, one line each, with place, value and rule; empty when it is in order.

    Of a folder that ``kosovo ingest`` made, whether it is whole: see `kosovo_lib.bulk.store.problems`. Of any other,
    first what `kosovo_lib.corpus.check` finds, then ``pages/*.yml``; last, where all of it is right,
    the coding sheets and the links between events, which name sentences of it.
    """
    from kosovo_lib import events
    from kosovo_lib.bulk.store import find_ingested
    from kosovo_lib.bulk.store import problems as whole
    from kosovo_lib.coding import load as codings
    from kosovo_lib.corpus import check
    from kosovo_lib.corpus import load_folder as load
    from kosovo_lib.read.manifest import find_corpus
    from kosovo_lib.report.runs import runs

    try:
        if ingested := find_ingested(corpus):
            return whole(ingested)
    except KosovoError as error:
        return [str(error)]
    found = check(corpus)
    try:
        root = find_corpus(corpus)
    except KosovoError:
        return found
    if (root / "pages").is_dir():
        found += _refused(lambda: runs(of_corpus(root, otherwise=root)))
    if not found and any((root / "coding").glob("*.csv")):
        loaded = load(root)
        found += _refused(lambda: codings(loaded))
        if (root / "coding" / "event-links.csv").is_file():
            found += _refused(lambda: events.shared(loaded))
    return found


def hints(corpus: Path) -> list[str]:
    """What may be worth knowing of a corpus folder that is in order.

    Of an ingested one, how many documents were set aside, and why. Of any other, names to look at, which are no actors
    yet.
    """
    from kosovo_lib import actors
    from kosovo_lib.bulk.store import find_ingested, set_aside
    from kosovo_lib.corpus import load_folder as load

    if ingested := find_ingested(corpus):
        return [f"hint: {n:,} set aside: {reason}" for reason, n in list(set_aside(ingested).items())[:_HINTED]]
    found = actors.candidates(load(corpus))
    if found.empty:
        return []
    named = [f"{row.name} ({row.occurrences})" for row in found.head(_HINTED).itertuples(index=False)]
    more = f" and {len(found) - _HINTED} more" if len(found) > _HINTED else ""
    return [
        f"hint: names that occur often and are no actor: {', '.join(named)}{more}; to look for one, write"
        f" `- name: {found['name'].iloc[0]}` and its `kind:` under actors in {corpus / 'actors.yml'}"
    ]


def _refused(look: Callable[[], object]) -> list[str]:
    """What a reader of files refuses, line by line; nothing if all is in order."""
    try:
        look()
    except KosovoError as error:
        return str(error).splitlines()
    return []
