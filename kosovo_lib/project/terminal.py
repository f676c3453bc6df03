"""``kosovo new`` and ``kosovo add`` at a terminal: each proposal is shown, what is missing asked for, all confirmed."""

import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from kosovo_lib.project.adding import Desk
from kosovo_lib.project.folder import new
from kosovo_lib.project.proposals import Given

__all__ = ["add_here", "new_here"]


def new_here(folder: Path) -> int:
    """Make a corpus folder and say what comes next; the exit status."""
    new(folder)
    print(f"{folder}: made. What each file is for stands in {folder / 'README.md'}. Next:")
    print(f"  kosovo add {folder} FILES...          saved web pages and texts; asks what it cannot know")
    print(f"  open {folder / 'actors.yml'}          and name who is looked for in the sentences")
    print(f"  kosovo report --corpus {folder}       makes the pages")
    return 0


def add_here(corpus: Path, files: Sequence[Path], given: Given, *, yes: bool) -> int:
    """Add files to a corpus; the exit status: 0 all are in it, 1 something is missing, wrong or not agreed to.

    On a terminal, what is missing is asked for, and nothing is written before somebody agrees. ``yes`` takes the
    proposals as they are and asks nothing. With neither, the proposals are only shown.
    """
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not yes
    with warnings.catch_warnings():
        warnings.showwarning = lambda message, *_: print(f"kosovo add: {message}", file=sys.stderr)
        desk = Desk(corpus, given)
        for file in files:
            desk.offer(file, input if asks else None, print)
    ready = sum(not proposal.missing for _, proposal in desk.offered)
    if ready and (yes or (asks and _agreed(ready))):
        desk.write()
    for problem in desk.problems:
        print(f"kosovo add: {problem}", file=sys.stderr)
    if ready and not desk.written and not asks:
        print("kosovo add: nothing is written without agreement: --yes takes these proposals", file=sys.stderr)
    print(f"{len(desk.written)} added, {len(desk.there)} there already, {len(desk.problems)} not added")
    return 0 if len(desk.written) + len(desk.there) == len(files) else 1


def _agreed(ready: int) -> bool:
    """Whether somebody agrees to what was proposed."""
    try:
        return input(f"Add {ready} article{'s' * (ready != 1)}? [Y/n] ").strip().lower() in ("", "y", "yes")
    except EOFError:
        return False
