"""Names and the words around them in English news prose."""

import re

from kosovo_lib.lang.actors import Actors

__all__ = ["ACTORS"]

ACTORS = Actors(
    article=r"the\s",
    joining="and|or",
    shares_preposition=re.compile(r",?\s(?:and|or|nor)\s(?:in\s)?|,\s|\sto\s"),
    no_names=frozenset(
        "January February March April May June July August September October November December Monday Tuesday "
        "Wednesday Thursday Friday Saturday Sunday I Mr Mrs Ms Dr President Minister Prime "
        "EST EDT GMT UTC CET CEST BST".split()
    ),
    openers=frozenset(
        "a an the and but or so yet then if when while as in on at by for from to with of after before since it its "
        "he she they we this that these those his her their our my".split()
    ),
)
"""English."""
