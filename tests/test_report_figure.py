"""A picture is the same wherever it is drawn."""

import contextlib
import os
import re
import subprocess
import sys

import altair as alt
import pandas as pd
import pytest

from kosovo_lib import charts
from kosovo_lib.report import figure
from kosovo_lib.report.figure import NARROW, picture

DRAW = """
from kosovo_lib.report.figure import picture
spec = {
    "data": {"values": [{"d": "1998-03-29T00:00:00"}, {"d": "2022-10-30T00:00:00"}]},
    "mark": "point", "encoding": {"x": {"field": "d", "type": "temporal"}},
}
print(picture(spec, name="p")[0])
"""


def drawn(zone):
    done = subprocess.run(
        [sys.executable, "-c", DRAW], capture_output=True, text=True, check=True, env={**os.environ, "TZ": zone}
    )
    return done.stdout


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_a_picture_of_days_does_not_show_in_which_time_zone_it_was_drawn(zone):
    assert drawn(zone) == drawn("Europe/Belgrade")


def test_fonts_of_the_system_are_taken_up_only_for_letters_that_the_engine_lacks(monkeypatch):
    taken = []
    monkeypatch.setattr(figure, "_add_fonts", lambda: taken.append(True))
    label = {"y": {"field": "b", "type": "nominal"}}
    for words, asked in (("Žarko, Ђорђе – “No” Ελλάδα € ™", 0), ("الجزيرة", 2)):
        picture({"data": {"values": [{"b": words}]}, "mark": "bar", "encoding": label}, name="p")
        assert len(taken) == asked


def test_a_mark_says_when_pointed_at_what_its_tooltip_says_and_leads_to_an_address_on_the_page_alone():
    rows = [
        {"outlet": "pier", "n": 1, "href": "#ev-pier"},
        {"outlet": "x", "n": 2, "href": "https://example.org/#ev-x"},
    ]
    tip = [{"field": "outlet", "title": 'Who, "exactly"'}, {"field": "n", "type": "quantitative", "format": ".1f"}]
    spec = {
        "data": {"values": rows},
        "mark": "bar",
        "encoding": {"y": {"field": "outlet"}, "x": {"field": "n", "type": "quantitative"}, "tooltip": tip},
    }
    spec["encoding"]["href"] = {"field": "href"}
    svg = str(picture(spec, name="p")[0])
    assert '<title>Who, "exactly": pier\nn: 1.0</title>' in svg
    assert re.findall('href="([^"]*)"', svg) == ["#ev-pier"]
    assert '<a href="#ev-pier" tabindex="-1"><path' in svg


def test_a_picture_asks_no_address_for_anything(tmp_path):
    """A server on this machine writes down what is asked of it while an image and data would come from there."""
    (tmp_path / "a.csv").write_text("a\n1\n")
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        at = re.search(r"http://[\d.:]+", server.stdout.readline())[0]
        image = {"mark": {"type": "image", "url": f"{at}/a.png", "width": 9, "height": 9}, "data": {"values": [{}]}}
        table = {"mark": "point", "data": {"url": f"{at}/a.csv"}, "encoding": {"x": {"field": "a"}}}
        for spec in (image, table):
            with contextlib.suppress(ValueError):  # refused outright
                picture(spec, name="p")
        server.terminate()
        asked = server.stderr.read()
    assert "GET" not in asked


@pytest.mark.parametrize("address", ["http://127.0.0.1/a.csv", "https://127.0.0.1/a.csv"])
def test_data_from_an_address_are_refused_outright(address):
    with pytest.raises(ValueError, match="data url not allowed"):
        picture({"mark": "point", "data": {"url": address}, "encoding": {"x": {"field": "a"}}}, name="p")


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        (500, 600),  # a fifth larger than it was drawn, where there is room
        (1000, 1024),  # but no wider than a page
        (1200, 1200),
    ],
)
def test_a_picture_is_drawn_somewhat_larger_up_to_the_width_of_a_page(asked, drawn):
    x = {"field": "a", "type": "quantitative", "axis": None}
    spec = {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": x}, "width": asked, "padding": 0}
    svg = str(picture({**spec, "config": {"view": {"stroke": None}}}, name="p")[0])
    assert re.search(r'viewBox="0 0 (\d+) \d+" width="(\d+)"', svg).groups() == (str(asked), str(drawn))


@pytest.mark.parametrize(("width", "pictures"), [(NARROW, 1), (NARROW + 1, 2)])
def test_what_is_wider_than_a_phone_is_drawn_a_second_time(width, pictures):
    assert NARROW == 360 - 2 * 16  # the narrowest phone less its margins
    x = {"field": "a", "type": "quantitative", "axis": None}
    config = {"view": {"stroke": None, "continuousWidth": width}}
    spec = {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": x}, "padding": 0, "config": config}
    assert str(picture(spec, name="p")[0]).count("<svg ") == pictures


@pytest.mark.parametrize("more", ["", " of the Northern Counties and the Bay"])
def test_who_reports_which_fact_fits_a_page_and_a_phone_with_all_outlets_and_large_labels(more):
    rows = [
        {"fact": fact, "label": f"The harbour master closed the {fact} pier after the storm",
         "outlet": f"outlet {n}{more}",
         "status": "told", "sure": True, "position": 0.1}
        for fact in ("old", "new") for n in range(12)
    ]  # fmt: skip
    charts.use_theme()
    spec = charts.coverage(pd.DataFrame(rows)).to_dict()
    alt.theme.enable("default")
    del spec["title"]  # the page prints it
    drawn, least = picture(spec, name="p")
    tall = {kind: int(n) for kind, n in re.findall(r'<svg class="(\w+)"[^>]* viewBox="0 0 \d+ (\d+)"', drawn)}
    assert tall["narrow"] - tall["wide"] == 2 * (
        32 - 12
    )  # beside a label, for two facts: on a phone the dots are below it
    narrow = re.search('<svg class="narrow".*</svg>', drawn, re.DOTALL)[0]
    assert int(re.search(r'viewBox="0 0 (\d+)', narrow)[1]) <= 1.08 * NARROW
    assert {f"outlet {n}" for n in range(12)} <= set(re.findall("<text[^>]*>(outlet [0-9]+)", narrow))
    assert least <= 1024
    assert min(float(size) for size in re.findall(r'font-size="([0-9.]+)', narrow)) >= 12
