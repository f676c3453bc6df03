"""What each part of a language holds, but for dates and voices, whose files are as long as their ideas.

Every field has a default that never matches: a small pack may fill a few only, and then reads less.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any, Final, NamedTuple, TypeAlias, cast

Pattern = re.Pattern[str]
Words: TypeAlias = frozenset[str]


class _Later(SimpleNamespace):
    def __getattr__(self, name: str) -> Any:  # asked once for each method
        return self.__dict__.setdefault(name, getattr(re.compile(self.pattern, self.flags), name))

    def __reduce__(self) -> tuple[Any, ...]:  # to another process it travels as it was made
        return later, (self.pattern, self.flags)


def later(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Pattern:
    """A pattern that is compiled when a text first needs it: to compile all of English takes a third of a second."""
    return cast(Pattern, _Later(pattern=pattern, flags=flags))


NEVER: Final = re.compile(r"(?!)")
"""Matches nothing: the default of every pattern, so that a small language pack fills only the fields it has."""

NONE: Final = frozenset[str]()
"""The same for sets of words."""

LETTERS: Final = re.compile(r"[^\W\d_]+")
"""A run of letters."""

_BLANKS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))


def ascii_words(text: str) -> list[str]:
    """The runs of the letters a to z in a text, small or large: nothing cuts them as fast as bytes.split does."""
    return text.encode("ascii", "replace").translate(_BLANKS).decode().split()


@lru_cache(maxsize=64)
def words_of(sentence: str) -> frozenset[str]:
    """The different `ascii_words` of a sentence, cut once for all steps that ask for them."""
    return frozenset(ascii_words(sentence))


def first_word(name: str) -> str:
    """The first of the `ascii_words` of a name, "" if it has none: a sentence with the name has it in `words_of`."""
    return next(iter(ascii_words(name)), "")


def by_letter(words: str | Iterable[str], *, any_case: bool = False) -> str:
    """The pattern of any of these words, a branch for each first letter: tried far faster than one for each word."""
    endings: dict[str, list[str]] = {}
    for word in words.split() if isinstance(words, str) else words:
        endings.setdefault(word[0], []).append(word[1:])
    first = "(?-i:[{0}{1}])" if any_case else "{0}"
    pattern = "|".join(f"{first.format(a, a.upper())}(?:{'|'.join(rest)})" for a, rest in endings.items())
    return pattern.replace(" ", r"\s")


@dataclass(frozen=True, eq=False)
class Actors:
    """The words around names."""

    cues: Mapping[str, tuple[Pattern, Pattern]] = field(default_factory=dict)
    """Name -> what stands before and after an actor that is judged or only named, in the order they are tried:
    "blamed", "told to stop", "mocked", "praised", "sided with", "source", "punished", "on trial", "place", "owner"."""
    negations: tuple[tuple[Pattern, str, Pattern, str, bool], ...] = ()
    """What stands before and after an actor of whom a judgement is denied, each with words in its place that leave the
    denial out; whether what these say is to be turned round."""
    article: str = NEVER.pattern  # what may stand between a preposition and a name, with the blank after it
    place_before: Pattern = NEVER  # what makes the name after it a place ("in northern", "the border with")
    area_before: Pattern = NEVER  # the same for an organisation ("within")
    actor_before: Pattern = NEVER
    """Words that hold a preposition of place and make the name after them an actor all the same ("comments from",
    "confidence in")."""
    place_follows: Pattern = NEVER  # what makes the name before it a place ("Kosovo border", "Kosovo's Serb north")
    city_before: Pattern = NEVER  # what makes the name of a capital after it the city
    city_follows: str = NEVER.pattern  # the same of the name before it, a pattern
    dateline_follows: Pattern = NEVER  # what follows the place in a dateline
    verb_follows: Pattern = NEVER  # a verb, by which the name before it is the subject of a clause of its own
    pronouns: Mapping[str, str] = field(default_factory=dict)
    """Pronouns in small letters, each as he, she, it, they, relative, or I for the speaker of a quotation."""
    first_person: Pattern = NEVER  # words for the writer or those he speaks for: "I", "us"; no noun ("mine"), no name
    offices: str = NEVER.pattern  # offices and trades, before a name, in apposition, or for a person seen with one
    the: str = NEVER.pattern  # an article before an office
    of: str = NEVER.pattern  # what follows no office of somebody known: "the president of", "the general public"
    other: str = NEVER.pattern  # words before a head that make another body of it: "lower"
    people: Pattern = NEVER  # nouns for a person of whom the text spoke last ("the 49-year-old"), with an article
    no_heads: Words = NONE  # last words of names that do not stand for the whole ("house" for the White House)
    capital_heads: Words = NONE  # last words of names that stand for the whole only with a capital ("the Court")
    honorifics: str = NEVER.pattern  # titles of courtesy before the names of persons
    short_titles: Mapping[str, str] = field(default_factory=dict)
    """A title as printed before a name, without its stop -> the offices that it means."""
    opens_it: Pattern = NEVER  # what shows that "it" after it stands for somebody named
    has_own: Pattern = NEVER  # what stands between a body and "their" if that is its own ("has lost")
    no_it_follows: Pattern = NEVER  # what shows that it does not ("it is clear that")
    many: Pattern = NEVER  # the name of a body that is many, with its article ("the Hawks")
    groups: Pattern = NEVER  # several people or things that are no actor, to whom "they" may belong ("the residents")
    subject_follows: Pattern = NEVER  # what shows that the name before it is the subject of the words after it
    owner_follows: Pattern = NEVER  # what shows that it is not, but whoever is named next ("Tarrow's aide, Dorne")
    control_follows: Pattern = NEVER  # what shows that the name before it is to do something ("asked Tarrow to")
    told_follows: Pattern = NEVER
    """What shows that the name before it is told something, of which either may be the subject ("that")."""
    bodies: Pattern = NEVER
    """Nouns for an organisation of which the text spoke last ("the team"), or a ``state``, each in its group; "the
    Russian government", "the Russians": the adjective as group ``people``; and those of ``people``."""
    body: str = NEVER.pattern  # such nouns
    called: Mapping[str, Pattern] = field(default_factory=dict)
    """Make -> the name of a body of that make: no council is "the company"."""
    meets: Pattern = NEVER  # what leads from somebody to somebody else: "asked him"
    each: Pattern = NEVER  # what "its" after it belongs to ("each state")
    somebody: Pattern = NEVER  # a person whom nobody names ("an official"), to whom a pronoun after it may belong
    joining: str = NEVER.pattern  # a word between two adjectives that share a noun ("Serbian and Kosovar negotiators")
    shares_preposition: Pattern = NEVER  # what stands between two names that share the first one's preposition
    case_names: Pattern = NEVER  # names of law cases ("Holm v. Brekke"), whose parties are no actors of the story.
    beside: Pattern = NEVER  # what parts a name and belongs to none: a nickname, the hyphen of "Norhaven-based"
    towns: Pattern = NEVER  # what shows that ¤ is a place ("the town of ¤"), and names of places
    regions: Words = NONE  # states of a country, provinces and the like: places rather than actors
    no_surnames: Words = NONE  # last words of names of bodies, except where they stand alone, as surnames do
    no_names: Words = NONE  # capitalised words that are no names
    no_actors: Words = NONE  # last words of names of laws, days and events, in small letters ("Act", "Day")
    same_as: Mapping[str, str] = field(default_factory=dict)
    """A name -> another of the same actor, by which no letters tell it ("GOP": "Republicans")."""
    first_names: Mapping[str, Set[str]] = field(default_factory=dict)
    """First name -> the names that it may be short for ("Ed": "Ed", "Edward"), nicknames among them."""
    joins: str = NEVER.pattern  # what joins two names to one, if they mostly stand so ("Department of Justice")
    firm_follows: Pattern = NEVER  # what shows that the name before it is a firm's: ", the contractor"
    power_follows: Pattern = NEVER  # nouns after the name of whoever has or seeks power ("the Holm administration")
    title_endings: str = ""  # what may follow a title ("President-elect")
    openers: Words = NONE  # words that often open a sentence and belong to no name after them
    common_words: Words = NONE  # function words and others that often open a sentence and name nobody, in small letters
    common_endings: tuple[str, ...] = ()  # endings of common words ("Critics", "Asked", "Apparently")


