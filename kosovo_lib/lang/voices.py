"""What finding voices needs of a language: verbs of saying, phrases of attribution, subjects, speakers, marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kosovo_lib.lang.parts import LETTERS, NEVER, NONE, Pattern, Words, ascii_words


@dataclass(frozen=True, eq=False)
class Verbs:
    """Verbs of saying, thinking, asking and judging, and what stands around them.

    Families of verbs are mappings of every inflected form to its base form. Patterns see a sentence in which a
    quotation is masked by ``¤``.
    """

    say: Mapping[str, str] = field(default_factory=dict)  # a clause may follow at once: "he said it was shut"
    tell: Mapping[str, str] = field(default_factory=dict)
    """Somebody is addressed before the clause: "told reporters that"."""
    clause: Mapping[str, str] = field(default_factory=dict)
    """Only "that", a quotation or a whole clause shows that something is reported: "noted that"."""
    finding: Mapping[str, str] = field(default_factory=dict)
    """Of ``clause``, those that report only with "that" or of a study: "the poll shows him ahead"."""
    sound: Mapping[str, str] = field(default_factory=dict)  # report only beside a quotation: "he shouted", "she began"
    plan: Mapping[str, str] = field(default_factory=dict)  # what is said is something to do: "pledged to stay"
    object: Mapping[str, str] = field(default_factory=dict)  # the object is what is said: "urged restraint"
    demanding: Mapping[str, str] = field(default_factory=dict)
    """Of all these, what a law does as well as a person: "calls for"."""
    judge: Mapping[str, str] = field(default_factory=dict)
    """Somebody is judged, and then why or as what is said: "accused them of lying"."""
    name: Mapping[str, str] = field(default_factory=dict)  # a name is given: "labelled him a liar"
    mental: Words = NONE  # states of mind, reported after "is" with "that": "is worried that"
    put_it: Pattern = NEVER  # who, ``who``, is quoted in the words before or after: ", as Krog put it"
    unlisted: Pattern = NEVER  # a quotation that ends in a comma, ``who``, and any ``verb``: "Never again, she fumed"
    unlisted_that: Pattern = NEVER  # any verb, "that" and a quotation that is no title: "squeaked that ¤"
    also_nouns: Words = NONE  # forms that are as often nouns: "most EU member states"
    noun_follows: Pattern = NEVER  # what shows that a form of ``also_nouns`` is a noun: "demands for"
    with_preposition: Mapping[str, Pattern] = field(default_factory=dict)
    """Form -> the verb with its preposition: "called on all parties to"."""
    studies: Pattern = NEVER  # what shows or finds something in words: a poll, a report
    same_subject: Pattern = NEVER  # before a verb that goes on with the subject before it: "and later "
    participle_clause: Pattern = NEVER  # before a participle of the subject before it: ", ", "in a statement "
    written_that: Pattern = NEVER
    """``what`` one writes, ``by`` whom, up to the verb of its relative clause: "memo to the staff that "."""
    doubted: Pattern = NEVER  # what nobody knows to be true, with what follows: "unclear if he agreed"
    doubting: Words = NONE  # words without which ``doubted`` matches nothing
    inverted_subject: Pattern = re.compile(r"\s*([^,;.:]+)")
    """The subject after its verb, perhaps with its apposition, group 1: "said Ida Krog, the mayor"."""
    somebody: Pattern = re.compile(r"[^\W\d_a-z]")  # how a subject after its verb begins: a name, a pronoun, officials
    inverted_alone: Words = NONE  # forms that stand before their subject also where no quotation stands before them
    inverted_plain: Words = NONE  # verbs whose plain form stands before a subject: "say the captains"
    participle_apart: Pattern = NEVER  # between a name and a participle that describes it: "Krog, once accused of"
    being: Pattern = NEVER  # between a subject and its state of mind: "is deeply "
    quoted_as: Pattern = NEVER  # between a subject and "saying" in the passive: "was quoted as "
    with_somebody: Pattern = NEVER
    """``who`` does it beside a sentence: ", with Krog calling", "attacked Krog for calling"."""
    not_done: Pattern = NEVER  # before an infinitive, what is only wished, refused or asked for: "refused to "
    begins_to: Pattern = NEVER
    """Between a subject and the infinitive of what it says, ``infinitive_mark`` at its end: "continues to"."""
    made_to: Pattern = NEVER  # who is made to say something, group 1: "prompted Krog to"
    addressee: Pattern = NEVER  # to whom something is told, up to the clause
    only_addressee: Pattern = NEVER  # to whom, and no clause after: "…, Krog told ABC News on Monday."
    addressee_quote: Pattern = NEVER  # to whom, up to a quotation
    addressee_that: Pattern = NEVER  # to whom, up to "that"
    that: Pattern = NEVER
    """The word that opens a reported clause, group ``that``, and what may stand between it and the verb."""
    quote_follows: Pattern = re.compile(r"[,:]?\s*¤")  # between a verb and the quotation after it
    quote_follows_later: Pattern = NEVER  # the same with a place or a time between: "said in Leeds on Monday, ¤"
    adverbial: Pattern = re.compile(r"\s*(?:$|[.,;:!?)—–])")
    """What follows a verb whose report stands before it: a stop, a time, a place."""
    timed: Pattern = NEVER  # when or where something is said, before the clause that is said: "earlier Friday he would"
    tail: Pattern = NEVER  # where the words are the reporter's again after a report: ", which"
    after_quote: Pattern = NEVER
    """The end of a quotation after which the words are the reporter's again: "¤ when he came"."""
    circumstances: Pattern = NEVER
    """What ends a judgement or a call and is the reporter's again: when and where it is made."""
    afterthought: Pattern = NEVER  # after "he said, " the reporter's own words: "citing"
    infinitive: Pattern = NEVER  # the infinitive after a verb of ``plan``: "pledged to "
    clause_follows: Pattern = NEVER  # a whole clause without "that" after a verb
    pronoun_clause: Pattern = NEVER  # one that surely begins there: "found there were"
    judged_by: Mapping[str, Pattern] = field(default_factory=dict)
    """Verb -> what stands between it and the judgement; "*" for all others."""
    named: Pattern = NEVER  # between a verb of ``name`` and the name given
    occasion_first: Pattern = NEVER
    """Words before a subject that say when and where something is said: "In Rome on Monday, "."""
    subordinate: Pattern = NEVER  # how a sentence begins whose main clause comes later: "When "
    beside_clause: Pattern = NEVER  # before who says what only dates or explains the clause before: "He left when "
    own_clause: Pattern = NEVER  # before a clause whose subject goes on "saying": ", when "
    new_clause: Pattern = NEVER  # between a report and the next speaker: ", while"
    quotes_plainly: Pattern = NEVER  # how a subject begins that may be quoted after a colon with no word of saying
    joint: Pattern = NEVER  # between a report and the next verb of the same speaker: ", and"
    participle_ending: tuple[str, ...] = ()  # endings of present participles
    particle: Pattern = NEVER  # what may part a verb from the comma after it: "pointed out, ..."
    past_ending: tuple[str, ...] = ()  # endings of regular past participles
    deeds: Words = NONE  # verbs of judging that may be acts: "rejected the bid, saying that"
    reacting: Words = NONE  # how somebody reacts whose words follow: "Krog nodded"
    saying: Words = NONE  # the participles after ``quoted_as``
    infinitive_mark: tuple[str, ...] = ()  # what stands before an infinitive: " to "
    asked: Pattern = NEVER  # before a clause that claims nothing: "explains why "
    that_next: Pattern = NEVER  # the word that opens a reported clause, right after its verb
    as_opening: Pattern = NEVER  # all that stands before the subject in "As the mayor said, "
    as_tail: Pattern = NEVER  # what stands before the subject in "…, as the mayor said"
    relative_next: Pattern = NEVER  # a relative pronoun after a subject: ", who said"
    silent: Pattern = NEVER  # after a verb whose subject says nothing: " nothing about the fire"
    nobody_says: Pattern = NEVER
    """A subject up to its verb of which no one speaks: "voters, who had long feared", "it is clear"."""
    what_before: tuple[str, ...] = ()  # before a subject whose saying is an object itself: "what he said was"

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Every form of every family -> its base form."""
        families = (self.sound, self.say, self.tell, self.clause, self.plan, self.object, self.judge, self.name)
        return {form: base for family in families for form, base in family.items()}

    @cached_property
    def on_purpose(self) -> frozenset[str]:
        """Base forms of verbs by which somebody speaks, and does not only think."""
        spoken = (*self.say, *self.tell, *self.clause, *self.object)
        return frozenset(self.forms[form] for form in spoken)

    @cached_property
    def cues(self) -> frozenset[str]:
        """Words without which a sentence holds no verb of saying."""
        return frozenset(self.forms) | frozenset(self.with_preposition) | self.mental


@dataclass(frozen=True, eq=False)
class Phrases:
    """Attribution that needs no verb of saying: according to, in somebody's view, is seen as, the claim that."""

    nouns: Words = NONE  # nouns of saying; "that" and a clause may follow: "the claim that"
    according: Pattern = NEVER  # "according to" and its ``who``
    in_the_view_of: Pattern = NEVER  # "in somebody's view", whose group is who
    seen_as: Pattern = NEVER  # "is seen as": what a subject is said to be by nobody named
    held_that: Pattern = NEVER  # "it is said that": what is said follows
    described_by: Pattern = NEVER  # "described by ``a`` as", "dubbed ¤ by ``b``" or "seen as a spy (``said``) by ``c``"
    reportedly: Pattern = NEVER  # adverbs of hearsay
    before_noun: Pattern = NEVER  # what shows that a singular is a noun: "the", "his"
    before_plural: Pattern = NEVER  # what stands right before such nouns in the plural and not before verbs
    apposition: Pattern = NEVER  # an apposition that is closed again: ", a retired pilot,"
    label: Pattern = NEVER  # the name, ``who``, before a colon at the head of a sentence
    signature: Pattern = NEVER  # a quotation, ``said``, signed with a dash and a name, ``who``
    signs: Pattern = NEVER  # such a name on a line of its own
    headline_source: Pattern = NEVER
    """What a headline says, ``said``, and ``who`` says so after its colon: "Dam rotten: police"."""
    no_labels: Words = NONE  # words before the colon of a headline that are nobody: "analysis"
    passage: Pattern = NEVER
    """Whose words, ``who``, follow to the end of the paragraph, and a colon: "More from the Gazette: "."""
    written: Pattern = NEVER
    """Ends a sentence after whose colon the next paragraph is quoted, with marks or without: "Krog wrote:"."""
    statement: Pattern = NEVER  # a statement given out, up to the colon before its words: "Krog released a statement: "
    own_words: Pattern = NEVER  # who speaks of himself after a name and a colon is the one named
    goes_on: Pattern = NEVER  # where a sentence goes on after ", according to the union, "
    according_words: Words = NONE  # words without which ``according`` matches nothing
    view_words: Words = NONE  # words without which ``in_the_view_of`` matches nothing
    seen_words: Words = NONE  # words without which ``seen_as``, ``held_that`` and ``described_by`` match nothing
    beside_seen: Words = NONE  # and others without which they match nothing
    hearsay_words: Words = NONE  # words without which ``reportedly`` matches nothing
    noun_that: Pattern = NEVER  # a ``noun`` of saying and "that", perhaps with its owner, ``by``
    surely_nouns: Words = NONE  # forms of nouns of saying that need nothing before them to be nouns

    @cached_property
    def cues(self) -> frozenset[str]:
        """Words without which a sentence holds no such phrase, but for a name and a colon."""
        return self.view_words | self.seen_words | self.hearsay_words | self.nouns | self.according_words


