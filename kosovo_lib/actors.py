"""How often each actor is named, and which names are no actors yet."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.corpus import Corpus
from kosovo_lib.lang import Language
from kosovo_lib.lang import load as load_language
from kosovo_lib.text.actors import alike, candidates, lexicon_in, load_lexicon, same_first_name
from kosovo_lib.voices.reports import is_title_case

__all__ = ["COUNTS", "PROPOSALS", "alike", "counts", "propose"]

COUNTS = schema.Table("counts", "an outlet and an actor it refers to", {
    **schema.columns("outlet actor"),
    "references": ("int64", "references that were asked for: by name, or all"),
    "sentences": ("int64", "sentences with at least one of them"),
    "names": ("int64", "references by name"),
    "descriptions": ("int64", "references such as \"the president\""),
    "pronouns": ("int64", "references such as \"she\""),
})  # fmt: skip
"""What `counts` returns."""

PROPOSALS = schema.Table("proposals", "an actor that the articles suggest, as an entry of actors.yml", {
    "name": ("string", "its fullest name in the texts, without a title"),
    "kind": ("string", "person, state, community or organisation, guessed; whoever knows the story decides"),
    "aliases": ("object", "list of its other names"),
    "titles": ("object", "list of the titles that stand before it"),
    "occurrences": ("int64", "how often any of its names stands in prose"),
})  # fmt: skip
"""What `propose` returns."""


def _prose(corpus: Corpus, known: Language) -> list[str]:
    """Sentences of running text without law cases, nicknames and "-based"; a headline, repeated there, is none."""
    words, texts = known.actors, corpus.sentences.loc[corpus.sentences["section"].isin(schema.BODY), "text"]
    return [words.beside.sub(" ", words.case_names.sub("…", text)) for text in texts if not is_title_case(text)]


def counts(corpus: Corpus, *, references: str = "names", outlet: str | None = None) -> Annotated[pd.DataFrame, COUNTS]:
    """How often each outlet refers to each actor, the most frequent first.

    Only running text counts, and only what means an actor, not a place. Do not compare counts of names with counts of
    all references. `ParameterError` if ``references`` is neither, or there is no such outlet.

    Args:
        references: ``"names"``, or ``"all"`` for names, descriptions and pronouns.
        outlet: only this outlet, by handle or printed name.
    """
    schema.references_counted(corpus.mentions.head(0), references)
    outlets = corpus.handles([] if outlet is None else [outlet]) or corpus.outlets["outlet"]
    sentences = corpus.sentences[corpus.sentences["section"].isin(schema.RUNNING_TEXT)]
    mentions = corpus.mentions[corpus.mentions["sense"] == "actor"]
    rows = mentions.merge(sentences[["article", "sentence", "outlet"]], on=["article", "sentence"])
    made, rows = [], rows[rows["outlet"].isin(outlets)]
    for (handle, actor), found in rows.groupby(["outlet", "actor"], sort=True):
        asked = schema.references_counted(found, references)
        number = found["kind"].value_counts()
        made.append({
            "outlet": handle, "actor": actor, "references": len(asked),
            "sentences": len(asked[["article", "sentence"]].drop_duplicates()),
            **{f"{kind}s": int(number.get(kind, 0)) for kind in schema.REFERENCES},
        })  # fmt: skip
    table = COUNTS.frame(made)
    return table.sort_values(["references", "outlet", "actor"], ascending=[False, True, True], ignore_index=True)


def propose(
    corpus: Corpus, *, actors: str | Path | None = None, at_least: int = 3, language: str | Language = "en"
) -> Annotated[pd.DataFrame, PROPOSALS]:
    """Propose entries for ``actors.yml``: names that occur often or speak, with all their forms, most frequent first.

    "Mayor Ida Krog", "Ida Krog" and "Krog" are one person, initials and the organisation that they stand for one actor.
    A short form that fits several people belongs to the one with the same title, else to the one named most. Titles
    alone, parties to a law case ("Holm v. Brekke"), parts of a country and places are left out. `DataError` if
    ``actors`` cannot be read or breaks a rule.

    Args:
        actors: an ``actors.yml`` whose actors are left out; by default that of the corpus folder.
        at_least: occurrences, of all forms together, that make an actor.
        language: of the texts.
    """
    known = load_language(language)
    title = _title(known)
    found: Counter[str] = Counter()
    there = lexicon_in(corpus.root) if actors is None else load_lexicon(actors)
    texts = _prose(corpus, known)
    for name, times in candidates(texts, there, language=known).items():
        first, _, rest = name.partition(" ")
        words = (rest if first.lower() in known.actors.openers else name).split()
        is_title = not known.actors.openers.isdisjoint(word.lower() for word in words)
        if bare := "" if is_title else _bare(" ".join(words), title, known):
            found[bare] += times
    joined = _joined(found, texts, title, known)
    context = _context(texts, found, title, known)
    people = {name for name in found if name not in joined and _is_person(name, found, context, known)}
    full = _full_names(found, people, context, known)
    full |= {short: name for name, short in joined.items() if short}
    rows: list[dict[str, Any]] = []
    spoken = Counter(_bare(name, title, known) or name for name in corpus.attributions["speaker_actor"].dropna())
    outlets = {name.casefold().removeprefix("the ") for name in corpus.outlets["name"].dropna()}
    outlets |= {name.rpartition(" ")[2] for name in outlets}  # "told the Chronicle"
    for name in found:
        if name in full:
            continue
        names = [name, *sorted(short for short in full if full[short] == name)]
        occurrences = sum(found[one] for one in names)
        is_person = name in people
        tails = tuple(f" {one}" for one in ([name] if is_person else names))
        others = (other for other in found if len(names) > 1 and not is_person and other not in names)
        shared = {word for other in others for word in other.split()}.intersection(name.split())  # another Council
        names = [name, *(one for one in names[1:] if not one.endswith(tails) and one not in shared)]
        if short := joined.get(name):  # "Quay’s" is the shop, Quay is not
            names[names.index(short)] = name[: len(short) + 2]
        is_state = not known.voices.speakers.states.isdisjoint(names)
        is_people = name.removesuffix(known.voices.plural_ending).rpartition(" ")[2] in known.voices.speakers.peoples
        is_body = "&" in name or any(make.search(name) for make in known.actors.called.values())
        is_there = name in context.located or (context.places[name] * 2 >= found[name] and not is_body)
        is_site = known.actors.towns.search(name) and not spoken[name]  # a bridge that speaks is a charity or a bank
        is_place = name in known.actors.regions or ((is_there or is_site) and not is_state and not is_person)
        titles = sorted(set().union(*(context.titles[one] for one in names if is_person)))
        words = name.split()
        is_known = words[0] in known.actors.first_names or any(name.endswith(f" {one}") for one in names) or titles
        is_long = len(words) > 2 and not known.voices.speakers.not_persons.search(name)
        is_one = is_body and words[-1] not in found  # else it is perhaps the Guild
        is_full = len(words) > 1 and ((is_known if is_person else is_one) or is_long)
        heard = occurrences + (is_person or is_one) * sum(spoken[one] for one in names)
        is_outlet = not outlets.isdisjoint(one.casefold() for one in names)
        if is_place or is_outlet or heard < at_least - (is_full and at_least > 2):
            continue
        kinds = {"community": is_people, "person": is_person, "state": is_state, "organisation": True}
        rows.append({
            "name": name, "kind": next(kind for kind, fits in kinds.items() if fits),
            "aliases": names[1:], "titles": titles, "occurrences": occurrences,
        })  # fmt: skip
    for name in (name for name, times in spoken.items() if name.islower() and times > 1):  # "the council", "police"
        often = sum(len(re.findall(rf"(?i)\b{re.escape(name)}\b", text)) for text in texts)
        alone = any(re.match(rf"{re.escape(name)}\b", text, re.IGNORECASE) for text in texts)
        name, last = name if alone else f"the {name}", name.title().rpartition(" ")[2]
        if known.voices.speakers.not_persons.fullmatch(last) and often >= at_least and name not in there.meanings:
            rows.append({"name": name, "kind": "organisation", "aliases": [], "titles": [], "occurrences": often})
    return PROPOSALS.frame(sorted(rows, key=lambda row: (-row["occurrences"], row["name"])))


def _joined(found: Counter[str], texts: Sequence[str], title: str, known: Language) -> dict[str, str]:
    """Make one name of those that mostly stand together ("Quay’s Boat Shop"): each, and what is short for it."""
    run, words = r"[^\W\d_a-z][\w.-]*(?: [^\W\d_a-z][\w.-]*)*", known.actors
    chains: Counter[str] = Counter()
    for text in texts:
        for match in re.finditer(rf"{run}(?:{words.joins}{run})+", text):
            name = re.sub(rf" {title} .+$|[.,]$", "", match[0]).replace("'", "’")
            opener, _, rest = name.partition(" ")
            name = rest if opener.lower() in words.common_words else name
            chains[name] += 1
            while (cut := re.search(words.joins, name)) and re.search(words.joins, name := name[cut.end() :]):
                chains[name] += 1
    made = {}
    for name, times in chains.most_common():
        said = re.split(words.joins, name)
        parts = [part if part in found else _bare(part, title, known) for part in said]
        first, *others = parts
        if times < 2 or not first or not words.no_names.isdisjoint(said) or not any(found[part] > 0 for part in parts):
            continue
        owner = rf"\b{re.escape(first)}{known.voices.speakers.owning.pattern[:-1]}(?!\w)"
        owning = sum(len(re.findall(owner, text)) for text in texts)
        is_short = max(2, times) < found[first] <= owning  # it stands alone, too
        is_body = known.voices.speakers.not_persons.search(name) or re.match(owner, name)
        if is_body and all(found[part] <= 2 * times for part in (others if is_short else parts)):
            if name.rpartition(" ")[2].lower() not in words.no_actors:
                made[name] = first if is_short else ""
                found[name] = times
            for part in parts:
                found[part] -= times
    found += Counter()  # without what stands alone nowhere
    return made


class _Context(NamedTuple):
    """What stands around names; ``located`` ("Tarrow, Ohio") and ``powers`` ("the Holm administration") are names."""

    titles: defaultdict[str, set[str]]
    articles: Counter[str]
    places: Counter[str]
    small: set[str]
    located: set[str]
    powers: set[str]


def _title(known: Language) -> str:
    """The pattern of a title as it is written before a name, its portfolio with it."""
    words = {word.capitalize() for word in known.voices.speakers.titles} | set(known.actors.honorifics.split("|"))
    word = rf"(?:{'|'.join(sorted(words | {word.upper() for word in words if len(word) < 4}))})\b\.?"
    return rf"{word}(?:[ -]{word})*{known.actors.title_endings}(?:{known.voices.speakers.portfolio.pattern})?"


def _bare(name: str, title: str, known: Language) -> str:
    """A name without titles and portfolios before it: "House Leader Ida Krog", "[chief of] Staff Krog"."""
    speakers = known.voices.speakers
    name = re.sub(r"^[^\W\d_a-z][a-z]*(?:-[a-z]+)+ (?=\S+ \S)", "", name)  # "Mum-of-three Ida Krog"
    if (held := speakers.portfolio.match(f"a of {name}", 1)) and not speakers.not_persons.search(name):
        name = name[held.end() - 4 :]
    bare = re.sub(rf"^(?:.* )?{title}(?: |$)", "", name)
    if speakers.not_persons.search(bare):  # "Justice Department" is no department of a judge
        bare = name
    first, _, last = bare.rpartition(" ")
    if last.lower() in known.actors.no_actors and first and first.split()[0] not in speakers.given_names:
        return ""
    bare = re.sub(rf"(?<= )(\S+) (?:{speakers.suffix.pattern})$", r"\1", bare)  # "Jr."
    is_somebody = known.actors.people.fullmatch(f"the {bare}")  # "Norhaven Republican", whoever that is
    return "" if is_somebody or last in known.actors.no_names else bare


def _context(texts: Sequence[str], found: Mapping[str, int], title: str, known: Language) -> _Context:
    """Read once what stands around every name."""
    context = _Context(defaultdict(set), Counter(), Counter(), set(), set(), set())
    run = r"[^\W\d_a-z][\w’'.-]*(?:(?: &)? [^\W\d_a-z][\w’'.-]*)*"
    each = re.compile(rf"(?<!\w)(?:(?P<title>{title}) (?=[^\W\d_a-z]))?(?P<run>{run})|\b[a-z]+\b")
    titled, speakers = re.compile(rf"(?:(.*?) )??({title}) \S"), known.voices.speakers
    others = {*found, *speakers.states, *known.actors.regions, *speakers.peoples, *known.actors.common_words}
    article = re.compile(rf"\b{known.actors.article}$", re.IGNORECASE)
    located = re.compile(rf", (?:{'|'.join(map(re.escape, known.actors.regions | known.voices.speakers.states))})\b")
    for sentence in texts:
        for match in each.finditer(sentence):
            if match["run"] is None:
                context.small.add(match[0])
                continue
            run, start = match["run"], match.start("run")
            first, _, rest = run.partition(" ")
            if rest and first.lower() in known.actors.openers:  # "The" of a sentence belongs to no name
                run, start = rest, match.end() - len(rest)
            words = run.split()
            starts = (words[at:end] for at in range(len(words)) for end in range(len(words), at, -1))
            held = (re.sub(r"['’]s?$|[.,]$", "", " ".join(part)) for part in starts)
            name = next((one for one in held if one in found), "")
            name = bare if (bare := _bare(re.sub(r"['’]s?$|[.,]$", "", run), title, known)) in found else name
            before, after = sentence[max(0, start - 60) : start], sentence[match.end() :][:60]
            if known.actors.power_follows.match(after):
                context.powers.add(name)
            else:
                is_firm = known.actors.firm_follows.match(after) and words[0] not in known.actors.first_names
                context.articles[name] += bool(article.search(before) or is_firm)
            if located.match(after) or known.actors.towns.search(f"{before}¤{after}"):
                context.located.add(name)
            context.places[name] += not article.search(before) and bool(
                known.actors.place_before.search(before) or known.actors.place_follows.match(after)
            )
            if (held_by := titled.match(match[0])) and name == bare:
                of = (held_by[1] or "").rpartition(" ")[2]  # "Fire Chief", but "Norland President", "House Speaker"
                is_name = not of.isalpha() or held_by[2][-1] == "." or not others.isdisjoint((of, of.lower()))
                is_name = is_name or bool(speakers.other_office.search(f"{of} ") or speakers.not_persons.search(of))
                is_name = is_name or bool(known.actors.people.fullmatch(f"the {of}"))
                context.titles[name].add(held_by[2] if is_name else f"{of} {held_by[2]}")
    return context


def _is_person(name: str, found: Mapping[str, int], context: _Context, known: Language) -> bool:
    """Whether a name is a person's, by its words and by what stands around it."""
    speakers, words = known.voices.speakers, name.split()
    is_place = name in speakers.states or name in known.actors.regions
    if speakers.not_persons.search(name) or "&" in name or is_place or (words[-1].isupper() and len(words[-1]) > 1):
        return False
    is_usual = words[0] in speakers.given_names and not context.articles[name]
    if is_usual or context.titles[name] or name in context.powers:
        return True
    if context.articles[name] or context.places[name] * 2 >= found[name] or len(words) not in (2, 3):
        return False
    if words[-1] in known.actors.no_surnames or known.actors.towns.search(name):
        return words[-1] in found
    return words[-1] in found or not any(word.lower() in context.small for word in words)


