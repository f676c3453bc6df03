"""Every sentence of an article gets its voice: the outlet's own, somebody else's, or nobody's."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import Annotated, NamedTuple

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.lang import Language, load
from kosovo_lib.lang.voices import Voices
from kosovo_lib.text.actors import NO_ACTORS, Lexicon
from kosovo_lib.text.blocks import Block
from kosovo_lib.text.tokens import Sentence, find_sentences
from kosovo_lib.voices.quotes import WORD, Quote, find_quotes
from kosovo_lib.voices.reports import TWEET, find_reports, is_title, is_title_case
from kosovo_lib.voices.speakers import People, Report, antecedent, is_given

MOSTLY = 0.5
"""A sentence is somebody else's when at least this share of what it says is attributed."""

MIXED = (1 / 3, 2 / 3)
"""A sentence of which so much stands in quotation marks, and less is paraphrased, is mixed: it is somebody else's."""

SPEECH_WORDS = 4
"""Fewer words in quotation marks, with no word of saying near, are a title or a doubtful term, not speech."""

LONGEST = 4_000
"""Characters of the longest sentence that is read for reported speech; beyond it stands no sentence of prose."""

_UNMARKED = 2  # paragraphs without a mark that a quotation runs over from an opening to a closing one, at most

_BEFORE = 5_000
_OTHERS = frozenset(("comment", "block_quote"))
_END, _PLACE = itemgetter(1), itemgetter(0, 1)
Named = tuple[int, int, int, str | None]
"""A reported span in offsets of the text, where the words that attribute it stand, and whose it is."""
_MARKS = "\"'“”„‘’«»`"
_ENDED = ",?!…."
_DASHES = "—–-"
_NEAR = 100  # characters before the end of a sentence in which a word of writing is looked for
_ADVERBS = 3  # so many words between an apposition and "said" are no adverbs any more
# letters of other alphabets are what is none of these, which compiles three times as fast as a list of them
_FOREIGN = re.compile("[^\0-\u00bf\u02b0-\u036f\u2000-\u2bff\u2e00-\u303f\ud800-\uf8ff\ufe00-\ufe6f\uff00-\U0010ffff]")
_FOREIGN_WORD = re.compile(rf"(?<!\w)\w*{_FOREIGN.pattern}\w*")
_DATELINE = re.compile(
    r"(?:[^\W\d_a-z]{2}(?:[^\W\d_a-z]|[ .’'-])*(?:, [A-Z][\w. ]{1,20})?(?: \([\w .]+\))? ?(?:[–—]| -{1,2})"
    r"|[A-Z][\w., -]{2,30} \([A-Z]\w+\)(?= [“\"])|[(\[][^()\[\]@]{12,200}[)\]](?= [A-Z“\"])"
    r"|[A-Z][\w.’' -]{1,30}, (?:\d{1,2}\.? [A-Z][a-z.]+|[A-Z][a-z.]+ \d{1,2})(?:,? \d{4})? [–—-]{1,2}) "
    r"(?!.{,80}?[ \\][–—-]{1,2} )"
)
_HEADLINES = frozenset(("headline", "subhead"))
_SILENT = frozenset(("furniture", "promo", "byline", "credit", "bio"))


class Attribution(NamedTuple):
    """Words that somebody else says, in offsets of the text; direct, indirect, block or comment."""

    start: int
    end: int
    attribution: str
    speaker: str | None
    speaker_actor: str | None = None


class Voice(NamedTuple):
    """Who speaks in a sentence.

    ``spans`` are the attributed spans in offsets of the text, ``share`` their part of the sentence's
    characters once "X said that" itself is left out; ``attributions`` are the same spans cut by how and to whom they
    are attributed; ``chain`` names who speaks through whom after the outlet.
    """

    voice: str
    speaker: str | None
    attribution: str
    share: float
    chain: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    attributions: tuple[Attribution, ...] = ()


