"""The shortest readable clause around a date, cut and never reworded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kosovo_lib import lang
from kosovo_lib.text.clauses import around, dated, printed

WORDS = lang.load().clauses


def cut(sentence, date):
    start = sentence.index(date)
    return [sentence[c.start : c.end] for c in dated(WORDS, sentence, start, start + len(date))]


@pytest.mark.parametrize(
    ("sentence", "date", "clause"),
    [
        # what follows or precedes in a clause of its own is left out
        ("The mill burned down in 1921, and its owner fled to Ostia.", "1921", "The mill burned down in 1921"),
        ("The mill burned down, and its owner fled in 1922.", "1922", "its owner fled in 1922"),
        ("Norland refuses, but the court ruled on Monday that it must pay.", "Monday", "the court ruled on Monday"),
        ("The strike ended on Friday; nobody cheered.", "Friday", "The strike ended on Friday"),
        ("Because the dam burst in 1953, the town moved.", "1953", "the dam burst in 1953"),
        # a date in front belongs to the clause behind it
        ("On 3 May, the mayor resigned, citing her health.", "3 May", "On 3 May, the mayor resigned"),
        # a date between commas does not cut the subject from its verb
        ("The bridge, in 1998, gave way under a train.", "1998", "The bridge, in 1998, gave way under a train"),
        # a list of names stays whole
        (
            "France, Norland, and the United Fiefs signed in 1970, but Ostia did not.",
            "1970",
            "France, Norland, and the United Fiefs signed in 1970",
        ),
        # two nouns joined by "and" are not two clauses
        ("An office and a garage were attacked on 25 May, police said.", "25 May",
         "An office and a garage were attacked on 25 May"),
        # "a day after" speaks of what follows it
        ("The move comes a day after Norland warned Ostia that it would act.", "a day after",
         "a day after Norland warned Ostia"),
        # a label in front dates what comes behind it
        ("Update (14:10): Sirens sounded in Haven, police said.", "14:10", "Sirens sounded in Haven"),
        ("Update (14:10):", "14:10", "Update (14:10)"),
        # a relative clause and an apposition keep what they belong to
        ("The crane that collapsed in 2018 has been replaced.", "2018",
         "The crane that collapsed in 2018 has been replaced"),
        ("Acme, owner of the port since 2014, said it was pleased.", "2014",
         "Acme, owner of the port since 2014, said it was pleased"),
        # the subject of a verb stands before the clauses in between
        ("The judge, who freed a man when he wept, was recalled on Tuesday, it said.", "Tuesday",
         "The judge, who freed a man when he wept, was recalled on Tuesday"),
        # without a verb the whole sentence is the clause
        ("A quiet Monday in Haven.", "Monday", "A quiet Monday in Haven"),
        # "but" that takes away from "all" or "nobody" divides nothing
        ("All but two captains signed a letter on Monday.", "Monday", "All but two captains signed a letter on Monday"),
        ("No one but Holm left on Monday, but she did.", "Monday", "No one but Holm left on Monday"),
        # a date inside quotation marks keeps them closed
        ('She said "we left on Monday, and it rained" to reporters.', "Monday",
         'She said "we left on Monday, and it rained" to reporters'),
    ],
)  # fmt: skip
def test_the_clause_around_a_date(sentence, date, clause):
    assert cut(sentence, date)[0] == clause


def test_a_when_clause_is_dated_by_the_year_it_follows():
    sentence = "Taxes have stood since 2008, when Ostia declared independence."
    assert cut(sentence, "2008") == ["Taxes have stood since 2008", "2008, when Ostia declared independence"]


def test_a_main_clause_holds_since_the_dated_clause_behind_it():
    sentence = "The road has been blocked since the council on 20 May raised the toll."
    first, second = dated(WORDS, sentence, sentence.index("20 May"), sentence.index("20 May") + 6)
    assert sentence[first.start : first.end] == "the council on 20 May raised the toll"
    assert (sentence[second.start : second.end], second.relation) == (sentence[:-1], "since")
    assert sentence[second.focus_start : second.focus_end].strip() == "The road has been blocked"


@pytest.mark.parametrize(
    ("sentence", "date", "focus"),
    [
        ("The crowd, angry at the 2013 ruling, burned two cars.", "2013", "ruling"),
        ("Norland signed the 1998 treaty with Ostia.", "1998", "treaty"),
        ("Trade has grown since the independence of Ostia in 2013.", "2013", "the independence of Ostia in 2013"),
    ],
)
def test_a_date_that_belongs_to_a_noun_speaks_of_that_noun(sentence, date, focus):
    start = sentence.index(date)
    [found] = dated(WORDS, sentence, start, start + len(date))
    assert sentence[found.focus_start : found.focus_end].strip() == focus


@pytest.mark.parametrize(
    ("sentence", "date", "label"),
    [
        # a clause that can stand alone stays as short as it is
        ("The mill burned down in 1921, and its owner fled to Ostia.", "1921", "The mill burned down in 1921"),
        ("Norland refuses, although the port was shut on Monday.", "Monday", "the port was shut on Monday"),
        # it does not begin inside brackets or behind a quotation
        ("Leader Ida Krog (R-Va.) has scheduled a vote for Monday.", "Monday",
         "Leader Ida Krog (R-Va.) has scheduled a vote for Monday"),
        ("“We lost the port,” Krog said on Monday.", "Monday", "“We lost the port,” Krog said on Monday"),
        # nor with a number or a day that belongs to what stands before
        ("Captains since 2010 have tied the toll to the debt, raising it in 2011.", "2011",
         "Captains since 2010 have tied the toll to the debt, raising it in 2011"),
        ("Ida Krog, 39, died on Monday.", "Monday", "Ida Krog, 39, died on Monday"),
        # nor with a demonstrative cut off
        ("But that dispute ended on Monday.", "Monday", "But that dispute ended on Monday"),
        # it has its own subject and verb
        ("Ida Krog, a clerk of Haven, was elected in 2010.", "2010", "Ida Krog, a clerk of Haven, was elected in 2010"),
        ("Jon Holm, who ran the mill in 2012, has left.", "2012", "Jon Holm, who ran the mill in 2012, has left"),
        # and what was said, not only that it was
        ("The port was shut, her lawyer told the court on Monday.", "Monday",
         "The port was shut, her lawyer told the court on Monday"),
        ("The court ruled on Monday that Norland must pay, and went home.", "Monday",
         "The court ruled on Monday that Norland must pay"),
        # a list, the subject before a comma, and a main clause that follows belong to it
        ("Rulings are due on Thursday, Friday, and perhaps next week.", "Thursday",
         "Rulings are due on Thursday, Friday, and perhaps next week"),
        ("In a note issued last week, Holm left.", "last week", "In a note issued last week, Holm left"),
        ("Whether or not Holm left in May, it has changed the town, brought money to its mills.", "in May",
         "Whether or not Holm left in May, it has changed the town"),
        ("Clerk Ana Holm, a teacher named to the post in May by the mayor will leave.", "in May",
         "Clerk Ana Holm, a teacher named to the post in May by the mayor will leave"),
        ("Most of that money would pay for the cuts Holm made last year.", "last year",
         "Most of that money would pay for the cuts Holm made last year"),
        ("Fire broke out, with a garage being attacked on Friday, police said.", "Friday",
         "Fire broke out, with a garage being attacked on Friday"),
        # words behind "when" need no day in front of them
        ("The tolls have stood since 2008, when Ostia left the union.", "Ostia left", "Ostia left the union"),
    ],
)  # fmt: skip
def test_a_clause_to_print_can_stand_alone(sentence, date, label):
    dates = (date, "2008") if "2008" in sentence else (date,)
    start = sentence.index(dates[-1])
    at = start, start + len(dates[-1])
    found = dated(WORDS, sentence, *at)[len(dates) - 1]
    left, right = printed(WORDS, {"said", "told", "ruled"}, sentence, found, at)
    assert sentence[left:right] == label


def test_a_headline_stays_whole():
    sentence = "Norland, Ostia sign in 1998, and the war ends"
    [found] = dated(WORDS, sentence, 24, 28, whole=True)
    assert sentence[found.start : found.end] == sentence


words = st.sampled_from(
    'the a mayor said , ; : and since when after Ostia 2008 ( ) “ ” " — left in on 3 May , which was  \u00a0'.split(" ")
)


@given(st.lists(words, min_size=1, max_size=30), st.data())
def test_a_cut_lies_in_its_sentence_and_holds_the_date(parts, data):
    sentence = " ".join(parts) or "x"
    start = data.draw(st.integers(0, max(len(sentence) - 1, 0)))
    end = data.draw(st.integers(start + 1, max(len(sentence), start + 1)))
    for c in dated(WORDS, sentence, start, end):
        assert 0 <= c.start <= c.end <= len(sentence)
        if c.role not in ("labelled", "when"):
            assert c.start <= start
            assert end <= c.end
    left, right = around(WORDS, sentence, start, end)
    assert left <= start
    assert end <= right
