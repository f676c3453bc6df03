"""What a comparison of facts shows, in sentences."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Final

import numpy as np

from kosovo_lib import schema
from kosovo_lib.facts.clusters import Fact, backing, clear_sentence, differences, gather, left_out, name_of, telling
from kosovo_lib.facts.conflicts import VERDICTS
from kosovo_lib.facts.dated import dated_clauses, history
from kosovo_lib.facts.similarity import Comparison, compare, once
from kosovo_lib.finding import LEAST, Finding, Quotation, amount
from kosovo_lib.stats import wilson
from kosovo_lib.text.tokens import WORD

_RIGHT: Final = {"wording": (24, 27), "hand": (1, 1), "denial": (35, 38), "opposite": (35, 38), "number": (27, 37)}
"""Differences that were real, of those read: quotations 11 of 14 in a study of 203 stories and 13 of 13 in 20 others.
One reader made the links by hand. The others are of fresh invented pairs and traps; twenty real stories had none."""
_CONTRARY: Final = ("denial", "opposite", "number")
MEASURED: Final = (
    f"Two outlets on one fact. On real stories, {_RIGHT['wording'][0]} of {_RIGHT['wording'][1]} reworded quotations"
    " really differed"
)
"""What stands over the table of differences: how often they are right."""
_TOLD_RIGHT: Final = 0.90
_NOT_FOUND_RIGHT: Final = 0.90
CELLS: Final = (
    f"On ten real stories that AI models coded, outlets reported {_TOLD_RIGHT:.0%} of the facts that we say they "
    f"report, and lacked {_NOT_FOUND_RIGHT:.0%} of those that we did not find."
)
"""How often the table of facts is right, measured by ``bench/facts.py``."""
_LEFT_OUT = 3
_FULL = 8  # words of content, light ones apart, that say enough
_SAYS = 0.3  # of that, what a fact needs to be a finding
_LONG = 170  # characters of a sentence that may stand in a finding; of a longer one its first clauses, from _BEGUN on
_BEGUN = 70
_SAYING = 5  # words that say something alone
_ALIKE = 0.45  # share of the words of content of a sentence that another holds if both tell one fact
_SHORT = 110  # characters of replaced words up to which a sentence names them


def findings(corpus: schema.Corpus | Comparison, names: Mapping[str, str]) -> list[Finding]:
    """Say what outlets report differently and leave out, the strongest first.

    Two statements that cannot both hold have the effect 1, times how often their kind was right; a denial, contrary
    words or another number half of it; an omission the share of the other outlets that report the fact, at the lower
    end of its interval: at least two, surely and within days. Its place in their articles, days long past and other
    words of the same person weigh as in `Finding`. What else is to be compared makes none, nor do texts of no known
    outlet.

    Args:
        corpus: the articles, or what `compare` returns.
        names: outlet -> name to print.
    """
    story = compare(corpus)
    apart = schema.outlets_apart(story.corpus.outlets)
    table = differences(story)
    table = table[~table["outlet_a"].isin(apart) & ~table["outlet_b"].isin(apart)]
    contrary = table[table["kind"].isin(_CONTRARY)].sort_values(
        "kind", key=lambda kind: kind == "number", kind="stable"
    )
    for side in (["fact"], ["article_a", "sentence_a"], ["article_b", "sentence_b"]):  # no sentence stands twice
        contrary = contrary.drop_duplicates(side)
    denied = [row for row in contrary.to_dict("records") if _holds(row)][:_LEFT_OUT]
    table = table[table["verdict"] == VERDICTS[0]]
    hand = table["basis"] == "hand"
    values: Any = [frozenset(both) for both in table[["value_a", "value_b"]].mask(hand, "").to_numpy().tolist()]
    differ = table[~table.assign(values=values).duplicated(["fact", "kind", "values"])].to_dict("records")
    stems = ([[*map(story.stems, both)] for both in _replaced(row)] for row in differ)
    said = [any(not one or one != other for one, other in both) for both in stems]  # not "harbour" for "harbours"
    both = zip(differ, said, strict=True)
    found = [differing(row, names, story) for row, news in both if news or row["basis"] == "hand"]
    found += [differing(row, names, story) for row in denied]
    held = {name_of(story, fact): fact for fact in gather(story)}
    gone = left_out(story).query("outlet not in @apart").drop_duplicates("fact").to_dict("records")
    gone = [row for row in gone if _said(story, held[row["fact"]], names)]
    gone = sorted(gone, key=lambda row: -row["weight"] * _tells(story, held[row["fact"]]))[:_LEFT_OUT]
    outlets = story.units["outlet"].nunique()
    found += [_gone(story, held[row["fact"]], row, outlets, names) for row in gone]
    if outlets > 1 and not found:
        matched = sum(len({story.outlet[row] for row in fact.members}) > 1 for fact in held.values())
        null = f"We matched {amount(matched, 'fact')} between outlets; no difference is large enough to lead the page."
        found.append(Finding(null if matched else "We matched no fact between outlets.", 0.0, kind="facts"))
    elif outlets == 1:
        found.append(Finding("Facts are compared between outlets; these articles are by one.", 0.0, kind="facts"))
    return sorted(found, key=lambda one: -one.strength)


def differing(row: Mapping[Any, Any], names: Mapping[str, str], story: Comparison) -> Finding:
    """Two outlets quote one utterance in different words, date a linked event differently, or contradict each other."""
    sides = [(names.get(row[f"outlet_{side}"], row[f"outlet_{side}"]), row[f"value_{side}"]) for side in "ab"]
    effect, by_hand, basis, how, place = 1.0, row["basis"] == "hand", row["kind"], "", 0.0
    if by_hand:
        sentence = f"{row['label']}: {', '.join(f'{name} says “{value}”' for name, value in sides)}."
        basis, how = "hand", "These sentences were matched by hand."
    elif basis in _CONTRARY:
        if min(len(value.split()) for _, value in sides) < _SAYING:  # “open” and “shut” need their sentences
            sides = [(name, row[f"text_{side}"]) for side, (name, _) in zip("ab", sides, strict=True)]
        sentence = "; ".join(f"{name}: “{_short(value) or value}”" for name, value in sides)
        sentence, effect, how = f"Can both be true? {sentence}.", 0.5, "We matched these sentences by rule."
        at = [story.row_of[row[f"article_{side}"], row[f"sentence_{side}"]] for side in "ab"]
        place = float(story.units["position"].iloc[at].mean())
    else:
        who = row["about"] if isinstance(row["about"], str) else "one statement"
        said = f": “{sides[0][1]}” and “{sides[1][1]}”" if sum(len(value) for _, value in sides) <= _SHORT else ""
        sentence = f"{sides[0][0]} and {sides[1][0]} quote {who} in different words{said}."
        news = any(one and other and _telling(story, one, other) for one, other in _replaced(row))
        effect = 1.0 if news else LEAST / 2  # no news is a word left out, or a plain one ("requires" for "demands")
    return Finding(
        sentence, effect, reliability=float(wilson(*_RIGHT[basis])[0]), detail=how, place=place,
        evidence=(str(row["fact"]),), kind="events" if by_hand else "facts",
        quotations=(Quotation.of(row, "_a"), Quotation.of(row, "_b")),
    )  # fmt: skip


def _holds(row: Mapping[Any, Any]) -> bool:
    """Whether what a finding prints of two sentences holds their numbers."""
    return row["kind"] != "number" or all(row[f"value_{side}"] in _short(row[f"text_{side}"]) for side in "ab")


def _replaced(row: Mapping[Any, Any]) -> Iterator[list[str]]:
    """The words that two wordings of an utterance have in each other's place."""
    words = [WORD.findall(row[f"value_{side}"]) for side in "ab"]
    mine, yours = ([word.casefold() for word in side] for side in words)
    same = SequenceMatcher(None, mine, yours, autojunk=False)
    for kind, *ends in same.get_opcodes():
        if kind != "equal":
            yield [" ".join(side[slice(*at)]) for side, at in zip(words, (ends[:2], ends[2:]), strict=True)]


