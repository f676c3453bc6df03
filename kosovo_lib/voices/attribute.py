"""Every sentence of an article gets its voice: the outlet's own, somebody else's, or nobody's."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from kosovo_lib.text.blocks import Block
from kosovo_lib.text.interviews import LABEL
from kosovo_lib.text.sentences import Sentence
from kosovo_lib.voices.quotes import Quote, find_quotes
from kosovo_lib.voices.relayed import Named, Relayed, relayed
from kosovo_lib.voices.reports import Report, find_reports
from kosovo_lib.voices.speakers import People
from kosovo_lib.voices.stretches import length, merged, overlap
from kosovo_lib.voices.subjects import antecedent

__all__ = ["Voice", "find_voices"]

MOSTLY = 0.5
"""A sentence is somebody else's when at least this share of what it says is attributed."""

SPEECH_WORDS = 4
"""Fewer words in quotation marks, with no word of saying near, are a title or a doubtful term, not speech."""

LONGEST = 4_000
"""Characters of the longest sentence that is read for reported speech; beyond it stands no sentence of prose."""

_BEFORE = 5_000
_OTHERS = frozenset(("comment", "block_quote"))
_END = itemgetter(1)
_SILENT = frozenset(("furniture", "promo", "byline", "credit", "bio"))


class Voice(NamedTuple):
    """Who speaks in a sentence.

    ``spans`` are the attributed stretches in offsets of the text, ``share`` their part of the sentence's
    characters once "X said that" itself is left out; ``relayed`` are the same stretches cut by how and by whom they
    are relayed; ``chain`` names who speaks through whom after the outlet.
    """

    voice: str
    speaker: str | None
    attribution: str
    share: float
    chain: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    relayed: tuple[Relayed, ...] = ()


