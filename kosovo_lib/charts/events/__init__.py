"""Charts of events: the timeline, the hours of a day, who reported what, and how far texts look back.

Each takes tables of `kosovo_lib.events` and returns a finished Altair chart, made for a column as narrow as
a phone and readable without colour.
"""

from kosovo_lib.charts.events.clock import hours
from kosovo_lib.charts.events.lag import lags
from kosovo_lib.charts.events.long import timeline
from kosovo_lib.charts.events.told import reports

__all__ = ["hours", "lags", "reports", "timeline"]
