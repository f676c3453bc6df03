"""What is told differently: reworded quotations, other numbers, other days; and what only looks like it."""

import pytest
from facts_corpus import corpus

import kosovo_lib as kl


def differing(one, other, *, days=("2021-05-06", "2021-05-06"), outlets=("Post", "Star")):
    """The kinds and values that two short articles differ in."""
    articles = [(outlet, text, day) for outlet, text, day in zip(outlets, (one, other), days, strict=True)]
    found = kl.facts.differences(corpus(*articles))
    return [(row.kind, row.value_a, row.value_b) for row in found.itertuples()]


FILLER = " The mayor thanked the crews. Schools stay closed."
OTHER = " Smoke hung over the valley. A bus line was diverted."


@pytest.mark.parametrize(
    ("one", "other", "kind", "values"),
    [
        ("Eight people were killed in the Haven fire on Sunday.",
         "Five people were killed in the Haven fire on Sunday.",
         "number", ("Eight", "Five")),
        ("Ana Holm was ill. She died on May 3.", "Ana Holm was ill. She died on May 4.", "day", ("May 3", "May 4")),
        ("Lund was arrested on Tuesday.", "Lund was arrested on Wednesday.", "day", ("Tuesday", "Wednesday")),
        ("The rule on plates has been in force since April 20.", "The rule on plates has been in force since April 21.",
         "day", ("April 20", "April 21")),
        ("“We will never sign a deal that ends the old harbour,” Holm said.",
         "“We will never accept a deal that ends the old harbour,” said Ana Holm.",
         "wording", ("sign", "accept")),
        ("“We will never sign a deal that ends the harbour,” Holm said.",
         "“We will never sign deals that end the harbour,” Holm said.", "wording", ("a deal", "deals")),
        ("“I know what the old harbour costs, and still I was ready to pay,” Holm said.",
         "“I know what the old harbour costs, and I was still ready to pay,” Holm said.",
         "wording", ("and still I", "and I")),
        ("“I know the price that the town paid for it,” Holm said.",
         "“And I know the price that the town paid for that,” Holm said.", "wording", ("for it", "for that")),
        ("“The town has paid the price for the harbour. We will never sign a deal that ends it,” Holm said.",
         "“We will never accept a deal that ends it,” said Holm.", "wording", ("sign", "accept")),
    ],
)  # fmt: skip
def test_what_differs_is_found(one, other, kind, values):
    found = differing(one + FILLER, other + OTHER)
    assert [what[0] for what in found] == [kind]
    assert all(part.casefold() in value.casefold() for value, part in zip(found[0][1:], values, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("About 40 people were hurt in the Haven fire.", "Some 43 people were hurt in the Haven fire.",
                     id="estimates"),
        pytest.param("Twelve boats sank in the harbour on Sunday night.",
                     "Three boats were raised from the harbour on Monday.", id="part and whole"),
        pytest.param("The storm made landfall on Monday.", "The storm was downgraded on Tuesday.", id="other acts"),
        pytest.param("“I will not sign the law,” Holm said.", "“I will not oppose the law,” Lund said.", id="formula"),
        pytest.param("“We will sign [the deal] in the old harbour,” she said.",
                     "“We will sign it in the old harbour,” she said.", id="an editor's words"),
        pytest.param("“The water was in the kitchen at night,” he said.",
                     "“Then the water was in the kitchen at night,” he said.", id="a quotation that begins later"),
        pytest.param("“We saw the wall crack and were so shaken,” Holm told the Valley Post.",
                     "“When we saw the wall crack we were so shaken and sad,” he said in an interview with Radio Orsk.",
                     id="two interviewers"),
        pytest.param("Holm spoke on Ana Berg’s show on Radio Orsk. “We saw the wall crack and were so shaken.”",
                     "Holm told the Valley Post he was tired. “We saw the wall crack and we are so shaken,” he said.",
                     id="two interviewers, each named in the sentence before"),
        pytest.param("“We will never sign a deal that ends the old harbour,” Holm said on Monday.",
                     "“We will never accept a deal that ends the old harbour,” Holm said on Friday.", id="two days"),
        pytest.param("“We will never sign a deal that ends the old harbour,” Holm said in a tweet.",
                     "“We will never accept a deal that ends the old harbour,” Holm said in a speech.", id="two media"),
        pytest.param("“We build a wall or … close the harbour,” Holm said.",
                     "“Either we build the wall or we close the harbour now,” he said.", id="two parts of a thread"),
        pytest.param("“Today, we have told the council that the harbour is safe,” Holm said in a statement.",
                     "“Today, we have told the council that the harbour is safe,” Holm said in a Monday statement.",
                     id="the day of a statement and a day in it"),
        pytest.param("The mill closed for the longest strike since May 2.", "The mill closed for a strike on May 3.",
                     id="a record"),
        pytest.param("The State Department sent a letter on Monday.", "The ministry sent a letter on Monday.",
                     id="same day"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_difference_is_not(one, other):
    assert differing(one + FILLER, other + OTHER) == []


def test_tolls_of_different_days_were_both_true_when_printed():
    one, other = "Eight people were killed in the Haven fire.", "Nine people were killed in the Haven fire."
    assert differing(one + FILLER, other + OTHER, days=("2021-05-06", "2021-05-09")) == []
    assert len(differing(one + FILLER, other + OTHER)) == 1


def test_two_days_of_one_protest_told_on_these_days_do_not_differ():
    one = "Monday was the tenth day of the protest at the mine."
    other = "Tuesday was the eleventh day of the protest at the mine."
    assert differing(one + FILLER, other + OTHER, days=("2021-05-03", "2021-05-04")) == []


def test_tolls_printed_a_day_apart_are_no_difference():
    one, other = "Eight people were killed in the Haven fire.", "Nine people were killed in the Haven fire."
    assert differing(one + FILLER, other + OTHER, days=("2021-05-06", "2021-05-07")) == []
    # an article that can be of either day can be of the same day
    assert len(differing(one + FILLER, other + OTHER, days=("2021-05-06", "2021-05-06..2021-05-07"))) == 1


@pytest.mark.parametrize(
    ("told", "found"),
    [
        # published on Tuesday, 4 May, and Thursday, 6 May: Monday and Wednesday are the days before
        (("Monday", "Wednesday"), 0),
        # Sunday and Tuesday lie two days back, and cannot both be the day of one arrest
        (("Sunday", "Tuesday"), 1),
    ],
)
def test_an_article_may_speak_of_its_own_day_or_the_one_before(told, found):
    one, other = (f"Lund was arrested at the mine on {day}." for day in told)
    assert len(differing(one + FILLER, other + OTHER, days=("2021-05-04", "2021-05-06"))) == found


def test_two_articles_of_one_outlet_are_not_held_against_each_other():
    one, other = "Eight people were killed in the Haven fire.", "Five people were killed in the Haven fire."
    assert differing(one + FILLER, other + OTHER, outlets=("Post", "Post")) == []


def test_an_article_without_a_day_breaks_nothing():
    told = corpus(("Post", "Lund was arrested on Tuesday." + FILLER, None), ("Star", "Lund was arrested on May 4."))
    told.articles.loc[0, ["published_from", "published_to"]] = None
    assert kl.facts.differences(told).columns.tolist()[:3] == ["fact", "label", "kind"]
