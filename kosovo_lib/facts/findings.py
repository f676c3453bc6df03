"""What a comparison of facts shows, in sentences."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from kosovo_lib import schema
from kosovo_lib.facts.clusters import Fact, clear_sentence, differences, gather, left_out, name_of, reporting
from kosovo_lib.facts.conflicts import VERDICTS
from kosovo_lib.facts.similarity import Comparison, compare
from kosovo_lib.finding import LEAST, Finding, Quotation, amount
from kosovo_lib.stats import wilson

_RIGHT: Final = {"wording": (24, 27), "hand": (1, 1)}
"""Differences that were real, of those read: quotations 11 of 14 in a study of 203 stories and 13 of 13 in 20 others.
One reader made the links by hand, and nobody has repeated them."""
MEASURED: Final = (
    f"Two outlets on one fact. On real stories, {_RIGHT['wording'][0]} of {_RIGHT['wording'][1]} reworded quotations"
    " really differed"
)
"""What stands over the table of differences: how often they are right."""
_TOLD_RIGHT: Final = 0.90
_NOT_FOUND_RIGHT: Final = 0.89
CELLS: Final = (
    f"On ten real stories that AI models coded, outlets reported {_TOLD_RIGHT:.0%} of the facts that we say they "
    f"report, and lacked {_NOT_FOUND_RIGHT:.0%} of those that we did not find."
)
"""How often the table of facts is right, measured by ``bench/facts.py``."""
_LEFT_OUT = 3
_SHOWN = 0.02  # strength of what no outlet lacks: it leads only a front page with nothing better
_LIGHTEST, _LIGHT = 5, 8  # words of content that a fact needs to be a finding; the second, late in articles
_LONG = 170  # characters of a sentence that may stand in a finding; of a longer one its first clauses, from _BEGUN on
_BEGUN = 70
_ALIKE = 0.45  # share of the words of content of a sentence that another holds if both tell one fact
_PLAIN = 0.3  # the same of words besides names
_SHORT = 60  # characters of replaced words up to which a sentence names them


def findings(corpus: schema.Corpus | Comparison, names: Mapping[str, str]) -> list[Finding]:
    """Say what outlets report differently, leave out and share, the strongest first.

    Two statements that cannot both hold have the effect 1, times how often differences of the kind were right. The
    effect of an omission is the share of the other outlets that report the fact, at the lower end of its interval; at
    least two must, each with a sure counterpart of the fact's label, within days of each other. What is only to be
    compared makes no finding; texts of no known outlet are no subject.

    Args:
        corpus: the articles, or what `compare` returns.
        names: outlet -> name to print.
    """
    story = compare(corpus)
    apart = schema.outlets_apart(story.corpus.outlets)
    table = differences(story)
    table = table[table["verdict"] == VERDICTS[0]]
    hand = table["basis"] == "hand"
    values: Any = [frozenset(both) for both in table[["value_a", "value_b"]].mask(hand, "").to_numpy().tolist()]
    differ = table[~table.assign(values=values).duplicated(["fact", "kind", "values"])].to_dict("records")
    differ = [row for row in differ if not {row["outlet_a"], row["outlet_b"]} & apart]
    found = [
        differing(row, names, story) for row in differ
        if row["basis"] == "hand" or not (a := story.stems(row["value_a"])) or a != story.stems(row["value_b"])
    ]  # fmt: skip
    held = {name_of(story, fact): fact for fact in gather(story)}
    gone = left_out(story).drop_duplicates("fact").to_dict("records")
    gone = [row for row in gone if row["outlet"] not in apart and _said(story, held[row["fact"]], names)][:_LEFT_OUT]
    outlets = story.units["outlet"].nunique()
    found += [_gone(story, held[row["fact"]], row, outlets, names) for row in gone]
    several = {fact: n for fact in held.values() if (n := len(reporting(story, fact))) > 1}
    found += _shared(story, several, {row["fact"] for row in (*differ, *gone)}, outlets, names)
    if outlets > 1 and not any(len({story.outlet[row] for row in fact.members}) > 1 for fact in held.values()):
        found.append(Finding("We matched no fact between outlets.", 0.0, kind="facts"))
    elif outlets == 1:
        found.append(Finding("Facts are compared between outlets; these articles are by one.", 0.0, kind="facts"))
    return sorted(found, key=lambda one: -one.strength)


def differing(row: Mapping[Any, Any], names: Mapping[str, str], story: Comparison) -> Finding:
    """Two outlets quote one utterance in different words, or date an event that somebody linked differently."""
    sides = [(names.get(row[f"outlet_{side}"], row[f"outlet_{side}"]), row[f"value_{side}"]) for side in "ab"]
    effect, by_hand = 1.0, row["basis"] == "hand"
    if by_hand:
        each = [f"says “{value}”" if value in row[f"text_{side}"] else f"reported it {value}"
                for side, (_, value) in zip("ab", sides, strict=True)]  # fmt: skip
        sentence = f"{row['label']}: {sides[0][0]} {each[0]}, {sides[1][0]} {each[1]}."
    else:
        who = row["about"] if isinstance(row["about"], str) else "one statement"
        said = f": “{sides[0][1]}” and “{sides[1][1]}”" if sum(len(value) for _, value in sides) <= _SHORT else ""
        sentence = f"{sides[0][0]} and {sides[1][0]} quote {who} in different words{said}."
        one, other = (story.stems(value) or {value} for _, value in sides)
        effect = 1.0 if one - other and other - one else LEAST / 2  # a word left out is no news
    return Finding(
        sentence, effect, reliability=float(wilson(*_RIGHT["hand" if by_hand else "wording"])[0]),
        evidence=(str(row["fact"]),), kind="events" if by_hand else "facts",
        detail="Linked by hand." if by_hand else "",
        quotations=(Quotation.of(row, "_a"), Quotation.of(row, "_b")),
    )  # fmt: skip


def _gone(story: Comparison, fact: Fact, row: Mapping[Any, Any], outlets: int, names: Mapping[str, str]) -> Finding:
    """Others report what has no counterpart in an outlet's articles; two of them show it."""
    words, speaker, outlet = _said(story, fact, names) or ("", "", "")
    what, by = "report a fact", outlet
    if speaker:  # an outlet may tell in its own words what was said
        quoted = _all_quote(story, fact, words)
        what, by = ("quote words", speaker) if quoted else ("report a remark", f"{speaker}, in {outlet}")
    said, where = f"“{words}” ({by})." if by else f"{words}.", names.get(row["outlet"], row["outlet"])
    articles = story.corpus.articles
    told = articles.loc[articles["article"].isin({story.article[at] for at in fact.members}), "published_from"].min()
    late = articles.loc[articles["outlet"] == row["outlet"], "published_from"].max() >= told
    older = "" if late else ", perhaps published earlier"  # a day that is not known compares as False
    return Finding(
        f"{_who(story, fact, outlets, names)} {what} that we did not find in {where}: {said}",
        float(wilson(row["told_by"], outlets - 1)[0]), reliability=_NOT_FOUND_RIGHT,
        evidence=(str(row["fact"]),), kind="facts",
        detail=f"We found nothing like it in the {amount(row['words'], 'word')} of {where}{older}.",
        quotations=_shown(story, fact),
    )  # fmt: skip


