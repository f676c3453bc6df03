"""Every line of a page gets a section, and nothing is lost."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kosovo_lib as kl
from kosovo_lib.errors import DataError
from kosovo_lib.text.blocks import find_blocks, load_profiles

PAGE = """\
Advertisement

Ferry Port Shut As Islands Quarrel

A long feud turns on a jetty

By Anna Berg

 A ferry at the northern jetty.
A ferry at the northern jetty.

The port of Norhaven was shut on Monday after a quarrel over mooring fees.

WATCH: Captains 'Stay Calm' In Harbour

Captains 'Stay Calm' In Harbour
0:00 0:01:10

Update (14:05 GMT): The port has opened again.

A second crossing

The southern port stayed open.

With reporting by the Island Press
Anna Berg
Anna Berg covers ports and ships for this paper.

  1. old salt says:

    A bad day for sailors.

  2. Mira wrote:

    Who pays for this?
"""


def sections(text, profile=None):
    blocks = find_blocks(text, profile) if profile else find_blocks(text)
    return [(block.section, text[block.start : block.end]) for block in blocks]


def test_a_page_is_divided_as_a_reader_would_divide_it():
    assert sections(PAGE) == [
        ("furniture", "Advertisement"),
        ("headline", "Ferry Port Shut As Islands Quarrel"),
        ("deck", "A long feud turns on a jetty"),
        ("byline", "By Anna Berg"),
        ("caption", "A ferry at the northern jetty.\nA ferry at the northern jetty."),
        ("body", "The port of Norhaven was shut on Monday after a quarrel over mooring fees."),
        ("promo", "WATCH: Captains 'Stay Calm' In Harbour"),
        ("promo", "Captains 'Stay Calm' In Harbour"),
        ("furniture", "0:00 0:01:10"),
        ("update", "Update (14:05 GMT): The port has opened again."),
        ("subhead", "A second crossing"),
        ("body", "The southern port stayed open."),
        ("credit", "With reporting by the Island Press"),
        ("byline", "Anna Berg"),
        ("bio", "Anna Berg covers ports and ships for this paper."),
        ("comment", "1. old salt says:"),
        ("comment", "A bad day for sailors."),
        ("comment", "2. Mira wrote:"),
        ("comment", "Who pays for this?"),
    ]


def test_a_comment_belongs_to_the_reader_its_head_names():
    sources = [(b.source, b.is_head) for b in find_blocks(PAGE) if b.section == "comment"]
    assert sources == [("old salt", True), ("old salt", False), ("Mira", True), ("Mira", False)]


def test_a_quotation_introduced_in_the_article_is_no_comment():
    text = "Port Shut\n\nThe port was shut on Monday.\n\nThe mayor said:\n\n“We had no choice at all.”\n"
    assert "comment" not in {section for section, _ in sections(text)}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_are_an_editors(end):
    blocks = find_blocks(end.join(["", "One Headline", "", "", "The body follows here.", "And goes on."]))
    assert [(b.line_from, b.line_to) for b in blocks] == [(2, 2), (5, 6)]


PROFILES = """
gazette:
  sections:
    furniture: ['^Gazette+$']
  alt_text: '^(?:[A-Z]\\w+ ){1,3}Photo(?= )'
  quotes:
    - {source: Island Press, theirs: '\\bNorhavn\\b|\\bour reporter\\b', ours: '\\bNorhaven\\b'}
"""
QUOTING = """\
Norhaven Port Shut

Norhaven has shut its port.

Harbour Wall Photo Norhavn was quiet today, our reporter says.

The ferries stayed away.

Nobody in Norhavn came to the quay.

