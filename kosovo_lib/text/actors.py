"""Who is named in a sentence: the actors of an ``actors.yml``, by their longest alias, with the sense meant.

A mention is the naming of an actor as such. Nouns, names and the names of peoples count ("Serbia", "the
Russians", "Kosovo Serbs"), alone, with a possessive or inside a compound ("NATO-led", "Kosovo-Serbia border").
An adjective alone does not ("Serbian passports", "Russian involvement"): it describes a thing and names nobody.
It counts together with an organ of the state ("Serbian government", "Kosovar authorities"), and before an
office it belongs to the person who holds it ("Serbian President Aleksandar Vucic"). The name of a capital is
the government that sits there, and the name of a state the state, unless the words around it speak of a place: a
preposition, a border, a verb of going. Case counts: "us" is not the US.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kosovo_lib import lang
from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.lang.parts import Actors, first_word, words_of
from kosovo_lib.settings import Name, Settings, Text, read_yaml, there, validated


class Capital(Settings):
    """The city whose name also stands for the government that sits there."""

    city: Name
    aliases: list[Name] = []


class Actor(Settings):
    """An actor as it stands in the file: its name in every table, what kind it is, its other names."""

    name: Name
    kind: Literal["state", "organisation", "person", "community"]
    aliases: list[Name] = []
    adjectives: list[Name] = []
    titles: list[Name] = []
    capital: Capital | None = None


class Cues(Settings):
    """Words of the story's own that tell a capital that is a city from the government, beside the language's."""

    city_after: list[Text] = []
    city_before: list[Text] = []
    government_after: list[Text] = []


class ActorsFile(Settings):
    """An ``actors.yml``; the shipped one's comments explain its keys."""

    actors: list[Any]  # each held to `Actor` apart, so that an error gives its name
    organs: list[Text] = []
    not_actors: list[Text] = []
    cues: Cues = Cues()


class Meaning(NamedTuple):
    """What an alias stands for: an actor (None for a name that is no actor's), and its city where it is a capital."""

    actor: str | None
    city: str | None = None
    place: str = ""  # state or organisation where the name may stand for a place
    first: str = ""  # the first word of the actor's name, before this one