@dataclass(frozen=True, eq=False)
class Subjects:
    """What shows where the subject of a verb begins and ends."""

    rules: tuple[str, ...] = ()  # heads of noun phrases that name a rule, which demands and says nothing: "law"
    speechless: Pattern = NEVER  # the head of a noun phrase that names nothing that can speak: "decision"
    head_ends: Pattern = NEVER  # where the head of a noun phrase has ended: " of "
    compared: Pattern = NEVER  # before a word of ``clause_words`` that begins no clause: "more", "such"
    last_name: Pattern = NEVER  # a name, group 1, at the end of more words
    surely_finite: Pattern = NEVER  # a finite verb that is no participle: a phrase that holds it is no speaker
    leading: Pattern = NEVER  # what stands before the last noun phrase of several words: "came from "
    clause_words: Words = NONE  # words after which a new clause begins
    name: Pattern = re.compile(r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}")  # a name of one to four words
    before_no_verb: Words = NONE  # words that no finite verb follows: "the", "of", "been"
    says: Pattern = NEVER  # of ``quantifiers`` these are verbs: "some say", where "many claims" are nouns
    no_speakers: Words = NONE  # subjects that nobody speaks as: "there", "evidence"
    adverbs: Words = NONE  # what may stand between a subject and its verb: "has also"
    nobody: Pattern = NEVER  # how what is taken for a subject and is a time, a place or a number begins
    trailing: Pattern = NEVER  # adverbs, auxiliaries and days between a subject and its verb
    pronouns: Words = NONE  # pronouns that are subjects
    opening: Pattern = NEVER  # what opens a sentence before its subject: "On Monday "
    finite: Pattern = NEVER  # a finite verb, mostly
    present: Pattern = NEVER
    """A verb in the present that shows as one by what stands beside it: "Krog instead turns to"."""
    joined_after_verb: Pattern = NEVER  # what shows that an "and" after it joins clauses and not names
    inner_which: Pattern = NEVER  # the opening of a clause within a phrase: "a letter in which "
    relative_object: Pattern = NEVER
    """A noun before the subject of a clause about it: "a plan" in "a plan the mayor said was"."""
    phrase: Pattern = NEVER  # the noun phrase that ends here
    apposed_to: Pattern = NEVER  # a name, group 1, and its apposition, whatever commas that has
    headline: Pattern = NEVER  # a subject, group 1, that goes on after a comma: "Mayor quits race, blames press"
    officer: Pattern = NEVER  # an apposition that ends in a name: "former adviser David Axelrod"
    no_content: Pattern = NEVER
    """Follows "as", "for" or "that" where nobody says it: "as it left", "for two years", "that day"."""
    relative: Pattern = NEVER  # a relative pronoun that ends here: ", who"
    plural: Pattern = NEVER  # what shows that a subject is a plural
    in_relative: Pattern = NEVER  # before a verb that belongs to a relative clause
    possessive: Pattern = NEVER  # the ending of an owner
    helped: Pattern = NEVER  # an auxiliary that takes the plain form: " will"
    progressive: Pattern = NEVER  # between a subject and its present participle: "is also "
    makes: Pattern = NEVER  # a verb before a claim that its subject makes: "issued a long "
    owner: Pattern = NEVER  # whose claim it is, a group: "the mayor's "
    passive_by: tuple[str, ...] = ()  # after a participle in the passive: "said by"
    plain_past: Words = NONE  # verbs whose past is their plain form
    determiners: Words = NONE  # words that begin a noun phrase
    apposes: Pattern = NEVER  # how an apposition begins after a name and a comma: "a lawyer"
    quantifiers: Words = NONE  # words that are a subject before a verb of ``says`` only
    no_verb_endings: tuple[str, ...] = ()  # endings that no verb of saying follows: "didn't", "the mayor's"
    relative_pronouns: Words = NONE  # words without which ``relative`` matches nothing
    trailing_endings: tuple[str, ...] = ()  # endings of words between a subject and its verb: "Monday"
    trailing_openers: Words = NONE  # words before the last word between a subject and its verb: "last week"
    reflexives: tuple[str, ...] = ()  # ends of what the subject himself says: "himself,"
    person_pronouns: Words = NONE  # pronouns of one person
    named: Pattern = NEVER  # a noun phrase that is a name, or names somebody in apposition: "his lawyer, Ida Krog"
    not_meant: Pattern = NEVER  # words up to a name whom no "he" after them means: a state's, or one after "if"
    conjunction: Pattern = NEVER  # what joins two names
    names: Pattern = NEVER  # three names or more: "Krog, Holm and Brandt"

    @cached_property
    def grammatical(self) -> frozenset[str]:
        """Words that are no names, in small letters."""
        words = (*self.clause_words, *self.before_no_verb, *self.adverbs, *self.pronouns, *self.no_speakers)
        return frozenset(word.lower() for word in words)


