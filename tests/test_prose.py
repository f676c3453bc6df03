"""The article of a page is the run of lines that has most prose and least else."""

from hypothesis import given
from hypothesis import strategies as st

from kosovo_lib.read.copied import running_text

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
