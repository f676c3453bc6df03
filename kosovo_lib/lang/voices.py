"""What finding voices needs of a language: verbs of saying, phrases of attribution, subjects, speakers, marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kosovo_lib.lang.parts import LETTERS, NEVER, ascii_words


@dataclass(frozen=True, eq=False)
class Verbs:
    """Verbs of saying, thinking, asking and judging, and what stands around them.

    Families of verbs are mappings of every inflected form to its base form. Patterns see a sentence in which a
    quotation is masked by ``¤``.

    Attributes:
        say: a clause may follow at once: "he said it was shut".
        tell: somebody is addressed before the clause: "told reporters that".
        clause: only "that", a quotation or a whole clause shows that something is reported: "noted that".
        finding: of ``clause``, those that report only with "that" or of a study: "the poll shows him ahead".
        sound: report only beside a quotation: "he shouted", "she began".
        plan: what is said is something to do: "pledged to stay".
        object: the object is what is said: "urged restraint".
        demanding: of all these, what a law does as well as a person: "calls for".
        judge: somebody is judged, and then why or as what is said: "accused them of lying".
        name: a name is given: "labelled him a liar".
        mental: states of mind, reported after "is" with "that": "is worried that".
        put_it: who, ``who``, is quoted in the words before or after: ", as Krog put it".
        unlisted: a quotation that ends in a comma, ``who``, and any ``verb``: "Never again, she fumed".
        also_nouns: forms that are as often nouns: "most EU member states".
        noun_follows: what shows that a form of ``also_nouns`` is a noun: "demands for".
        with_preposition: form -> the verb with its preposition: "called on all parties to".
        studies: what shows or finds something in words: a poll, a report.
        same_subject: before a verb that goes on with the subject before it: "and later ".
        participle_clause: before a participle of the subject before it: ", ", "in a statement ".
        inverted_subject: the subject after its verb, perhaps with its apposition, group 1: "said Ida Krog, the
            mayor".
        somebody: how a subject after its verb begins: a name, a pronoun, officials.
        not_inverted: after a verb that has its subject before it: "said that".
        inverted_alone: forms that stand before their subject also where no quotation stands before them.
        inverted_plain: verbs whose plain form stands before a subject: "say the captains".
        participle_apart: between a name and a participle that describes it: "Krog, once accused of".
        being: between a subject and its state of mind: "is deeply ".
        quoted_as: between a subject and "saying" in the passive: "was quoted as ".
        with_somebody: who does it beside a sentence, group 1: ", with Krog calling".
        not_done: before an infinitive, what is only wished, refused or asked for: "refused to ".
        begins_to: between a subject and the infinitive of what it says, ``infinitive_mark`` at its end: "continues to".
        made_to: who is made to say something, group 1: "prompted Krog to".
        addressee: to whom something is told, up to the clause.
        only_addressee: to whom, and no clause after: "…, Krog told ABC News on Monday.".
        addressee_quote: to whom, up to a quotation.
        addressee_that: to whom, up to "that".
        that: the word that opens a reported clause, group ``that``, and what may stand between it and the verb.
        quote_follows: between a verb and the quotation after it.
        quote_follows_later: the same with a place or a time between: "said in Leeds on Monday, ¤".
        adverbial: what follows a verb whose report stands before it: a stop, a time, a place.
        timed: when or where something is said, before the clause that is said: "earlier Friday he would".
        tail: where the words are the reporter's again after a report: ", which".
        after_quote: the end of a quotation after which the words are the reporter's again: "¤ when he came".
        circumstances: what ends a judgement or a call and is the reporter's again: when and where it is made.
        afterthought: after "he said, " the reporter's own words: "citing".
        infinitive: the infinitive after a verb of ``plan``: "pledged to ".
        clause_follows: a whole clause without "that" after a verb.
        pronoun_clause: one that surely begins there: "found there were".
        stop: where a clause surely ends.
        judged_by: verb -> what stands between it and the judgement; "*" for all others.
        named: between a verb of ``name`` and the name given.
        called: a name in quotation marks after which the reporter goes on.
        occasion_first: words before a subject that say when and where something is said: "In Rome on Monday, ".
        subordinate: how a sentence begins whose main clause comes later: "When ".
        own_clause: before a clause whose subject goes on "saying": ", when ".
        new_clause: between a report and the next speaker: ", while".
        quotes_plainly: how a subject begins that may be quoted after a colon with no word of saying.
        joint: between a report and the next verb of the same speaker: ", and".
        participle_ending: endings of present participles.
        particle: what may part a verb from the comma after it: "pointed out, ...".
        past_ending: endings of regular past participles.
        saying: the participles after ``quoted_as``.
        infinitive_mark: what stands before an infinitive: " to ".
        that_next: the word that opens a reported clause, right after its verb.
        pronoun_first: a pronoun that is the subject of what follows it, not of the verb before.
        as_opening: all that stands before the subject in "As the mayor said, ".
        as_tail: what stands before the subject in "…, as the mayor said".
        relative_next: a relative pronoun after a subject: ", who said".
        group_thinks: many who are said to think, which no one of them has said: "voters, who had long feared".
        what_before: before a subject whose saying is an object itself: "what he said was".
    """

    say: Mapping[str, str] = field(default_factory=dict)
    tell: Mapping[str, str] = field(default_factory=dict)
    clause: Mapping[str, str] = field(default_factory=dict)
    finding: Mapping[str, str] = field(default_factory=dict)
    sound: Mapping[str, str] = field(default_factory=dict)
    plan: Mapping[str, str] = field(default_factory=dict)
    object: Mapping[str, str] = field(default_factory=dict)
    demanding: Mapping[str, str] = field(default_factory=dict)
    judge: Mapping[str, str] = field(default_factory=dict)
    name: Mapping[str, str] = field(default_factory=dict)
    mental: frozenset[str] = frozenset()
    put_it: re.Pattern[str] = NEVER
    unlisted: re.Pattern[str] = NEVER
    also_nouns: frozenset[str] = frozenset()
    noun_follows: re.Pattern[str] = NEVER
    with_preposition: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    studies: re.Pattern[str] = NEVER
    same_subject: re.Pattern[str] = NEVER
    participle_clause: re.Pattern[str] = NEVER
    inverted_subject: re.Pattern[str] = re.compile(r"\s*([^,;.:]+)")
    somebody: re.Pattern[str] = re.compile(r"[^\W\d_a-z]")
    not_inverted: re.Pattern[str] = NEVER
    inverted_alone: frozenset[str] = frozenset()
    inverted_plain: frozenset[str] = frozenset()
    participle_apart: re.Pattern[str] = NEVER
    being: re.Pattern[str] = NEVER
    quoted_as: re.Pattern[str] = NEVER
    with_somebody: re.Pattern[str] = NEVER
    not_done: re.Pattern[str] = NEVER
    begins_to: re.Pattern[str] = NEVER
    made_to: re.Pattern[str] = NEVER
    addressee: re.Pattern[str] = NEVER
    only_addressee: re.Pattern[str] = NEVER
    addressee_quote: re.Pattern[str] = NEVER
    addressee_that: re.Pattern[str] = NEVER
    that: re.Pattern[str] = NEVER
    quote_follows: re.Pattern[str] = re.compile(r"[,:]?\s*¤")
    quote_follows_later: re.Pattern[str] = NEVER
    adverbial: re.Pattern[str] = re.compile(r"\s*(?:$|[.,;:!?)—–])")
    timed: re.Pattern[str] = NEVER
    tail: re.Pattern[str] = NEVER
    after_quote: re.Pattern[str] = NEVER
    circumstances: re.Pattern[str] = NEVER
    afterthought: re.Pattern[str] = NEVER
    infinitive: re.Pattern[str] = NEVER
    clause_follows: re.Pattern[str] = NEVER
    pronoun_clause: re.Pattern[str] = NEVER
    stop: re.Pattern[str] = re.compile(r";|\.\s")
    judged_by: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    named: re.Pattern[str] = NEVER
    called: re.Pattern[str] = NEVER
    occasion_first: re.Pattern[str] = NEVER
    subordinate: re.Pattern[str] = NEVER
    own_clause: re.Pattern[str] = NEVER
    new_clause: re.Pattern[str] = NEVER
    quotes_plainly: re.Pattern[str] = NEVER
    joint: re.Pattern[str] = NEVER
    participle_ending: tuple[str, ...] = ()
    particle: re.Pattern[str] = NEVER
    past_ending: tuple[str, ...] = ()
    saying: frozenset[str] = frozenset()
    infinitive_mark: tuple[str, ...] = ()
    that_next: re.Pattern[str] = NEVER
    pronoun_first: re.Pattern[str] = NEVER
    as_opening: re.Pattern[str] = NEVER
    as_tail: re.Pattern[str] = NEVER
    relative_next: re.Pattern[str] = NEVER
    group_thinks: re.Pattern[str] = NEVER
    what_before: tuple[str, ...] = ()

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
    """Attribution that needs no verb of saying: according to, in somebody's view, is seen as, the claim that.

    Attributes:
        nouns: nouns of saying; "that" and a clause may follow: "the claim that".
        according_words: words without which ``according`` matches nothing.
        according: "according to" and its ``who``.
        in_the_view_of: "in somebody's view", whose group is who.
        seen_as: "is seen as": what a subject is said to be by nobody named.
        held_that: "it is said that": what is said follows.
        described_by: "described by ``a`` as", "dubbed ¤ by ``b``" or "seen as a spy (``said``) by ``c``".
        reportedly: adverbs of hearsay.
        before_noun: what shows that a singular is a noun: "the", "his".
        before_plural: what stands right before such nouns in the plural and not before verbs.
        apposition: an apposition that is closed again: ", a retired pilot,".
        label: the name, ``who``, before a colon at the head of a sentence.
        signature: a quotation, ``said``, signed with a dash and a name, ``who``.
        signs: such a name on a line of its own.
        headline_name: whom a headline quotes after its colon: "Krog shakes off the blame: ¤".
        headline_source: what a headline says, ``said``, and ``who`` says so after its colon: "Dam rotten: police".
        no_labels: words before the colon of a headline that are nobody: "analysis".
        passage: whose words, ``who``, follow to the end of the paragraph, and a colon: "More from the Gazette: ".
        written: ends a sentence after whose colon the next paragraph is quoted, with marks or without: "Krog wrote:".
        statement: a statement given out, up to the colon before its words: "Krog released a statement: ".
        own_words: who speaks of himself after a name and a colon is the one named.
        goes_on: where a sentence goes on after ", according to the union, ".
        view_words: words without which ``in_the_view_of`` matches nothing.
        seen_words: words without which ``seen_as``, ``held_that`` and ``described_by`` match nothing.
        hearsay_words: words without which ``reportedly`` matches nothing.
        noun_that: a ``noun`` of saying and "that", perhaps with its owner, ``by``.
        surely_nouns: forms of nouns of saying that need nothing before them to be nouns.
    """

    nouns: frozenset[str] = frozenset()
    according: re.Pattern[str] = NEVER
    in_the_view_of: re.Pattern[str] = NEVER
    seen_as: re.Pattern[str] = NEVER
    held_that: re.Pattern[str] = NEVER
    described_by: re.Pattern[str] = NEVER
    reportedly: re.Pattern[str] = NEVER
    before_noun: re.Pattern[str] = NEVER
    before_plural: re.Pattern[str] = NEVER
    apposition: re.Pattern[str] = NEVER
    label: re.Pattern[str] = NEVER
    signature: re.Pattern[str] = NEVER
    signs: re.Pattern[str] = NEVER
    headline_name: re.Pattern[str] = NEVER
    headline_source: re.Pattern[str] = NEVER
    no_labels: frozenset[str] = frozenset()
    passage: re.Pattern[str] = NEVER
    written: re.Pattern[str] = NEVER
    statement: re.Pattern[str] = NEVER
    own_words: re.Pattern[str] = NEVER
    goes_on: re.Pattern[str] = NEVER
    according_words: frozenset[str] = frozenset()
    view_words: frozenset[str] = frozenset()
    seen_words: frozenset[str] = frozenset()
    hearsay_words: frozenset[str] = frozenset()
    noun_that: re.Pattern[str] = NEVER
    surely_nouns: frozenset[str] = frozenset()

    @cached_property
    def cues(self) -> frozenset[str]:
        """Words without which a sentence holds no such phrase, but for a name and a colon."""
        return self.view_words | self.seen_words | self.hearsay_words | self.nouns | self.according_words


@dataclass(frozen=True, eq=False)
class Subjects:
    """What shows where the subject of a verb begins and ends.

    Attributes:
        rules: heads of noun phrases that name a rule, which demands and says nothing: "law".
        speechless: the head of a noun phrase that names nothing that can speak: "decision".
        head_ends: where the head of a noun phrase has ended: " of ".
        compared: before a word of ``clause_words`` that begins no clause: "more", "such".
        last_name: a name, group 1, at the end of more words.
        surely_finite: a finite verb that is no participle: a phrase that holds it is no speaker.
        leading: what stands before the last noun phrase of several words: "came from ".
        clause_words: words after which a new clause begins.
        name: a name of one to four words.
        before_no_verb: words that no finite verb follows: "the", "of", "been".
        says: of ``quantifiers`` these are verbs: "some say", where "many claims" are nouns.
        no_speakers: subjects that nobody speaks as: "there", "evidence".
        adverbs: what may stand between a subject and its verb: "has also".
        nobody: how what is taken for a subject and is a time, a place or a number begins.
        trailing: adverbs, auxiliaries and days between a subject and its verb.
        pronouns: pronouns that are subjects.
        opening: what opens a sentence before its subject: "On Monday ".
        finite: a finite verb, mostly.
        present: a verb in the present that shows as one by what stands beside it: "Krog instead turns to".
        joined_after_verb: what shows that an "and" after it joins clauses and not names.
        inner_which: the opening of a clause within a phrase: "a letter in which ".
        relative_object: a noun before the subject of a clause about it: "a plan" in "a plan the mayor said was".
        phrase: the noun phrase that ends here.
        apposed_to: a name, group 1, and its apposition, whatever commas that has.
        officer: an apposition that ends in a name: "former adviser David Axelrod".
        no_content: follows "as", "for" or "that" where nobody says it: "as it left", "for two years", "that day".
        pair: two names, group 1, each with what is apposed to it.
        relative: a relative pronoun that ends here: ", who".
        plural: what shows that a subject is a plural.
        in_relative: before a verb that belongs to a relative clause.
        possessive: the ending of an owner.
        helped: an auxiliary that takes the plain form: " will".
        progressive: between a subject and its present participle: "is also ".
        makes: a verb before a claim that its subject makes: "issued a long ".
        owner: whose claim it is, a group: "the mayor's ".
        passive_by: after a participle in the passive: "said by".
        plain_past: verbs whose past is their plain form.
        determiners: words that begin a noun phrase.
        quantifiers: words that are a subject before a verb of ``says`` only.
        no_verb_endings: endings that no verb of saying follows: "didn't", "the mayor's".
        relative_pronouns: words without which ``relative`` matches nothing.
        trailing_endings: endings of words between a subject and its verb: "Monday".
        trailing_openers: words before the last word between a subject and its verb: "last week".
        person_pronouns: pronouns of one person.
        named: a noun phrase that is a name, or names somebody in apposition: "his lawyer, Ida Krog".
        conjunction: what joins two names.
        names: three names or more: "Krog, Holm and Brandt".
        not_meant: words up to a name whom no "he" after them means: a state's, or one after "if".
    """

    rules: tuple[str, ...] = ()
    speechless: re.Pattern[str] = NEVER
    head_ends: re.Pattern[str] = NEVER
    compared: re.Pattern[str] = NEVER
    last_name: re.Pattern[str] = NEVER
    surely_finite: re.Pattern[str] = NEVER
    leading: re.Pattern[str] = NEVER
    clause_words: frozenset[str] = frozenset()
    name: re.Pattern[str] = re.compile(r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}")
    before_no_verb: frozenset[str] = frozenset()
    says: re.Pattern[str] = NEVER
    no_speakers: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    nobody: re.Pattern[str] = NEVER
    trailing: re.Pattern[str] = NEVER
    pronouns: frozenset[str] = frozenset()
    opening: re.Pattern[str] = NEVER
    finite: re.Pattern[str] = NEVER
    present: re.Pattern[str] = NEVER
    joined_after_verb: re.Pattern[str] = NEVER
    inner_which: re.Pattern[str] = NEVER
    relative_object: re.Pattern[str] = NEVER
    phrase: re.Pattern[str] = NEVER
    apposed_to: re.Pattern[str] = NEVER
    officer: re.Pattern[str] = NEVER
    no_content: re.Pattern[str] = NEVER
    pair: re.Pattern[str] = NEVER
    relative: re.Pattern[str] = NEVER
    plural: re.Pattern[str] = NEVER
    in_relative: re.Pattern[str] = NEVER
    possessive: re.Pattern[str] = NEVER
    helped: re.Pattern[str] = NEVER
    progressive: re.Pattern[str] = NEVER
    makes: re.Pattern[str] = NEVER
    owner: re.Pattern[str] = NEVER
    passive_by: tuple[str, ...] = ()
    plain_past: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    quantifiers: frozenset[str] = frozenset()
    no_verb_endings: tuple[str, ...] = ()
    relative_pronouns: frozenset[str] = frozenset()
    trailing_endings: tuple[str, ...] = ()
    trailing_openers: frozenset[str] = frozenset()
    person_pronouns: frozenset[str] = frozenset()
    named: re.Pattern[str] = NEVER
    not_meant: re.Pattern[str] = NEVER
    conjunction: re.Pattern[str] = NEVER
    names: re.Pattern[str] = NEVER

    @cached_property
    def grammatical(self) -> frozenset[str]:
        """Words that are no names, in small letters."""
        words = (*self.clause_words, *self.before_no_verb, *self.adverbs, *self.pronouns, *self.no_speakers)
        return frozenset(word.lower() for word in words)


@dataclass(frozen=True, eq=False)
class Speakers:
    """What shows whom a noun phrase means: names, titles, descriptions, pronouns.

    Attributes:
        full_name: a name of two words or more.
        openers: what begins a sentence or stands before a name and is no part of it.
        apposed_name: a name, group 1, in apposition to an office.
        last_name: the name, group 1, that ends here.
        issued: what is said of a poll or a statement after its name.
        when: a day after a name.
        owning: the ending of an owner at the end.
        titles: titles and offices before a name.
        not_persons: words of names that no person has.
        owned_name: what may be the name of a body with an owner in it: "Dorn's Sporting Goods".
        pronoun: a pronoun that a speaker is named by.
        owners: the pronoun of a possessive one.
        together: several who were named together: "the two countries".
        article: an article or possessive before a noun.
        generic: a definite description with its ``head``, a group ``person`` if it is one: "the official".
        person_head: nouns that a person is called by.
        party: party and seat after a name: ", R-Ohio".
        portfolio: what a title is of, before a name: " of State" in "Secretary of State Krog".
        occasion: where something is said, after a name: "Krog in a statement".
        addressed: an honorific, group 1, and the name after it.
        honorifics: honorific -> the pronoun of whom it is given to.
        gendered: noun in small letters -> the pronoun of the person it names: "spokeswoman".
        common: common nouns that open a sentence and are no names.
        given_names: given name -> the pronoun of nearly all who bear it.
        suffix: what may follow a surname: "Jr".
        honorific: "Mr." before a name.
        nobody: who says it where nobody does: "reports".
        after_head: where the head of a noun phrase has ended.
        noun_phrase: a short noun phrase of common nouns: "a national poll", "lawyers".
        unnamed_heads: those that a text uses for who spoke last and has no name: "the official".
        peoples: adjectives of countries and peoples: "Russian".
        states: names of countries.
        apposed_office: the office of the name at "|" beside it: "the mill's manager, |".
        other_office: what stands before an office and makes it another one: "former ".
        after_definite: pattern of what belongs to a name after its head: "the embassy in Leeds".
        conjunction: what joins two names.
        enumeration: what joins the last name of several.
    """

    full_name: re.Pattern[str] = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)+)")
    openers: frozenset[str] = frozenset()
    apposed_name: re.Pattern[str] = NEVER
    last_name: re.Pattern[str] = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*)$")
    issued: re.Pattern[str] = NEVER
    when: re.Pattern[str] = NEVER
    owning: re.Pattern[str] = NEVER
    titles: frozenset[str] = frozenset()
    not_persons: re.Pattern[str] = NEVER
    owned_name: re.Pattern[str] = NEVER
    pronoun: re.Pattern[str] = NEVER
    owners: Mapping[str, str] = field(default_factory=dict)
    together: re.Pattern[str] = NEVER
    article: re.Pattern[str] = NEVER
    generic: re.Pattern[str] = NEVER
    person_head: re.Pattern[str] = NEVER
    party: re.Pattern[str] = NEVER
    portfolio: re.Pattern[str] = NEVER
    occasion: re.Pattern[str] = NEVER
    addressed: re.Pattern[str] = NEVER
    honorifics: Mapping[str, str] = field(default_factory=dict)
    gendered: Mapping[str, str] = field(default_factory=dict)
    common: re.Pattern[str] = NEVER
    given_names: Mapping[str, str] = field(default_factory=dict)
    suffix: re.Pattern[str] = NEVER
    honorific: re.Pattern[str] = NEVER
    nobody: re.Pattern[str] = NEVER
    after_head: re.Pattern[str] = NEVER
    noun_phrase: re.Pattern[str] = NEVER
    unnamed_heads: re.Pattern[str] = NEVER
    peoples: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    apposed_office: re.Pattern[str] = NEVER
    other_office: re.Pattern[str] = NEVER
    after_definite: str = ""
    conjunction: re.Pattern[str] = NEVER
    enumeration: re.Pattern[str] = NEVER


@dataclass(frozen=True, eq=False)
class Voices:
    """The words by which a text gives its words to somebody else.

    Every field has a default, which matches nothing or what marks and capitals show in any language: a small pack may
    fill a few fields only, and then less is found.

    Attributes:
        verbs: verbs of saying.
        phrases: attribution without a verb.
        subjects: where the subject of a verb stands.
        speakers: whom a subject means.
        quotation_marks: an opening or closing quotation mark.
        single_marks: a single quotation mark that is no apostrophe inside a word.
        lost_close: the comma after which a quotation whose closing mark was lost is somebody's: ", Krog added.".
        closes_speech: the end of a quotation whose opening mark was lost.
        plural_ending: the last letter of a plural, whose apostrophe is no closing mark.
    """

    verbs: Verbs = field(default_factory=Verbs)
    phrases: Phrases = field(default_factory=Phrases)
    subjects: Subjects = field(default_factory=Subjects)
    speakers: Speakers = field(default_factory=Speakers)
    quotation_marks: re.Pattern[str] = re.compile(r"[\"“”„«»]")
    single_marks: re.Pattern[str] = NEVER
    lost_close: re.Pattern[str] = NEVER
    closes_speech: re.Pattern[str] = NEVER
    plural_ending: str = ""

    def cues_in(self, lowered: str) -> frozenset[str]:
        """Which of ``cues`` stand in a text in small letters."""
        return self.cues.intersection(ascii_words(lowered) if self._is_ascii else LETTERS.findall(lowered))

    @cached_property
    def _is_ascii(self) -> bool:
        return all(map(str.isascii, self.cues))

    @cached_property
    def cues(self) -> frozenset[str]:
        """Words without which a sentence reports nothing, but for a name and a colon."""
        return self.verbs.cues | self.phrases.cues