@dataclass(frozen=True, eq=False)
class Speakers:
    """What shows whom a noun phrase means: names, titles, descriptions, pronouns."""

    identified: Pattern = NEVER  # a description, ``who``, and whose it is, ``name``: "a man, identified as Jon Holm,"
    identifying: Words = NONE  # words without which ``identified`` matches nothing
    full_name: Pattern = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)+)")
    """A name of two words or more."""
    openers: Words = NONE  # what begins a sentence or stands before a name and is no part of it
    apposed_name: Pattern = NEVER  # a name, group 1, in apposition to an office
    last_name: Pattern = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*)$")
    """The name, group 1, that ends here."""
    issued: Pattern = NEVER  # what is said of a poll or a statement after its name
    when: Pattern = NEVER  # a day after a name
    owning: Pattern = NEVER  # the ending of an owner at the end
    titles: Words = NONE  # titles and offices before a name
    not_persons: Pattern = NEVER  # words of names that no person has
    owned_name: Pattern = NEVER  # what may be the name of a body with an owner in it: "Dorn's Sporting Goods"
    pronoun: Pattern = NEVER  # a pronoun that a speaker is named by
    owners: Mapping[str, str] = field(default_factory=dict)  # the pronoun of a possessive one
    together: Pattern = NEVER  # several who were named together: "the two countries"
    article: Pattern = NEVER  # an article or possessive before a noun
    generic: Pattern = NEVER
    """A definite description with its ``head``, a group ``person`` if it is one: "the official"."""
    body: Pattern = NEVER  # the head of a noun phrase for a body that speaks: "a harbour court"
    person_head: Pattern = NEVER  # nouns that a person is called by
    party: Pattern = NEVER  # party and seat after a name: ", R-Ohio"
    seats: tuple[Pattern, ...] = ()  # a ``name`` with the ``state`` and the ``party``: "Ida Krog, R-Ohio"
    portfolio: Pattern = NEVER  # what a title is of, before a name: " of State" in "Secretary of State Krog"
    portfolio_words: Words = NONE  # words without which ``portfolio`` matches nothing
    occasion: Pattern = NEVER  # where something is said, after a name: "Krog in a statement"
    addressed: Pattern = NEVER  # an honorific, group 1, and the name after it
    honorifics: Mapping[str, str] = field(default_factory=dict)  # honorific -> the pronoun of whom it is given to
    gendered: Mapping[str, str] = field(default_factory=dict)
    """Noun in small letters -> the pronoun of the person it names: "spokeswoman"."""
    common: Pattern = NEVER  # common nouns that open a sentence and are no names
    given_names: Mapping[str, str] = field(default_factory=dict)  # given name -> the pronoun of nearly all who bear it
    suffix: Pattern = NEVER  # what may follow a surname: "Jr"
    honorific: Pattern = NEVER  # "Mr." before a name
    nobody: Pattern = NEVER  # who says it where nobody does: "reports"
    unnamed_share: Pattern = NEVER  # a part of people that no name or noun tells: "18 percent", "most"
    after_head: Pattern = NEVER  # where the head of a noun phrase has ended
    goes_on: Pattern = NEVER  # a line or sentence that names only _, and the pronoun that begins the next, group 1
    speaks_for: Pattern = NEVER  # who has no name and speaks for a body, the last group: "bank spokesman"
    unnamed_heads: Pattern = NEVER  # those that a text uses for who spoke last and has no name: "the official"
    peoples: Words = NONE  # adjectives of countries and peoples: "Russian"
    states: Words = NONE  # names of countries
    roles: Words = NONE  # what somebody is, in a word
    apposed_office: Pattern = NEVER  # the office of the name at "|": "a manager, |"; group ``the``: "the manager, |"
    introduced: Pattern = NEVER  # who the name at "|" is, ``before`` or ``behind`` it: "Mayor |", "|, a fisherman,"
    described: Pattern = NEVER  # what a person just named is called by age or children: "mum-of-three"
    definite: Pattern = NEVER  # a phrase for somebody known: "the teacher", "Krog's aide"
    other_office: Pattern = NEVER  # what stands before an office and makes it another one: "former "
    after_definite: str = ""  # pattern of what belongs to a name after its head: "the embassy in Leeds"
    conjunction: Pattern = NEVER  # what joins two names
    enumeration: Pattern = NEVER  # what joins the last name of several


