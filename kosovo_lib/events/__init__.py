"""What happened when, who reported it, and where texts differ.

::

    timeline(corpus)     dated clauses: who did what, where, when, said by whom
    links(corpus)        pairs of statements held to speak of the same happening, and why
    conflicts(corpus)    the pairs that differ
    agreements(corpus)   the pairs that agree
    happenings(corpus)   the same, a row a statement, for laying side by side
    hours(corpus)        updates with a clock time, in the zone stated and in local time
    read(corpus)         the statements, read once; all of the above take it in place of the corpus
    top_happenings(told), top_clauses(events)   what a page can show of a long table; cut says which part that is
    lags(events)         days between happening and publication
    to_csv, to_ical, to_jsonld   events for a spreadsheet, a calendar, a web page

Clauses are cut without a parser, actions are found by families of words (``families.yml``, and ``events.yml`` in a
corpus), links are cautious and can be made by hand (``coding/event-links.csv``). Nothing is ever called wrong: two
statements differ, or agree, or are not compared.
"""

from kosovo_lib.events.clock import HOURS, hours
from kosovo_lib.events.columns import EVENTS, HAPPENINGS, LINKS
from kosovo_lib.events.export import export, to_csv, to_ical, to_jsonld
from kosovo_lib.events.findings import example, finding
from kosovo_lib.events.lag import lags
from kosovo_lib.events.reading import Story, read
from kosovo_lib.events.shortening import LISTED, cut, top_clauses, top_happenings
from kosovo_lib.events.tables import agreements, conflicts, happenings, links, timeline

__all__ = [
    "EVENTS",
    "HAPPENINGS",
    "HOURS",
    "LINKS",
    "LISTED",
    "Story",
    "agreements",
    "conflicts",
    "cut",
    "example",
    "export",
    "finding",
    "happenings",
    "hours",
    "lags",
    "links",
    "read",
    "timeline",
    "to_csv",
    "to_ical",
    "to_jsonld",
    "top_clauses",
    "top_happenings",
]
