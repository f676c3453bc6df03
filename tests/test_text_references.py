"""Who is meant by pronouns, offices and other descriptions; invented people of the harbour only."""

from pathlib import Path

import pytest

from kosovo_lib.text.actors import find_mentions, load_lexicon
from kosovo_lib.text.references import Quoted, find_references

HARBOUR = load_lexicon(Path(__file__).parent / "corpora" / "harbour" / "actors.yml")


def meant(*sentences: str, speakers: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    """The references in an article of these sentences; ``speakers``: words in quotation marks -> who says them."""
    places, at = [], 0
    for text in sentences:
        places.append((text, at))
        at += len(text) + 1
    names = [find_mentions(text, HARBOUR, offset=start) for text, start in places]
    quoted = [
        [
            Quoted(start + text.index(words), start + text.index(words) + len(words), speaker)
            for words, speaker in (speakers or {}).items()
            if words in text
        ]
        for text, start in places
    ]
    found = find_references(places, names, quoted, HARBOUR)
    return [(m.surface, m.kind, m.actor) for references in found for m in references]


INES, CAEL, UIC, VELMIANS = "Ines Tarrow", "Cael Dorne", "Union of Island Councils", "Sound Velmians"

# Ines is a woman's name; Mr Dorne is a man by his honorific.
CASES = [
    # the only person before it, here or in the sentence before
    (("Governor Ines Tarrow said she would stay.",), [("she", "pronoun", INES)]),
    (("Governor Ines Tarrow left.", "She took her boat."), [("She", "pronoun", INES), ("her", "pronoun", INES)]),
    (("Mr Dorne left.", "Nobody saw him."), [("him", "pronoun", CAEL)]),
    (("In her letter, Ines Tarrow wrote of the gate.",), [("her", "pronoun", INES)]),
    # gender parts two people
    (("Mr Dorne met Ines Tarrow, and he gave her a boat.",), [("he", "pronoun", CAEL), ("her", "pronoun", INES)]),
    (("Ines Tarrow left.", "He did not."), []),
    # somebody else who is no actor stands between, named or not
    (("Mr Dorne left, and Mr Holm said he was ill.",), []),
    (("Mr Dorne left.", "An old man said he saw it."), []),
    (("Mr Dorne left.", "Mr Holm stayed.", "He was ill."), []),
    # what a state or an organisation owns
    (("Orra closed its harbour.",), [("its", "pronoun", "Orra")]),
    (("Velm said that it wanted talks.",), [("it", "pronoun", "Velm")]),
    (("Velm said that it is clear that talks failed.",), []),
    (("Boats lay in Orra with its flag.",), []),
    # "they" are the only group spoken of
    (("The Sound Velmians said they would stay.",), [("they", "pronoun", VELMIANS)]),
    (("The Sound Velmians left.", "They took their boats."), [
        ("They", "pronoun", VELMIANS), ("their", "pronoun", VELMIANS)]),
    (("The Sound Velmians met the captains, and they left.",), []),
    (("The captains met.", "They left."), []),
    (("The Union of Island Councils closed the gate.", "They gave no reason."), [("They", "pronoun", UIC)]),
    (("The Union of Island Councils met the captains.", "They gave no reason."), []),
    (("The Union of Island Councils said they were broke.",), [("they", "pronoun", UIC)]),
    # offices seen with a name, in apposition, and the head of an organisation's name
    (("Governor Ines Tarrow left.", "It rained.", "The governor came back."), [("The governor", "description", INES)]),
    (("Ines Tarrow, the harbour commissioner, left.", "The commissioner fell."), [
        ("The commissioner", "description", INES)]),
    (("The Union of Island Councils met.", "The union is broke."), [("The union", "description", UIC)]),
    (("The Union of Island Councils met.", "The organisation is broke."), [("The organisation", "description", UIC)]),
    (("Mr Dorne asked Ines Tarrow and Mr Holm to leave, and he did.",), []),
    (("The Velmian governor, Ines Tarrow, left.",), [("The Velmian governor", "description", INES)]),
    (("Ines Tarrow, 49, left.", "It rained.", "The 49-year-old fell."), [("The 49-year-old", "description", INES)]),
    (("Sen. Ines Tarrow left.", "It rained.", "The senator fell."), [("The senator", "description", INES)]),
    (("Russian Minister Ines Tarrow met Minister Cael Dorne.", "It rained.", "The minister left."), [
        ("The minister", "description", CAEL)]),
    # another body with that head, and a title that only actors.yml gives
    (("The Union of Island Councils met.", "The local union is broke."), []),
    (("The Union of Island Councils met.", "The union president is broke."), []),
    (("Tarrow left.", "It rained.", "The governor fell."), [("The governor", "description", INES)]),
    # what belongs to each of several, and who presides over something else
    (("Velm said each island had its own gate.",), []),
    (("President Ines Tarrow left.", "The president of the bank fell.", "Ada Holm, the president, fell."), []),
    (("President Ines Tarrow left.", "Ada Holm, the president’s aide, fell."), [
        ("the president", "description", INES)]),
    # a state of which alone the text spoke, but not where something is
    (("Velm closed the gate.", "Critics called the country a prison."), [("the country", "description", "Velm")]),
    (("Velm closed the gate.", "Gates across the country broke."), []),
    (("Ines Tarrow, a Liberal, left.", "The Conservative refused to go."), [("The Conservative", "description", INES)]),
    (("Ines Tarrow left.", "The Conservative conference began."), []),
    # "it" that opens a sentence is the subject of the one before, but "it is" is nobody
    (("Velm closed the gate.", "Its ships left.", "It wants talks."), [("Its", "pronoun", "Velm")]),
    (("Velm closed the gate.", "It said that talks failed."), [("It", "pronoun", "Velm")]),
    (("Velm closed the gate.", "It came as talks failed."), []),
    (("Velm met Orra.", "Its ships left."), []),
    # a body that speaks of itself as "they"
    (("The Union of Island Councils said they left when their boats sank.",), [
        ("they", "pronoun", UIC), ("their", "pronoun", UIC)]),
    (("The Union of Island Councils has lost their lease.",), [("their", "pronoun", UIC)]),
    (("The Union of Island Councils gave captains their boats.",), []),
    # what a body is called, if it may be one
    (("The Sound Patrol met.", "The agency is broke."), [("The agency", "description", "Sound Patrol")]),
    (("The Sound Patrol met.", "The Leeds-based agency is broke."), [
        ("The Leeds-based agency", "description", "Sound Patrol")]),
    (("The Union of Island Councils met.", "The bank is broke."), []),
    # who was told something may be meant, too; a doctor may be a man
    (("Ines Tarrow told Ada Holm that she was ill.",), []),
    (("Dr. Vim Holm treated Mr Dorne.", "He was ill."), []),
    (("Judge Ada Holm blamed Mr Dorne.", "She called him a liar."), [("him", "pronoun", CAEL)]),
    # two who stand side by side, and somebody's sister
    (("Ines Tarrow and Ada Holm were ill.", "She was tired."), []),
    (("Cael Dorne’s sister said she was ill.",), []),
    (("Mr Dorne left.", "The 61-year-old was ill."), [("The 61-year-old", "description", CAEL)]),
    # "who" right after a name, unless two or somebody's aide may be meant
    (("Ines Tarrow, who left, was ill.",), [("who", "pronoun", INES)]),
    (("Nobody asked Ines Tarrow (whose boat sank).",), [("whose", "pronoun", INES)]),
    (("Ines Tarrow said she knew who left.",), [("she", "pronoun", INES)]),
    (("Mr Dorne and Ines Tarrow, who left, were ill.",), []),
    (("The report blamed an aide to Ines Tarrow, who left.",), []),
    # a trade seen with a name, and in short; who has an office is no nurse
    (("Ines Tarrow, a retired surgeon, left.", "It rained.", "The surgeon fell."), [
        ("The surgeon", "description", INES)]),
    (("Chief Executive Ines Tarrow left.", "It rained.", "The executive fell."), [
        ("The executive", "description", INES)]),
    (("Mr Dorne fell ill.", "The nurse came back."), []),
    # nouns beside an adjective are no offices
    (("Major Ines Tarrow left.", "The major issues are old, and the major concern is money."), []),
    (("Chief Ines Tarrow left.", "The chief left, and the chief reason is money."), [
        ("The chief", "description", INES)]),
    (("Ines Tarrow, head of the patrol, left.", "The nail was hit on the head."), []),
    (("The Union of Island Councils met.", "The team won."), []),
    # the one body of that make, however far away
    (("The Sound Patrol met the Union of Island Councils.", "The agency is broke."), [
        ("The agency", "description", "Sound Patrol")]),
    (("The Union of Island Councils met.", *["It rained."] * 5, "The group is broke."), [
        ("The group", "description", UIC)]),
    (("The Union of Island Councils met.", "The group of captains is broke."), []),
    # nobody is his own lawyer, or asks himself
    (("Ines Tarrow left.", "Dr. Vim Holm, her lawyer, stayed."), [("her", "pronoun", INES)]),
    (("Mr Dorne left.", "Mr Holm asked him to stay."), [("him", "pronoun", CAEL)]),
    # "it" that does something is no "it is clear"
    (("Velm said it was closing the gate.",), [("it", "pronoun", "Velm")]),
    (("Velm said on Monday it wanted talks.",), [("it", "pronoun", "Velm")]),
    (("Velm said it was clear that talks failed.",), []),
    # who held an office is not who holds it
    (("Governor Ines Tarrow left.", "It rained.", "The former governor laughed."), []),
    (("Ines Tarrow, the manager, left.", "It rained.", "The former manager laughed."), [
        ("the manager", "description", INES)]),
    # an office of somebody who is no actor
    (("Governor Ines Tarrow left.", "It rained.", "Orra sent a governor, Ada Holm.", "The governor stayed."), []),
    (("Mr Dorne hired a lawyer, Vim Holm.", "The lawyer fell ill.", "He was tired."), []),
    (("Her aide, the surgeon Ines Tarrow, left.", "The surgeon fell."), [("The surgeon", "description", INES)]),
    (("A surgeon, Ines Tarrow, left.", "It rained.", "The surgeon fell."), [("The surgeon", "description", INES)]),
    (("Ines Tarrow, 49, a novelist, left.", "It rained.", "The author fell."), [("The author", "description", INES)]),
    (("Ines Tarrow, the leader, left.", "The union leader laughed."), [
        ("the leader", "description", INES), ("The union leader", "description", INES)]),
    # the subject is whose name the apposition ends with, and whoever it opens with
    (("Mr Dorne’s aide, Vim Holm, said he was ill.",), []),
    (("Vim Holm’s aide, Mr Dorne, said he was ill.",), [("he", "pronoun", CAEL)]),
    (("As a young lawyer, Mr Dorne left.", "As a young lawyer, he came back."), [("he", "pronoun", CAEL)]),
    (("Vim Holm, 31, was with him that night.", ), []),
    # somebody whom nobody names, or whose first name is in no list
    (("Mr Dorne shouted at a doorman.", "The doorman was hurt.", "He went home."), []),
    (("Mr Dorne left.", "An aide said Mr Dorne was tired.", "He was ill."), [("He", "pronoun", CAEL)]),
    (("Ines Tarrow laughed.", "Mr Dorne met his wife.", "She was ill."), [("his", "pronoun", CAEL)]),
    (("Mr Dorne left.", "Lenny Brekke rang the bell.", "He was ill."), []),
    # one of many is one all the same, and a dash is as good as a comma
    (("Velm, one of the oldest states, closed its harbour.",), [("its", "pronoun", "Velm")]),
    (("They met Ines Tarrow—whose boat sank.",), [("whose", "pronoun", INES)]),
    # nouns that belong to whoever bears them in the name, and words of the name before its last
    (("The Sound Patrol met.", "The bank is broke."), []),
    (("The Sound Patrol met.", "The sound patrol is broke."), [("The sound patrol", "description", "Sound Patrol")]),
    (("The Union of Island Councils met.", "The union of bakers is broke."), []),
    # an office that two people hold belongs to neither
    (("Minister Ines Tarrow met Minister Cael Dorne.", "It rained.", "The minister left."), []),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), CASES)