That is what Norhaven deserves.
"""


@pytest.fixture
def gazette(tmp_path):
    (tmp_path / "profiles.yml").write_text(PROFILES)
    return load_profiles(tmp_path / "profiles.yml")["gazette"]


def test_another_outlets_passage_is_known_by_its_house_style(gazette):
    """From the first paragraph in their spelling to the last; ours ends it, neutral ones between belong to it."""
    quoted = [text for section, text in sections(QUOTING, gazette) if section == "block_quote"]
    assert quoted == [
        "Norhavn was quiet today, our reporter says.",
        "The ferries stayed away.",
        "Nobody in Norhavn came to the quay.",
    ]
    assert {b.source for b in find_blocks(QUOTING, gazette) if b.section == "block_quote"} == {"Island Press"}


def test_a_pictures_text_is_cut_from_the_paragraph_it_was_glued_to(gazette):
    assert ("caption", "Harbour Wall Photo") in sections(QUOTING, gazette)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        (
            "gazette: {sections: {footer: ['x']}}",
            "profiles.yml gazette sections: 'footer' is not one of 'headline', 'deck', 'body'",
        ),
        (
            "gazette: {sections: {furniture: ['(']}}",
            r"profiles.yml gazette sections furniture 1: '\(' is not a regular expression",
        ),
        (
            "gazette: {quotes: [{source: AP}]}",
            "profiles.yml gazette quotes 1: the key 'theirs' is missing\n.*the key 'ours' is missing",
        ),
        (
            "gazette: {sections: {furniture: [1244]}}",
            "profiles.yml gazette sections furniture 1: 1244 is not a regular expression; put it in quotation marks",
        ),
        ("- gazette", r"profiles.yml: \['gazette'\] must be a mapping"),
        ("gazette: [", "profiles.yml line 1: not readable as YAML"),
    ],
)  # fmt: skip
def test_a_profile_that_breaks_a_rule_is_refused(tmp_path, yaml, message):
    (tmp_path / "profiles.yml").write_text(yaml)
    with pytest.raises(DataError, match=message):
        load_profiles(tmp_path / "profiles.yml")


def with_patterns(tmp_path, *patterns):
    """The profile of an outlet with these patterns of furniture."""
    furniture = ", ".join(f"'{pattern}'" for pattern in patterns)
    (tmp_path / "profiles.yml").write_text(f"gazette: {{sections: {{furniture: [{furniture}]}}}}")
    return load_profiles(tmp_path / "profiles.yml")["gazette"]


LINES = ["word, " * 330, "ab" * 1000, "a" * 2000, "Word " * 400, "a" * 40 + "!"]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(.*.*)*x$", r"^(\w+\s?)*\$", "^By (?:[A-Z][A-Za-z]+ ?)+$", "(?i)(?:[A-Z][a-z]+)+x", "(a|aa)*x",
        "(?:.+, )+x", "(?:a{2,3})*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "a*.*.*.*x", ".*.+x", r".*\s*.*x",
        r"\w+\w*:", ".*a.*a.*a.*x", "(.*)(.*?)y", "(a|b)*[ab]+c", ".*,.*,.*", r"\w+\s*\w+\s*\w+",
        ".*ab.*ab.*ab.*", ".*ab.*ab.*ab.*ab.*x", r"(.+)\1*x", "(a+)+$", "(a|a)*$", "(?:(?:a+)+)+b", "^(a?){60}a{60}$",
    ],
)  # fmt: skip
def test_a_pattern_that_a_user_gives_ends_or_is_refused_with_the_line(tmp_path, pattern):
    profile = with_patterns(tmp_path, pattern)
    for line in LINES:
        started = time.process_time()
        with suppress(DataError):
            profile.section(line)
        assert time.process_time() - started < 2


def test_a_pattern_that_takes_too_long_is_named_with_its_line(tmp_path):
    profile = with_patterns(tmp_path, "(a|a)*$")
    with pytest.raises(DataError, match=r"profiles.yml: '.*' takes more than 1 second on the line 'a{40}' of 60 char"):
        profile.section("a" * 59 + "!")


def test_a_line_of_a_million_characters_costs_no_more_than_its_ends(tmp_path):
    profile = with_patterns(tmp_path, ".*;.*x", "here$", "^Here")
    found = [profile.section(line) for line in ("a" * 1_000_000, "a" * 1_000_000 + "here", "Here" + "a" * 1_000_000)]
    assert found == [None, "furniture", "furniture"]


@given(st.text(alphabet=st.sampled_from("Aab. :1\n\r\t“'Update(says)"), max_size=300))
def test_every_character_stands_in_exactly_one_block(text):
    position = 0
    for block in find_blocks(text):
        assert not text[position : block.start].strip()
        assert block.start < block.end
        position = block.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "line", ["By Žana Kovač", "May 8, 2024", "Published: 9 October 2025", "Friday, 3 May 2024 at 14:05"]
)
def test_a_name_in_any_script_and_a_date_by_itself_are_bylines(line):
    text = f"Port Shut\n\n{line}\n\nThe port of Norhaven was shut on Monday after a quarrel over fees.\n"
    assert [block.section for block in find_blocks(text)] == ["headline", "byline", "body"]


COPIED = (
    """\
