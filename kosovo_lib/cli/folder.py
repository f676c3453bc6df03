"""``kosovo new``, ``add``, ``actors``, ``code``, ``check``, ``rename``, ``remove``: a corpus folder of one's own."""

import argparse
import re
import shlex
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from kosovo_lib.cli import add_command, shortened
from kosovo_lib.finding import amount

_OFFERED = 20
"""Actors that are offered at once."""

_KINDS = {"p": "person", "o": "organisation", "s": "state", "c": "community"}


def register(commands: Any) -> None:
    """Add the commands and their options to the command line."""
    told = "kosovo new mystory --title 'The sinking of the Maren'\nkosovo new demo --example"
    command = add_command(commands, "new", _new, "make a corpus folder for a story of your own", told)
    command.add_argument("corpus", type=Path, metavar="FOLDER", help="a new folder")
    command.add_argument("--title", default="", help="what the story is called on every page")
    command.add_argument("--example", action="store_true", help="fill it with a complete invented story")

    command = add_command(
        commands, "add", _add, "add saved web pages and texts to a corpus folder",
        "kosovo add mystory saved/*.html\n"
        "kosovo add mystory leader.txt --outlet Gazette --published 2024-05-06..2024-05-08 --yes",
    )  # fmt: skip
    command.add_argument("corpus", type=Path, metavar="CORPUS", help="folder, as made by kosovo new")
    command.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="saved web page, text, Word, PDF, mail, feed, export"
    )
    command.add_argument("--outlet", help="handle or name of the outlet of these files; unattributed if unknown")
    command.add_argument("--published", metavar="DAY[..DAY]", help="day, or first and last possible day; or unknown")
    command.add_argument("--title", help="headline, where the file does not give it")
    command.add_argument("--author", help="author, where the file does not give it")
    command.add_argument("--genre", help="news, opinion, letter, interview or live, where the file does not say it")
    command.add_argument("--yes", action="store_true", help="accept all proposals and ask nothing")
    command.add_argument("--force", action="store_true", help="also add what does not look like an article in English")

    command = add_command(
        commands, "actors", _actors, "propose actors from the articles, and write them to actors.yml",
        "kosovo actors mystory\nkosovo actors mystory --yes",
    )  # fmt: skip
    command.add_argument("corpus", type=Path, metavar="CORPUS", help="folder, as made by kosovo new")
    command.add_argument("--yes", action="store_true", help="write all proposals and ask nothing")

    told = "kosovo check data\nkosovo check mystory --upgrade"
    command = add_command(commands, "check", _check, "check a corpus folder and print every problem", told)
    command.add_argument("corpus", type=Path, nargs="?", default=Path("data"), metavar="CORPUS", help="folder (data)")
    command.add_argument("--upgrade", action="store_true", help="convert a folder made by an earlier version")

    command = add_command(
        commands, "rename", _change, "rename an article, an outlet or an actor, also in the coding",
        "kosovo rename mystory outlet gazette the-gazette\nkosovo rename mystory actor Krog 'Ida Krog'",
    )  # fmt: skip
    _add_what(command)
    command.add_argument("new", metavar="NEW", help="its new name")

    command = add_command(
        commands, "remove", _change, "remove an article, an outlet or an actor with its coding; a backup is kept",
        "kosovo remove mystory article gazette-2024-05-06",
    )  # fmt: skip
    _add_what(command)

    command = add_command(
        commands, "code", _code, "make or extend a coder's sheet, check it and show the next row",
        "kosovo code data --coder ana\nkosovo code mystory --coder ana --suggest",
    )  # fmt: skip
    command.add_argument("corpus", type=Path, nargs="?", default=Path("data"), metavar="CORPUS", help="folder (data)")
    command.add_argument("--coder", default="", metavar="NAME", help="whose sheet: CORPUS/coding/NAME.csv")
    command.add_argument(
        "--excel", action="store_true", help="make a new sheet as an Excel workbook, CORPUS/coding/NAME.xlsx, all text"
    )
    command.add_argument(
        "--suggest", action="store_true",
        help="add the model's guess and its confidence to each new row; leave this out for a blind sheet, which you "
        "need to measure agreement with the model",
    )  # fmt: skip
    command.add_argument(
        "--order", choices=["likely"], default="", help="write the rows of a sheet with suggestions in this order: "
        "likely judgements first",
    )  # fmt: skip