def test_who_is_meant(sentences, expected):
    assert meant(*sentences) == expected


@pytest.mark.parametrize(("told", "meant"), [
    ("The Russian government left.", ["The Russian government"]),
    ("Nobody told the Russians.", ["the Russians"]),
    ("The Russian ferry left, and the Syrian regime fell.", []),
])  # fmt: skip
def test_a_state_is_meant_by_its_government_and_its_people(tmp_path, told, meant):
    (tmp_path / "actors.yml").write_text("actors: [{name: Russia, kind: state}]\n")
    found = find_references([(told, 0)], [[]], [[]], load_lexicon(tmp_path / "actors.yml"))[0]
    assert [(m.surface, m.actor) for m in found] == [(words, "Russia") for words in meant]


def test_a_quotation_changes_who_i_and_he_are():
    text = "“I told him so, and he laughed,” Mr Dorne said."
    words = "I told him so, and he laughed,"
    assert meant(text, speakers={words: CAEL}) == [("I", "pronoun", CAEL)]
    assert meant(text, speakers={words: "Holm"}) == []


def test_it_in_a_quotation_is_nothing_that_only_the_outlet_named():
    text = "Velm said that a ship sank “because it wants war”."
    assert meant(text, speakers={"because it wants war": None}) == []
    assert meant(text) == [("it", "pronoun", "Velm")]


