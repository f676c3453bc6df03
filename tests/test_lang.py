"""A language is a folder: its parts are data, and what a pack leaves out is not found."""

import ast
import random
import re
from dataclasses import is_dataclass, replace
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest
from invented_language import LANGUAGE

import kosovo_lib as kl
from kosovo_lib import lang, schema, voices
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.lang import parts as parts_of
from kosovo_lib.lang import voices as voices_of
from kosovo_lib.lang.parts import Actors, words_of
from kosovo_lib.lang.voices import Speakers


def test_english_is_loaded_by_its_code():
    assert lang.load().code == "en"
    assert lang.load("en") is lang.load("en")


def test_a_language_of_ones_own_is_used_as_it_is():
    own = lang.Language("xx")
    assert lang.load(own) is own


def test_what_a_pack_leaves_out_is_not_found():
    assert voices.find("Ana Brek said that the bridge was shut.", language=lang.Language("xx")).empty


def test_a_pack_that_does_not_say_how_a_text_goes_on_reads_pronouns_all_the_same():
    known = lang.load("en").voices
    speakers = replace(known.speakers, goes_on=Speakers().goes_on)
    bare = lang.Language("en", voices=replace(known, speakers=speakers))
    found = voices.find("“No,” said Sandu Mott. He said that the bridge was shut.", language=bare)
    assert found["speaker"].tolist() == ["Sandu Mott", "Sandu Mott"]


@pytest.mark.parametrize("code", ["xx", "voices"])
def test_a_code_without_a_folder_is_refused_by_name(code):
    with pytest.raises(ParameterError, match=f"language '{code}' is not available; choose en"):
        lang.load(code)


def test_a_language_of_ones_own_is_read_from_end_to_end():
    """A report, a quotation and a date in an article; no other file knows of the language."""
    said = "Ana Brek velit ke la ponte est ferma. »Ni restar doma,« avisit Petar Ulm."
    text = f"La Ponte\n\n{said} El brusit 3 quintil 2021.\n"
    corpus = kl.parse(text, language=LANGUAGE)
    assert corpus.attributions["text"].tolist() == ["la ponte est ferma", "Ni restar doma"]
    assert corpus.dates[["surface", "date_from"]].astype(str).to_numpy().tolist() == [["3 quintil 2021", "2021-07-03"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Brek velit ke la ponte est ferma.", [("indirect", "Ana Brek", "la ponte est ferma")]),
        ("»Ni restar doma,« avisit Ana Brek.", [("direct", "Ana Brek", "Ni restar doma")]),
        ("Ana Brek klamit: »Ni restar doma!«", [("direct", "Ana Brek", "Ni restar doma!")]),
        ("La sole brilit, ma Ana Brek negit ke el est kalda.", [("indirect", "Ana Brek", "el est kalda")]),
        ("La ponte est ferma.", []),
    ],
)
def test_a_language_of_ten_verbs_finds_reports_and_quotations(text, expected):
    """The pack in tests/invented_language is a folder; nothing in the library knows of it."""
    found = voices.find(text, language=LANGUAGE)
    assert [(r.attribution, r.speaker, r.text) for r in found.itertuples()] == expected


PACKAGE = Path(lang.__file__).parent.parent
ENGLISH_MODULES = [path for path in (PACKAGE / "lang" / "en").glob("*.py") if path.with_suffix(".txt").exists()]


def lists_of(tmp_path, text):
    (tmp_path / "nouns.txt").write_text(text, encoding="utf-8")
    return lang.WordLists(tmp_path / "nouns.py")


def test_a_list_is_of_words_or_of_phrases_with_commas(tmp_path):
    boats = "Nouns.\n[boats] what swims\nbarge tug\n# from the coast\n[Ff]erry\n\n"
    lists = lists_of(tmp_path, boats + "[teams,] who plays\nNorhaven Owls, Vell,\n Old\nTown,")
    assert lists == {"boats": ["barge", "tug", "[Ff]erry"], "teams": ["Norhaven Owls", "Vell", "Old Town"]}
    assert lists.either("teams", r"\s") == r"Norhaven\sOwls|Vell|Old\sTown"