def _full_names(found: Mapping[str, int], people: set[str], context: _Context, known: Language) -> dict[str, str]:
    """Each shorter name of an actor -> its full one."""
    full = {name: group for name in found if (group := _group(name, found, known))}
    like: defaultdict[str, set[str]] = defaultdict(set)
    for name in found:
        words = name.split()
        for key in (words[0], words[-1], _initials(words)):
            like[key].add(name)
    full |= {name: same for name, same in known.actors.same_as.items() if name in found and same in found}
    for short in found:
        if short in full:
            continue
        near = like[short.split()[-1]] | like[short.split()[0]] | like[short.replace(".", "")]
        longer = [
            name
            for name in sorted(near - {short})
            if _shortens(short, name, name in people, known)
            and (short not in known.voices.speakers.states or name in known.voices.speakers.states)
        ]
        is_team = len(longer) == 1 and "team" in known.actors.called and known.actors.called["team"].fullmatch(short)
        if short not in people and not is_team and not any(name in people for name in longer):
            longer = [
                name for name in longer
                if not name.endswith(short)
                or (found[name] >= found[short] and short.lower() not in known.actors.no_heads | context.small)
            ]  # fmt: skip
        offices = {one.rpartition(" ")[2] for one in context.titles[short]}  # "Foreign Minister", then "the Minister"
        same = [name for name in longer if any(one.endswith(tuple(offices)) for one in context.titles[name])]
        whole = max(longer, key=lambda name: (found[name], name), default="")
        if (
            " " in short
            and whole.endswith(f" {short}")
            and found[whole] <= found[short]
            and not context.titles[whole]
            and whole.split()[0] not in known.voices.speakers.given_names
        ):
            full[whole] = short
        elif longer := same or longer:
            best = max(longer, key=lambda name: (found[name], name))
            others = [name.split()[0] for name in longer if found[name] == found[best]]
            if all(same_first_name(one, best.split()[0], known.actors) is not False for one in others):  # of one person
                full[short] = best
    for short in list(full):  # "Krog", of "Ida B. Krog", of "Ida Krog"
        passed = [short]
        while passed[-1] in full and full[passed[-1]] not in passed:
            passed.append(full[passed[-1]])
        full.pop(passed[-1], None)  # of two that point at each other one stays
        full.update(dict.fromkeys(passed[:-1], passed[-1]))
    return full