def find_voices(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    language: Language,
    lexicon: Lexicon = NO_ACTORS,
) -> list[Voice]:
    """The voice of every sentence, in reading order; its speakers are counted under the names of actors."""
    lang = language.voices
    text, spellings = _in_latin_letters(text)
    people = People(language, text, spellings)
    quotes = _quotations(text, blocks, lang)
    voices: list[Voice] = []
    introduced: str | None = None
    writer: str | None = None
    passage: str | None = None
    asked: Voice | None = None
    last, has_posts = 0, "(@" in text
    for sentence in sentences:
        number, start, end = sentence
        block, section, stop = blocks[number], blocks[number].section, text[end - 1]
        is_named = section == "comment" and block.is_head and block.start == start  # "Ana says:"
        is_label = section == "update" and stop == ":"  # "Update (1520 EST):" says nothing
        voice = (
            NOBODY
            if section in _SILENT or is_named or is_label
            else _voice(text, block, _undated(text, sentence, language), quotes[number], people, language)
        )
        is_first = start > last + 1 or not text.startswith(" ", last)
        if is_first:  # a new paragraph
            writer = introduced if introduced and lang.phrases.written.search(text, last - _NEAR, last) else None
            passage = None
        begin, has_colon = start, text.find(":", start, end) >= 0
        if has_colon and section == "body" and (named := lang.phrases.passage.match(text, start, end)):
            passage, begin = named["who"], named.end()
        is_question = stop == "?"
        if asked and is_question and voice is OUTLET and not is_first:  # "a list which reads: Who pays? Who may vote?"
            voice = _whole("indirect", asked.speaker, asked.chain, sentence)
        else:
            asked = voice if is_question and has_colon and voice.attribution == "indirect" else None
        if passage and voice.attribution not in ("direct", "mixed"):
            voice = _whole("block", passage, (passage,), sentence._replace(start=begin))
        if writer and section == "body" and voice.attribution != "direct" and not voice.speaker:
            voice = _whole("direct", writer, (writer,), sentence)
        voices.append(_spoken_by(voice, introduced) if introduced and voice.attribution == "direct" else voice)
        signed = lang.phrases.signs.fullmatch(text, start, end) if last and text[last - 1] in _MARKS else None
        if signed and (signed["dash"] or is_given(signed["who"], lang)):  # “It holds.” Ida Krog, engineer
            _sign(voices, sentences, text, people.resolve(signed["who"], ""))
        elif voice.attribution == "direct" and text[start] not in _MARKS and text[last - 1] not in _MARKS:
            _sign(voices, sentences, text, voice.speaker)
        if has_posts and text.find("(@", start, end) >= 0 and (post := TWEET.search(text, start, end)):
            _post(voices, sentences, text, people.resolve(post["who"], ""))
        is_open = stop == ":" and end - start <= LONGEST
        introduced = _introduced(text, sentence, people, lang) if is_open and section not in _SILENT else None
        last = end
    whole = _inherit(voices, sentences, blocks, text, people)
    names = (people.holding if blocks[one.block].section in _HEADLINES else people.spelled for one in sentences)
    told = zip(whole, names, strict=True)
    return [_known(voice, people, lexicon, named) if voice.attributions else voice for voice, named in told]


def _undated(text: str, sentence: Sentence, language: Language) -> Sentence:
    """What a sentence says after "NORHAVEN (Reuters) - " or "10:30 ", which nobody says."""
    block, start, end = sentence
    place = _DATELINE.match(text, start, end) or language.pages.entry_time.match(text, start, end)
    said = text[place.end() : end].lstrip(" :–—-") if place else ""
    return Sentence(block, end - len(said), end) if said else sentence


def _in_latin_letters(text: str) -> tuple[str, dict[str, str]]:
    """The text with a letter from a to z in the place of every other, and how its words are spelled in truth.

    The patterns of a language know its own letters only; so a name in any script is read as a name.
    """
    spellings: dict[str, str] = {}
    if text.isascii() or not _FOREIGN.search(text):
        return text, spellings

    def latin(match: re.Match[str]) -> str:
        word = match[0]
        plain = "".join(map(_latin, word))
        if word[0] == word[0].swapcase():  # a script that has no capitals
            plain = plain[0].upper() + plain[1:]
        spellings[plain], spellings[plain.lower()] = word, word.lower()
        return plain

    return _FOREIGN_WORD.sub(latin, text), spellings


@cache
def _latin(character: str) -> str:
    """The letter under the accents of a character, else some letter from a to z, large or small as it is."""
    base = unicodedata.normalize("NFKD", character)[0]
    if base.isascii() or not character.isalpha():
        return base if base.isalpha() else character
    letter = chr(ord("a") + ord(character) % 26)
    return letter.upper() if character.isupper() else letter