def test_a_list_that_is_missing_there_twice_or_parted_both_ways_is_refused_by_file_and_name(tmp_path):
    with pytest.raises(DataError, match=r"/nouns\.txt: no list is named 'boats'"):
        lists_of(tmp_path, "[teams] who plays\nOwls")["boats"]
    with pytest.raises(DataError, match=r"/nouns\.txt: two lists are named 'boats'"):
        lists_of(tmp_path, "[boats] what swims\ntug\n[boats] what floats\nbarge")
    with pytest.raises(DataError, match=r"/nouns\.txt: 'boats' is a list with commas: write \[boats,\]"):
        lists_of(tmp_path, "[boats] what swims\ntug barge, ferry")


def test_a_list_with_the_name_of_a_field_for_a_set_fills_it(tmp_path):
    lists = lists_of(tmp_path, "[no heads] in names\nhouse street\n[many] no set\nowls\n[boats] no field\ntug")
    assert lists.sets(Actors) == {"no_heads": {"house", "street"}}


@pytest.mark.parametrize("path", ENGLISH_MODULES, ids=lambda path: path.stem)
def test_every_list_of_english_is_used(path):
    code, lists = path.read_text(encoding="utf-8"), lang.WordLists(path)
    parts = [part for part in (*vars(parts_of).values(), *vars(voices_of).values()) if is_dataclass(part)]
    filled = {field for part in parts if f"sets({part.__name__})" in code for field in lists.sets(part)}
    asked = {name for name in lists if name.replace(" ", "_") in filled or re.search(rf"['\"]{name}['\"]", code)}
    assert asked == set(lists)


@pytest.mark.parametrize("path", ENGLISH_MODULES, ids=lambda path: path.stem)
def test_no_list_of_english_has_a_word_twice_or_one_that_is_no_pattern(path):
    for name, words in lang.WordLists(path).items():
        assert [word for word in set(words) if words.count(word) > 1] == [], name
        assert all(map(re.compile, words)), name


ROOMS = {
    "voices": set(),
    "text": {"state", "he", "she", "it", "they", "when", "labelled"},  # kinds of actors and references, a group, a role
    "dates": {"this", "the"},  # what every language's words for "this week" and "every day" are noted as
    # elements and classes of HTML, fields of JSON-LD, web services and news databases, what browsers write into pages
    "read": set("cite label from by an text report comments mentions respond recommend read is or".split()),
    "terms": {"text"},  # a column
    "events": {"label", "claim", "these", "when"},  # roles of a clause, values of our columns
    "facts": set(),
}
"""Rooms whose English has moved to lang/en, and words in them that are no English of a text."""
MARKUP = {"read/page.py", "read/metadata.py", "read/published.py"}
"""What these match is HTML: names of elements and classes."""

FUNCTION_WORDS = set(
    "the an of and or nor but that which who whom whose he she they it his her their its him them is are was were be"
    " been has have had will would could should by from with on in to for as when while after before because although"
    " though if than this these those there not".split()
)
LISTS = (schema.SECTIONS, schema.VOICES, schema.ATTRIBUTION_TYPES, schema.PRECISIONS, schema.RELATIONS)
VALUES = {value for values in LISTS for value in values}
ENGLISH = (FUNCTION_WORDS | set(lang.load().voices.verbs.forms)) - VALUES
"""Values of our own tables ("comment", "before") are no English of a text."""
MATCHING = {"compile", "match", "search", "fullmatch", "finditer", "findall", "sub", "split", "startswith", "endswith"}
MODULES = [
    path
    for room in ROOMS
    for path in sorted((PACKAGE / room).rglob("*.py"))
    if path.relative_to(PACKAGE).as_posix() not in MARKUP
]


