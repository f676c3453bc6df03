"""Clock times in the zone a text states, and in the local time of the place it speaks of.

A label that names an offset is taken literally (UTC, GMT, EDT). EST or CET on a day of daylight-saving time contradicts
itself: if the outlet is edited in a country of that zone, the clock on the wall is meant, since people there write
"EST" all year; otherwise the label is read literally. ``assumption`` says what was done.
"""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from kosovo_lib.corpus import Corpus, bounds
from kosovo_lib.errors import ParameterError
from kosovo_lib.lang import load
from kosovo_lib.schema import Day, Table, columns
from kosovo_lib.text import clauses

_NORTH_AMERICA = "US CA"
_MIDDLE_EUROPE = "AL AT BA BE CH CZ DE DK ES FR HR HU IT LU ME MK NL NO PL RS SE SI SK XK"
_ZONES: dict[str, tuple[float, str, str]] = {  # hours from UTC; the zone, and the countries whose clocks show it
    "UTC": (0, "", ""), "GMT": (0, "", ""), "Z": (0, "", ""),
    "EST": (-5, "America/New_York", _NORTH_AMERICA), "EDT": (-4, "", ""),
    "CST": (-6, "America/Chicago", _NORTH_AMERICA), "CDT": (-5, "", ""),
    "MST": (-7, "America/Denver", _NORTH_AMERICA), "MDT": (-6, "", ""),
    "PST": (-8, "America/Los_Angeles", _NORTH_AMERICA), "PDT": (-7, "", ""),
    "ET": (-5, "America/New_York", "*"), "CT": (-6, "America/Chicago", "*"),
    "MT": (-7, "America/Denver", "*"), "PT": (-8, "America/Los_Angeles", "*"),
    "CET": (1, "Europe/Belgrade", _MIDDLE_EUROPE), "CEST": (2, "", ""),
    "EET": (2, "Europe/Kyiv", "BG EE FI GR LT LV RO UA CY"), "EEST": (3, "", ""),
    "BST": (1, "", ""), "IST": (5.5, "", ""), "MSK": (3, "", ""), "JST": (9, "", ""),
}  # fmt: skip

HOURS = Table("hours", "a clock time in a text, with what it is said of", {
    **columns("article outlet sentence surface"),
    "text": ("string", "the clause it is said of, as received; missing where nothing follows the time"),
    "start": ("int64", "offset of the clause's first character (of the sentence's where nothing follows)"),
    "end": ("int64", "offset after its last"),
    "quote": ("string", "the whole sentence, as received"),
    **columns("zone"),
    "stated": ("datetime64[s]", "day and time as stated, on the clock of the stated zone"),
    "when": ("string", "the same in words"),
    "utc": ("datetime64[s]", "the same moment in UTC; missing where no zone is stated or known"),
    "local": ("datetime64[s]", "the same moment on the clock of the place"),
    "local_zone": ("string", "that place's zone"),
    "offset_hours": ("float64", "hours from UTC at which the stated clock was read"),
    "assumption": ("string", "how the label was read, and what else had to be assumed"),
})  # fmt: skip


def hours(
    corpus: Corpus, *, since: Day = "", until: Day = "", local: str = "Europe/Belgrade"
) -> Annotated[pd.DataFrame, HOURS]:
    """Every clock time on a known day, earliest first.

    Times that recur ("daily at 12.44 pm") are left out.

    Args:
        since: "2022", "2022-07" or "2022-07-31": only times then or later; empty means all.
        until: the same, then or before.
        local: IANA name of the zone of the place the story is about; Kosovo keeps Belgrade's time.

    Raises:
        ParameterError: a date cannot be read, ``since`` lies after ``until``, or the zone does not exist.
    """
    first, last = bounds(since, until)
    try:
        there = ZoneInfo(local)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # Europe is a folder of zones
        raise ParameterError(f"zone '{local}' is not an IANA time zone such as Europe/London") from None
    dates = corpus.dates
    clear = dates["time"].notna() & dates["date_from"].notna() & (dates["date_from"] == dates["date_to"])
    sentences = corpus.sentences.rename(columns={"start": "quote_start", "end": "quote_end", "text": "quote"})
    rows = dates[clear & (dates["relation"] != "recurring")].merge(sentences, on=["article", "sentence"])
    rows = rows[rows["date_from"].between(first or pd.Timestamp.min, last or pd.Timestamp.max)]
    countries = corpus.outlets.set_index("outlet")["country"].fillna("").to_dict()
    made = [_row(row, str(countries.get(row["outlet"], "")), there) for row in rows.to_dict("records")]
    return HOURS.frame(made).sort_values(["stated", "article", "start"], ignore_index=True)


def _row(row: dict[Any, Any], country: str, there: ZoneInfo) -> dict[str, Any]:
    """One clock time, read in its zone and turned into the other."""
    offset = row["quote_start"]
    cut = clauses.dated(load().clauses, row["quote"], row["start"] - offset, row["end"] - offset)[0]
    empty = cut.role == "label"
    clock = datetime.strptime(row["time"], "%H:%M")
    stated = row["date_from"].to_pydatetime() + timedelta(hours=clock.hour, minutes=clock.minute)
    zone, read_as = _read(row["zone"], stated, country)
    moment = stated.replace(tzinfo=zone).astimezone(UTC) if zone else None
    return {
        **{key: row[key] for key in ("article", "outlet", "sentence", "surface", "quote", "zone")},
        "text": None if empty else row["quote"][cut.start : cut.end],
        "start": offset + (0 if empty else cut.start),
        "end": offset + (len(row["quote"]) if empty else cut.end),
        "stated": stated,
        "when": f"{stated.day} {stated:%B %Y, %H:%M} {row['zone'] if pd.notna(row['zone']) else ''}".rstrip(),
        "utc": moment.replace(tzinfo=None) if moment else None,
        "local": moment.astimezone(there).replace(tzinfo=None) if moment else None,
        "local_zone": there.key,
        "offset_hours": _hours(moment.astimezone(zone)) if moment and zone else None,
        "assumption": "; ".join(filter(None, (row["assumption"] if pd.notna(row["assumption"]) else "", read_as)))
        or None,
    }


def _read(label: Any, stated: datetime, country: str) -> tuple[tzinfo | None, str]:
    """The zone that a label means on a day, and what was assumed in reading it."""
    if pd.isna(label):
        return None, "no zone is stated, so the time is not converted"
    known = _ZONES.get(str(label).upper())
    if known is None:
        return None, f"the zone label {label} is not known, so the time is not converted"
    offset, region, countries = known
    literal = timezone(timedelta(hours=offset))
    wall = ZoneInfo(region) if region else literal
    actual = _hours(stated.replace(tzinfo=wall))
    if actual == offset or countries == "*":
        return wall, ""
    if country in countries.split():
        return wall, (
            f"“{label}” means the clock in {region.split('/')[-1].replace('_', ' ')}, then {_utc(actual)} "
            f"(daylight-saving time), since the outlet is edited there; read literally, as {_utc(offset)}, "
            f"local times would be {actual - offset:g} hour later"
        )
    return literal, f"“{label}” is read literally, {_utc(offset)}, although daylight-saving time was in force"


def _hours(moment: datetime) -> float:
    return (moment.utcoffset() or timedelta()).total_seconds() / 3600


def _utc(hours: float) -> str:
    """An offset in words: UTC−4."""
    return f"UTC{'−' if hours < 0 else '+'}{abs(hours):g}"
