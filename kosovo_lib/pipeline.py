"""The pipeline on one screen: one article in, the rows of six tables out."""

from typing import Any

from kosovo_lib import lang, schema
from kosovo_lib.dates import dates_of
from kosovo_lib.lang import Language
from kosovo_lib.read.manifest import Entry
from kosovo_lib.text.actors import Lexicon, find_mentions
from kosovo_lib.text.blocks import LineNumbers, find_blocks
from kosovo_lib.text.profiles import Profile
from kosovo_lib.text.sentences import find_sentences
from kosovo_lib.text.tokens import find_words
from kosovo_lib.voices import find_voices

__all__ = ["Rows", "parse_article"]

Rows = dict[str, list[dict[str, Any]]]


def parse_article(
    text: str, entry: Entry, outlet_name: str, profile: Profile, lexicon: Lexicon, language: Language | str = "en"
) -> Rows:
    """The pipeline: one article's text to the rows of every table. Pure, so that it can run anywhere."""
    language = lang.load(language)
    blocks = find_blocks(text, profile, entry.comments, language)
    sentences = find_sentences(text, blocks, language)
    voices = find_voices(text, blocks, sentences, language)
    said = [text[sentence.start : sentence.end] for sentence in sentences]
    running = [blocks[sentence.block].section in schema.RUNNING_TEXT for sentence in sentences]
    places = [(words, sentence.start) for words, sentence in zip(said, sentences, strict=True)]
    dates = dates_of(places, entry.published, running=running, language=language)

    key = {"article": entry.article}
    rows: Rows = {table.name: [] for table in schema.TABLES}
    for number, block in enumerate(blocks):
        place = {name: getattr(block, name) for name in ("section", "line_from", "line_to", "start", "end")}
        rows["blocks"].append({**key, "block": number, **place, "text": text[block.start : block.end]})
    lines = LineNumbers(text)
    for number, (sentence, voice) in enumerate(zip(sentences, voices, strict=True)):
        chain = " > ".join((outlet_name, *voice.chain)) if voice.voice != "none" else None
        rows["sentences"].append(
            {
                **key, "outlet": entry.outlet, "sentence": number, "block": sentence.block,
                "section": blocks[sentence.block].section, "voice": voice.voice, "speaker": voice.speaker,
                "attribution": voice.attribution, "attributed_share": voice.share, "source_chain": chain,
                "line": lines.at(sentence.start), "start": sentence.start, "end": sentence.end, "text": said[number],
            }
        )  # fmt: skip
        where = {**key, "sentence": number}
        rows["attributions"] += [
            {**where, **part._asdict(), "text": text[part.start : part.end]} for part in voice.attributions
        ]
        rows["mentions"] += [
            {**where, **mention._asdict()} for mention in find_mentions(said[number], lexicon, offset=sentence.start)
        ]
        rows["dates"] += [{**where, **found._asdict()} for found in dates[number]]
    rows["articles"] = [_article_row(entry, sum(len(find_words(s)) for s, r in zip(said, running, strict=True) if r))]
    return rows


def _article_row(entry: Entry, words: int) -> dict[str, Any]:
    """The row of an article in the articles table."""
    first, last = entry.published or (None, None)
    return {
        "article": entry.article, "outlet": entry.outlet, "title": entry.title, "author": entry.author,
        "published_from": first, "published_to": last, "basis": entry.basis, "evidence": entry.evidence,
        "words": words, "sha256": entry.sha256, "path": entry.path,
    }  # fmt: skip
