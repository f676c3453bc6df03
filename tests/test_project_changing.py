"""Renaming and removing: coding comes along, every other line stays, and a backup keeps what was there."""

import ctypes
import difflib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kosovo_lib as kl
from kosovo_lib import cli, coding, project
from kosovo_lib.coding.sheet import FORM
from kosovo_lib.project import checking
from kosovo_lib.read.sheets import SheetFile
from kosovo_lib.text.actors import lexicon_in

TEXT = "Port Shut\n\nMayor Ida Krog said on Monday that Norland had shut the port. Nobody left.\n"
ACTORS = """\
# who is looked for
actors:
  - name: Ida Krog     # the mayor
    kind: person
    titles: [Mayor]
  - {name: Norland, kind: state}
organs: [police]
"""


@pytest.fixture
def story(tmp_path):
    """Two outlets, two actors, and a coder's sheet."""
    folder = project.new(tmp_path / "port")
    (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")
    for outlet in ("Gazette", "Beacon"):
        (tmp_path / f"{outlet}.txt").write_text(TEXT + f"Printed by the {outlet}.\n", encoding="utf-8")
        project.add(folder, [tmp_path / f"{outlet}.txt"], outlet=outlet, published="2024-05-07")
    (folder / "pages" / "stance.yml").write_text(
        "notebook: stance\npage: stance\ntitle: How?\norder: 4\nparameters:\n  outlets: [gazette, beacon]\n"
        "  actors: [Ida Krog]  # the mayor\n",
        encoding="utf-8",
    )
    coding.Session(kl.load(folder), "ida")
    return folder


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "backup" not in path.parts}


def lines(folder, name):
    return (folder / name).read_text(encoding="utf-8-sig").splitlines()


def differing(before, after):
    return sum(line[0] in "+-" and line[:3] not in ("+++", "---") for line in difflib.unified_diff(before, after))


def test_an_article_is_renamed_with_its_coding(story):
    before = lines(story, "articles.csv")
    coded = [line for line in lines(story, "coding/ida.csv") if "beacon-2024-05-07" in line]
    backup = project.rename(story, "article", "beacon-2024-05-07", "lead")
    assert differing(before, lines(story, "articles.csv")) == 2  # one line out, one line in
    assert len([line for line in lines(story, "coding/ida.csv") if ",lead," in line]) == len(coded) > 0
    assert set(kl.load(story).articles["article"]) == {"gazette-2024-05-07", "lead"}
    assert lines(backup, "articles.csv") == before
    assert (backup / "what.txt").read_text(encoding="utf-8") == "Before: rename article beacon-2024-05-07 to lead\n"
    assert set(coding.load(kl.load(story))["article"]) == {"gazette-2024-05-07", "lead"}  # the sheet still fits


