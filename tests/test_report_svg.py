"""A picture is the same wherever it is drawn."""

import os
import subprocess
import sys

import pytest

DRAW = """
from kosovo_lib.report.svg import picture
spec = {
    "data": {"values": [{"d": "1998-03-29T00:00:00"}, {"d": "2022-10-30T00:00:00"}]},
    "mark": "point", "encoding": {"x": {"field": "d", "type": "temporal"}},
}
print(picture(spec, name="p", label="p").svg)
"""


def drawn(zone):
    done = subprocess.run(
        [sys.executable, "-c", DRAW], capture_output=True, text=True, check=True, env={**os.environ, "TZ": zone}
    )
    return done.stdout


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_a_picture_of_days_does_not_show_in_which_time_zone_it_was_drawn(zone):
    assert drawn(zone) == drawn("Europe/Belgrade")