@dataclass(frozen=True)
class Clauses:
    """Patterns for clauses; without them a sentence is one clause."""

    finite: Pattern = NEVER  # a word that can be a finite verb
    participle: Pattern = NEVER  # a verb form that may also belong to a noun
    no_subject: Pattern = NEVER  # words that are no subject
    boundary: Pattern = NEVER  # where a sentence may be divided
    link: Pattern = NEVER  # a conjunction or relative word at the start
    coordination: Pattern = NEVER  # a conjunction that may join two nouns
    subordinate: Pattern = NEVER  # a word after which a clause needs a verb of its own
    apposed: Pattern = NEVER  # where a clause begins, written as a bar, and its subject stands before that
    adverbial: Pattern = NEVER  # what stands before a main clause
    leading: Pattern = NEVER  # what only links a clause to the one before
    when: Pattern = NEVER  # opens a clause that tells what happened on the date before it
    since: Pattern = NEVER  # ends before a clause that tells since when the main clause holds
    governor: Pattern = NEVER  # words that say to what the rest of a clause stands in time
    opening: Pattern = NEVER  # words that lead to a date from which something holds
    names_only: Pattern = NEVER  # a run of names and what joins them
    date_words: Pattern = NEVER  # words right before a date that belong to it
    offset: Pattern = NEVER  # leads from "a day after" to the clause it counts from
    unit: Pattern = NEVER  # units of time
    noun: Pattern = NEVER  # a noun behind a date ("the 2013 documents")
    determiner: Pattern = NEVER  # ends before a date that stands in a noun phrase
    noun_end: Pattern = NEVER  # where that noun phrase ends


