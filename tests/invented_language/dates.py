"""The names of the months."""

from kosovo_lib.lang.dates import Dates

__all__ = ["DATES"]

_MONTHS = "januar februar martal aprilar mayal yunal quintil sextil septal octal noval decal"

DATES = Dates(months=tuple((month,) for month in _MONTHS.split()))