def test_where_the_front_page_names_what_is_renamed_or_removed_is_said(story, capsys):
    (story / "front.md").write_text("# Port\n\nIda Krog spoke.\nThe Beacon printed it.\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"front.md line 3: still names 'Ida Krog'; change these words by hand"):
        project.rename(story, "actor", "Ida Krog", "Krog")
    (story / "pages" / "stance.yml").unlink()
    assert cli.main(["remove", str(story), "outlet", "beacon"]) == 0
    assert capsys.readouterr().err == (
        "kosovo remove: front.md line 4: still names 'beacon'; change these words by hand\n"
    )
    assert lines(story, "front.md")[2:] == ["Ida Krog spoke.", "The Beacon printed it."]


def test_an_outlet_is_renamed_wherever_it_is_named(story):
    project.rename(story, "outlet", "beacon", "the-beacon")
    assert set(kl.load(story).articles["outlet"]) == {"gazette", "the-beacon"}
    assert "  outlets: [gazette, the-beacon]" in lines(story, "pages/stance.yml")


def test_an_actor_is_renamed_and_comments_stay(story):
    project.rename(story, "actor", "Ida Krog", "Krog: the mayor")
    assert '  - name: "Krog: the mayor"     # the mayor' in lines(story, "actors.yml")
    assert lines(story, "actors.yml")[0] == "# who is looked for"
    assert '  actors: ["Krog: the mayor"]  # the mayor' in lines(story, "pages/stance.yml")
    assert any("Krog: the mayor" in line for line in lines(story, "coding/ida.csv"))


def test_links_between_events_follow_an_article_that_is_renamed_or_removed(story):
    links = story / "coding" / "event-links.csv"
    head, quote = "event,compare,relation,article,quote,note", "Norland had shut the port"
    links.write_text(
        f"{head}\nshut,dates,same,beacon-2024-05-07,{quote},one\nshut,dates,same,gazette-2024-05-07,{quote},two\n",
        encoding="utf-8",
    )
    project.rename(story, "article", "beacon-2024-05-07", "lead")
    assert lines(story, "coding/event-links.csv")[1:] == [
        f"shut,dates,same,lead,{quote},one", f"shut,dates,same,gazette-2024-05-07,{quote},two",
    ]  # fmt: skip
    assert checking.problems(story) == []
    backup = project.remove(story, "article", "lead")
    assert lines(story, "coding/event-links.csv") == [head, f"shut,dates,same,gazette-2024-05-07,{quote},two"]
    assert len(lines(backup, "coding/event-links.csv")) == 3


def test_an_article_is_removed_with_its_coding_and_kept_in_the_backup(story):
    backup = project.remove(story, "article", "beacon-2024-05-07")
    assert kl.load(story).articles["article"].tolist() == ["gazette-2024-05-07"]
    assert not any("beacon" in line for line in lines(story, "coding/ida.csv"))
    assert not (story / "articles" / "beacon-2024-05-07.txt").exists()
    assert "Printed by the Beacon." in (backup / "articles" / "beacon-2024-05-07.txt").read_text(encoding="utf-8")
    assert any("beacon" in line for line in lines(backup, "coding/ida.csv"))


def test_an_actor_is_removed_and_the_others_stay_line_by_line(story):
    project.remove(story, "actor", "Norland")
    assert lines(story, "actors.yml") == [line for line in ACTORS.splitlines() if "Norland" not in line]
    assert set(kl.load(story).mentions["actor"]) == {"Ida Krog"}


@pytest.mark.parametrize(
    ("entry", "rest"),
    [
        (
            "\n  - kind: state\n    name: Norland\n  - {name: Ida Krog, kind: person}",
            "\n  - {name: Ida Krog, kind: person}",
        ),
        ("\n  -\n    name: Norland\n    kind: state", " []"),
        (" [{name: Norland, kind: state}, {name: Krog, kind: person}]", " [{name: Krog, kind: person}]"),
        (" [{name: Krog, kind: person}, {kind: state, name: Norland}]", " [{name: Krog, kind: person}]"),
    ],
)
def test_an_actor_is_removed_however_its_entry_is_written(story, entry, rest):
    (story / "actors.yml").write_text(f"actors:{entry}\norgans: [police]\n", encoding="utf-8")
    (story / "coding" / "ida.csv").unlink()
    (story / "pages" / "stance.yml").unlink()
    project.remove(story, "actor", "Norland")
    assert (story / "actors.yml").read_text(encoding="utf-8") == f"actors:{rest}\norgans: [police]\n"


def test_an_outlet_is_removed_with_its_articles(story):
    (story / "pages" / "stance.yml").unlink()
    project.remove(story, "outlet", "beacon")
    corpus = kl.load(story)
    assert (corpus.outlets["outlet"].tolist(), corpus.articles["outlet"].tolist()) == (["gazette"], ["gazette"])
    assert set(coding.load(corpus)["article"]) == {"gazette-2024-05-07"}


def test_what_a_page_names_is_not_removed(story):
    for kind, name in (("actor", "Ida Krog"), ("outlet", "beacon")):
        with pytest.raises(kl.ParameterError, match=rf"pages/stance\.yml names {kind} '{name}'; remove it there"):
            project.remove(story, kind, name)


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        (
            "article",
            "koha",
            "lead",
            "article 'koha' is not in the corpus; it has gazette-2024-05-07, beacon-2024-05-07",
        ),
        ("outlet", "beacon", "gazette", "outlet 'gazette' already exists; nothing is renamed"),
        ("outlet", "beacon", "The Beacon", "nothing is changed, since the folder would be in disorder"),
        ("place", "x", "y", "'place' is not one of article, outlet, actor"),
    ],
)
def test_what_would_break_a_rule_is_refused_and_nothing_is_changed(story, kind, old, new, message):
    before = files(story)
    with pytest.raises(kl.KosovoError, match=message):
        project.rename(story, kind, old, new)
    assert files(story) == before