def _group(name: str, found: Mapping[str, int], known: Language) -> str:
    """The group that a name means a part of: "House Republicans", "House GOP", "Capitol Hill Democrats"; or nothing."""
    speakers, (body, _, last) = known.voices.speakers, name.rpartition(" ")
    is_plural = last.endswith(known.voices.plural_ending)
    is_house = speakers.not_persons.fullmatch(body) and (is_plural or last.isupper())
    is_party = known.actors.people.fullmatch(f"the {last.removesuffix(known.voices.plural_ending)}")
    return last if last in found and (is_house or is_party) else ""


def _initials(words: Iterable[str]) -> str:
    """The first letters of the words that have a capital: OMB of "Office of Management and Budget"."""
    return "".join(word[0] for word in words if not word[0].islower())


def _shortens(short: str, name: str, is_person: bool, known: Language) -> bool:
    """Whether the first name is a form of the second."""
    few, many = short.split(), name.split()
    if is_person and few[0] != many[0] and many[0] in known.actors.first_names.get(few[0], ()):
        return few[-1] == many[-1]  # "Ed Stack", of Edward
    if len(few) >= len(many):  # with an initial less; of two forms the plain one stays
        plain = [word for word in few if len(word.rstrip(".")) > 1]
        return is_person and len(few) > len(many) > 1 and plain == many
    if is_person and (few[0], few[-1]) == (many[0], many[-1]):  # without the middle name
        return all(len(word.rstrip(".")) > 1 for word in many)
    initials = len(short) > 1 and short.replace(".", "") == _initials(many)
    bodies, is_first = known.voices.speakers.not_persons, few == many[:1]
    is_firm = not bodies.search(many[-1]) or bool(known.actors.called.get("business", bodies).search(many[-1]))
    is_firm = is_firm and len(many) == 2 and not bodies.search(short)  # "Corrin", of Corrin Foods
    return few == many[-len(few) :] or initials or (is_first and (is_person or is_firm))


schema.public(__name__)