@dataclass(frozen=True)
class Events:
    """Words that say how a clause speaks of its event, and which names are places."""

    habit: Pattern = NEVER  # something that happens again and again
    located: Pattern = NEVER  # names with a word of place before or behind them, the names as a group
    name: Pattern = NEVER  # one name of them


@cache
def stemming(language: str) -> Any:
    """The Snowball stemmer of a language."""
    from nltk.stem.snowball import SnowballStemmer  # takes a quarter of a second

    return SnowballStemmer(language)


@dataclass(frozen=True)
class Facts:
    """The words by which two sentences are known to tell the same, or not to."""

    stemmer: str = ""  # name of the Snowball stemmer in NLTK; empty means that words are compared as they stand
    stop_words: Words = NONE  # words that two sentences may share without telling the same; apostrophes are straight
    numbers: Mapping[str, int] = field(default_factory=dict)  # number words and the numbers that they mean
    clause_break: Pattern = NEVER  # where a clause ends within a sentence
    denied: Pattern = NEVER  # a word that is denied, as group 1
    nobody: Pattern = NEVER  # what denies the act behind it of everybody ("nobody"), or the noun that is group 1
    phrases: Mapping[str, Pattern] = field(default_factory=dict)
    """Stem of an act -> how it is told in several words; group "whom": to whom it is done ("told Holm to go")."""
    partly: Pattern = NEVER  # makes of a denial, or of a report, one of a part ("nobody else", "another")
    predicate: Pattern = NEVER  # the word behind an auxiliary, as group 1: mostly a participle or an infinitive
    quoted: Pattern = NEVER  # words in quotation marks, the words as group 1
    about: Pattern = NEVER  # what makes the number behind it an estimate ("about"), or a lower limit, as group 1
    age: Pattern = NEVER  # a person and an age, or an age and a person, as groups, empty where nobody is named
    tally: Pattern = NEVER  # votes or points for two sides, one group each ("24 votes to 23")
    worded: Pattern = NEVER  # numbers in words: group `tally`, a vote without a vote against; `t`, a time without end
    crowd: Pattern = NEVER  # what stands before a number of people: "a crowd of"
    past_perfect: Pattern = NEVER  # what had happened before
    rounds: Pattern = NEVER  # a round number in words: a share, if any, and a scale as groups ("half a million")
    noun: Pattern = NEVER  # behind a number, what it counts, as group 1 without the ending of its plural
    shares: Mapping[str, float] = field(default_factory=dict)  # of a round number, and numbers that are no scale
    portion: Pattern = NEVER  # a share in words: so many "out" "of" so many, or so many "parts" of a size, "part"
    fraction: Pattern = NEVER  # what is added to the number before it, a share as group 1 ("two and a half")
    person: Pattern = NEVER  # so many as group 1, of such persons as group 2 ("two girls")
    persons: Pattern = NEVER  # several of these, or one, in a list ("two girls and a boy")
    sorts: Mapping[str, str] = field(default_factory=dict)  # these nouns -> letters for each person and its sort
    excluding: tuple[Pattern, ...] = ()  # words that exclude each other, as two groups ("before", "after")
    percent: Pattern = NEVER  # what makes a share of the number right before it ("percent")
    scales: Mapping[str, int] = field(default_factory=dict)  # words behind a number that multiply, and by how much
    not_counted: Pattern = NEVER  # words before or behind a number that make it a name, a date or an age
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Stem of a verb, of what was counted, or a sign of money -> the stem that stands for it ("kill", "die")."""
    contrary: Mapping[str, Set[str]] = field(default_factory=dict)  # stem -> those that it excludes ("open", "shut")
    apart: Mapping[str, Set[str]] = field(default_factory=dict)  # stem -> those that tell another fact in its place
    light: Words = NONE  # stems of words that say of an act only that it lies ahead ("expect") or takes place
    tolls: Mapping[str, str] = field(default_factory=dict)
    """What says what became of those counted -> who they are, where nobody says it ("eleven were hurt")."""
    contractions: Mapping[str, str] = field(default_factory=dict)  # words, and ends of words, that are short for others
    money: Words = NONE  # stems of currencies
    fillers: Words = NONE  # words that stand between a number and the thing counted
    qualifier: Pattern = NEVER  # ends before a word of which it makes another thing ("de facto")
    before_date: Pattern = NEVER  # ends with what stands only before a date ("in", "since")
    part: Pattern = NEVER  # says that a number counts what is left, added or the whole ("still", "another")
    ending: Pattern = NEVER  # how long something stays so: number and unit, or named (whole: to its last day), or open
    measures: Mapping[str, tuple[str, float, float]] = field(default_factory=dict)
    """Unit, without the s of its plural -> what it measures, its size and its zero, both in one unit of the kind."""
    measure: Pattern = NEVER  # a unit behind a number, as group 1
    ahead: Pattern = NEVER  # says that something is still to come ("is expected to")
    supposed: Pattern = NEVER  # ends before a date in what may not be so ("if the court rules ")
    record: Pattern = NEVER  # ends before a date since which something is a record ("the longest since")
    listener: Pattern = NEVER  # outside quotations, to whom or in which medium something was said; the name as group 1
    media: Pattern = NEVER  # by what means something was said; a named group a kind ("interview", "written")
    disputed: Pattern = NEVER  # what denies that something is so: "denied that"; group "open": or leaves it open
    question: Pattern = NEVER  # what a sentence holds that asks and states no fact
    topic: Pattern = NEVER  # how a headline begins that names a question or topic and states no fact ("Why")
    aside: Pattern = NEVER  # what a sentence can do without: ", a nurse,"
    slight: Words = NONE  # words by which two wordings of an utterance do not differ ("the" for "a")
    leaning: Pattern = NEVER  # what a sentence opens with to join the one before it ("But", "Instead")
    quotation_edits: Pattern = NEVER  # words that an editor adds inside a quotation or leaves out of it


class LineOf(NamedTuple):
    """What a line looks like whose words alone tell its section.

    ``longest`` are the most characters it has; of ``needs``, in lower case, it holds one, which is quickly tested
    before the pattern is tried; where ``needs`` is empty it may hold anything.
    """

    section: str
    pattern: re.Pattern[str]
    longest: int
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pages:
    """How pages of news name their own parts. All patterns match whole lines, unless said otherwise."""

    sections: tuple[LineOf, ...] = ()  # what lines look like whose words alone tell their section, tried in order
    glued_credit: Pattern = NEVER
    """Who helped, at the end of a paragraph: "... the pier. Ida Krog contributed to this report.", or whose picture
    stood before it: "REUTERS/Ida Krog/File Photo The pier ..."."""
    credit_words: tuple[str, ...] = ()  # of these every match of ``glued_credit`` holds one
    post: Pattern = NEVER  # the line over or, after a dash, under a post in a social network, its author as ``who``
    comment_head: Pattern = NEVER
    """A line with a colon at its end that names the reader who speaks after it, ``who``; one with a day, group
    ``dated``, stands over nothing but comments."""
    numbered_head: Pattern = NEVER  # such a line with a number before it, which stands over nothing but comments
    comment_button: Pattern = NEVER  # a button, an age or a number of votes among comments
    comment_reply: Pattern = NEVER  # the button under a comment by which one answers
    comment_sign: Pattern = NEVER  # a line over a comment that stands nowhere else
    comment_side: Pattern = NEVER  # a line beside a comment that stands elsewhere, too: a name and a day, an age
    comment_heading: Pattern = NEVER  # a heading over comments, or a link to them
    readers_heading: Pattern = NEVER  # a heading that stands over readers' comments or letters only
    comments_over: Pattern = NEVER  # the first line after the last comment
    bio_start: Pattern = NEVER  # how a line begins that tells about the author
    byline: Pattern = NEVER  # a line that names its author as group ``who``
    publication: Pattern = NEVER  # the name of an outlet, where it stands beside a byline or a day
    byline_label: Pattern = NEVER  # a line after which the next one names the author
    author_before: Pattern = NEVER  # what stands before a name in a place for authors ("Written by")
    author_after: Pattern = NEVER  # what stands after it there ("Special to the Gazette")
    author_join: Pattern = NEVER  # what stands between the names of several authors
    no_author: Pattern = NEVER  # what stands in places for authors and is nobody's name ("Admin", "Staff")
    walls: tuple[tuple[str, Pattern], ...] = ()  # what may stand where an article should, and what its text has in it
    genres: Mapping[str, Pattern] = field(default_factory=dict)
    """Genre of `kosovo_lib.schema.GENRES` -> what outlets call a section or a label of it."""
    entry_time: Pattern = NEVER  # how an entry of a live blog begins, with its clock time
    published_label: Pattern = NEVER  # words before a day that say that the page was published then
    updated_label: Pattern = NEVER  # words before a day that say that it was changed then


@dataclass(frozen=True)
class Terms:
    """Words that mean little by themselves, and words that change what others mean. All are case-folded."""

    stop_words: Words = NONE  # words that carry grammar and no matter; left out of lists of words if asked for
    negations: Words = NONE
    """Words that turn what follows round ("not", "without"); they stay in terms of several words."""
    house_style: Words = NONE  # words that a style guide prescribes: honorifics, abbreviated titles and units
    plain_verbs: Words = NONE  # dictionary forms of the verbs that only say that somebody speaks
    loaded: Mapping[str, int] = field(default_factory=dict)  # words and phrases that judge -> how strongly; 0: not
    unloaded: Pattern = NEVER  # a sentence in which a loaded word, marked by a bar before it, does not judge
    staged: Words = NONE  # loaded words that do not judge before a noun ("stunt pilot")
    spellings: tuple[str, ...] = ()  # "is iz": letters that are spelled in two ways, as the second stands for both
    plural: str = ""  # the ending of a plural that a dictionary may lack
    tagger: str = ""  # model of HanTa, the Hanover Tagger; empty where there is none for the language
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Part of speech -> beginnings of the tagger's names for it."""