def test_on_the_command_line(story, capsys):
    assert cli.main(["rename", str(story), "outlet", "beacon", "lantern"]) == 0
    assert capsys.readouterr().out == f"outlet 'beacon' is 'lantern' now; the files as they were: {story}/backup/1\n"
    assert cli.main(["remove", str(story), "article", "gazette-2024-05-07"]) == 0
    assert cli.main(["remove", str(story), "article", "gazette-2024-05-07"]) == 1
    assert "article 'gazette-2024-05-07' is not in the corpus" in capsys.readouterr().err


def cut_at(number, error, monkeypatch):
    """Let the program end when it moves the file of that number to its place."""
    moved, move = [], Path.replace

    def replace(path, target):
        moved.append(path)
        if len(moved) == number:
            raise error
        return move(path, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_change_that_was_killed_between_two_tables_is_named_and_its_backup_puts_it_right(story, monkeypatch):
    before = files(story)
    with monkeypatch.context() as patched:
        cut_at(2, SystemExit, patched)
        with pytest.raises(SystemExit):
            project.rename(story, "outlet", "beacon", "lantern")
    (story / "coding" / "ida.csv.12.part").write_text("half a", encoding="utf-8")
    assert files(story) != before
    said = checking.problems(story)
    assert said[0] == (
        "backup/1.part: a change was cut short, so files may disagree; "
        "copy what it holds back into the folder, then remove it"
    )
    assert said[1] == "coding/ida.csv.12.part: cut short; remove it"
    assert "outlet 'lantern' is not in outlets.csv" in said[2]
    with pytest.raises(kl.DataError, match=r"fix this before changing it:\nbackup/1.part: a change was cut short"):
        project.rename(story, "actor", "Norland", "NL")
    shutil.copytree(story / "backup" / "1.part", story, dirs_exist_ok=True)
    shutil.rmtree(story / "backup")
    for left in ("what.txt", "coding/ida.csv.12.part"):
        (story / left).unlink()
    assert files(story) == before
    assert checking.problems(story) == []


def test_a_change_that_somebody_interrupts_changes_nothing(story, monkeypatch):
    before = files(story)
    cut_at(2, KeyboardInterrupt, monkeypatch)
    with pytest.raises(kl.DataError, match="nothing is changed, since it was interrupted"):
        project.rename(story, "outlet", "beacon", "lantern")
    assert files(story) == before
    assert not (story / "backup").exists()


def test_actors_are_added_to_a_list_whose_last_line_has_no_end(story):
    (story / "actors.yml").write_text("actors:\n  - name: Ida Krog\n    kind: person", encoding="utf-8")
    project.add_actors(story, [{"name": "Jo Farran", "kind": "person"}])
    assert [actor.name for actor in lexicon_in(story).actors] == ["Ida Krog", "Jo Farran"]


def test_actors_are_added_after_the_others_and_comments_stay(story):
    before = lines(story, "actors.yml")
    project.add_actors(story, [{"name": "Jo Farran", "kind": "person", "aliases": ["Farran"], "titles": []}])
    after = lines(story, "actors.yml")
    assert "Jo Farran" in "".join(line for line in after if line not in before)
    assert [line for line in before if line not in after] == []
    assert kl.check(story) == []


def test_actors_that_would_break_a_rule_are_not_written(story):
    before = lines(story, "actors.yml")
    with pytest.raises(kl.DataError, match="nothing is changed"):
        project.add_actors(story, [{"name": "Ida Krog", "kind": "person"}])
    assert lines(story, "actors.yml") == before


@pytest.fixture
def old(story):
    """The folder as version 0.1 made it."""
    for page in (story / "pages").glob("*.yml"):
        page.unlink()
    (story / "pages" / "corpus.yml").write_text("notebook: 00-corpus\npage: corpus\ntitle: Who?\n", encoding="utf-8")
    (story / "pages" / "terms.yml").write_text(
        "notebook: 01-terms  # words\npage: terms\ntitle: Which words?\nparameters:\n  prior: 50.0\n  ngram: 2\n",
        encoding="utf-8",
    )
    (story / "events.yml").write_text("families: {}\n", encoding="utf-8")
    return story


def test_a_folder_of_the_version_before_is_told_how_to_be_upgraded(old, capsys):
    assert cli.main(["check", str(old)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "pages/corpus.yml: the notebook '00-corpus' is called 'voices' now (kosovo check --upgrade changes it)",
        "pages/terms.yml: the notebook '01-terms' is called 'terms' now (kosovo check --upgrade changes it)",
        "events.yml: no longer read; events are found without it (kosovo check --upgrade changes it)",
    ]


def test_an_upgraded_folder_is_in_order_and_keeps_what_was_asked(old, capsys):
    assert cli.main(["check", str(old), "--upgrade"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"{old}: in order"
    assert lines(old, "pages/voices.yml") == ["notebook: voices", "page: voices", "title: Who?"]
    assert lines(old, "pages/terms.yml")[0] == "notebook: terms  # words"
    assert lines(old, "pages/terms.yml")[4:] == ["  # no longer a parameter: prior: 50.0", "  ngram: 2"]
    assert not (old / "events.yml").exists()
    assert (old / "pages" / "facts.yml").is_file()
    assert (old / "backup" / "1" / "pages" / "corpus.yml").is_file()
    assert cli.main(["check", str(old), "--upgrade"]) == 0
    assert capsys.readouterr().out.startswith(f"{old}: nothing is out of date")


def test_parameters_that_are_gone_are_kept_as_comments_also_within_braces_and_where_nothing_else_is_left(old):
    page = "notebook: 02-stance\npage: stance\ntitle: How?\nparameters:"
    (old / "pages" / "stance.yml").write_text(f"{page}\n  labels: hand  # ours\n", encoding="utf-8")
    text = "notebook: 01-terms\npage: terms\ntitle: Which?\nparameters: {words: [port], prior: 50.0, top_n: 4}\n"
    (old / "pages" / "terms.yml").write_text(text, encoding="utf-8")
    project.upgrade(old)
    assert lines(old, "pages/stance.yml")[3:] == ["parameters: {}", "  # no longer a parameter: labels: hand  # ours"]
    assert lines(old, "pages/terms.yml")[3] == (
        "parameters: {words: [port], top_n: 4}  # no longer a parameter: prior: 50.0"
    )
    assert checking.problems(old) == []


def test_rows_of_a_sheet_follow_their_words_and_what_was_coded_of_other_sentences_is_kept(old, capsys):
    """An earlier version cut the first article's second sentence in two: all after it were counted one higher."""
    corpus = kl.load(old)
    sheet = SheetFile(coding.Session(corpus, "ida").path, FORM)
    article = sheet.rows[0]["article"]
    first = next(row for row in sheet.rows if row["article"] == article and row["sentence"] == "1")
    words = first["text"].split(" ")
    half, rest = " ".join(words[:3]), " ".join(words[3:])
    begins = str(int(first["start"]) + len(half) + 1)
    later = [
        row | {"sentence": str(int(row["sentence"]) + (row["article"] == article and int(row["sentence"]) > 1))}
        for row in sheet.rows if row["article"] != article or row["sentence"] != "1"
    ]  # fmt: skip
    cut = [first | {"actor": "", "text": half}, first | {"actor": "", "sentence": "2", "start": begins, "text": rest}]
    sheet.put([row | {"voice": "outlet", "label": "1" if row["actor"] else ""} for row in [*later, *cut]])
    with pytest.raises(
        kl.DataError, match=r"text was changed: .*; kosovo check --upgrade puts the row where its words"
    ):
        coding.load(corpus)
    project.upgrade(old)
    after = coding.load(kl.load(old))
    kept = after[(after["article"] == article) & (after["sentence"] == 1)]
    assert kept["note"].tolist() == ["[was: outlet]"]
    assert kept["voice"].isna().all()
    assert (after["label"].dropna() == 1).all()
    assert len(after) == len(sheet.rows) - 1
    assert project.upgrade(old) is None


def test_a_page_file_with_a_key_twice_is_refused_and_nothing_is_removed(story):
    page = story / "pages" / "stance.yml"
    page.write_text(page.read_text(encoding="utf-8") + "title: Again\n", encoding="utf-8")
    with pytest.raises(kl.DataError, match=r"stance.yml line \d+: .*the key 'title' stands in line 3 already"):
        project.remove(story, "actor", "Norland")
    assert any("Norland" in line for line in lines(story, "actors.yml"))


def test_a_name_that_yaml_would_misread_is_quoted(story):
    project.rename(story, "actor", "Norland", 'the "North"]')
    assert kl.load(story).mentions["actor"].isin(["Ida Krog", 'the "North"]']).all()


def test_a_file_of_links_with_the_column_of_before_is_read_and_upgraded(story, capsys):
    links = story / "coding" / "event-links.csv"
    links.parent.mkdir(exist_ok=True)
    links.write_text("happening,compare,relation,article,quote,note\n", encoding="utf-8")
    assert cli.main(["check", str(story)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "coding/event-links.csv: the column 'happening' is called 'event' now (kosovo check --upgrade changes it)"
    ]
    assert cli.main(["check", str(story), "--upgrade"]) == 0
    assert links.read_text(encoding="utf-8") == "event,compare,relation,article,quote,note\n"


def full():
    """No file may hold a single byte, as on a full disk."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def read_only():
    """The right of root to write where the mode of a folder forbids it is given up (CAP_DAC_OVERRIDE)."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


CORRECT = """
import sys, kosovo_lib as kl
try:
    kl.coding.correct(kl.load("demo"), "nordwire-2025-03-03", 6, what="speaker", value="the crew", who="ana", why="-")
except kl.DataError as error:
    sys.exit(f"kosovo correct: {error}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs limits and capabilities of Linux")
@pytest.mark.parametrize("disk", [full, read_only])
@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "other", "--example"],
        ["add", "demo", "port.txt", "--outlet", "Lantern", "--published", "2024-05-06", "--yes"],
        ["check", "demo", "--upgrade"],
        ["remove", "demo", "article", "nordwire-2025-03-03"],
        ["code", "demo", "--coder", "cara"],
        ["ingest", "demo", "out"],
        ["report", "--corpus", "demo", "read", "--jobs", "1"],
        ["lab"],
        ["correct"],
    ],
    ids=" ".join,
)
def test_where_nothing_can_be_written_it_is_said_in_one_line_and_every_file_stays(tmp_path, arguments, disk):
    """A coding sheet was once emptied when its backup was copied back; half a page, a folder or a part may not stay."""
    project.new(tmp_path / "demo", example=True)
    (tmp_path / "demo" / "events.yml").write_text("events: []\n", encoding="utf-8")  # of an earlier version
    (tmp_path / "port.txt").write_text("Port Shut\n\nThe port was shut on Monday, the mayor said.\n", "utf-8")
    before = {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}
    folders = [tmp_path, *(path for path in before if path.is_dir())]
    call = [sys.executable, "-B", "-m", "kosovo_lib.cli", *arguments]
    if arguments == ["correct"]:
        call[2:] = ["-c", CORRECT]
    for folder in folders:
        folder.chmod(0o555 if disk is read_only else 0o755)
    ended = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False, preexec_fn=disk)
    for folder in folders:
        folder.chmod(0o755)
    said = [line for line in ended.stderr.splitlines() if "it/s]" not in line and line.strip()]
    assert ended.returncode == 1, said
    assert len(said) == 1, said
    assert ("File too large" if disk is full else "Permission denied") in said[0]
    assert said[0].endswith("; change its permissions, or work on a copy elsewhere") or disk is full
    assert "backup" not in said[0] or disk is full
    assert ".part" not in said[0]
    assert said[0].startswith(f"kosovo {arguments[0]}: ")
    assert {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize(
    "entry",
    [
        "  - name: Ida Krog\n    kind: person\n    aliases: [the mayor]\n",
        "  - name: Ida Krog\n    kind: person\n    aliases:\n      - the mayor\n",
        "  - {name: Ida Krog, kind: person}\n",
        "  - kind: person\n    name: Ida Krog\n",
    ],
)
def test_the_old_name_of_an_actor_becomes_an_alias_for_the_texts_still_use_it(story, entry):
    other = "  - name: Norland\n    kind: state\n    aliases: [the north]\n"
    (story / "actors.yml").write_text(f"actors:\n{entry}{other}", encoding="utf-8")
    found = kl.load(story).mentions.groupby("actor").size().to_dict()
    project.rename(story, "actor", "Ida Krog", "Mayor Krog")
    assert kl.load(story).mentions.groupby("actor").size().to_dict() == {
        "Mayor Krog": found["Ida Krog"],
        "Norland": found["Norland"],
    }
    assert other in (story / "actors.yml").read_text(encoding="utf-8")


def as_workbook(sheet):
    rows = SheetFile(sheet, FORM).rows
    sheet.unlink()
    SheetFile(sheet.with_suffix(".xlsx"), FORM).put(rows)
    return sheet.with_suffix(".xlsx")


@pytest.mark.parametrize("kept", ["semicolons", "separator named", "workbook"])
def test_a_sheet_as_a_spreadsheet_saved_it_is_renamed_too(story, kept):
    sheet = story / "coding" / "ida.csv"
    if kept == "workbook":
        sheet = as_workbook(sheet)
    else:
        text = "sep=;\n" * (kept == "separator named") + sheet.read_text(encoding="utf-8-sig").replace(",", ";")
        sheet.write_bytes(text.encode("cp1252"))
    before = [row["article"] for row in SheetFile(sheet, FORM).rows]
    assert "beacon-2024-05-07" in before
    project.rename(story, "article", "beacon-2024-05-07", "lead")
    after = [row["article"] for row in SheetFile(sheet, FORM).rows]
    assert after == ["lead" if name == "beacon-2024-05-07" else name for name in before]
    assert checking.problems(story) == []


@pytest.mark.parametrize(
    ("was", "then"),
    [
        ("{name: Norland, kind: state}", "{name: NL, aliases: [Norland], kind: state}"),
        (
            "{name: Norland, kind: state, aliases: [the North]}",
            "{name: NL, kind: state, aliases: [Norland, the North]}",
        ),
        ("{name: Norland, kind: state, aliases: []}", "{name: NL, kind: state, aliases: [Norland]}"),
        ("name: Norland # a state\n    kind: state", "name: NL # a state\n    aliases: [Norland]\n    kind: state"),
        (
            "name: Norland\n    kind: state\n    aliases:\n      - Nord",
            "name: NL\n    kind: state\n    aliases:\n      - Norland\n      - Nord",
        ),
    ],
)
def test_an_actor_keeps_its_old_name_as_an_alias_so_that_texts_and_sheets_still_name_it(story, was, then):
    (story / "actors.yml").write_text(ACTORS.replace("{name: Norland, kind: state}", was), encoding="utf-8")
    project.rename(story, "actor", "Norland", "NL")
    assert (story / "actors.yml").read_text(encoding="utf-8") == ACTORS.replace("{name: Norland, kind: state}", then)
    assert checking.problems(story) == []
    assert "NL" in set(coding.load(kl.load(story))["actor"])


def test_a_sheet_never_holds_an_actor_that_a_spreadsheet_would_run(story):
    project.rename(story, "actor", "Norland", "=1+1")
    assert any(",'=1+1,Norland," in line for line in lines(story, "coding/ida.csv"))
    assert "=1+1" in set(coding.load(kl.load(story))["actor"])
    project.rename(story, "actor", "=1+1", "Norland")
    assert any(",Norland,Norland," in line for line in lines(story, "coding/ida.csv"))


def test_an_actor_that_a_spreadsheet_would_run_is_renamed_in_a_workbook_too(story):
    as_workbook(story / "coding" / "ida.csv")
    project.rename(story, "actor", "Norland", "=1+1")
    assert "=1+1" in set(coding.load(kl.load(story))["actor"])
    project.rename(story, "actor", "=1+1", "Norland")
    assert set(coding.load(kl.load(story))["actor"].dropna()) == {"Ida Krog", "Norland"}


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\f"])
def test_a_row_of_a_sheet_goes_as_a_whole_whatever_parts_lines_in_its_note(story, separator):
    sheet = SheetFile(story / "coding" / "ida.csv", FORM)
    sheet.put([row | {"note": f"one{separator}two"} for row in sheet.rows])
    kept = [row for row in sheet.rows if row["article"] != "beacon-2024-05-07"]
    project.remove(story, "article", "beacon-2024-05-07")
    assert SheetFile(sheet.path, FORM).rows == kept


def test_nothing_is_renamed_where_the_coding_sheets_would_not_fit(story):
    sheet = story / "coding" / "ida.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(",Ida Krog,", ",Ida Krug,"), encoding="utf-8")
    before = (story / "actors.yml").read_bytes()
    with pytest.raises(kl.DataError, match=r"nothing is changed(?s:.*)'Ida Krug' is not named in this sentence"):
        project.rename(story, "actor", "Norland", "NL")
    assert (story / "actors.yml").read_bytes() == before
    assert not (story / "backup").exists()