def _add_what(command: argparse.ArgumentParser) -> None:
    command.add_argument("corpus", type=Path, metavar="CORPUS", help="folder, as made by kosovo new")
    command.add_argument("kind", choices=("article", "outlet", "actor"), help="what to change")
    command.add_argument("name", metavar="NAME", help="id of the article, handle of the outlet, name of the actor")


def _new(options: argparse.Namespace) -> int:
    from kosovo_lib.project import new

    folder = new(options.corpus, example=options.example, title=options.title)
    quoted = shlex.quote(str(folder))
    if options.example:
        print(f"{folder}: made, with an invented story. Next: kosovo report {quoted}")
        return 0
    print(f"{folder}: made. {folder / 'README.md'} says what each file is for. Next:")
    print(f"  kosovo add {quoted} FILES...     add saved web pages and texts; asks for what it cannot find")
    print(f"  kosovo actors {quoted}           propose the people and organisations; check them in actors.yml")
    print(f"  kosovo report {quoted}           make the pages")
    return 0


def _add(options: argparse.Namespace) -> int:
    """On a terminal, what is missing is asked for, and nothing is written before somebody agrees.

    ``--yes`` takes the proposals as they are and asks nothing. With neither, the proposals are only shown.
    """
    from kosovo_lib.project.adding import Import

    asks = sys.stdin.isatty() and sys.stdout.isatty() and not options.yes
    given = {name: getattr(options, name) for name in ("outlet", "published", "title", "author", "genre")}
    files = Import(options.corpus, given, force=options.force)
    for file in options.files:
        files.propose(file, input if asks else None, print)
    for note in files.far:
        print(f"note: {note}")
    if options.outlet and sum(not proposal.same_text for _, proposal in files.proposed) > 1:
        many = f"{amount(len(files.proposed), 'article')}, all by {options.outlet}"
        print(f"note: {many}; if they are by different outlets, add each with its own --outlet")
    ready = sum(not proposal.missing for _, proposal in files.proposed)
    if ready and (options.yes or (asks and _agreed(ready))):
        files.write()
        if asks:
            _propose_actors(options.corpus, input, write=True)
        elif files.is_first:
            print(f"next: kosovo actors {shlex.quote(str(options.corpus))} proposes the actors of the story")
    if options.yes and any(proposal.missing for _, proposal in files.proposed):
        print("With --yes nothing is asked, so these files were not added:")
    said = "\n".join(f"kosovo add: {problem}" for problem in files.problems)
    print(shortened(said), end="\n" if said else "", file=sys.stderr)
    if ready and not files.written and not asks:
        print("kosovo add: nothing is written without agreement: --yes takes these proposals", file=sys.stderr)
    print(f"{len(files.written)} added, {len(files.there)} there already, {len(files.problems)} not added")
    return 0 if not files.problems and len(files.written) == len(files.proposed) else 1


def _actors(options: argparse.Namespace) -> int:
    """On a terminal the list is asked about; ``--yes`` takes it as it is. With neither it is only shown."""
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not options.yes
    more = first = _propose_actors(options.corpus, input if asks else None, write=options.yes or asks)
    while options.yes and 0 < more < _OFFERED:  # those taken may show another
        more = _propose_actors(options.corpus, None, write=True)
    if not first:
        print(f"{options.corpus}: no name occurs often or speaks that is no actor yet")
    elif not (options.yes or asks):
        print("kosovo actors: nothing is written without agreement: --yes takes this list", file=sys.stderr)
        return 1
    return 0


def _propose_actors(corpus: Path, ask: Callable[[str], str] | None, *, write: bool) -> int:
    """List the actors that the articles suggest, and write those that somebody does not drop; how many there are."""
    from kosovo_lib.actors import alike, propose
    from kosovo_lib.corpus import load_folder
    from kosovo_lib.project import add_actors

    offered = propose(load_folder(corpus)).head(_OFFERED).to_dict("records")
    taken = list(enumerate(offered, 1))
    if offered:
        print("Names that occur often or speak in the articles:")
    for number, actor in taken:
        more = ", ".join([*actor["aliases"], *(f"{title} ..." for title in actor["titles"])])
        also = f"; also {more}" if more else ""
        print(f"  {number:2}  {actor['name']}: {actor['kind']}, {amount(actor['occurrences'], 'time')}{also}")
    for one, other in alike(actor["name"] for actor in offered):
        print(f"  Perhaps one: {one} and {other}; if so, let one be an alias of the other in actors.yml")
    if ask and offered:
        print("Enter writes all to actors.yml; 2 5 drops two; 3p 4o 5s 6c make one a person, an organisation, a state,")
        print("a community; n writes none.")
    while ask and offered:
        try:
            said = ask("Write them? ").strip().lower()
        except EOFError:
            return True
        if said in ("n", "no", "q"):
            return True
        marks = [re.fullmatch(r"(\d+)([posc]?)", part) for part in re.split(r"[,\s]+", said) if part not in ("", "y")]
        if all(mark and 0 < int(mark[1]) <= len(offered) for mark in marks):
            kinds = {int(mark[1]): _KINDS.get(mark[2], "") for mark in marks if mark}
            taken = [(n, actor | {"kind": kinds.get(n, actor["kind"])}) for n, actor in taken if kinds.get(n, "-")]
            break
        print(f"  {said!r} is no answer here. Enter, n, or numbers from 1 to {len(offered)}: 2 5 3p")
    if write and taken:
        add_actors(corpus, [actor for _, actor in taken])
        print(f"{amount(len(taken), 'actor')} written to {corpus / 'actors.yml'}")
    return len(offered)


