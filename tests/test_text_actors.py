"""Actors named in a sentence: the longest name, its sense, and the file that says who is who."""

import pickle
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kosovo_lib.errors import DataError
from kosovo_lib.text.actors import candidates, find_mentions, load_lexicon

HARBOUR = load_lexicon(Path(__file__).parent / "corpora" / "harbour" / "actors.yml")
SHIPPED = load_lexicon(Path(__file__).parents[1] / "data" / "actors.yml")


def named(text: str, lexicon=HARBOUR) -> list[tuple[str, str]]:
    return [(m.surface, m.actor) for m in find_mentions(text, lexicon)]


def senses(text: str, lexicon=HARBOUR) -> list[tuple[str, str]]:
    return [(m.actor, m.sense) for m in find_mentions(text, lexicon)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Orra has closed the harbour.", [("Orra", "Orra")]),
    ("The Federation of Orra has closed it.", [("Federation of Orra", "Orra")]),
    # possessives, straight and curly, are not part of the surface
    ("Orra's navy and Velm’s coast guard.", [("Orra", "Orra"), ("Velm", "Velm")]),
    ("The UIC’ decision and the Velmians' boats.", [("UIC", "Union of Island Councils"), ("Velmians", "Velm")]),
    # compounds
    ("The UIC-led patrol on the Orra-Velm line.", [
        ("UIC", "Union of Island Councils"), ("Orra", "Orra"), ("Velm", "Velm")]),
    # an office belongs to the person who holds it, and a name is found without it
    ("Velmian Governor Ines Tarrow and Tarrow's aide.", [
        ("Velmian Governor Ines Tarrow", "Ines Tarrow"), ("Tarrow", "Ines Tarrow")]),
    # an adjective alone names nobody, with an organ of the state it does
    ("Velmian fishermen met Orran tourists.", []),
    ("The Velmian government met Orran officials.", [("Velmian government", "Velm"), ("Orran officials", "Orra")]),
    ("Velmian and Orran negotiators met.", [("Velmian", "Velm"), ("Orran negotiators", "Orra")]),
    # case counts, and so do the ends of words
    ("orra and ORRA, Orrana and Velmish", [("ORRA", "Orra")]),
    ("They left us the U.I.C. buoy, not the uic.", [("U.I.C.", "Union of Island Councils")]),
    # aliases in other scripts, accents as one character or as two
    ("Орра и Велм; Cael Dorné and Cael Dorne\u0301.", [
        ("Орра", "Orra"), ("Велм", "Velm"), ("Cael Dorné", "Cael Dorne"), ("Cael Dorne\u0301", "Cael Dorne")]),
    # a name over a line end or with a no-break space
    ("The Union of Island\nCouncils and Ines\u00a0Tarrow", [
        ("Union of Island\nCouncils", "Union of Island Councils"), ("Ines\u00a0Tarrow", "Ines Tarrow")]),
    # a phrase that holds a name and names somebody else
    ("The Velm Straits Ferry sailed.", []),
    ("", []),
])  # fmt: skip
def test_who_is_named(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Kessary does not recognise the line.", [("Orra", "actor")]),
    ("Talks with Kessary stalled, Kessary's answer is awaited.", [("Orra", "actor")] * 2),
    ("They met in Kessary.", [("Kessary", "place")]),
    ("He left Kessary for the headquarters in\u00a0Kessary.", [("Kessary", "place")] * 2),
    ("Kessary airport is closed.", [("Kessary", "place")]),
    ("A Kessary judge froze the money.", [("Kessary", "place")]),
    ("The Kessary treaty and the Kessary Post are old.", [("Kessary", "place")] * 2),
    ("Kessary judges fairly.", [("Orra", "actor")]),
    # a government does something, is angry, signs treaties
    ("Kessary courts Velm.", [("Orra", "actor"), ("Velm", "actor")]),
    ("Kessary courts freed him.", [("Kessary", "place")]),
    ("An angry Kessary signed Kessary's new treaty.", [("Orra", "actor")] * 2),
    ("Velm plants trees, and the Velm plant burned.", [("Velm", "actor"), ("Velm", "place")]),
    ("A comment from Kessary was short.", [("Orra", "actor")]),
    ("A ferry from Kessary was late.", [("Kessary", "place")]),
    ("Boats wait in Kessary and Port Hale.", [("Kessary", "place"), ("Port Hale", "place")]),
    ("Kessary and Port Hale agreed.", [("Orra", "actor"), ("Velm", "actor")]),
])  # fmt: skip
def test_a_capital_is_the_government_unless_the_words_around_it_speak_of_the_city(text, expected):
    assert senses(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("the US’ recommendation to us", [("US", "United States")]),
    ("U.S. and Canadian officials in the U.S.", [("U.S.", "United States")] * 2),
    ("Nato, NATO-led KFOR and the NATO-Kosovo Force", [
        ("Nato", "NATO"), ("NATO", "NATO"), ("KFOR", "KFOR"), ("NATO-Kosovo Force", "KFOR")]),
    ("the Kosovo-Serbia border, an EU-sponsored dialogue", [
        ("Kosovo", "Kosovo"), ("Serbia", "Serbia"), ("EU", "European Union")]),
    ("Serbian President Aleksandar Vučić said", [("Serbian President Aleksandar Vučić", "Aleksandar Vucic")]),
    ("local Serbs, Kosovo Serbs, Serbians in Kosovo, but the Serbians", [
        ("local Serbs", "Kosovo Serbs"), ("Kosovo Serbs", "Kosovo Serbs"),
        ("Serbians in Kosovo", "Kosovo Serbs"), ("Serbians", "Serbia")]),
    ("manned by UN and Kosovo police", [("UN", "United Nations"), ("Kosovo police", "Kosovo Police")]),
    ("Ukraine War, the 1998-99 Kosovo War", []),
])  # fmt: skip
def test_the_shipped_names(text, expected):
    assert named(text, SHIPPED) == expected