def _quotations(text: str, blocks: Sequence[Block], lang: Voices) -> list[list[Quote]]:
    """The quotations of every block; one that is left open may run on over paragraphs without a mark."""
    found: list[list[Quote]] = []
    between: list[int] = []
    is_open = False
    for number, block in enumerate(blocks):
        if block.section in _SILENT:
            found.append([])
            continue
        quotes, leaves_open = find_quotes(text, block.start, block.end, lang, goes_on=is_open)
        found.append(quotes)
        if is_open and len(between) < _UNMARKED and not lang.quotation_marks.search(text, block.start, block.end):
            between.append(number)
            continue
        if quotes and quotes[0].start == block.start:
            for unmarked in between:
                found[unmarked] = [Quote(blocks[unmarked].start, blocks[unmarked].end)]
        between, is_open = [], leaves_open
    return found


def _known(voice: Voice, people: People, lexicon: Lexicon, named: Callable[[str], str]) -> Voice:
    """The voice with the one name of each speaker, which the whole article shows."""
    parts = tuple([
        Attribution(start, end, how, who and named(who), people.known_as(who, lexicon) if who else None)
        for start, end, how, who, _ in voice.attributions
    ])  # fmt: skip
    chain = tuple(map(named, voice.chain))
    return Voice(voice[0], voice.speaker and named(voice.speaker), *voice[2:4], chain, voice.spans, parts)


FOUND = schema.Table("found", "a run of words that somebody other than the writer says", {
    name: column for name, column in schema.ATTRIBUTIONS.columns.items() if name != "article"
}, {"corrected": pd.NA})  # fmt: skip


def find(text: str, language: Language | str = "en") -> Annotated[pd.DataFrame, FOUND]:
    """The words of any text that somebody other than its writer says.

    ::

        kl.voices.find("The mayor said the road was shut. “We stay,” said Ida Krog.")

    Args:
        text: one sentence or many, read as running text.
        language: the code of a language, or a language pack of your own.

    Raises:
        ParameterError: there is no such language, or ``text`` is no text.
    """
    known = load(language)
    blocks = [Block("body", 1, text.count("\n") + 1, 0, len(text))]
    voices = find_voices(text, blocks, find_sentences(text, blocks), known) if text.strip() else []
    return FOUND.frame(
        {"sentence": number, **part._asdict(), "text": text[part.start : part.end]}
        for number, voice in enumerate(voices)
        for part in voice.attributions
    )


NOBODY = Voice("none", None, "none", 0.0, (), ())
OUTLET = Voice("outlet", None, "none", 0.0, (), ())


def _voice(
    text: str, block: Block, sentence: Sentence, quotes: list[Quote], people: People, language: Language
) -> Voice:
    """The voice of one sentence that says something."""
    lang, section, (_, start, end) = language.voices, block.section, sentence
    if section == "body" and block.source:
        return _turn(text, block, sentence, people, language)
    said = text[start:end]
    titles: list[Quote] = []
    inside: list[Quote] = []
    for quote in quotes[bisect_right(quotes, start, key=_END) :] if quotes else ():
        if quote.start >= end:
            break
        opens = text[quote.end - 1] in _ENDED and (quote.start <= start + 1 or text.startswith(": ", quote.start - 3))
        (titles if not opens and _is_title(text, quote) and not is_title_case(said) else inside).append(quote)
    masked = said if not (titles or inside) else _masked(_masked(said, sentence, titles, "X"), sentence, inside, "¤")
    spoken = bool(inside) and any(text[quote.end - 1] in ",?!…" for quote in inside)
    reports = [] if len(said) > LONGEST else find_reports(masked, lang, spoken=spoken)
    reports = _claimed(reports, said, masked, text[end:], lang) if section in _HEADLINES else reports
    if not said.isupper():
        people.read(said, masked, is_headline=section in _HEADLINES)
    if not reports and not inside and section not in _OTHERS:
        return OUTLET
    if not reports:
        first, last = start + 2, end - 3  # a quotation is all of it, whatever its length: "No."
        inside = [
            q for q in inside if (q.start <= first and last <= q.end) or len(WORD.findall(text, *q)) >= SPEECH_WORDS
        ]
    quoted = _merged([(max(q.start, start), min(q.end, end)) for q in inside])
    named = _named(text, sentence, masked, reports, people, lang)
    spans = _merged([*quoted, *[one[:2] for one in named]])
    if section == "comment":
        return _whole("comment", block.source, (block.source or "a reader",), sentence)
    share = _share(sentence, masked, spans, reports, lang)
    parts = _attributions(text, quoted, named)
    words = [one.end - one.start for one in parts if one.attribution == "direct"]
    marked = share * sum(words) / sum(one.end - one.start for one in parts) if words else 0.0
    direct = 2 * marked >= share
    mixed = direct and MIXED[0] <= marked <= MIXED[1]
    before = (0, reports[0].source[0] if reports and reports[0].source and not inside else 0)
    enough = share >= MIXED[1] or (
        share >= MOSTLY
        and not (lang.verbs.beside_clause.search(masked, *before) and lang.subjects.finite.search(masked, *before))
    )
    mostly = bool(spans) and (enough or mixed)
    who: dict[str | None, int] = {}
    for a, b, _, name, _ in parts:
        if name or not direct:  # named, or hearsay
            who[name] = who.get(name, 0) + b - a
    speaker = max(who, key=who.__getitem__) if any(who) else next((one[3] for one in named if one[3]), None)
    chain = (speaker,) if speaker else ()
    if section == "block_quote":
        source = block.source or "another outlet"
        return _whole("block", speaker if mostly and speaker else source, (source, *chain * mostly), sentence)
    if not mostly:
        return Voice("outlet", None, "none", share, (), tuple(spans), parts)
    how = "mixed" if mixed else "direct" if direct else "indirect"
    return Voice("other", speaker, how, share, chain, tuple(spans), parts)