def _shared(
    story: Comparison, by: Mapping[Fact, int], said_of: Collection[str], outlets: int, names: Mapping[str, str]
) -> Iterator[Finding]:
    """What most outlets report, the earliest first: a statement that all quote, or a fact in the words of two."""
    ranked = sorted(by, key=lambda fact: (-by[fact], _position(story, fact)))
    matched = f"We matched {amount(len(by), 'fact')} between outlets; more may be shared."
    for fact in (one for one in ranked if name_of(story, one) not in said_of):
        words, speaker, _ = _said(story, fact, names) or ("", "", "")
        two = _shown(story, fact)
        if by[fact] == outlets and speaker and _all_quote(story, fact, words):
            sentence = f"{_who(story, fact, outlets, names)} quote {speaker}: “{words}.”"
        elif words and not speaker and _in_other_words(story, two):
            told = [f"“{_short(one.text)}” ({names.get(one.outlet, one.outlet)})" for one in two]
            sentence = f"One fact in two outlets’ words: {told[0]} and {told[1]}."
        else:
            continue
        yield Finding(sentence, _SHOWN, (name_of(story, fact),), matched, "facts", quotations=two)
        return


def _in_other_words(story: Comparison, two: tuple[Quotation, ...]) -> bool:
    """Whether two short sentences have two words of their own each, and share a third without names and numbers."""
    one, other = (story.stems(side.text) for side in two)
    plain = []
    for row in (story.row_of[side.article, side.sentence] for side in two):
        who = story.stems(str(story.units["speaker"].iat[row]))
        told = [word for word in story.tokens[row] if not word.number and word.stem not in who]
        plain.append({word.stem for word in told if not word.capital} or {word.stem for word in told})
    alike = len(plain[0] & plain[1]) >= max(1, _PLAIN * max(map(len, plain)))
    return alike and max(len(side.text) for side in two) <= _LONG and min(len(one - other), len(other - one)) > 1