def _telling(story: Comparison, *values: str) -> bool:
    """Whether words put for others change what is said: a modal verb, number, name, span of time or loaded word."""
    from kosovo_lib.terms.findings import RATED, valences  # which need not be loaded for facts

    words, known = [word for value in values for word in WORD.findall(value)], story.language
    heavy, stems = {*known.facts.numbers, *known.dates.kinds["unit"].split()}, [*map(story.stems, values)]
    loaded = any(word in heavy or not word[0].islower() or abs(valences().get(word, 0)) >= RATED for word in words)
    return not all(stems) or bool(loaded and stems[0] - stems[1] and stems[1] - stems[0])


def _gone(story: Comparison, fact: Fact, row: Mapping[Any, Any], outlets: int, names: Mapping[str, str]) -> Finding:
    """Others report what has no counterpart in an outlet's articles; two of them show it."""
    report = telling(story, fact)
    other = ", with other numbers" if {*report.values()} - {*fact.members[: fact.sure]} else ""
    two = [names.get(outlet, outlet) for outlet in dict.fromkeys(story.outlet) if outlet in report]
    shown = story.units.iloc[[*fact.members[: fact.sure], *report.values()]].drop_duplicates("outlet").head(2)
    words, *by = _said(story, fact, names) or ("", "", "")
    two.sort(key=lambda name: name != by[1])  # first the one whose words are printed
    who = f"{' and '.join(two) if len(two) == 2 else f'{len(two)} of {outlets} outlets'} report"
    said = f"{who}{f' what {by[0]} said' * bool(by[0])}{other}: “{words}.”" if by[1] else f"{words}: {who} it{other}."
    where = names.get(row["outlet"], row["outlet"])
    dated = [clause for clause in dated_clauses(story) if clause.row in fact.members]
    heard = {who for at in report.values() if (who := story.speaker[at])[:1].isupper()}
    again = any(own == row["outlet"] and who in heard for own, who in zip(story.outlet, story.speaker, strict=True))
    articles = story.corpus.articles
    told = articles.loc[articles["article"].isin({story.article[at] for at in fact.members}), "published_from"].min()
    late = articles.loc[articles["outlet"] == row["outlet"], "published_from"].max() >= told
    where += "" if late else ", perhaps published earlier"  # a day that is not known compares as False
    said = re.sub("([?!…])[.]”", r"\1”", said)
    return Finding(
        f"{said} We found nothing like it in the {amount(row['words'], 'word')} of {where}.",
        float(wilson(row["told_by"], outlets - 1)[0]), reliability=_NOT_FOUND_RIGHT, routine=again,
        place=float(row["position"]), past=bool(dated) and all(history(story, clause) for clause in dated),
        evidence=(str(row["fact"]),), kind="facts",
        quotations=tuple(map(Quotation.of, shown.to_dict("records"))),
    )  # fmt: skip