def _claimed(reports: list[Report], headline: str, masked: str, body: str, lang: Voices) -> list[Report]:
    """What a headline claims, not why it is so; else what stands behind a surname: "Krog: Reports of rot premature"."""
    if kept := [one for one in reports if "¤" in masked or not lang.verbs.asked.search(masked, 0, one.start)]:
        return kept
    named = lang.phrases.label.match(headline)
    titled = not named or is_title(headline, named.end(), lang)
    first = re.findall(rf"([A-Z][\w.’'-]+) {re.escape(named['who'])}\b", body) if named and not titled else ()
    is_person = named and not lang.speakers.given_names.keys().isdisjoint(first)
    return [Report(named.end(), len(headline), named.span("who"), named.span())] if named and is_person else []


def _turn(text: str, block: Block, sentence: Sentence, people: People, language: Language) -> Voice:
    """The voice of a sentence in an interview: all of it but the name at the head of the paragraph."""
    people.read(text[sentence.start : sentence.end], "")
    source = block.source or ""
    head = language.text.speaker_label.match(text, sentence.start, sentence.end)
    label = head["who"].rpartition(" ")[2].lower() if head else ""
    is_label = label == source.rpartition(" ")[2].lower() or label in language.text.answer_labels
    start = head.end() if head and is_label and sentence.start == block.start else sentence.start
    start += text[start : sentence.end].startswith(" ")
    if start >= sentence.end:
        return NOBODY
    speaker = people.resolve(source, text[max(0, sentence.start - _BEFORE) : sentence.start]) or source
    return _whole("direct", speaker, (speaker,), sentence._replace(start=start))


def _introduced(text: str, sentence: Sentence, people: People, lang: Voices) -> str | None:
    """Who is about to be quoted in a sentence with a colon at its end: "Kurti said on Monday:", "Kurti:"."""
    said = text[sentence.start : sentence.end]
    a, b = next((report.source for report in reversed(find_reports(f"{said} ¤", lang)) if report.source), (0, 0))
    return people.resolve(said[a:b], text[max(0, sentence.start + a - _BEFORE) : sentence.start + a]) if b else None


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if joined and a <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        elif a < b:
            joined.append((a, b))
    return joined


def _whole(attribution: str, speaker: str | None, chain: tuple[str, ...], sentence: Sentence) -> Voice:
    """The voice of a sentence that is somebody else's from end to end."""
    place = (sentence.start, sentence.end)
    return Voice("other", speaker, attribution, 1.0, chain, (place,), (Attribution(*place, attribution, speaker),))