class Lexicon:
    """A compiled ``actors.yml``: ``actors`` as they stand there, and the patterns that find them."""

    def __init__(self, file: ActorsFile, actors: list[Actor], name: str, words: Actors) -> None:
        meanings: dict[str, Meaning] = {}

        def add(aliases: Iterable[str], meaning: Meaning, place: str) -> None:
            for alias in dict.fromkeys(aliases):
                for form in _forms(alias):
                    known = meanings.setdefault(form, meaning)
                    if known[:2] != meaning[:2]:
                        owner = known.actor or "not_actors"
                        raise DataError(f"{name} {place}: the alias {alias!r} already belongs to {owner}")

        seen, organs = set[str](), {organ.lower() for organ in file.organs}
        for actor in actors:
            if actor.name in seen:
                raise DataError(f"{name} actor {actor.name}: the name is listed twice")
            seen.add(actor.name)
            place = actor.kind if actor.kind in ("state", "organisation") else ""
            for alias in (actor.name, *actor.aliases):  # a person, a people ("the Serbians") or a government is nowhere
                people = alias[:-1] if alias != actor.name else ""  # Germany is no people
                is_nowhere = people in actor.adjectives or alias.split()[-1].lower() in organs
                first = actor.name.partition(" ")[0] if actor.name.endswith(f" {alias}") else ""
                add([alias], Meaning(actor.name, None, "" if is_nowhere else place, first), f"actor {actor.name}")
            if actor.capital:
                capital = Meaning(actor.name, actor.capital.city, place="state")
                add([actor.capital.city, *actor.capital.aliases], capital, f"actor {actor.name} capital")
        add(file.not_actors, Meaning(None), "not_actors")
        adjectives = {word: Meaning(actor.name) for actor in actors for word in actor.adjectives}
        for actor in actors:  # "Serbian President Vucic", "Serbian police", "Ed" for "Edward"; the spelt-out goes first
            titled = (f"{title} {alias}" for title in actor.titles for alias in (actor.name, *actor.aliases))
            organs_of = (f"{adjective} {organ}" for adjective in actor.adjectives for organ in file.organs)
            first, _, rest = actor.name.partition(" ")
            known = words.first_names.get(first) if rest else None
            short = words.first_names.items() if known else ()
            in_short = (f"{one} {rest}" for one, names in short if not names.isdisjoint(known or ()))
            # in capitals, a name stands without title
            for phrases, capitals in ((titled, False), (in_short, True), (organs_of, True)):
                for form in (form for phrase in phrases for form in _forms(phrase, capitals=capitals)):
                    meanings.setdefault(form, Meaning(actor.name))
        of_state, cues = "|".join(map(re.escape, file.organs)) or r"(?!)", file.cues
        self.actors, self.words, self.meanings, self.adjectives = tuple(actors), words, meanings, adjectives
        self.begins = frozenset(map(first_word, (*meanings, *adjectives)))
        self.names = re.compile(_trie([*meanings, *adjectives]) or r"(?!)")
        self.shared = re.compile(rf"\s(?:{words.joining})\s[^\W\d_a-z]\w{{1,30}}\s(?:{of_state})\b")
        self.city_after = _cue(cues.city_after, rf"(?<!\w)(?:{{}})\s{{{{1,3}}}}(?:{words.article})?$")
        own = _cue(cues.city_before, r"(?:-|\s{{1,3}})(?:{})(?!\w)").pattern
        self.city_before = re.compile(f"{own}|{words.city_follows}", re.IGNORECASE)
        self.government_after = _cue(cues.government_after, r"(?<!\w)(?:{})\s{{1,3}}$")


class Mention(NamedTuple):
    """An actor referred to: its name in ``actors.yml``, how and in which sense, the words without a possessive."""

    actor: str
    kind: str
    sense: str
    surface: str
    start: int
    end: int


def load_lexicon(path: str | Path, language: str | Language = "en") -> Lexicon:
    """Read and check an ``actors.yml``; `DataError` names file, entry and rule."""
    path = Path(path)
    file = validated(ActorsFile, read_yaml(path), path.name)
    actors = []
    for number, entry in enumerate(file.actors, 1):
        name = entry.get("name") if isinstance(entry, dict) else None
        told = f"{number} ({name})" if isinstance(name, str) else str(number)
        actors.append(validated(Actor, entry, f"{path.name} actor {told}"))
    return Lexicon(file, actors, path.name, lang.load(language).actors)


def lexicon_in(folder: Path | None) -> Lexicon:
    """The actors of a corpus folder, `NO_ACTORS` if it has none; errors as `load_lexicon`."""
    path = there(folder, "actors.yml")
    return load_lexicon(path) if path else NO_ACTORS


def alike(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of names that may be one person's: apart by one letter behind the first name, or by spaces and stops."""

    def forms(name: str) -> set[str]:
        word, first = (re.sub(r"\W", "", part.casefold()) for part in (name, name.split()[0]))
        return {word, *(word[:at] + word[at + 1 :] for at in range(len(first), len(word)))}

    return [(one, other) for one, other in combinations(names, 2) if " " in one and forms(one) & forms(other)]


def same_first_name(one: str, other: str, words: Actors) -> bool | None:
    """Whether two first names can be one person's ("Ed" and "Edward", "J." and "Jon"); None where one may be none."""
    if one == other or (_INITIALS.fullmatch(one) or _INITIALS.fullmatch(other)):
        return one[0] == other[0]
    known = words.first_names
    return not known[one].isdisjoint(known[other]) if one in known and other in known else None


def _forms(alias: str, *, capitals: bool = True) -> set[str]:
    """The spellings under which an alias is found: composed or not, opening a sentence, in capitals, with either ’.

    Names of up to three letters are not put in capitals, lest a short name meet another's abbreviation.
    """
    alias = " ".join(alias.split())
    spellings = {alias, alias[:1].upper() + alias[1:]} | ({alias.upper()} if capitals and len(alias) > 3 else set())
    spellings = {spelling.replace("’", "'").replace("'", sign) for spelling in spellings for sign in "'’"}
    return {unicodedata.normalize(form, spelling) for spelling in spellings for form in ("NFC", "NFD")}


_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?){1,3}")
_FIRST = re.compile(r"(?<!\w)([^\W\d_a-z][^\W\d_A-Z][\w-]*) (?:[^\W\d_a-z]\.? )*$")
"""The first name before a surname, initials between them: "George W. "."""