@dataclass(frozen=True, eq=False)
class Voices:
    """The words by which a text gives its words to somebody else.

    Every field has a default, which matches nothing or what marks and capitals show in any language: a small pack may
    fill a few fields only, and then less is found.
    """

    verbs: Verbs = field(default_factory=Verbs)  # verbs of saying
    phrases: Phrases = field(default_factory=Phrases)  # attribution without a verb
    subjects: Subjects = field(default_factory=Subjects)  # where the subject of a verb stands
    speakers: Speakers = field(default_factory=Speakers)  # whom a subject means
    stop_in_name: Pattern = NEVER  # a full stop that ends nothing: "Mr.", "J.P. Holm", "Kestrel Corp."
    quotation_marks: Pattern = re.compile(r"[\"“”„«»]")  # an opening or closing quotation mark
    single_marks: Pattern = NEVER  # a single quotation mark that is no apostrophe inside a word
    lost_close: Pattern = NEVER
    """The comma after which a quotation whose closing mark was lost is somebody's: ", Krog added."."""
    closes_speech: Pattern = NEVER  # the end of a quotation whose opening mark was lost
    plural_ending: str = ""  # the last letter of a plural, whose apostrophe is no closing mark

    def words_in(self, lowered: str) -> frozenset[str]:
        """The words of a text in small letters, ``cues`` among them."""
        return frozenset(ascii_words(lowered) if self._is_ascii else LETTERS.findall(lowered))

    @cached_property
    def _is_ascii(self) -> bool:
        return all(map(str.isascii, self.cues))

    @cached_property
    def cues(self) -> frozenset[str]:
        """Words without which a sentence reports nothing, but for a name and a colon."""
        return self.verbs.cues | self.phrases.cues