def _masked(said: str, sentence: Sentence, quotes: list[Quote], mask: str) -> str:
    """The sentence with quotations and their marks hidden: the verbs in them are not the reporter's."""
    for quote in quotes:
        a, b = max(quote.start, sentence.start) - sentence.start, min(quote.end, sentence.end) - sentence.start
        a, b = len(said[:a].rstrip(_MARKS)), len(said) - len(said[b:].lstrip(_MARKS))
        listed = "," in said[b - 2 : b]  # “Face the Nation,” Krog said
        said = said[:a] + (mask * (b - a - 1) + "," if listed else mask * (b - a)) + said[b:]
    return said


def _is_title(text: str, quote: Quote) -> bool:
    """Whether a quotation is written like the title of a work: every long word begins with a capital."""
    words = text[quote.start : quote.end].split()
    long = [word for word in words if len(word) > 3]
    return len(words) > 1 and text[quote.end - 1] != "!" and bool(long) and all(word[0].isupper() for word in long)


def _named(
    text: str, sentence: Sentence, masked: str, reports: list[Report], people: People, lang: Voices
) -> list[Named]:
    """The reports of a sentence in the order of their words."""
    named: list[Named] = []
    at = sentence.start
    for report in reports:
        a, b = antecedent(masked, report, lang) or report.source or (0, 0)
        name = people.resolve(text[at + a : at + b], text[max(0, at + a - _BEFORE) : at + min(a, report.start)])
        named.append((at + report.start, at + report.end, at + report.cue[0], name))
    return named


def _share(sentence: Sentence, masked: str, spans: list[tuple[int, int]], reports: list[Report], lang: Voices) -> float:
    """Attributed characters over all characters but those of "X said on Monday that"."""
    frame = [(a + sentence.start, b + sentence.start) for r in reports for a, b in _frame(r, reports, masked, lang)]
    framed, both = (sum(b - a for a, b in _merged(some)) for some in (frame, [*spans, *frame]))
    said, rest = both - framed, sentence.end - sentence.start - framed
    return 0.0 if said <= 0 or rest <= 0 else 1.0 if said >= rest else round(said / rest, 4)


def _frame(report: Report, reports: list[Report], masked: str, lang: Voices) -> list[tuple[int, int]]:
    """The words that attribute: who, says, and after a quotation when and where it is said.

    Where nobody is named they are part of what is said.
    """
    if not report.source:
        return []
    frame = [report.cue, report.source]
    between = (report.source[1], report.cue[0])  # "Krog, the mayor's deputy, said"
    words = masked[between[0] : between[1]]
    doing = masked[report.cue[0] : report.cue[1]].partition(" ")[0].endswith(lang.verbs.participle_ending)
    judges = {lang.verbs.judge[word] for word in words.split() if word in lang.verbs.judge} if doing else set()
    judging = judges - lang.verbs.deeds or (judges and not lang.phrases.nouns.isdisjoint(words.split()))
    apart = masked.startswith((", ", " ("), between[0])
    if (judging or (apart and len(words.rpartition(",")[2].rpartition(")")[2].split()) < _ADVERBS)) and not any(
        r.start < between[1] and between[0] < r.end for r in reports
    ):
        frame.append(between)
    last = max(report.cue[1], report.source[1])
    if report.end <= last:
        beside = "," not in masked[last:] and not lang.subjects.finite.search(masked, last)
        # "said Krog, a man of few words"
        apposed = report.cue[1] <= report.source[1] and lang.verbs.afterthought.match(masked, last + 2)
        if beside or (apposed and not any(r.end > last for r in reports)):
            frame.append((last, len(masked)))
    opens = not doing and report.start >= last and masked.endswith(", ", 0, report.source[0])
    if opens and lang.verbs.occasion_first.fullmatch(masked, 0, report.source[0]):
        frame.append((0, report.source[0]))
    return frame


def _sign(voices: list[Voice], sentences: Sequence[Sentence], text: str, who: str | None) -> None:
    """Give a quotation, all its sentences up to here, to the name at its end: “It is new. It will hold,” Krog said."""
    for number in range(len(voices) - 2, -1, -1):
        if not who or voices[number].attribution != "direct" or voices[number].speaker:
            break
        voices[number] = _spoken_by(voices[number], who)
        if text[sentences[number - 1].end - 1] in _MARKS:
            break