def _trie(names: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the names, each branch beginning with its own letter.

    A plain alternation tries every name at every word; branching on letters keeps the search as fast for a
    thousand names as for ten.
    """
    root: dict[str, Any] = {}
    for name in names:
        node = root
        for letter in name:
            node = node.setdefault(letter, {})
        node[""] = {}
    begun = "|".join(
        rf"{re.escape(letter)}(?<!\w{re.escape(letter)}){_branch(node)}" for letter, node in sorted(root.items())
    )
    return rf"(?:{begun})(?![\w\u0300-\u036f]|\.[a-z])" if begun else ""


def _branch(node: Mapping[str, Any]) -> str:
    """Return the pattern for what can follow; the end of a name comes last, so that the longest name wins."""
    options = [
        (r"\s{1,3}" if letter == " " else letter if letter.isalnum() else re.escape(letter)) + _branch(below)
        for letter, below in sorted(node.items())
        if letter
    ]
    if "" in node:
        options.append("")
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _cue(phrases: Iterable[str], frame: str) -> re.Pattern[str]:
    spelled = "|".join(r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(frame.format(spelled) if spelled else r"(?!)", re.IGNORECASE)


NO_ACTORS = Lexicon(ActorsFile(actors=[]), [], "", Actors())
"""The lexicon in which nobody stands: for texts read without an ``actors.yml``."""


def find_mentions(text: str, lexicon: Lexicon, *, offset: int = 0) -> list[Mention]:
    """Find the actors named in ``text``, in reading order, the longest name at each place.

    ``sense`` is ``place`` where a state, an organisation or a capital is named as a place ("in northern Kosovo",
    "the Kosovo-Serbia border"), else ``actor``. The ``actor`` of a capital that is a place is the city's own name.
    A mention is ``text[start - offset:end - offset]``.
    """
    found: list[Mention] = []
    if lexicon.begins.isdisjoint(words_of(text)) and (text.isascii() or "" not in lexicon.begins):
        return found
    for match in lexicon.names.finditer(text):
        name, (start, end) = " ".join(match[0].split()), match.span()
        meaning = lexicon.meanings.get(name) or (lexicon.shared.match(text, end) and lexicon.adjectives[name])
        if not meaning or meaning.actor is None:
            continue
        first = _FIRST.search(text, max(0, start - 30), start) if meaning.first else None
        if first and same_first_name(first[1], meaning.first, lexicon.words) is False:
            continue  # his wife, his brother
        is_place = bool(meaning.place) and (
            (found and found[-1].sense == "place" and _shares(text, found[-1].end - offset, start, end, lexicon))
            or _is_place(text, start, end, lexicon, meaning)
        )
        sense = "place" if is_place else "actor"
        actor = meaning.city if is_place and meaning.city else meaning.actor
        found.append(Mention(actor, "name", sense, text[start:end], start + offset, end + offset))
    return found


def _shares(text: str, last_end: int, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name shares the preposition of the place before it: "in Serbia and Kosovo", "in Serbia, Kosovo and"."""
    joined = lexicon.words.shares_preposition.fullmatch(text, last_end, start)
    if not joined or lexicon.words.verb_follows.match(text, end):
        return False
    return not joined["list"] or bool(re.match(r",\s|\s\w+\s[A-Z]", text[end : end + 12]))


def _is_place(text: str, start: int, end: int, lexicon: Lexicon, meaning: Meaning) -> bool:
    """Tell a place from the actor of the same name, by the words directly around it."""
    words, before, after = lexicon.words, text[max(0, start - 60) : start], text[end : end + 48]
    is_capital = meaning.city is not None
    if before.endswith(", ") and words.verb_follows.match(after):
        return False  # "in Serbia, Kosovo insists"; but "in Pec, Kosovo, the mayor"
    opens = not before.strip() or before.endswith(("\n", ", "))
    line = words.dateline_follows.match(after) if opens else None
    is_place = (
        words.place_follows.match(after)
        or (words.place_before if meaning.place == "state" else words.area_before).search(before)
        or (is_capital and (words.city_before.search(before) or lexicon.city_before.match(after)))
        or (is_capital and lexicon.city_after.search(before))
        or (line and (line["agency"] or (text[start:end].isupper() and end - start > 4)))
    )
    if not is_place or words.actor_before.search(before):
        return False
    return not (is_capital and lexicon.government_after.search(before))


_NAME = re.compile(r"(?:[^\W\d_a-z]\.){2,}|[^\W\d_a-z]\.(?= [^\W\d_a-z])|[^\W\d_](?:[\w-]|['’.](?=[^\W\d_](?!\b)))*")


def candidates(sentences: Iterable[str], lexicon: Lexicon, *, language: str | Language = "en") -> Counter[str]:
    """Count the capitalised names that contain no known actor.

    Words that begin a sentence are capitalised anyway: a single one counts only where the same word also stands inside
    a sentence or ends a longer name, and never if the texts have it in lower case too. The adjective of a people
    ("Russian", "Russians") is none, alone.
    """
    spoken = lang.load(language)
    words, ending = spoken.actors, spoken.voices.plural_ending
    lower = set(words.common_words)
    runs: list[tuple[str, bool]] = []
    for sentence in sentences:
        taken = [(mention.start, mention.end) for mention in find_mentions(sentence, lexicon)]
        runs += _names(sentence, taken, lower)
    found, inside = Counter[str](), {run.rpartition(" ")[2] for run, _ in runs if " " in run}
    within = {run for run, opens in runs if not opens}
    given = spoken.voices.speakers.given_names
    for run, opens in runs:
        first, _, rest = run.partition(" ")
        is_common = first not in given and (
            first.lower() in lower
            or (" " in rest and ((rest in within and first.endswith(words.common_endings)) or rest.split()[0] in given))
        )
        name = rest if opens and rest and is_common and run not in within else run
        found[name] += 1
        if not opens or " " in run:
            inside.add(name)
    known = words.no_names | lexicon.adjectives.keys() | spoken.voices.speakers.peoples
    for name in list(found):
        is_word = name.lower() in lower or re.split("['’]", name)[0] in words.no_names  # "I'll"
        if is_word or name not in inside or not known.isdisjoint((name, name.removesuffix(ending))):
            del found[name]
    return found


def _names(sentence: str, taken: list[tuple[int, int]], lower: set[str]) -> Iterable[tuple[str, bool]]:
    """Yield runs of capitalised words outside ``taken``, and whether they open the sentence; note lower-case words."""
    places = iter([*taken, (len(sentence) + 1, len(sentence) + 1)])
    low, high = next(places)
    start, end, opened = 0, -1, False
    for word in _NAME.finditer(sentence):
        while high <= word.start():
            low, high = next(places)
        capital = word.group()[0].isupper() and not low < word.end()
        if not word.group()[0].isupper():
            lower.add(word.group())
        if end >= 0 and not (capital and sentence[end : word.start()] in (" ", " & ")):
            yield sentence[start:end], opened
            end = -1
        if capital and end < 0:
            start, opened = word.start(), not sentence[: word.start()][-60:].strip(" \t\"'“‘([–-•")
        end = word.end() if capital else end
    if end >= 0:
        yield sentence[start:end], opened
