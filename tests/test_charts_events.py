"""Charts of events, tested as the dictionaries they are."""

import json
import re

import pandas as pd
import pytest
import vl_convert
from invented_events import story

import kosovo_lib as kl

NAMES = {"north": "The North", "south": "Southern Post", "east": "East"}


@pytest.fixture(scope="module")
def corpus():
    return story(
        ("north", "2010-05-01", "The ferry Aurora sank in 2003. Talks began in Haven on 28 April 2010."),
        ("south", "2010-05-02", "The Aurora sank in 2004. Norland has held Haven since March 2010."),
        ("east", "2010-05-03", "The Aurora sank on 12 October 2003. The mayor of Haven resigned on 30 April 2010."),
    )


@pytest.fixture(scope="module")
def events(corpus):
    return kl.events.timeline(corpus)


@pytest.fixture(scope="module")
def told(corpus):
    return kl.events.happenings(corpus)


def rows(spec):
    """Every row of data in a chart."""
    return [row for table in spec["datasets"].values() for row in table]


def drawn(spec):
    """The chart as a reader sees it: the SVG without its spoken labels."""
    return re.sub(r'aria-label="[^"]*"', "", vl_convert.vegalite_to_svg(spec))


def title(spec):
    return " ".join(spec["title"]["text"])


def test_the_timeline_says_what_it_shows_and_counts_what_differs(events, told):
    spec = kl.charts.timeline(events, NAMES, differ=told.loc[told["position"].notna(), "event"]).to_dict()
    assert title(spec) == "Six dated statements reach from 2003 to 2010; on three of them another text differs."
    assert "Southern Post: 2004, since Mar 2010" in spec["description"]


def test_a_coarse_date_is_a_hollow_bar_and_a_day_a_solid_mark(events):
    spec = kl.charts.timeline(events, NAMES).to_dict()
    marks = {row["when"]: row["coarse"] for row in rows(spec) if "coarse" in row}
    assert marks == {
        "2003": True, "28 Apr 2010": False, "2004": True, "since Mar 2010": True, "12 Oct 2003": False,
        "30 Apr 2010": False,
    }  # fmt: skip
    [bars] = [layer for layer in spec["vconcat"][0]["layer"] if layer["mark"].get("strokeDash")]
    assert bars["mark"]["fill"] == "white"


def test_what_goes_on_has_a_line_up_to_publication(events):
    spec = kl.charts.timeline(events, NAMES).to_dict()
    [lasting] = [row for row in rows(spec) if row.get("lasts")]
    assert (lasting["when"], lasting["lasts"][:10]) == ("since Mar 2010", "2010-05-02")


def test_only_what_another_text_dates_differently_is_marked(events, told):
    spec = kl.charts.timeline(events, NAMES, differ=told.loc[told["position"].notna(), "event"]).to_dict()
    assert {row["when"] for row in rows(spec) if row.get("note") == "≠"} == {"2003", "2004", "12 Oct 2003"}
    assert not [row for row in rows(kl.charts.timeline(events, NAMES).to_dict()) if "≠" in row.get("note", "")]


def test_brushing_years_filters_the_sentences_below(events):
    spec = kl.charts.timeline(events, NAMES).to_dict()
    [brush] = [param for param in spec["params"] if param["name"] == "years"]
    assert brush["select"] == {"type": "interval", "encodings": ["x"]}
    listed = "The Aurora sank in 2004"
    assert listed in drawn(spec)
    brush["value"] = {"x": [{"year": 2004}, {"year": 2005}]}
    assert listed in drawn(spec)
    brush["value"] = {"x": [{"year": 2005}, {"year": 2006}]}
    assert listed not in drawn(spec)


def test_marks_of_an_outlet_never_lie_on_each_other(events):
    many = pd.concat([events.assign(event=events["event"] + str(n)) for n in range(3)], ignore_index=True)
    spec = kl.charts.timeline(many, NAMES).to_dict()
    places = [(row["date_from"], row["y"]) for row in rows(spec) if "coarse" in row]
    assert len(places) == len(set(places))


def test_reports_give_each_outlet_its_date_and_each_side_its_ground(told):
    spec = kl.charts.reports(told, NAMES).to_dict()
    cells = {row["outlet"]: (row["when"], row["ground"]) for row in rows(spec) if "ground" in row}
    assert {outlet: ground for outlet, (_, ground) in cells.items()} == {"north": "A", "east": "A", "south": "B"}
    assert cells["south"][0] == "2004"
    assert cells["east"][0].replace("\n", " ") == "12 Oct 2003"
    assert title(spec) == "Of one happening that more than one text reports, they differ on one and agree on none."