def _post(voices: list[Voice], sentences: Sequence[Sentence], text: str, who: str | None) -> None:
    """Give a post, the paragraph before its signature, to the name under it: "They lie. — Ida Krog (@krog)"."""
    at = len(voices) - 1
    is_apart = text[sentences[at].start] in _DASHES  # it may stand on a line of its own
    while who and at and voices[at - 1] is OUTLET:
        if not is_apart and "\n" in text[sentences[at - 1].end : sentences[at].start]:
            break
        at, is_apart = at - 1, False
        voices[at] = _whole("direct", who, (who,), sentences[at])


def _inherit(
    voices: list[Voice], sentences: Sequence[Sentence], blocks: Sequence[Block], text: str, people: People
) -> list[Voice]:
    """A quotation that names nobody is its neighbour's: who spoke before it, else after it."""
    result = list(voices)
    for number, voice in enumerate(voices):
        if voice.attribution not in ("direct", "mixed") or voice.speaker is not None:
            continue
        behind = result[number + 1] if number + 1 < len(result) else OUTLET
        is_tagged = (
            behind.attribution == "direct" and behind.speaker and sentences[number][0] == sentences[number + 1][0]
        )
        for neighbour in (number - 1, number + 1, number - 2, number + 2):
            near = result[neighbour] if 0 <= neighbour < len(result) else None
            places = {blocks[sentences[at].block].section for at in (number, neighbour)} if near else set()
            if near is None or (len(places) > 1 and places != {"deck", "body"}):
                continue
            said = [part.speaker for part in near.attributions if part.attribution == "direct" and part.speaker]
            who = near.speaker if near.voice == "other" else said[-1] if said else None
            if neighbour == number - 1 and not who and not is_tagged:
                who = people.asked(text[sentences[neighbour].start : sentences[neighbour].end])
            if who:
                result[number] = _spoken_by(voice, who, near.chain or (who,))
                break
        else:  # nobody speaks near it: "Ida Krog runs the bakery. “I saw it.”"
            earlier, quoted = (text[slice(*sentences[at][1:])] for at in (number - 1, number))
            is_whole = number and quoted[0] in _MARKS and result[number - 1] is OUTLET
            if is_whole and (who := people.goes_on(earlier, quoted)):
                result[number] = _spoken_by(voice, who)
    return result


def _spoken_by(voice: Voice, speaker: str, chain: tuple[str, ...] = ()) -> Voice:
    """The voice, with what names nobody given to a speaker."""
    if voice.speaker is not None:
        return voice
    parts = tuple(part if part.speaker else part._replace(speaker=speaker) for part in voice.attributions)
    return voice._replace(speaker=speaker, chain=chain or (speaker,), attributions=parts)


_EDGES = " \t\r\n\v\f\u00a0\"'“”„‘’«»`,;:"
"""What parts a quotation from the words around it; at the end of a span nobody says it."""


def _attributions(text: str, quoted: Sequence[tuple[int, int]], reports: Sequence[Named]) -> tuple[Attribution, ...]:
    """The quoted spans as direct and what else is reported as indirect speech, in order and apart.

    A quotation belongs to the report that it stands in, else to the nearest one that names somebody.
    """
    found = [(a, b, "direct", _whose(a, b, reports)) for a, b in quoted]
    for start, end, _, name in reports:
        found += [(a, b, "indirect", name) for a, b in _without(start, end, found)]
    said = [one for one in sorted(found, key=_PLACE) if any(map(str.isalnum, text[one[0] : one[1]]))]
    return tuple([Attribution(*_trimmed(text, a, b), how, who) for a, b, how, who in said])


def _whose(a: int, b: int, reports: Sequence[Named]) -> str | None:
    named = [report for report in reports if report[3]]
    return min(named, key=lambda r: (not (r[0] < b and a < r[1]), abs(r[2] - a)))[3] if named else None


def _without(start: int, end: int, taken: Sequence[tuple[int, int, str, str | None]]) -> list[tuple[int, int]]:
    """What is left of a span outside of those taken."""
    left = []
    for a, b, _, _ in sorted(taken, key=_PLACE):
        if start < a:
            left.append((start, min(a, end)))
        start = max(start, b)
        if start >= end:
            break
    return [(a, b) for a, b in [*left, (start, end)] if a < b]


def _trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    """A span without the marks and the white space at its edges."""
    said = text[a:b]
    return a + len(said) - len(said.lstrip(_EDGES)), a + len(said.rstrip(_EDGES))
