"""A copied page: the article is the run of lines with most prose; readers' comments below are told from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kosovo_lib.read import read
from kosovo_lib.read.copied import comments_in, is_button, running_text, text_clues
from kosovo_lib.text.blocks import find_blocks

ARTICLE = [
    "Bridge to stay shut over winter",
    "The council closed the old bridge on Monday after divers had found cracks in two of its piers.",
    "“Nobody will cross it before spring,” said the engineer, who had come from the capital to look.",
]

SYSTEMS = {
    "a blog": ["3 thoughts on “Bridge to stay shut”", "Ann Bell says:", "May 21, 2013 at 9:02 pm", "{}", "Reply ↓"],
    "another blog": ["2 comments:", "Ann said...", "{}", "November 16, 2011 at 6:31 AM", "Post a Comment"],
    "a service for comments": [
        "6 Comments",
        "Sort by Best",
        "Avatar",
        "ann_b",
        "•",
        "3 years ago",
        "{}",
        "14",
        "Reply",
    ],
    "a network": ["4 Comments", "Sort by", "Oldest", "Ann Bell", "{}", "Like · Reply · 37 · 9h", "Comments Plugin"],
    "a newspaper": ["Join the conversation", "A", "Ann B.", "Leeds", "March 3, 2021", "{}", "Reply", "Recommend 1,412"],
    "a board without a heading": [
        "#1 Posted by ann on Sun 12 Apr 2009",
        "{}",
        "#2 Posted by bo on Mon",
        "No.",
        "Quote",
    ],
    "a newsletter": ["Discussion about this post", "Ann Bell", "7 Sept 2022", "{}", "Like (14)", "Reply (1)"],
    "letters": ["What readers say", "{}", "Ann Bell", "Leeds"],
    "buttons of other names": ["Comments (2)", "Ann, Leeds, 3 hours ago", "{}", "Agree 4 Disagree 2", "Report"],
}
"""Lines under an article; ``{}`` is what a reader wrote."""

REMARK = "I crossed it every day of my life and never saw a diver, so I wonder who paid for this."


def copied(*lines):
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_a_reader_wrote_is_a_comment_and_the_article_is_none(system):
    text = copied(*ARTICLE, *(line.format(REMARK) for line in SYSTEMS[system]))
    sections = {text[block.start : block.end]: block.section for block in find_blocks(text)}
    (remark,) = (section for words, section in sections.items() if REMARK in words)
    assert remark == "comment"
    assert all(section != "comment" for words, section in sections.items() if any(line in words for line in ARTICLE))


def test_a_remark_of_two_words_is_a_comment_too():
    text = copied(*ARTICLE, "4 Comments", "Ann", "First!!!", "Reply", "Bo", "what divers?", "Reply")
    sections = {text[block.start : block.end]: block.section for block in find_blocks(text)}
    assert sections["First!!!"] == sections["what divers?"] == "comment"
    assert sections["Reply"] == "furniture"


@pytest.mark.parametrize(
    "lines",
    [
        [*ARTICLE, "Smith did not respond to requests for comment."],
        [ARTICLE[0], "12 Comments", "5 hours ago", "Share", *ARTICLE[1:]],  # a link over the article
        [*ARTICLE, "Comments", "Share", "About us"],  # a link under it
        [*ARTICLE, "Related", "Council votes on the bridge", "3 hours ago", "Ferry runs again", "5 hours ago"],
        [*ARTICLE[:2], "Reply", ARTICLE[2]],  # one button makes no comments
        [ARTICLE[0], ARTICLE[1], "Join the conversation", *ARTICLE[1:], *ARTICLE[1:]],
        [ARTICLE[0], ARTICLE[1], "What readers say", *ARTICLE[1:], *ARTICLE[1:]],
        [*ARTICLE[:2], "The mayor said:", ARTICLE[2], "The minister said:", ARTICLE[2]],
        [ARTICLE[0], "12 Comments", ARTICLE[1], "The mayor said:", ARTICLE[2], "The minister said:", ARTICLE[2]],
    ],
)
def test_a_page_without_comments_has_none(lines):
    assert not comments_in(lines)


def test_a_link_to_the_comments_over_the_article_is_not_their_heading():
    lines = [ARTICLE[0], "2 Comments", *ARTICLE[1:], *ARTICLE[1:], "2 Comments", "Ann", REMARK, "Reply"]
    assert comments_in(lines) == range(6, 10)


def test_what_stands_after_the_comments_is_none():
    lines = [*ARTICLE, "2 Comments", "Ann", REMARK, "Reply", "Leave a Reply", "Most read", "© The Courier"]
    assert [lines[number] for number in comments_in(lines)] == lines[3:7]


def test_on_a_saved_page_whose_mark_up_names_no_comments_they_are_found_as_in_copied_text():
    paragraphs = "".join(f"<p>{line} {'The town has talked of nothing else. ' * 4}</p>" for line in ARTICLE[1:] * 3)
    remarks = "".join(f"<div class=x7><b>Ann</b><div>{REMARK}</div><i>Reply</i></div>" for _ in range(2))
    page = read(
        f"<html><head><title>x</title></head><body><article><h1>{ARTICLE[0]}</h1>{paragraphs}</article>"
        f"<div class=q1><div>2 Comments</div>{remarks}</div></body></html>",
        name="page.html",
    )
    assert page.comments is not None
    assert REMARK not in page.text[: page.comments]
    assert page.text[page.comments :].count(REMARK) == 2


@pytest.mark.parametrize(
    "line", ["Reply", "Like · Reply · 5h", "14", "3 years ago", "Recommend 1,412", "+12", "Share ›", "•", "6 Comments"]
)
def test_headings_buttons_votes_and_ages_are_no_comments(line):
    assert is_button(line)


@pytest.mark.parametrize("line", ["I like it", "No", "Reply to the mayor, please", "5 of us saw it", "shared pain"])
def test_short_remarks_are_no_buttons(line):
    assert not is_button(line)


LINES = st.sampled_from(
    [*ARTICLE, REMARK, "Reply", "2 Comments", "Ann says:", "3 years ago", "What readers say", "Most read"]
)


@given(st.lists(LINES | st.text(alphabet="aR1·. ", min_size=1, max_size=130), max_size=20))
def test_comments_are_a_run_of_lines_below_the_first_paragraph(lines):
    found = comments_in(lines)
    assert set(found) <= set(range(len(lines)))
    if found:
        assert any(len(line) >= 60 for line in lines[: found.start + 1])


@given(st.lists(LINES, max_size=20))
def test_every_character_of_a_page_with_comments_stands_in_one_block(lines):
    text = copied(*lines)
    blocks = find_blocks(text)
    assert "".join("".join(text[block.start : block.end] for block in blocks).split()) == "".join(text.split())


BODY = [
    "Harbour Stays Shut",
    "The harbour of Norhaven stays shut until Friday, the port authority said on Monday.",
    "A crane fell on the northern pier and blocked the channel for all but the smallest boats.",
    "Captains were told to go to the southern port, which has room for thirty ships.",
]


@pytest.mark.parametrize(
    "remarks",
    [
        ["Karl B on May 8, 2024 at 5:23 pm said:", "They never learn."],
        ["harbour_rat", "They never learn.", "sailor77", "Nor do you, my friend."],
        ["OldSalt", "They never learn.", "Mira_K", "Nor do you, my friend."],
    ],
    ids=["dated", "user names with marks", "user names with capitals"],
)
def test_comments_without_a_heading_are_readers_never_the_outlets(remarks):
    text = "\n\n".join([*BODY, *remarks])
    sections = {text[block.start : block.end]: block.section for block in find_blocks(text)}
    assert {section for words, section in sections.items() if words in remarks} <= {"comment", "furniture"}
    assert all(sections[line] == "body" for line in BODY[1:])


def test_names_of_things_are_no_names_of_readers():
    text = "\n\n".join([*BODY[:2], "iPhone", *BODY[2:]])
    assert "comment" not in {block.section for block in find_blocks(text)}


LINE = "The council closed the old bridge on Monday after divers had found cracks in two of its piers."


def begins(before, after, *lines):
    """The first line of comments where so many lines of prose stand before a heading and after it; -1 for none."""
    found = comments_in([*[LINE] * before, *lines, *[LINE] * after])
    return found.start if found else -1


def test_a_heading_after_a_quarter_of_the_prose_stands_over_comments():
    """Two buttons say that there are comments; a link to them over the article is no heading."""
    marks = ["Comments (2)", LINE, "Reply", LINE, "Reply"]
    assert begins(3, 3, *marks) == 3  # 3 of 8 lines before it: 38 %
    assert begins(1, 5, *marks) != 1  # 1 of 8: 13 %


def test_a_heading_alone_needs_half_of_the_prose_before_it():
    assert begins(3, 2, "What readers say") == 3  # 3 of 5: 60 %
    assert begins(2, 3, "What readers say") == -1  # 2 of 5: 40 %


PROSE, TEASER, MENU = "The port was shut on Monday after a quarrel over fees.", "Ships are late.", "Home"


def test_the_run_with_the_greatest_sum_wins():
    # 54, 15 and 54 characters of prose; half of their middle length, 54, over 3 is what another line weighs: 18.
    # 15 - 18 < 0, so the teaser does not reach the article; 54 - 18 + 54 = 90 is more than 54.
    running = running_text([TEASER, MENU, PROSE, MENU, PROSE, MENU])
    assert (running.first, running.end) == (2, 5)
    assert running.before == [0, 0, 0, 0.5, 0.5, 1, 1]


def test_readers_comments_are_no_part_of_it():
    assert running_text([PROSE, MENU, PROSE, PROSE], stop=1)[:2] == (0, 1)


def test_without_prose_there_is_no_article():
    assert running_text([MENU, MENU])[:2] == running_text([])[:2] == (0, 0)


@given(st.lists(st.sampled_from([PROSE, TEASER, MENU, "x" * 5000 + "."])))
def test_it_begins_and_ends_with_prose_and_holds_the_heaviest_line(lines):
    first, end, before = running_text(lines)
    assert len(before) == len(lines) + 1
    assert before == sorted(before)
    if any(line != MENU for line in lines):
        assert lines[first] != MENU
        assert lines[end - 1] != MENU
        assert max(map(len, lines)) == max(map(len, lines[first:end]))


@pytest.mark.parametrize(("length", "line"), [(84, 1), (83, None)])
def test_a_first_line_that_ends_like_prose_is_a_headline_over_a_block_three_times_as_long(length, line):
    # the headline has 28 characters
    title = text_clues(
        f"The port is shut for a week.\n\n{'Boats lay in the harbour on. ' * 9}"[: 30 + length] + "\n"
    ).title
    assert (int(title.evidence.removeprefix("line ")) if title else None) == line


STORY = "The mayor of Vik resigned on Sunday after a long row about the bridge over the harbour."


@pytest.mark.parametrize(
    ("head", "site", "author"),
    [
        ("Mayor of Vik quits over bridge\n\nBy Ida Krog\nVik Herald\n12 May 2024", "Vik Herald", "Ida Krog"),
        ("The Vik Post\nMayor of Vik quits over bridge\n12 May 2024", "The Vik Post", None),
        ("Mayor of Vik quits over bridge\nNorthern Press Agency, 12 May 2024", "Northern Press Agency", None),
        ("Mayor of Vik quits over bridge\n12 May 2024 | BBC News", "BBC News", None),
        ("Mayor of Vik quits over bridge\nEXCLUSIVE by Ida Krog\nVik Weekly\n12 May 2024", "Vik Weekly", "Ida Krog"),
        ("Mayor of Vik quits over bridge\nWords by Ida Krog\n12 May 2024", None, "Ida Krog"),
        ("Mayor of Vik quits over bridge\nBy Ida Krog, Chief Reporter\n12 May 2024", None, "Ida Krog"),
        # a place, a part of the paper, a weekday and a headline are no outlets
        ("Mayor of Vik quits over bridge\nBy Ida Krog\nNew York\n12 May 2024", None, "Ida Krog"),
        ("Mayor of Vik quits over bridge\nWorld News\n12 May 2024", None, None),
        ("Mayor of Vik quits over bridge\nSun, 12 May 2024", None, None),
        ("Mayor of Vik Sues The Vik Herald\n12 May 2024", None, None),
        # nor is a name that stands beside neither byline nor day, or in a line of prose
        ("Mayor of Vik quits over bridge\nHe will write a book\nVik Herald\nThe harbour", None, None),
        (f"Mayor of Vik quits over bridge\n12 May 2024\nIt rains, Vik Herald, {'so it does, ' * 9}", None, None),
    ],
)
def test_a_copied_text_names_its_outlet_beside_its_byline_or_its_day(head, site, author):
    clues = text_clues(f"{head}\n\n{STORY}\n\n{STORY}\n")
    assert (clues.site.value if clues.site else None) == site
    assert (clues.author.value if clues.author else None) == author