def test_hours_stand_in_both_zones_and_in_order():
    corpus = story(
        ("north", "2022-07-31", "Update (2032 UTC): Sirens sounded.\n\nUpdate (2029 UTC): Roads were shut in Haven.")
    )
    spec = kl.charts.hours(kl.events.hours(corpus), NAMES, place="Haven").to_dict()
    marks = [row for row in rows(spec) if "there" in row]
    assert [(row["clock"], row["there"]) for row in marks] == [("20:29", "22:29"), ("20:32", "22:32")]
    assert marks[1]["label"] - marks[0]["label"] >= 33  # three minutes apart, and still two readable lines
    assert title(spec) == "Two updates by The North run from 20:29 to 20:32 UTC: in Haven from 22:29 to 22:32."


def test_lags_count_every_statement_once(events):
    lags = kl.events.lags(events)
    spec = kl.charts.lags(lags, NAMES).to_dict()
    counts = [row for row in rows(spec) if "n" in row]
    assert sum(row["n"] for row in counts) == len(lags) == 6
    assert {row["bin"] for row in counts if row["name"] == "East"} == {"1–7 days", "1–10 years"}


@pytest.mark.parametrize("draw", ["timeline", "reports", "lags"])
def test_every_chart_fits_a_phone_and_can_be_read_by_touch_and_by_ear(draw, events, told):
    table = {"timeline": events, "reports": told, "lags": kl.events.lags(events)}[draw]
    spec = getattr(kl.charts, draw)(table, NAMES).to_dict()
    drawn = json.dumps(spec)
    widths = [part["width"] for part in spec.get("vconcat", [spec])]
    assert max(widths) <= 340
    assert '"tooltip"' in drawn
    assert len(spec["description"]) > len(title(spec))
    sizes = [layer["mark"].get("fontSize", 12) for part in spec.get("vconcat", [spec]) for layer in part["layer"]]
    assert min(sizes) >= 12


def test_a_single_statement_still_makes_a_whole_chart():
    one = kl.events.timeline(story(("north", "2010-05-01", "The ferry Aurora sank in 2003.")))
    assert title(kl.charts.timeline(one, NAMES).to_dict()) == "One dated statement falls in 2003."
    assert kl.charts.lags(kl.events.lags(one), NAMES).to_dict()["title"]


# --- more than fits into a picture


def test_of_many_happenings_the_first_are_drawn_and_all_are_counted(told):
    many = pd.concat([told.assign(happening=f"h{n}", label=f"sinking {n}") for n in range(25)], ignore_index=True)
    spec = kl.charts.reports(many, NAMES).to_dict()
    assert {row["label"] for row in rows(spec) if "ground" in row} == {f"sinking {n}" for n in range(20)}
    assert title(spec).startswith("Of 25 happenings that more than one text reports, they differ on 25")
    assert "Drawn are the 20 that most articles report" in " ".join(spec["title"]["subtitle"])


def test_a_position_beyond_the_third_stands_on_the_third_ground(told):
    spec = kl.charts.reports(told.assign(position="AB"), NAMES).to_dict()
    assert {row["ground"] for row in rows(spec) if "ground" in row} == {"C"}


def test_of_very_many_statements_those_that_could_be_listed_are_kept(events):
    many = pd.concat([events.assign(event=events["event"] + str(n)) for n in range(100)], ignore_index=True)
    spec = kl.charts.timeline(many, NAMES).to_dict()
    listed = [row for row in rows(spec) if "text" in row]
    # six dates in five months (two in April 2010), each a hundred times: the list has room for eight
    assert len(listed) == 5 * 8
    assert title(spec) == "600 dated statements reach from 2003 to 2010."


def test_of_a_day_of_very_many_updates_the_first_are_drawn():
    said = [f"Update (1{at // 60}{at % 60:02} UTC): Sirens sounded." for at in range(50)]
    times = kl.events.hours(story(("north", "2022-07-31", "\n\n".join(said))))
    spec = kl.charts.hours(times, NAMES, place="Haven").to_dict()
    assert len([row for row in rows(spec) if "there" in row]) == 40
    assert title(spec).startswith("50 updates by The North run from 10:00 to 10:49 UTC")
    assert "The first 40 are drawn." in " ".join(spec["title"]["subtitle"])