@dataclass(frozen=True)
class Text:
    """The words by which a text is divided into sentences and turns."""

    never_last: Pattern = NEVER  # what ends in a full stop before a space and never ends a sentence ("e.g.", "Mr.")
    sure_end: Pattern = NEVER  # a full stop and the space after it that surely end a sentence: behind a plain word
    runs_on: Pattern = NEVER  # an abbreviation and the space after it where the sentence goes on ("the U.S. Governor")
    asker: Pattern = NEVER  # the beginning of a sentence that goes on with the question before it ("... ?" he said.)
    name: Pattern = NEVER  # a person's name that stands alone on its line
    speaker_label: Pattern = NEVER  # the name at the head of a paragraph of an interview, as group ``who``
    no_speakers: Words = NONE  # labels of an outlet's own lists and explanations, in lower case
    announced: Pattern = NEVER  # what says that somebody's speech follows in his own words
    interviewed: Pattern = NEVER  # what shows in an introduction that somebody is interviewed
    question_labels: Words = NONE  # labels of the outlet's questions, in lower case: "q"
    answer_labels: Words = NONE  # labels of the answers of whoever is interviewed, in lower case: "a"
    unnamed: str | None = None  # whoever answers where no name is told
    addressed: Pattern = NEVER  # words by which an asker speaks to whoever answers
    askers: Words = NONE  # labels of whoever asks for the outlet, in small letters
    other_askers: Words = NONE  # labels of whoever else asks ("audience")
    function_words: Words = NONE  # the most common words, in lower case, by which the language is told from others
