"""Who is named in a sentence: the actors of an ``actors.yml``, by their longest alias, with the sense meant.

A mention is the naming of an actor as such. Nouns, names and the names of peoples count ("Serbia", "the
Russians", "Kosovo Serbs"), alone, with a possessive or inside a compound ("NATO-led", "Kosovo-Serbia border").
An adjective alone does not ("Serbian passports", "Russian involvement"): it describes a thing and names nobody.
It counts together with an organ of the state ("Serbian government", "Kosovar authorities"), and before an
office it belongs to the person who holds it ("Serbian President Aleksandar Vucic"). The name of a capital is
the government that sits there unless the words around it speak of the city. Case counts: "us" is not the US.
"""

from kosovo_lib.text.actors.candidates import Candidate, candidates
from kosovo_lib.text.actors.find import Mention, find_mentions
from kosovo_lib.text.actors.lexicon import NO_ACTORS, Actor, Lexicon, load_lexicon

__all__ = ["NO_ACTORS", "Actor", "Candidate", "Lexicon", "Mention", "candidates", "find_mentions", "load_lexicon"]