PLACES = [
    # prepositions, directions, borders, verbs of going
    ("Boats wait in northern Orra.", [("Orra", "place")]),
    ("Fishermen from Velm entered Orra on Monday.", [("Velm", "place"), ("Orra", "place")]),
    ("It runs along the Orra-Velm border.", [("Orra", "place"), ("Velm", "place")]),
    ("They closed the border with Velm.", [("Velm", "place")]),
    ("The harbour lies in Orra's rocky north.", [("Orra", "place")]),
    ("He flew to Velm.", [("Velm", "place")]),
    ("He left Velm, headed for Orra.", [("Velm", "place"), ("Orra", "place")]),
    ("The Velm market and Orra experts matter.", [("Velm", "place"), ("Orra", "place")]),
    ("She works as a scientist at the UIC.", [("Union of Island Councils", "place")]),
    ("Officials at the UIC wept.", [("Union of Island Councils", "actor")]),
    ("The bill was sent to Velm.", [("Velm", "actor")]),
    ("They fled from Velm and Orra.", [("Velm", "place"), ("Orra", "place")]),
    ("A ferry sank off Hale, Velm, on Monday.", [("Velm", "place")]),
    ("KESSARY (INA) — The port is shut.", [("Kessary", "place")]),
    ("It happened inside the UIC.", [("Union of Island Councils", "place")]),
    # who acts, or is dealt with
    ("Orra says it will pay, Velm warned.", [("Orra", "actor"), ("Velm", "actor")]),
    ("Talks with Velm and pressure on Orra go on.", [("Velm", "actor"), ("Orra", "actor")]),
    ("Orra will visit Hale.", [("Orra", "actor")]),
    ("It won independence from Velm.", [("Velm", "actor")]),
    ("There is no confidence in Orra.", [("Orra", "actor")]),
    ("With its navy in Orra, Velm wants more.", [("Orra", "place"), ("Velm", "actor")]),
    ("They stood near the Velmians and in front of Tarrow.", [("Velm", "actor"), ("Ines Tarrow", "actor")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_state_or_an_organisation_is_a_place_where_the_words_around_it_say_so(text, expected):
    assert senses(text) == expected


def test_a_surname_after_another_first_name_is_somebody_else():
    names = ["Ines Tarrow", "Inés M. Tarrow", "Paul Tarrow", "Paul M. Tarrow", "Governor Tarrow", "Angry Tarrow"]
    found = [[m.surface for m in find_mentions(f"Then {name} left.", HARBOUR)] for name in names]
    assert found == [["Ines Tarrow"], ["Tarrow"], [], [], ["Governor Tarrow"], ["Tarrow"]]


@pytest.mark.parametrize("name", ["Šolak", "Šolak Line", "Тарроу", "U.N.", "7-Up", "Île", "O’Dorne"])
def test_a_name_is_found_in_any_letters_and_beside_any_mark(tmp_path, name):
    entry = f"actors: [{{name: {name}, kind: organisation}}]"
    (tmp_path / "actors.yml").write_text(entry, encoding="utf-8")
    lexicon = load_lexicon(tmp_path / "actors.yml")
    for text in (f"{name} left.", f"It met “{name}” in May.", f"A {name}-led body met.", f"It met {name}"):
        assert [m.actor for m in find_mentions(text, lexicon)] == [name], text
    assert find_mentions(f"It met Un{name.lower()}a in May.", lexicon) == []


def test_what_an_abbreviation_stands_for_is_found_after_a_word_in_capitals(tmp_path):
    entry = "actors: [{name: UIC, kind: organisation, aliases: [Union of Island Councils]}]"
    (tmp_path / "actors.yml").write_text(entry, encoding="utf-8")
    lexicon = load_lexicon(tmp_path / "actors.yml")
    assert [m.actor for m in find_mentions("The Union of Island Councils met.", lexicon)] == ["UIC"]


def test_a_person_is_found_by_the_short_form_of_the_first_name(tmp_path):
    (tmp_path / "actors.yml").write_text("actors: [{name: Edward Holm, kind: person}]", encoding="utf-8")
    found = find_mentions("Ed Holm met Eddie Holm and Edwin Holm.", load_lexicon(tmp_path / "actors.yml"))
    assert [m.surface for m in found] == ["Ed Holm", "Eddie Holm"]


def test_the_capitals_of_the_shipped_story():
    """Read by hand: Belgrade is the government five times and the city three times, Pristina never the city."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted((Path(__file__).parents[1] / "data" / "articles").glob("*.txt"))
    ]
    found = [
        (name, [(text[: m.start].count("\n") + 1, m.sense) for m in find_mentions(text, SHIPPED) if m.surface == name])
        for text in texts
        for name in ("Belgrade", "Pristina")
    ]
    # In the order of the file names: antiwar, outside-the-beltway, rferl, sofrep, unattributed.
    assert [(name, [sense for _, sense in rows]) for name, rows in found] == [
        ("Belgrade", []), ("Pristina", []),
        ("Belgrade", ["place"]), ("Pristina", []),  # "not only in Belgrade"
        ("Belgrade", ["actor"] * 3), ("Pristina", ["actor"]),
        ("Belgrade", ["place", "place"]), ("Pristina", []),  # "Headquarters in Belgrade", "departed Belgrade"
        ("Belgrade", ["actor"] * 2), ("Pristina", ["actor"] * 5),
    ]  # fmt: skip
    assert [m.sense for t in texts for m in find_mentions(t, SHIPPED) if m.surface == "Moscow"] == ["actor"] * 2
    assert [m.actor for t in texts for m in find_mentions(t, SHIPPED) if m.surface == "Brussels"] == ["Brussels"] * 2


def test_candidates_are_names_that_no_actor_has():
    sentences = [
        "The Harbour Guild met in Orra.", "Nobody asked the Harbour Guild.", "Harbour Guild members left on Monday.",
        "Marlow spoke.", "Then Marlow left with Marlow's aide.", "They met Marlow.",
        "Boats sank.", "Boats sank.", "Boats sank.",
        "A Boats-only lane took boats.", "Ines Tarrow met Ines Tarrow and Ines Tarrow.",
    ]  # fmt: skip
    # "boats" also stands in lower case and Ines Tarrow is known; "Marlow" twice in the fifth sentence.
    assert candidates(sentences, HARBOUR) == {"Marlow": 4, "Harbour Guild": 3, "Boats-only": 1}


REFUSED = [
    ("actors: [", r"actors\.yml line 1: not readable as YAML"),
    ("- Orra", r"actors\.yml: \['Orra'\] must be a mapping with the keys actors, organs, not_actors, cues"),
    ("organs: []", r"actors\.yml: the key 'actors' is missing"),
    ("actors: []\npeople: []", r"actors\.yml: .* has the key 'people', which is not one of actors, organs"),
    ("actors: [Orra]", r"actors\.yml actor 1: 'Orra' must be a mapping with the keys name, kind"),
    ("actors: [{name: Orra}]", r"actors\.yml actor 1 \(Orra\): the key 'kind' is missing"),
    ("actors: [{name: Orra, kind: land}]", r"actor 1 \(Orra\) kind: 'land' is not one of 'state', 'organisation'"),
    ("actors: [{name: Orra, kind: state, aliases: [NO]}]", r"aliases 1: False must be text; put it in quotation marks"),
    ("actors: [{name: Orra, kind: state, aliases: Orran}]", r"aliases: 'Orran' must be a list"),
    ("actors: [{name: 1244, kind: state}]", r"actors\.yml actor 1 name: 1244 must be text"),
    ('actors: [{name: "A\\nB", kind: state}]', r"actor 1 \(A\nB\) name: 'A\\nB' holds U\+000A CONTROL CHARACTER"),
    ('actors: [{name: "A\\u202eB", kind: state}]', r"holds U\+202E RIGHT-TO-LEFT OVERRIDE, which cannot be seen"),
    ('actors: [{name: A, kind: state, aliases: ["B\u200bC"]}]', r"aliases 1: 'B\\u200bC' holds U\+200B ZERO WIDTH"),
    ('actors: [{name: A, kind: state, capital: {city: "B\u00a0C"}}]', r"city: 'B\\xa0C' holds U\+00A0 NO-BREAK SPACE"),
    ("", r"actors\.yml: nothing stands there; it must be a mapping with the keys actors"),
    ("actors: [{name: A, kind: state}, {name: A, kind: state}]", r"actor A: the name is listed twice"),
    ("actors: [{name: A, kind: state, aliases: [X]}, {name: B, kind: state, aliases: [X]}]",
     r"actors\.yml actor B: the alias 'X' already belongs to A"),
    ("actors: []\ncues: {town_after: [in]}", r"actors\.yml cues: .* has the key 'town_after', which is not one"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_a_file_that_breaks_a_rule_is_refused_by_name(tmp_path, text, message):
    path = tmp_path / "actors.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_lexicon(path)


def test_a_file_that_is_missing_or_no_text_is_refused_by_name(tmp_path):
    with pytest.raises(DataError, match=r"actors\.yml: cannot be read: No such file"):
        load_lexicon(tmp_path / "actors.yml")
    (tmp_path / "actors.yml").write_bytes(b"actors: \xff\xfe\x00")
    with pytest.raises(DataError, match=r"actors\.yml: not readable as YAML"):
        load_lexicon(tmp_path / "actors.yml")


def test_an_alias_that_begins_small_is_found_at_the_start_of_a_sentence_as_well(tmp_path):
    path = tmp_path / "actors.yml"
    path.write_text("actors: [{name: High Court, kind: organisation, aliases: [the Court]}]", encoding="utf-8")
    lexicon = load_lexicon(path)
    assert named("The Court finds for the Guild.", lexicon) == [("The Court", "High Court")]
    assert named("So the Court holds; the court of kings does not.", lexicon) == [("the Court", "High Court")]


def test_a_lexicon_without_actors_finds_nobody_and_one_travels_between_processes(tmp_path):
    path = tmp_path / "actors.yml"
    path.write_text("actors: []", encoding="utf-8")
    assert named("Orra and Velm.", load_lexicon(path)) == []
    assert named("Orra.", pickle.loads(pickle.dumps(HARBOUR))) == [("Orra", "Orra")]


PIECES = st.sampled_from([
    "Orra", "Velm", "Velmian", "Orran", "government", "and", "Kessary", "in", "from", "'s", "’", "-", " ", "\n", ".",
    "Governor", "Ines", "Tarrow", "UIC", "U.I.C.", "Union of Island Councils", "Union of", "Орра", "e\u0301", "é", "I",
])  # fmt: skip


@given(st.text() | st.lists(PIECES).map(" ".join) | st.lists(PIECES).map("".join), st.integers(0, 1000))
def test_any_text_gives_mentions_that_cut_back_their_surface(text, offset):
    mentions = find_mentions(text, HARBOUR, offset=offset)
    assert all(text[m.start - offset : m.end - offset] == m.surface for m in mentions)
    assert all(m.sense in ("actor", "place") for m in mentions)
    assert all(one.end <= two.start for one, two in pairwise(mentions))
    assert [m._replace(start=m.start + 5, end=m.end + 5) for m in mentions] == find_mentions(
        text, HARBOUR, offset=offset + 5
    )
    candidates([text], HARBOUR)


@given(st.sampled_from([alias for actor in HARBOUR.actors for alias in (actor.name, *actor.aliases)]))
def test_every_alias_of_the_file_is_found(alias):
    owner = next(actor.name for actor in HARBOUR.actors if alias in (actor.name, *actor.aliases))
    for frame in ("{} said so.", "It was {}.", "({})", "“{}”", "{}'s word", "anti-{} talk"):
        assert named(frame.format(alias)) == [(alias, owner)]


def test_a_state_with_a_name_like_its_adjective_can_be_a_place(tmp_path):
    (tmp_path / "actors.yml").write_text("actors: [{name: Norvany, kind: state, adjectives: [Norvan]}]\n")
    assert [m.sense for m in find_mentions("It rained in Norvany.", load_lexicon(tmp_path / "actors.yml"))] == ["place"]