def find_voices(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[Voice]:
    """The voice of every sentence, in reading order.

    Args:
        text: the text as received.
        blocks: its blocks.
        sentences: its sentences.
    """
    people = People()
    quotes = [find_quotes(text, block.start, block.end)[0] if block.section not in _SILENT else [] for block in blocks]
    heads = _comment_heads(blocks, sentences)
    voices: list[Voice] = []
    introduced = None
    for number, sentence in enumerate(sentences):
        block = blocks[sentence.block]
        voice = (
            NOBODY
            if block.section in _SILENT or number in heads or not _says_anything(text, block, sentence)
            else _voice(text, block, sentence, quotes[sentence.block], people)
        )
        voices.append(_spoken_by(voice, introduced) if introduced and voice.attribution == "direct" else voice)
        introduced = _introduced(text, sentence, people) if block.section not in _SILENT else None
    return _inherit(voices, sentences, blocks)


NOBODY = Voice("none", None, "none", 0.0, (), ())
OUTLET = Voice("outlet", None, "none", 0.0, (), ())


def _comment_heads(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> set[int]:
    """Where a reader's name and "says:" stand: the first sentence of each run of one reader's comments."""
    heads: set[int] = set()
    for number, sentence in enumerate(sentences):
        block, first = blocks[sentence.block], blocks[sentence.block].start == sentence.start
        if block.section == "comment" and first and block.is_head:
            heads.add(number)
    return heads


def _says_anything(text: str, block: Block, sentence: Sentence) -> bool:
    """Whether words follow an update's label; "Update (1520 EST):" alone says nothing."""
    return block.section != "update" or not text[sentence.start : sentence.end].endswith(":")


def _voice(text: str, block: Block, sentence: Sentence, quotes: list[Quote], people: People) -> Voice:
    """The voice of one sentence that says something."""
    if block.section == "body" and block.source:
        return _turn(text, block.source, sentence, people)
    said = text[sentence.start : sentence.end]
    titles: list[Quote] = []
    inside: list[Quote] = []
    for quote in quotes[bisect_right(quotes, sentence.start, key=_END) :]:
        if quote.start >= sentence.end:
            break
        (titles if _is_title(text, quote) else inside).append(quote)
    masked = _masked(_masked(said, sentence, titles, "X"), sentence, inside, "¤")
    reports = [] if len(said) > LONGEST else find_reports(masked)
    people.read(said)
    if not reports and not inside and block.section not in _OTHERS:
        return OUTLET
    speech = [q for q in inside if reports or _is_whole(q, sentence) or q.words >= SPEECH_WORDS]
    quoted = merged([(max(q.start, sentence.start), min(q.end, sentence.end)) for q in speech])
    reported = [(r.start + sentence.start, r.end + sentence.start) for r in reports]
    spans = merged([*quoted, *reported])
    named = _named(text, sentence, masked, reports, people)
    speakers = list(dict.fromkeys(report.speaker for report in named if report.speaker))
    if block.section == "comment":
        return _whole("comment", block.source, (block.source or "a reader",), sentence)
    share = _share(sentence, spans, reports)
    mostly = share >= MOSTLY and bool(spans)
    if block.section == "block_quote":
        source = block.source or "another outlet"
        inner = tuple(speakers) if mostly and speakers else ()
        return _whole("block", "; ".join(inner) or source, (source, *inner), sentence)
    parts = relayed(text, quoted, named)
    if not mostly:
        return Voice("outlet", None, "none", share, (), tuple(spans), parts)
    direct = 2 * length(quoted) >= length(spans)
    speaker = "; ".join(speakers) or None
    return Voice("other", speaker, "direct" if direct else "indirect", share, tuple(speakers), tuple(spans), parts)


def _turn(text: str, source: str, sentence: Sentence, people: People) -> Voice:
    """The voice of a sentence in an interview: all of it but the name at its head."""
    people.read(text[sentence.start : sentence.end])
    head = LABEL.match(text, sentence.start, sentence.end)
    start = head.end() if head and head["who"] == source else sentence.start
    start += text[start : sentence.end].startswith(" ")
    if start >= sentence.end:
        return NOBODY
    speaker = people.resolve(source, text[max(0, sentence.start - _BEFORE) : sentence.start]) or source
    span = (start, sentence.end)
    return Voice("other", speaker, "direct", 1.0, (speaker,), (span,), (Relayed(*span, "direct", speaker),))


def _introduced(text: str, sentence: Sentence, people: People) -> str | None:
    """Who is about to be quoted: the sentence ends with "Kurti said on Monday:" or is "Kurti:"."""
    said = text[sentence.start : sentence.end]
    if not said.endswith(":") or len(said) > LONGEST:
        return None
    report = next((report for report in reversed(find_reports(f"{said} ¤")) if report.source), None)
    if report is None or report.source is None:
        return None
    a, b = report.source
    return people.resolve(said[a:b], text[max(0, sentence.start + a - _BEFORE) : sentence.start + a])


def _whole(attribution: str, speaker: str | None, chain: tuple[str, ...], sentence: Sentence) -> Voice:
    """The voice of a sentence that is somebody else's from end to end."""
    place = (sentence.start, sentence.end)
    return Voice("other", speaker, attribution, 1.0, chain, (place,), (Relayed(*place, attribution, speaker),))


def _masked(said: str, sentence: Sentence, quotes: list[Quote], mask: str) -> str:
    """The sentence with quotations and their marks hidden: the verbs in them are not the reporter's."""
    for quote in quotes:
        a, b = max(quote.start, sentence.start) - sentence.start, min(quote.end, sentence.end) - sentence.start
        a -= a > 0 and not said[a - 1].isalnum()
        b += b < len(said) and not said[b].isalnum()
        said = said[:a] + mask * (b - a) + said[b:]
    return said


def _is_whole(quote: Quote, sentence: Sentence) -> bool:
    """Whether a quotation is all of the sentence, whatever its length: "No." """
    return quote.start <= sentence.start + 1 and quote.end >= sentence.end - 2


def _is_title(text: str, quote: Quote) -> bool:
    """Whether a quotation is written like the title of a work: every long word begins with a capital."""
    words = text[quote.start : quote.end].split()
    long = [word for word in words if len(word) > 3]
    return len(words) > 1 and bool(long) and all(word[0].isupper() for word in long)


def _named(text: str, sentence: Sentence, masked: str, reports: list[Report], people: People) -> list[Named]:
    """The reports of a sentence in offsets of the text, each with whose it is, in the order of their words."""
    named = []
    for report in reports:
        name = None
        if report.source is not None:
            source = antecedent(masked, report.source) or report.source
            a, b = source[0] + sentence.start, source[1] + sentence.start
            name = people.resolve(text[a:b], text[max(0, a - _BEFORE) : a])
        start, end, cue = (offset + sentence.start for offset in (report.start, report.end, report.cue[0]))
        named.append(Named(start, end, cue, name))
    return named


def _share(sentence: Sentence, spans: list[tuple[int, int]], reports: list[Report]) -> float:
    """Attributed characters over all characters but those of "X said that"."""
    frame = merged([(a + sentence.start, b + sentence.start) for r in reports for a, b in _frame(r)])
    spans_only = length(spans) - overlap(spans, frame)
    rest = sentence.end - sentence.start - length(frame)
    return round(max(0.0, min(1.0, spans_only / rest)), 4) if rest > 0 else 0.0


def _frame(report: Report) -> list[tuple[int, int]]:
    """The words that attribute: who, and says. Where nobody is named they are part of what is said."""
    return [report.cue, report.source] if report.source else []


def _inherit(voices: list[Voice], sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[Voice]:
    """A quotation that names nobody is its neighbour's: the speaker before it in the block, else after it."""
    result = list(voices)
    for number, voice in enumerate(voices):
        if voice.attribution != "direct" or voice.speaker is not None:
            continue
        for neighbour in (number - 1, number + 1, number - 2, number + 2):
            near = result[neighbour] if 0 <= neighbour < len(result) else None
            if (
                near
                and near.speaker
                and near.voice == "other"
                and blocks[sentences[neighbour].block].section == blocks[sentences[number].block].section
            ):
                result[number] = _spoken_by(voice, near.speaker, near.chain)
                break
    return result


def _spoken_by(voice: Voice, speaker: str, chain: tuple[str, ...] = ()) -> Voice:
    """The voice, with what names nobody given to a speaker."""
    if voice.speaker is not None:
        return voice
    parts = tuple(part if part.speaker else part._replace(speaker=speaker) for part in voice.relayed)
    return voice._replace(speaker=speaker, chain=chain or (speaker,), relayed=parts)