def _said(story: Comparison, fact: Fact, names: Mapping[str, str]) -> tuple[str, str, str] | None:
    """What a fact says as each sure outlet does, who is quoted, and its outlet; None if too light or not clear."""
    if fact.given:
        return fact.given, "", ""
    sure = fact.members[: fact.sure if _tells(story, fact) >= _SAYS else 0]
    named = {row: (who := story.speaker[row])[:1].isupper() and who in story.text[row] for row in sure}
    ordered = sorted((clear_sentence(story, row) for row in sure), key=lambda one: (not named[one[3]], one))
    for cut, unclear, _, row, text in ordered:  # "Holm said" before "the mayor said"
        speaker = story.units["speaker"].iat[row] if cut else ""
        short = _short(re.split('[”"]', text.lstrip("“\"‘' "))[0].rstrip(" ,") if cut else text)
        own = {*story.stems(short)}
        like = (one for one in (row, *backing(story)[row]) if len(own & story.held(one)) >= _ALIKE * len(own))
        having = {story.outlet[one] for one in like}
        if own and not unclear and isinstance(speaker, str) and having >= {story.outlet[other] for other in sure}:
            return short, speaker, names.get(story.outlet[row], story.outlet[row])
    return None


def _tells(story: Comparison, fact: Fact) -> float:
    """How much a fact says, 0 to 1: the words of content of its label, or those that somebody says in it.

    They count half where they hold no number and, names apart, no word of a headline.
    """
    row = fact.members[0]
    words = [word for word in story.tokens[row] if word.said or word.quoted] or story.tokens[row]
    held = {word.stem for word in words} - story.language.facts.light
    says = any(word.number or (not word.capital and word.stem in _titles(story)) for word in words)
    return min(1.0, len(held) / _FULL) / (1 if says else 2)


@once
def _titles(story: Comparison) -> set[str]:
    """The words of all headlines."""
    return set().union(*(story.held(row) for row in np.flatnonzero(story.units["place"].eq(0)).tolist()))


def _short(text: str) -> str:
    """A sentence to quote, without its full stop, quotation marks in it single; a long one ends where a clause does."""
    text = re.sub(r'(?<!\S)"', "‘", text.strip()).replace("“", "‘").replace("”", "’").replace('"', "’")
    if len(text) <= _LONG:
        return text.rstrip(".")
    text = text[: 1 + max(text.rfind(mark, _BEGUN, _LONG) for mark in (", ", "; ", ": ", " – ", "—", ". "))]
    return f"{text.rstrip(' ,;:–—.')} …{'’' * (text.count('‘') > len(re.findall('’(?![a-z])', text)))}" if text else ""
