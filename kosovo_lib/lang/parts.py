"""What each part of a language holds, but for dates and voices, whose files are as long as their ideas."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Final, NamedTuple

NEVER: Final = re.compile(r"(?!)")
"""Matches nothing: the default of every pattern, so that a small language pack fills only the fields it has."""

LETTERS: Final = re.compile(r"[^\W\d_]+")
"""A run of letters."""

_BLANKS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))


def ascii_words(text: str) -> list[str]:
    """The runs of the letters a to z in a text, small or large: nothing cuts them as fast as bytes.split does."""
    return text.encode("ascii", "replace").translate(_BLANKS).decode().split()


@dataclass(frozen=True, eq=False)
class Actors:
    """The words around names.

    Every field has a default that never matches: a small pack may fill a few only, and then reads less.

    Attributes:
        cues: name -> what stands before and after an actor that is judged or only named, in the order they are tried:
            "blamed", "told to stop", "mocked", "praised", "sided with", "source", "punished", "on trial", "place",
            "owner".
        negations: what stands before and after an actor of whom a judgement is denied, each with words in its place
            that leave the denial out; whether what these say is to be turned round.
        article: what may stand between a preposition and a name, with the blank after it.
        place_before: what makes the name after it a place ("in northern", "the border with").
        area_before: the same for an organisation ("within").
        actor_before: words that hold a preposition of place and make the name after them an actor all the same
            ("comments from", "confidence in").
        place_follows: what makes the name before it a place ("Kosovo border", "Kosovo's mainly Serb north").
        city_before: what makes the name of a capital after it the city.
        city_follows: the same of the name before it, a pattern.
        dateline_follows: what follows the place in a dateline.
        verb_follows: a verb, by which the name before it is the subject of a clause of its own.
        pronouns: pronouns in small letters, each as he, she, it, they, relative, or I for the speaker of a quotation.
        offices: offices and trades, as they stand before a name, in apposition, or for a person seen with one.
        the: an article before an office.
        of: what follows no office of somebody known: "the president of", "the general public".
        other: words before a head that make another body of it: "lower".
        people: nouns for a person of whom the text spoke last ("the 49-year-old"), with an article.
        no_heads: last words of names that do not stand for the whole ("house" for the White House).
        capital_heads: last words of names that stand for the whole only with a capital ("the Court").
        honorifics: titles of courtesy before the names of persons.
        short_titles: a title as printed before a name, without its stop -> the offices that it means.
        opens_it: what shows that "it" after it stands for somebody named.
        has_own: what stands between a body and "their" if that is its own ("has lost").
        no_it_follows: what shows that it does not ("it is clear that").
        many: the name of a body that is many, with its article ("the Hawks").
        groups: several people or things that are no actor, to whom "they" may belong ("the residents").
        subject_follows: what shows that the name before it is the subject of the words after it.
        control_follows: what shows that the name before it is to do something ("asked Tarrow to").
        told_follows: what shows that the name before it is told something, of which either may be the subject ("that").
        bodies: nouns for an organisation of which the text spoke last ("the team"), or a ``state``, each in its group;
            "the Russian government", "the Russians": the adjective as group ``people``; and those of ``people``.
        called: make -> the name of a body of that make: no council is "the company".
        meets: what leads from somebody to somebody else: "asked him".
        each: what "its" after it belongs to ("each state").
        somebody: a person whom the text does not name ("an official"), to whom a pronoun after it may belong.
        joining: a word between two adjectives that share a noun ("Serbian and Kosovar negotiators").
        shares_preposition: what stands between two names of which the second shares the preposition of the first.
        case_names: names of law cases ("Holm v. Brekke"), whose parties are no actors of the story.
        regions: states of a country, provinces and the like: places rather than actors.
        no_names: capitalised words that are no names.
        no_actors: last words of names of laws, days and events, in small letters ("Act", "Day").
        same_as: a name -> another of the same actor, by which no letters tell it ("GOP": "Republicans").
        first_names: first name -> the names that it may be short for ("Ed": "Ed", "Edward"), nicknames among them.
        joins: what joins two names to one, if they mostly stand so ("Department of Justice").
        power_follows: nouns after the name of a person in power, or who seeks it ("the Holm administration").
        title_endings: what may follow a title ("President-elect").
        openers: words that often open a sentence and belong to no name after them.
        common_words: function words and others that often open a sentence and name nobody, in small letters.
        common_endings: endings of common words ("Critics", "Asked", "Apparently").
    """

    cues: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = field(default_factory=dict)
    negations: tuple[tuple[re.Pattern[str], str, re.Pattern[str], str, bool], ...] = ()
    article: str = NEVER.pattern
    place_before: re.Pattern[str] = NEVER
    area_before: re.Pattern[str] = NEVER
    actor_before: re.Pattern[str] = NEVER
    place_follows: re.Pattern[str] = NEVER
    city_before: re.Pattern[str] = NEVER
    city_follows: str = NEVER.pattern
    dateline_follows: re.Pattern[str] = NEVER
    verb_follows: re.Pattern[str] = NEVER
    pronouns: Mapping[str, str] = field(default_factory=dict)
    offices: str = NEVER.pattern
    the: str = NEVER.pattern
    of: str = NEVER.pattern
    other: str = NEVER.pattern
    people: re.Pattern[str] = NEVER
    no_heads: frozenset[str] = frozenset()
    capital_heads: frozenset[str] = frozenset()
    honorifics: str = NEVER.pattern
    short_titles: Mapping[str, str] = field(default_factory=dict)
    opens_it: re.Pattern[str] = NEVER
    has_own: re.Pattern[str] = NEVER
    no_it_follows: re.Pattern[str] = NEVER
    many: re.Pattern[str] = NEVER
    groups: re.Pattern[str] = NEVER
    subject_follows: re.Pattern[str] = NEVER
    control_follows: re.Pattern[str] = NEVER
    told_follows: re.Pattern[str] = NEVER
    bodies: re.Pattern[str] = NEVER
    called: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    meets: re.Pattern[str] = NEVER
    each: re.Pattern[str] = NEVER
    somebody: re.Pattern[str] = NEVER
    joining: str = NEVER.pattern
    shares_preposition: re.Pattern[str] = NEVER
    case_names: re.Pattern[str] = NEVER
    regions: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    no_actors: frozenset[str] = frozenset()
    same_as: Mapping[str, str] = field(default_factory=dict)
    first_names: Mapping[str, Set[str]] = field(default_factory=dict)
    joins: str = NEVER.pattern
    power_follows: re.Pattern[str] = NEVER
    title_endings: str = ""
    openers: frozenset[str] = frozenset()
    common_words: frozenset[str] = frozenset()
    common_endings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clauses:
    """Patterns for clauses; without them a sentence is one clause.

    Attributes:
        finite: a word that can be a finite verb.
        after_determiner: ends where a participle would belong to a noun.
        participle: a verb form that may also belong to a noun.
        no_subject: words that are no subject.
        boundary: where a sentence may be divided.
        link: a conjunction or relative word at the start.
        coordination: a conjunction that may join two nouns.
        leading: what only links a clause to the one before.
        when: opens a clause that tells what happened on the date before it.
        since: ends before a clause that tells since when the main clause holds.
        governor: words that say to what the rest of a clause stands in time.
        opening: words that lead to a date from which something holds.
        names_only: a run of names and what joins them.
        names_joined: the last name of a list.
        date_words: words right before a date that belong to it.
        offset: leads from "a day after" to the clause it counts from.
        unit: units of time.
        noun: a noun behind a date ("the 2013 documents").
        determiner: ends before a date that stands in a noun phrase.
        noun_end: where that noun phrase ends.
    """

    finite: re.Pattern[str] = NEVER
    after_determiner: re.Pattern[str] = NEVER
    participle: re.Pattern[str] = NEVER
    no_subject: re.Pattern[str] = NEVER
    boundary: re.Pattern[str] = NEVER
    link: re.Pattern[str] = NEVER
    coordination: re.Pattern[str] = NEVER
    leading: re.Pattern[str] = NEVER
    when: re.Pattern[str] = NEVER
    since: re.Pattern[str] = NEVER
    governor: re.Pattern[str] = NEVER
    opening: re.Pattern[str] = NEVER
    names_only: re.Pattern[str] = NEVER
    names_joined: re.Pattern[str] = NEVER
    date_words: re.Pattern[str] = NEVER
    offset: re.Pattern[str] = NEVER
    unit: re.Pattern[str] = NEVER
    noun: re.Pattern[str] = NEVER
    determiner: re.Pattern[str] = NEVER
    noun_end: re.Pattern[str] = NEVER


@dataclass(frozen=True)
class Events:
    """Words that say how a clause speaks of its event, and which names are places.

    Attributes:
        habit: something that happens again and again.
        locative: ends before the name of a place; group ``between`` for other words between.
        noun_follows: a noun behind a name, which is then part of another name or thing.
        part_of_name: what joins a name to something behind it, or makes it an owner.
        possessive_inside: an owner inside a name.
        region_short: the short form of a region, as it stands behind a town.
        place_head: a word of place behind a name.
        names_joined: what joins two names of a list.
        name_run: words with capitals that make a name, and what may join them.
        no_names: words that are no name although a capital may begin them, and common nouns at a name's end.
        possessive: what ends a name that owns something.
    """

    habit: re.Pattern[str] = NEVER
    locative: re.Pattern[str] = NEVER
    noun_follows: re.Pattern[str] = NEVER
    part_of_name: re.Pattern[str] = NEVER
    possessive_inside: re.Pattern[str] = NEVER
    region_short: re.Pattern[str] = NEVER
    place_head: re.Pattern[str] = NEVER
    names_joined: re.Pattern[str] = NEVER
    name_run: re.Pattern[str] = NEVER
    no_names: frozenset[str] = frozenset()
    possessive: re.Pattern[str] = NEVER


@dataclass(frozen=True)
class Facts:
    """The words by which two sentences are known to tell the same, or not to.

    Attributes:
        stemmer: name of the language's Snowball stemmer in NLTK; empty means that words are compared as they stand.
        stop_words: words that two sentences may share without telling the same, case-folded, straight apostrophes.
        numbers: number words and the numbers that they mean.
        clause_break: where a clause ends within a sentence.
        denied: a word that is denied, as group 1.
        predicate: the word behind an auxiliary, as group 1: mostly a participle or an infinitive.
        quoted: words in quotation marks, the words as group 1.
        about: what makes the number behind it an estimate ("about", "more than").
        units: words behind a number that are its unit or scale and not the thing counted ("million", "percent").
        scales: of those, the words that multiply, and by how much.
        not_counted: words before or behind a number that make it a name, a date or an age.
        synonyms: stem of a verb, or of what became of those counted -> the stem that stands for it ("kill", "die").
        measures: stems of what is counted of many things in one article ("people", "year").
        light: stems of words that say of an act only that it lies ahead ("expect") or takes place.
        tolls: what says what became of those counted -> who they are, where nobody says it ("eleven were hurt").
        contractions: words, and ends of words, that are short for others.
        money: stems of currencies.
        fillers: words that stand between a number and the thing counted.
        qualifier: ends before a word of which it makes another thing ("de facto").
        before_date: ends with what stands only before a date ("in", "since").
        supposed: ends before a date in what may not be so ("if the court rules ").
        record: ends before a date since which something is a record ("the longest since").
        listener: outside quotations, to whom or in which medium something was said; the name as group 1.
        media: by what means something was said; a named group a kind ("interview", "written").
        question: what a sentence holds that asks and states no fact.
        topic: the beginning of a headline that names a question or a topic and states no fact ("Why", "Here are").
        leaning: what a sentence opens with to join the one before it ("But", "Instead").
        slight: words by which two wordings of an utterance do not differ ("the" for "a").
        quotation_edits: words that an editor adds inside a quotation or leaves out of it.
    """

    stemmer: str = ""
    stop_words: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    clause_break: re.Pattern[str] = NEVER
    denied: re.Pattern[str] = NEVER
    predicate: re.Pattern[str] = NEVER
    quoted: re.Pattern[str] = NEVER
    about: re.Pattern[str] = NEVER
    units: frozenset[str] = frozenset()
    scales: Mapping[str, int] = field(default_factory=dict)
    not_counted: re.Pattern[str] = NEVER
    synonyms: Mapping[str, str] = field(default_factory=dict)
    measures: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    tolls: Mapping[str, str] = field(default_factory=dict)
    contractions: Mapping[str, str] = field(default_factory=dict)
    money: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    qualifier: re.Pattern[str] = NEVER
    before_date: re.Pattern[str] = NEVER
    supposed: re.Pattern[str] = NEVER
    record: re.Pattern[str] = NEVER
    listener: re.Pattern[str] = NEVER
    media: re.Pattern[str] = NEVER
    question: re.Pattern[str] = NEVER
    topic: re.Pattern[str] = NEVER
    slight: frozenset[str] = frozenset()
    leaning: re.Pattern[str] = NEVER
    quotation_edits: re.Pattern[str] = NEVER


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
    """How pages of news name their own parts. All patterns match whole lines, unless said otherwise.

    Every field has a default that never matches: a small pack may fill a few only, and then reads less.

    Attributes:
        sections: what lines look like whose words alone tell their section, tried in order.
        glued_credit: who helped, at the end of a paragraph: "... the pier. Ida Krog contributed to this report.", or
            whose picture stood before it: "REUTERS/Ida Krog/File Photo The pier ...".
        credit_words: of these every match of ``glued_credit`` holds one.
        post: the line over or, after a dash, under a post in a social network, who posted it as group ``who``.
        comment_head: a line with a colon at its end that names the reader who speaks after it, ``who``; one with a day,
            group ``dated``, stands over nothing but comments.
        numbered_head: such a line with a number before it, which stands over nothing but comments.
        comment_button: a button, an age or a number of votes among comments.
        comment_reply: the button under a comment by which one answers.
        comment_sign: a line over a comment that stands nowhere else.
        comment_side: a line beside a comment that stands elsewhere, too: a name and a day, an age.
        comment_heading: a heading over comments, or a link to them.
        readers_heading: a heading that stands over readers' comments or letters only.
        comments_over: the first line after the last comment.
        bio_start: how a line begins that tells about the author.
        byline: a line that names its author as group ``who``.
        byline_label: a line after which the next one names the author.
        author_before, author_after: what stands around a name in a place for authors ("Special to the Gazette").
        author_join: what stands between the names of several authors.
        no_author: what stands in places for authors and is nobody's name ("Admin", "Staff").
        walls: what may stand where an article should, and what its text has in it.
        genres: genre of `kosovo_lib.schema.GENRES` -> what outlets call a section or a label of it.
        entry_time: how an entry of a live blog begins, with its clock time.
        published_label, updated_label: words before a day that say whether the page was published or changed then.
    """

    sections: tuple[LineOf, ...] = ()
    glued_credit: re.Pattern[str] = NEVER
    credit_words: tuple[str, ...] = ()
    post: re.Pattern[str] = NEVER
    comment_head: re.Pattern[str] = NEVER
    numbered_head: re.Pattern[str] = NEVER
    comment_button: re.Pattern[str] = NEVER
    comment_reply: re.Pattern[str] = NEVER
    comment_sign: re.Pattern[str] = NEVER
    comment_side: re.Pattern[str] = NEVER
    comment_heading: re.Pattern[str] = NEVER
    readers_heading: re.Pattern[str] = NEVER
    comments_over: re.Pattern[str] = NEVER
    bio_start: re.Pattern[str] = NEVER
    byline: re.Pattern[str] = NEVER
    byline_label: re.Pattern[str] = NEVER
    author_before: re.Pattern[str] = NEVER
    author_after: re.Pattern[str] = NEVER
    author_join: re.Pattern[str] = NEVER
    no_author: re.Pattern[str] = NEVER
    walls: tuple[tuple[str, re.Pattern[str]], ...] = ()
    genres: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    entry_time: re.Pattern[str] = NEVER
    published_label: re.Pattern[str] = NEVER
    updated_label: re.Pattern[str] = NEVER


@dataclass(frozen=True)
class Terms:
    """Words that mean little by themselves, and words that change what others mean. All are case-folded.

    Attributes:
        stop_words: words that carry grammar and no matter; left out of lists of words if asked for.
        negations: words that turn what follows round ("not", "without"); they stay in terms of several words.
        house_style: words that a style guide prescribes: honorifics, abbreviated titles and units.
        plain_verbs: dictionary forms of the verbs that only say that somebody speaks.
        tagger: model of HanTa, the Hanover Tagger; empty where there is none for the language.
        parts: part of speech -> beginnings of the tagger's names for it.
    """

    stop_words: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    house_style: frozenset[str] = frozenset()
    plain_verbs: frozenset[str] = frozenset()
    tagger: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """The words by which a text is divided into sentences and turns.

    Every field has a default that never matches: a small pack may fill a few only, and then reads less.

    Attributes:
        never_last: what ends in a full stop before a space and never ends a sentence ("e.g.", "Mr.").
        sure_end: a full stop (``.``) and the space after it which surely end a sentence: a plain word stands before it.
        runs_on: an abbreviation and the space after it where the sentence goes on ("the U.S. Governor").
        asker: the beginning of a sentence that goes on with the question before it ("... ?" he said.).
        name: a person's name that stands alone on its line.
        speaker_label: the name at the head of a paragraph of an interview, as group ``who``.
        no_speakers: labels of an outlet's own lists and explanations, in lower case.
        announced: what says that somebody's speech follows in his own words.
        interviewed: what shows in an introduction that somebody is interviewed.
        question_labels: labels of the outlet's questions, in lower case: "q".
        answer_labels: labels of the answers of whoever is interviewed, in lower case: "a".
        function_words: the most common words, in lower case, by which the language is told from others.
        unnamed: whoever answers where no name is told.
        addressed: words by which an asker speaks to whoever answers.
        askers: labels of whoever asks for the outlet, in small letters; ``other_askers`` those of others.
    """

    never_last: re.Pattern[str] = NEVER
    sure_end: re.Pattern[str] = NEVER
    runs_on: re.Pattern[str] = NEVER
    asker: re.Pattern[str] = NEVER
    name: re.Pattern[str] = NEVER
    speaker_label: re.Pattern[str] = NEVER
    no_speakers: frozenset[str] = frozenset()
    announced: re.Pattern[str] = NEVER
    interviewed: re.Pattern[str] = NEVER
    question_labels: frozenset[str] = frozenset()
    answer_labels: frozenset[str] = frozenset()
    unnamed: str | None = None
    addressed: re.Pattern[str] = NEVER
    askers: frozenset[str] = frozenset()
    other_askers: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
