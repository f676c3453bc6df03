"""What happened when, who reported it, and where texts differ.

::

    timeline(corpus)         dated clauses: who did what, where, when, said by whom
    shared(corpus)           events that two or more articles date, and how their dates compare
    findings(corpus, told)   what outlets date differently
    hours(corpus)            updates with a clock time, in the zone stated and in local time
    to_csv, to_xlsx, to_ical, export   events for a spreadsheet or a calendar

`kosovo_lib.facts` links clauses of different articles; a coder's links (``coding/event-links.csv``) win. No text is
called wrong: texts differ, agree or are not compared.
"""

from kosovo_lib.events.clock import HOURS, hours
from kosovo_lib.events.export import export, to_csv, to_ical, to_xlsx
from kosovo_lib.events.shared import SHARED, findings, shared
from kosovo_lib.events.timeline import EVENTS, timeline, top_clauses, top_dates
from kosovo_lib.schema import public

__all__ = [
    "EVENTS", "HOURS", "SHARED", "export", "findings", "hours", "shared", "timeline", "to_csv",
    "to_ical", "to_xlsx", "top_clauses", "top_dates",
]  # fmt: skip

public(__name__)