def _position(story: Comparison, fact: Fact) -> float:
    """Where its sure sentences stand on average in their articles, 0 first to 1 last."""
    return float(story.units["position"].iloc[list(fact.members[: fact.sure])].mean())


def _who(story: Comparison, fact: Fact, outlets: int, names: Mapping[str, str]) -> str:
    """The outlets that report a fact, by name if they are two."""
    report = reporting(story, fact)
    if len(report) == outlets:
        return f"All {outlets} outlets" if outlets > 2 else "Both outlets"
    two = [names.get(outlet, outlet) for outlet in dict.fromkeys(story.outlet) if outlet in report]
    return " and ".join(two) if len(two) == 2 else f"{len(two)} of {outlets} outlets"


def _all_quote(story: Comparison, fact: Fact, words: str) -> bool:
    """Whether each outlet that surely reports a fact quotes these words, but for those without content."""
    wanted = story.stems(words)
    said = {row: {word.stem for word in story.tokens[row] if word.quoted} for row in fact.members[: fact.sure]}
    return reporting(story, fact) <= {story.outlet[row] for row in said if wanted <= said[row]}


def _said(story: Comparison, fact: Fact, names: Mapping[str, str]) -> tuple[str, str, str] | None:
    """What a fact says, who is quoted with it, and its outlet; None if it is too light or no sentence stands alone.

    It is the clearest whose numbers, and much of what is left where it is cut, stand in each outlet that is sure.
    """
    if fact.given:
        return fact.given, "", ""
    sure, light = fact.members[: fact.sure], _LIGHT if _position(story, fact) > 0.5 else _LIGHTEST
    if len(story.stems(clear_sentence(story, sure[0])[-1])) < light:
        return None
    for cut, unclear, _, row, text in sorted(clear_sentence(story, row) for row in sure):
        speaker = story.units["speaker"].iat[row] if cut else ""
        short = _short(re.split('[”"]', text.lstrip("“\"‘' "))[0].rstrip(" ,") if cut else text)
        own, numbers = {*story.stems(short)}, {word.stem for word in story.tokens[row] if word.number}
        having = {
            story.outlet[other] for other in sure
            if numbers <= (held := {*story.stems(story.text[other])}) and len(own & held) >= _ALIKE * len(own)
        }  # fmt: skip
        if own and not unclear and isinstance(speaker, str) and having >= {story.outlet[other] for other in sure}:
            return short, speaker, names.get(story.outlet[row], story.outlet[row])
    return None


def _short(text: str) -> str:
    """A sentence to quote, without its full stop, quotation marks in it single; a long one ends where a clause does."""
    text = re.sub(r'(?<!\S)"', "‘", text.strip()).replace("“", "‘").replace("”", "’").replace('"', "’")
    if len(text) <= _LONG:
        return text.rstrip(".")
    text = text[: 1 + max(text.rfind(mark, _BEGUN, _LONG) for mark in (", ", "; ", ": ", " – ", "—", ". "))]
    return f"{text.rstrip(' ,;:–—.')} …{'’' * (text.count('‘') > len(re.findall('’(?![a-z])', text)))}" if text else ""


def _shown(story: Comparison, fact: Fact) -> tuple[Quotation, ...]:
    """The sentences in which two outlets report a fact, its label first."""
    shown = story.units.iloc[list(fact.members[: fact.sure])].drop_duplicates("outlet").head(2)
    return tuple(Quotation(*said) for said in shown[["article", "sentence", "outlet", "text"]].itertuples(index=False))