NorthmoorLive
Home
News
Sport
Subscribe today!
Seven days of news for only two pounds a week.
News > Local > Ashgrove
Ferry board kills the night boat to Skell Island
By CARLA DENSMORE
Ledger Staff Writer
August 24, 2006
The state ferry authority voted on Wednesday to end the night crossing to Skell Island, a run that has carried nurses.
The last boat will leave the slip at 11:40 p.m. on the last day of the month, and after that date nothing will leave.
Read more: Islanders build a boat of their own
“Nobody up here enjoys this,” the chairman told sixty islanders who had come over for the hearing in the town hall.
Want more ferry news? Subscribe to The Ledger.
Morning Tide Sign up to our ferry newsletter and read on weekday mornings what is new at the quay. """
    + (
        "By signing up you agree to get letters and updates from The Ledger and our partners, to our privacy policy, "
        "our terms of service and our rules of conduct."
    )
    + """
A nurse who works at night said that she would have to rent a room on the mainland, or else to give up her job there.
Carla Densmore
Carla Densmore covers ships.
Most read
School board wants new buses by fall
A smallest crop in ten years.
Blueberries
Contact us
"""
)


def test_the_article_of_a_copied_page_is_what_stands_together_as_prose():
    found = sections(COPIED)
    body = "\n".join(text for section, text in found if section == "body")
    assert [line[:9] for line in body.splitlines()] == ["The state", "The last ", "“Nobody u", "A nurse w"]
    assert ("headline", "Ferry board kills the night boat to Skell Island") in found
    assert ("promo", "Read more: Islanders build a boat of their own") in found
    assert [text for section, text in found if section == "bio"] == [
        "Carla Densmore covers ships.",
        "A smallest crop in ten years.",
    ]
    assert {section for section, text in found if "week" in text or "inbox" in text} == {"furniture"}


def test_a_date_under_the_headline_does_not_end_the_article_and_a_name_under_it_does():
    prose = [
        f"The port was shut on Monday for the {number} time since the war, the harbour master said." for number in "123"
    ]
    text = "\n".join(["A port is shut for good", "14 March 2011", prose[0], prose[1], "Anna Berg", "Anna Berg writes."])
    assert [section for section, _ in sections(text)] == ["headline", "byline", "body", "byline", "bio"]


def test_a_line_of_menus_is_no_headline():
    text = "Home\nNews | Sport | Weather | Jobs\nThe port is shut again\n" + "The port was shut on Monday. " * 4
    assert sections(text)[:2] == [
        ("furniture", "Home\nNews | Sport | Weather | Jobs"),
        ("headline", "The port is shut again"),
    ]


STORY = "The port of Norhaven was shut on Monday after a quarrel over fees for mooring there."


@pytest.mark.parametrize("again", ["Ferry Port Shut As Islands Quarrel", "Ferry port shut as islands quarrel"])
def test_a_headline_that_is_repeated_under_itself_is_one_headline(again):
    text = f"Ferry Port Shut As Islands Quarrel\n\n{again}\n\n{STORY}\n\n{STORY}!"
    assert [section for section, _ in sections(text)][:2] == ["headline", "furniture"]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Page 1 of 3", "furniture"),
        ("PHOTOS: The best of the pier", "furniture"),
        ("A man walks on the pier on Monday. REUTERS/Jon Holm", "caption"),
        ("[1/5] A man walks on the pier.", "caption"),
    ],
)
def test_page_numbers_and_galleries_are_no_text(line, section):
    text = "The pier was opened by the mayor on Monday, who said that it had cost a lot of money."
    assert (section, line) in sections(f"The pier is open\n\n{text}\n\n{line}\n\n{text} Nobody came.\n")


def test_a_paragraph_that_stands_twice_is_no_caption():
    paragraph = " ".join(
        f"Gate {n} of the port was shut by the harbour master after a quarrel over fees." for n in range(6)
    )
    assert {section for section, _ in sections(f"{paragraph}\n\n{paragraph}")} == {"body"}


def test_bullets_and_rows_of_a_table_are_body():
    items = ["• Bread from the north", "• Milk from the farms", "Gate\tOpen\tShut", "North | 3 | 4"]
    lines = ["Port Shut On Monday", STORY, *items, STORY]
    found = {words: kind for kind, words in sections("\n\n".join(lines))}
    assert [found[item] for item in items] == ["body"] * 4


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Correction: An earlier version of this article named the wrong pier.", "credit"),
        ("CORRECTION, May 6, 2024: We named the wrong pier.", "credit"),
        ("Editor’s note: This story was written before the port opened again.", "credit"),
        ("This article was corrected on Tuesday to give the name of the pier.", "credit"),
        ("NORHAVEN, May 6 (Wire) —", "byline"),
    ],
)
def test_corrections_and_datelines_are_no_part_of_the_story(line, section):
    found = {words: kind for kind, words in sections("\n\n".join(["Port Shut On Monday", STORY, line, STORY + "!"]))}
    assert found[line] == section


@pytest.mark.parametrize(
    "credit",
    [
        "• Jon Holm contributed to this story.",
        "Maria J. Lopez, Jon Holm and Anna Lind contributed to this report.",
        "Staff writer Jon Holm in Norhaven contributed to this report.",
        "Material from the Island Press was used in this report.",
        "(Reporting by Ida Krog in Norhaven; Editing by Jon Holm.)",
        "-- With assistance from Ida Krog and Jon Holm.",
    ],
)
def test_who_helped_is_a_credit_on_a_line_of_its_own_and_at_the_end_of_a_paragraph(credit):
    found = sections("\n\n".join(["Port Shut On Monday", STORY, "The mayor said: “We will pay.” " + credit, credit]))
    assert found[2:] == [("body", "The mayor said: “We will pay.”"), ("credit", credit), ("credit", credit)]


def test_the_credit_of_a_picture_that_the_next_paragraph_sticks_to_is_no_part_of_it():
    found = sections(
        "\n\n".join(["Port Shut On Monday", STORY, "REUTERS/Ida Krog/File Photo The pier opened in 1998."])
    )
    assert found[2:] == [("credit", "REUTERS/Ida Krog/File Photo"), ("body", "The pier opened in 1998.")]


@pytest.mark.parametrize(
    "told",
    [
        "Rain and snow contributed to this story of a ruined pier, as the union contributed to this fund.",
        "With help from Jon Holm, the pier was rebuilt.",
        "Editing by hand takes time, and material from the pier was used in this bridge.",
    ],
)
def test_what_contributed_to_an_event_is_told(told):
    assert ("body", told) in sections("\n\n".join(["Port Shut On Monday", STORY, told, STORY + "!"]))


FLOODED = "The harbour gates failed on Friday and the town was flooded for two days."
POST = "The gates were rotten and everybody knew."


def test_a_post_is_whose_name_stands_over_or_under_it():
    over = f"Gates fail again\n\n{FLOODED}\n\nAna Brek (@anabrek)\n{POST}\n\nThe union was glad of it.\n"
    under = f"Gates fail again\n\n{FLOODED}\n\n{POST}\n— Ana Brek (@anabrek) May 3, 2024\n\nThe union was glad.\n"
    alone = f"Ana Brek @anabrek · 3h\n{POST}\n"
    for text in (over, under, alone):
        sentences = kl.parse(text).sentences
        assert list(sentences[sentences["voice"] == "other"]["text"]) == [POST]
        assert list(sentences[sentences["voice"] == "other"]["speaker"]) == ["Ana Brek"]
        assert list(sentences[sentences["text"].str.contains("@")]["voice"]) == ["none"]


def test_a_quotation_on_a_line_of_its_own_is_whose_name_signs_it():
    own_line = "“The gates were rotten.”\n\n— Ana Brek, engineer"
    for signed in ("“The gates were rotten” — Ana Brek", "“The gates were rotten.” – Ana Brek, engineer", own_line):
        parsed = kl.parse(f"Gates fail again\n\n{FLOODED}\n\n{signed}\n\nThe union was glad of it, it said.\n")
        assert list(parsed.attributions["speaker"])[:1] == ["Ana Brek"]
        assert "subhead" not in set(parsed.blocks["section"])


def test_a_handle_above_the_article_is_its_authors_and_makes_nobody_speak():
    text = f"Gates fail again\n\nAna Brek (@anabrek)\n\n{FLOODED}\n"
    assert "other" not in set(kl.parse(text).sentences["voice"])


@pytest.mark.parametrize("cell", ["\t", " | ", "    "])
@pytest.mark.parametrize("order", ["above", "in a tiny text"])
def test_a_table_is_a_table_wherever_it_stands(cell, order):
    rows = [cell.join(row) for row in (("Town", "Dead", "Missing"), ("Norhaven", "3", "4"), ("Sudhaven", "1", "0"))]
    table = "\n".join(rows)
    text = f"{table}\n\n{FLOODED}\n" if order == "above" else f"Help came.\n\n{table}\n\nIt was late.\n"
    assert {block.section for block in find_blocks(text)} == {"body"}


def test_two_lines_of_a_menu_are_no_table():
    text = f"Home | News | Sport\nWorld | Local | Opinion\n\nGates fail again\n\n{FLOODED}\n"
    assert [block.section for block in find_blocks(text)] == ["furniture", "headline", "body"]


def test_opinion_by_somebody_is_a_byline_and_a_genre():
    parsed = kl.parse(f"The mayor must go\nOpinion by Ana Brek\n\n{FLOODED}\n")
    assert parsed.articles.loc[0, "genre"] == "opinion"
    assert list(parsed.blocks["section"]) == ["headline", "byline", "body"]
