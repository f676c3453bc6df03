"""Which words of a sentence are somebody else's, quoted or only reported, and whose."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kosovo_lib as kl


def attributed(text):
    """(attribution, speaker, words) of each span, in reading order."""
    found = kl.parse(text).attributions
    return [(r.attribution, None if pd.isna(r.speaker) else r.speaker, r.text) for r in found.itertuples()]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Dorn's Sporting Goods, which has 30 shops, said it would close ten.", "Dorn's Sporting Goods"),
        ("A spokesman for Dorn’s Sporting Goods said it would close ten.", "spokesman for Dorn’s Sporting Goods"),
        ("Norland’s Maria Lopez said it would close ten.", "Maria Lopez"),
        ("The Gazette’s Jon Holm said it would close ten.", "Jon Holm"),
        ("In a statement Krog said it would close ten.", "Krog"),
        ("“The gates were rotten when we came.” Ana Brek, engineer", "Ana Brek"),
        ("“The gates were rotten when we came.”\n\nAna Brek", "Ana Brek"),
        ("“The gates were rotten when we came.” Ana Brek, an engineer, has left.", None),
        ("‘They were all just cheering’: Tarrow mourns after pier gives way", None),
        ("‘We had been given no warning’: Holm counts its dead after the flood", None),
        ("‘We will appeal to the court’: Holm condemns ruling", "Holm"),
        ("Gates were rotten: engineer", "engineer"),
        ("They had begged the council for a pier, a neighbour claims.", "neighbour"),
        ("The club had known of the debts, a person close to the board claims.", "person close to the board"),
        ("The captain will go in May, his agent claims.", "agent"),
    ],
)
def test_a_body_with_an_owner_in_its_name_a_signature_and_who_claims_at_the_end_speak(text, speaker):
    [said] = {None if pd.isna(who) else who for who in kl.voices.find(text)["speaker"]}
    assert said == speaker


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The pier was shut on Monday.", []),
        ("“We will not go,” Maria Lopez said on Tuesday.", [("direct", "Maria Lopez", "We will not go")]),
        ("The gates will open, according to the union.", [("indirect", "union", "The gates will open")]),
        (
            "Maria Lopez said the plan was “a gift to the owners” of the port.",
            [
                ("indirect", "Maria Lopez", "the plan was"),
                ("direct", "Maria Lopez", "a gift to the owners"),
                ("indirect", "Maria Lopez", "of the port"),
            ],
        ),
        (
            "Maria Lopez said the fee was fair, while John Smith said it was theft.",
            [("indirect", "Maria Lopez", "the fee was fair"), ("indirect", "John Smith", "it was theft")],
        ),
        (
            "Maria Lopez said on Monday that the pier would stay shut. “There is nobody to open it.”",
            [
                ("indirect", "Maria Lopez", "the pier would stay shut"),
                ("direct", "Maria Lopez", "There is nobody to open it."),
            ],
        ),
    ],
)
def test_quoted_words_are_told_from_reported_ones_and_each_has_its_speaker(text, spans):
    assert attributed(text) == spans


def test_a_sentence_mostly_the_outlets_own_still_shows_what_is_not():
    text = (
        "The port, shut since the autumn storms for all but the two smallest of its ferries, opened on Monday again,"
        " which some on the quay called “a very good day for us”."
    )
    corpus = kl.parse(text)
    assert corpus.sentences["voice"].tolist() == ["outlet"]
    assert 0 < corpus.sentences["attributed_share"][0] < 0.5
    assert attributed(text) == [("direct", "some on the quay", "a very good day for us")]


@pytest.mark.parametrize(
    "text",
    [
        "After a storm that broke two of the three old piers of the town on Monday, Krog said the third was safe.",
        "The pier is safe, according to Jon Holm, a retired captain who sailed from Norhaven for all of thirty years.",
        "But citing the long winters of the town and the age of the two old piers, Krog said the third was safe.",
        "The pier will be safe, said Jon Holm, who was in charge of the works in the port for all of thirty years.",
    ],
)
def test_when_and_where_it_is_said_and_by_what_sort_of_person_is_not_the_outlet_s(text):
    assert kl.parse(text).sentences["attributed_share"][0] > 0.8


def test_a_readers_comment_is_the_readers_from_end_to_end():
    text = "Port Shut\n\nThe port of Norhaven was shut on Monday by the storm.\n\n1. Bob says:\nGood riddance to it.\n"
    assert attributed(text) == [("comment", "Bob", "Good riddance to it.")]


PIECES = st.sampled_from([
    "“", "”", '"', "‘", "’", "John Smith", " said", " said that", " according to", " the union", " it was", " a gift",
    ", ", ". ", "\n", "\n\n", "while ", "they", " warned", "’s", " ", "1. Bob says:\n", "—", "called it",
])  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=30).map("".join).filter(str.strip))
def test_spans_cut_back_the_text_stay_in_their_sentence_and_never_overlap(text):
    corpus = kl.parse(text)
    sentences = corpus.sentences.set_index("sentence")
    last = 0
    for row in corpus.attributions.itertuples():
        sentence = sentences.loc[row.sentence]
        assert text[row.start : row.end] == row.text
        assert last <= row.start < row.end
        assert sentence.start <= row.start
        assert row.end <= sentence.end
        last = row.end


ACTORS = """
actors:
  - {name: Nancy Brek, kind: person, aliases: [Brek], titles: [House Speaker]}
  - {name: Norland, kind: state}
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # through actors.yml
        (
            "House Speaker Nancy Brek said the pier was safe. Brek said it was cheap. “It is ours,” the speaker said.",
            ["Nancy Brek"] * 3,
        ),
        ("Norland said the pier was safe. A spokesman for Norland said it was cheap.", ["Norland"] * 2),
        ("Mayor Ida Krog left. A spokesman for Krog said it was cheap.", ["spokesman for Krog"]),
        # a body and who speaks for it are one; a person and his spokesman are two
        ("Tarn Water said it was safe. A Tarn Water spokesman said it was cheap.", ["Tarn Water"] * 2),
        ("The company said it was safe. A spokeswoman for the company said it was cheap.", ["company"] * 2),
        (
            "Ida Krog said it was safe. A spokesman for Ida Krog said it was cheap.",
            ["Ida Krog", "spokesman for Ida Krog"],
        ),
        # two who speak together are neither of them alone
        ("Ida Holm and House Speaker Nancy Brek said the pier was safe.", ["Ida Holm and Nancy Brek"]),
        ("Jon Krog and House Ports Committee Chairman Bill Dahl said it was safe.", ["Jon Krog and Bill Dahl"]),
        ("Trade and Ports Minister Jon Krog said it was safe.", ["Trade and Ports Minister Jon Krog"]),
        ("Advertisement Others said it was safe.", ["others"]),
        ("“It is safe,” said a statement issued by the union.", ["union"]),
        ("The Ministry of Health said it was safe.", ["Ministry of Health"]),
        ("Unions and owners alike had called for her removal.", ["Unions and owners"]),
        # within the article, also before the full name is given
        ("Holm said the pier was safe. President Carl Holm said it was cheap.", ["Carl Holm"] * 2),
        ("President Holm said the pier was safe. The president said it was cheap.", ["Holm"] * 2),
        # short and long forms of a first name, with initials or without, are one person
        ("Ed Krog said it was safe. Edward W. Krog said it was cheap. Krog said it was old.", ["Ed Krog"] * 3),
        ("Robert Holm Jr. said it was safe. Bob Holm said it was cheap. Holm left, he said.", ["Robert Holm Jr"] * 3),
        ("Ann Brek said it was safe. Brek said it was cheap.", ["Ann Brek", "Ann Brek"]),
        # two people of one surname are two
        ("Bill Krog met Ann Krog. Bill Krog said it was safe. Ann Krog said it was cheap.", ["Bill Krog", "Ann Krog"]),
        ("George W. Krog said it was safe. George H. Krog said it was cheap.", ["George W. Krog", "George H. Krog"]),
        ("Robert Holm came. Robert Holm Jr. said it was safe. Robert Holm left.", ["Robert Holm Jr"]),
        ("Paul Brek said it was safe. Republican Nancy Brek said it was cheap.", ["Paul Brek", "Nancy Brek"]),
        # nobody knows whether two spokesmen are one
        ("A spokesman said the pier was safe. Another spokesman said it was cheap.", [None, "Another spokesman"]),
        # spellings that differ in case or article
        ("Prosecutors said the pier was safe. It was cheap, the prosecutors said.", ["prosecutors"] * 2),
        ("The E-mails show that the pier was safe. But e-mails show that it was cheap.", ["e-mails"] * 2),
    ],
)
def test_all_spellings_of_a_speaker_are_counted_under_one_name(tmp_path, text, names):
    file = tmp_path / "actors.yml"
    file.write_text(ACTORS, encoding="utf-8")
    assert kl.parse(text, actors=file).attributions["speaker_actor"].replace({pd.NA: None}).tolist() == names


BODY = "\n\nTrade Minister Ida Krog said on Monday that the gates were rotten.\n"


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("After the flood, a minister explains why the gates broke", None),
        ("Minister says gates were rotten", "Ida Krog"),
        ("Gates were rotten, minister says", "Ida Krog"),
        ("Union says gates were rotten", "Union"),
    ],
)
def test_an_office_in_a_headline_is_whom_the_article_names_with_it_and_why_is_no_claim(headline, speaker):
    first = kl.parse(headline + BODY).sentences.iloc[0]
    assert (first["speaker"] if first["voice"] == "other" else None) == speaker


FIRMS = """
actors:
  - {name: Tarn Steel, kind: organisation}
  - {name: Lenham Docks Ltd, kind: organisation}
"""


@pytest.mark.parametrize(("other", "name"), [("a rival", "Tarn Steel"), ("Lenham Docks Ltd", "company")])
def test_the_company_is_the_only_one_that_the_article_names(tmp_path, other, name):
    file = tmp_path / "actors.yml"
    file.write_text(FIRMS, encoding="utf-8")
    text = f"Tarn Steel will buy {other}. The company said that orders had risen."
    assert kl.parse(text, actors=file).attributions["speaker_actor"].tolist() == [name]