def _agreed(ready: int) -> bool:
    with suppress(EOFError):
        while (said := input(f"Add {amount(ready, 'article')}? [Y/n] ").strip().lower()) not in ("", "y", "yes"):
            if said in ("n", "no"):
                return False
            print(f"  {said!r} is no answer here. Enter, or: y, yes, n, no")
        return True
    return False


def _check(options: argparse.Namespace) -> int:
    from kosovo_lib.project import upgrade
    from kosovo_lib.project.checking import hints, problems

    if options.upgrade:
        backup = upgrade(options.corpus)
        print(f"upgraded; the files as they were: {backup}" if backup else f"{options.corpus}: nothing is out of date")
    found = problems(options.corpus)
    print(shortened("\n".join(found)) or f"{options.corpus}: in order")
    if not found:  # a hint is no problem: it leaves output and exit status as they are
        said = "\n".join(f"kosovo check: {hint}" for hint in hints(options.corpus))
        print(shortened(said), end="\n" if said else "", file=sys.stderr)
    return 1 if found else 0


def _change(options: argparse.Namespace) -> int:
    from kosovo_lib.project import remove, rename

    what = options.corpus, options.kind, options.name
    new = getattr(options, "new", None)
    backup = rename(*what, new) if new is not None else remove(*what)
    said = f"{new!r} now" if new is not None else "removed"
    print(f"{options.kind} {options.name!r} is {said}; the files as they were: {backup}")
    return 0


def _code(options: argparse.Namespace) -> int:
    from kosovo_lib import coding
    from kosovo_lib.bulk import load

    corpus = load(options.corpus)
    session = coding.Session(
        corpus, options.coder, suggest=coding.Suggester() if options.suggest else None, excel=options.excel,
        order=options.order,
    )  # fmt: skip
    done = session.progress()
    print(f"{session.path}: {amount(done.rows, 'row')}, {len(session.added):,} of them new")
    if 0 < len(session.added) < done.rows:  # whoever deleted a row in a spreadsheet sees it here
        named = [f"{row['article']} sentence {row['sentence']}, {row['actor'] or 'no actor'}" for row in session.added]
        more = f"; and {len(named) - 20:,} more" if len(named) > 20 else ""
        print(f"new in the corpus, or deleted from the sheet: {'; '.join(named[:20])}{more}")
    if options.suggest and not session.added:
        print("no suggestions: only new rows get one")
    actors = {session.row(place)["actor"] for place in session.places} - {""}
    of = f"{amount(done.actors, 'mention')} of {amount(len(actors), 'actor')}"
    print(f"voices: {done.voices:,} of {amount(done.sentences, 'sentence')}; labels: {done.labels:,} of {of}")
    if any(session.row(place)["suggestion"] for place in session.places):
        print("likely judgements first: --order likely, or choose that order in the view")
    if "unknown" in coding.kinds(corpus, [options.coder]):
        print(f"say in coding/coders.yml whether {options.coder} is a person or a model: pages say who labelled")
    place = session.next()
    if place is None:
        print("all rows are coded")
        return 0
    row = session.row(place)
    where = f"row {place + 2}, {row['article']} sentence {row['sentence']}, {row['actor'] or 'no actor'}"
    # A text may try to steer the terminal.
    words = "".join(letter if letter.isprintable() else " " for letter in row["text"])
    print(f"next: {where}: {words}")
    print(f'code it in a spreadsheet, or in JupyterLab: kl.coding.view(kl.load("{options.corpus}"), "{options.coder}")')
    return 0