def test_she_said_beside_a_quotation_is_its_speaker():
    first, second = "Ines Tarrow met the minister of Velm, Ada Holm.", "“We stay,” she said."
    assert meant(first, second, speakers={"“We stay,”": "Ines Tarrow"})[-1:] == [("she", "pronoun", INES)]
    assert meant(first, second, speakers={"“We stay,”": "Ada Holm"}) == []


def test_a_body_is_no_she_beside_a_quotation():
    found = meant("Ines Tarrow left.", "“We stay,” she said.", speakers={"“We stay,”": UIC})
    assert found == [("she", "pronoun", INES)]


def test_a_trade_is_that_of_the_only_person_who_has_no_office(tmp_path):
    (tmp_path / "actors.yml").write_text("actors: [{name: Vim Holm, kind: person, aliases: [Holm]}]\n")
    lexicon, text = load_lexicon(tmp_path / "actors.yml"), "Vim Holm fell ill. The nurse came back."
    places = [(text[:18], 0), (text[19:], 19)]
    found = find_references(places, [find_mentions(one, lexicon, offset=at) for one, at in places], [[], []], lexicon)
    assert [(m.surface, m.actor) for m in found[1]] == [("The nurse", "Vim Holm")]


def test_a_body_whose_name_is_many_is_they(tmp_path):
    (tmp_path / "actors.yml").write_text("actors: [{name: Harbour Gulls, kind: organisation, aliases: [Gulls]}]\n")
    lexicon = load_lexicon(tmp_path / "actors.yml")
    for text, expected in (
        ("The Gulls won nine of their games.", ["their"]),
        ("Harbour Gulls won nine of their games.", []),
    ):
        found = find_references([(text, 0)], [find_mentions(text, lexicon)], [[]], lexicon)[0]
        assert [m.surface for m in found] == expected


def test_without_actors_nobody_is_meant():
    assert find_references([("She left.", 0)], [[]], [[]], load_lexicon_of_nobody()) == [[]]


def load_lexicon_of_nobody():
    from kosovo_lib.text.actors import NO_ACTORS

    return NO_ACTORS
