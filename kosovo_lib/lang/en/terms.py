"""English words that carry grammar, and words that turn round what follows.

The list was written for this project from the closed word classes of English grammar: articles, pronouns,
prepositions, conjunctions, auxiliaries and their contractions. No other list was copied. It holds no noun, no full verb
(also "said"), no adjective and no number, and no word of place or time beyond the plainest adverbs, which may be what
tells outlets apart. Free to reuse under the project licence.
"""

from kosovo_lib.lang.terms import Terms

__all__ = ["TERMS"]

_STOP_WORDS = """
# articles and determiners
a an the this that these those each every either neither some any no none all both few many much more most less
least several other others another such same own what which whose whatever whichever enough

# pronouns
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
herself it its itself they them their theirs themselves one ones oneself who whom whoever whomever something
anything nothing everything someone anyone everyone somebody anybody nobody everybody

# prepositions
about above across after against along alongside amid among amongst around as at before behind below beneath
beside besides between beyond by despite down during except for from in inside into like near of off on onto out
outside over past per since than through throughout to toward towards under until unto up upon via with within
without

# conjunctions
and but or nor so yet if unless because although though while whilst whereas whether when whenever where wherever
why how once lest

# auxiliaries and modals
am is are was were be been being have has had having do does did doing done can could may might must shall should
will would ought

# negation, and adverbs that only link or grade
not never ever also too very just only even still already again then there here thus hence therefore however
meanwhile moreover else rather quite almost perhaps indeed instead now

# contractions
i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll they're
they've they'd they'll that'll that'd who'd who'll who've there'd there'll isn't aren't wasn't weren't haven't
hasn't hadn't don't doesn't didn't can't cannot couldn't mightn't mustn't shan't shouldn't won't wouldn't

# contractions with the ending 's, for counts that keep it
it's he's she's that's what's who's where's there's here's how's let's
let
"""

TERMS = Terms(
    stop_words=frozenset(word for line in _STOP_WORDS.splitlines() if line[:1] != "#" for word in line.split()),
    negations=frozenset("no not never nor neither none nobody nothing nowhere without against cannot".split()),
    house_style=frozenset(
        """mr mrs ms dr prof sir dame lord lady hon rev rep reps sen sens gov gen col lt sgt capt representative
        representatives senator senators percent pct per cent pm am est edt gmt jan feb mar apr jun jul aug sep sept oct
        nov dec inc corp ltd""".split()
    ),
    plain_verbs=frozenset("say tell add write tweet read continue speak ask reply".split()),
    tagger="morphmodel_en.pgz",
    # The tags are those of the British National Corpus (CLAWS C5).
    parts={"noun": ("NN",), "name": ("NP",), "verb": ("V",), "adjective": ("AJ",), "adverb": ("AV",)},
)