def words_to_match(path):
    """The strings of a module that texts are compared with: patterns, word lists, endings, operands of == and in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            parts = [node.func.value, *node.args] if name in MATCHING and isinstance(node.func, ast.Attribute) else []
            parts += node.args if name in ("frozenset", "set") else []
        else:
            parts = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        for part in parts:
            names = {id(n.slice) for n in ast.walk(part) if isinstance(n, ast.Subscript)}  # of groups and columns
            for leaf in ast.walk(part):
                if id(leaf) not in names and isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    yield leaf.lineno, re.sub(r"\(\?P<\w+>|\\[a-zA-Z]", " ", leaf.value)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_english_stands_in_a_pattern_or_a_word_list_outside_its_folder(path):
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {word!r} in {text!r}; it belongs to lang/en"
        for line, text in words_to_match(path)
        for word in re.findall(r"(?<!\w)[a-z]+(?!\w)", text.lower())
        if word in ENGLISH - ROOMS[path.relative_to(PACKAGE).parts[0]]
    ]
    assert not found, "\n".join(found)


LOADED = lang.load("en")
NEEDED = [
    (LOADED.dates.spoken, LOADED.dates.speaking),
    (LOADED.voices.verbs.doubted, LOADED.voices.verbs.doubting),
    (LOADED.voices.speakers.identified, LOADED.voices.speakers.identifying),
    (LOADED.voices.speakers.portfolio, LOADED.voices.speakers.portfolio_words),
    (LOADED.voices.phrases.according, LOADED.voices.phrases.according_words),
    (LOADED.voices.phrases.in_the_view_of, LOADED.voices.phrases.view_words),
    *(
        (getattr(LOADED.voices.phrases, name), words)
        for words in (LOADED.voices.phrases.seen_words, LOADED.voices.phrases.beside_seen)
        for name in ("seen_as", "held_that", "described_by")
    ),
    (LOADED.voices.phrases.reportedly, LOADED.voices.phrases.hearsay_words),
    (LOADED.voices.subjects.relative, LOADED.voices.subjects.relative_pronouns),
    (LOADED.pages.glued_credit, LOADED.pages.credit_words),
    *((line.pattern, line.needs) for line in LOADED.pages.sections if line.needs),
]


def spelled(tree, chance: random.Random) -> str:
    """Some text that a pattern may match: one branch of each choice, few of what repeats; half of what stands ahead."""
    said = ""
    for kind, of in tree:
        if kind is op.LITERAL:
            said += chr(of)
        elif kind is op.BRANCH:
            said += spelled(chance.choice(of[1]), chance)
        elif kind is op.SUBPATTERN or (kind is op.ASSERT and chance.random() < 0.5):
            said += spelled(of[-1], chance)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            times = chance.randint(of[0], min(of[1], of[0] + 2))
            said += "".join(spelled(of[2], chance) for _ in range(times))
        elif kind is op.IN:
            signs = {chr(one) for what, one in of if what is op.LITERAL}
            ends = {chr(end) for what, one in of if what is op.RANGE for end in one}
            whole = {"a": op.CATEGORY_WORD, " ": op.CATEGORY_SPACE, "1": op.CATEGORY_DIGIT, ",": op.CATEGORY_NOT_WORD}
            named = {sign for sign, one in whole.items() if (op.CATEGORY, one) in of}
            fits = {*"a K1,"} - signs - ends - named if of[0][0] is op.NEGATE else signs | ends | named
            said += chance.choice(sorted(fits) or ["a"])
        elif kind in (op.ANY, op.NOT_LITERAL, op.AT):
            said += "a" if kind is not op.AT else chance.choice(["", " "])
    return said


@pytest.mark.parametrize(("pattern", "words"), NEEDED)
def test_no_pattern_finds_a_text_without_one_of_the_words_that_it_is_said_to_need(pattern, words):
    chance, tree, found = random.Random(7), _parser.parse(pattern.pattern, pattern.flags), 0
    for _ in range(5_000):
        text = spelled(tree, chance)
        for match in filter(None, map(pattern.search, (text, f"The a{text} Krog"))):
            found += 1
            held = match[0].lower()
            lists = any(one.lower() in held for one in words) if isinstance(words, tuple) else False
            assert lists or not words_of(held).isdisjoint(map(str.lower, words)), match[0]
    assert found > 100
