"""The five shipped articles against a careful reading of them that was made without sight of the parser.

See golden/README.md. Where the reader had no doubt, the parse must agree to the last character. Where the reader
noted another reading, either counts as right here; how often the parse took it is held as well, so that a change
of the rules is seen.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

import kosovo_lib as kl

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = [path.stem for path in sorted(GOLDEN.glob("*.jsonl"))]
FIELDS = ("section", "voice", "attribution", "speaker")

KNOWN_DIFFERENCES = {
    # Two pieces in the reading, one sentence here: a link lost its text and with it the full stop.
    ("antiwar-2022-12", 21),
}


@pytest.fixture(scope="module")
def corpus():
    return kl.load(Path(__file__).parent.parent / "data")


def gold(article):
    return [json.loads(line) for line in (GOLDEN / f"{article}.jsonl").read_text(encoding="utf-8").splitlines()]


def value(field, found):
    """A value for comparison: names of nobody in particular without regard to their first letter's case."""
    if pd.isna(found):
        return None
    return found.casefold() if field == "speaker" else found


@pytest.mark.parametrize("article", ARTICLES)
def test_every_sentence_boundary_is_right(corpus, article):
    read = [(g["line"], g["text"]) for g in gold(article) if (article, g["line"]) not in KNOWN_DIFFERENCES]
    parsed = corpus.sentences.query("article == @article")
    found = [(r.line, r.text) for r in parsed.itertuples() if (article, r.line) not in KNOWN_DIFFERENCES]
    assert found == read


@pytest.mark.parametrize("article", ARTICLES)
def test_section_voice_and_speaker_are_right_wherever_the_reader_had_no_doubt(corpus, article):
    by_place = {(r.line, r.text): r for r in corpus.sentences.query("article == @article").itertuples()}
    for sentence in gold(article):
        parsed = by_place.get((sentence["line"], sentence["text"]))
        if parsed is None:
            continue
        doubtful = {d.partition(":")[0].strip() for d in sentence["doubt"].split("|") if d.strip()}
        if "voice" in doubtful:
            doubtful |= {"attribution", "speaker"}
        for field in FIELDS:
            if field not in doubtful:
                found, wanted = value(field, getattr(parsed, field)), value(field, sentence[field])
                assert found == wanted or (field == "speaker" and found in wanted.split("; ")), (
                    f"{article} line {sentence['line']}: {field} of {sentence['text'][:60]!r}"
                )


def test_the_parse_takes_the_readers_own_choice_nearly_always(corpus):
    """Over all sentences, doubts included: how many of each field differ from the reader's first choice."""
    differences = Counter()
    total = 0
    for article in ARTICLES:
        by_place = {(r.line, r.text): r for r in corpus.sentences.query("article == @article").itertuples()}
        for sentence in gold(article):
            parsed = by_place.get((sentence["line"], sentence["text"]))
            if parsed is None:
                continue
            total += 1
            for field in FIELDS:
                differences[field] += value(field, getattr(parsed, field)) != value(field, sentence[field])
    assert total == 149
    # "announced a state of alert", "repeated an offer", "reiterated support": the reader doubted these four, and the
    # annotators of bench/heldout take most such sentences for acts, and not for words of somebody
    # (each differs in attribution and speaker, too), and "are seen as leveraging" is a judgement in a sentence of the
    # outlet's, which the reader doubted as well; two short quotations are mixed here and direct there, and three
    # speakers are named in part or by what they wrote
    assert differences == Counter(voice=5, attribution=5 + 2, speaker=4 + 3)


def test_the_traps_of_the_five_texts(corpus):
    """Each trap that the texts hold, by name."""
    s = corpus.sentences.set_index(["article", "text"])

    def row(article, words):
        found = [key for key in s.loc[article].index if words in key]
        assert len(found) >= 1, words
        return s.loc[(article, found[0])] if len(found) == 1 else s.loc[[(article, f) for f in found]].iloc[0]

    otb = "otb-2008-02"
    assert row(otb, "our correspondent says")["source_chain"] == "Outside the Beltway > BBC > Nick Thorpe"
    assert row(otb, "12.44 pm")["source_chain"] == "Outside the Beltway > BBC"
    assert row(otb, "technically true")["voice"] == "outlet"
    assert row(otb, "Kosovo Riot Photo")["section"] == "caption"
    assert row(otb, "indepandence")["speaker"] == "DC Loser"
    quoted = s.loc[otb].loc["to prevent rioting along the Kosovo-Serbia border from getting out of hand."]
    assert (quoted["voice"], quoted["attribution"], quoted["speaker"]) == ("other", "comment", "Anderson")
    assert set(s.loc[otb].query("speaker == 'markm'")["attribution"]) == {"comment"}

    rferl = "rferl-2021-09"
    assert row(rferl, "only solution is a dialogue")["speaker"] == "Edi Rama"
    assert row(rferl, "Stano told reporters")["speaker"] == "Peter Stano"
    assert (s.loc[rferl].query("section == 'caption'").shape[0], row(rferl, "WATCH")["section"]) == (2, "promo")
    assert row(rferl, "27\xa0languages")["section"] == "bio"

    sofrep = "sofrep-2022-07"
    assert row(sofrep, "Update (1520 EST):")["voice"] == "none"
    assert row(sofrep, "in one hour")["section"] == "body"
    assert row(sofrep, "According to VK users")["speaker"] == "VK users"

    assert not set(s.loc["antiwar-2022-12"]["voice"]) - {"outlet", "none"}
    assert not s.loc["unattributed-2022-12"]["attribution"].eq("direct").any()


def test_belgrade_is_the_government_five_times_and_the_city_three(corpus):
    belgrade = corpus.mentions[corpus.mentions["surface"] == "Belgrade"]
    assert Counter(belgrade["sense"]) == {"actor": 5, "place": 3}
    pristina = corpus.mentions[corpus.mentions["surface"] == "Pristina"]
    assert set(pristina["sense"]) == {"actor"}


def test_source_errors_stay_as_received(corpus):
    text = " ".join(corpus.texts.values())
    for error in ("flew overheard", "Zunil Potok", "indepandence", "inlaws"):
        assert re.search(error, text)
