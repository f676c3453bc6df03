"""Ten invented stories: four as they lie on a desk, saved pages and texts, and six of kinds that break a lead."""

from pathlib import Path

CORPORA = Path(__file__).parent / "corpora"
STORIES = ("court", "storm", "strike")
"""Stories of saved pages and texts, not yet in any corpus; each has its folder."""


def files_of(story):
    """The saved pages of a story, then its texts."""
    return [*sorted((CORPORA / story).glob("*.html")), *sorted((CORPORA / story).glob("*.txt"))]


_WIRE = """\
Ore Carrier Aground Off Tarn Point

TARN POINT (Northwire) - The ore carrier Maja ran aground off Tarn Point early on Sunday with 22 people on board. All of
them were taken off by lifeboat, the coastguard said.

“She has lost no oil so far,” said coastguard chief Ulf Rand. He said that two tugs would try to pull her free at
high water on Monday.

The Maja left Orsund on Saturday with 30,000 tonnes of iron ore. Her owners, the Lindhal line, did not reply.
The pilot had warned of fog on Saturday evening, according to the port of Orsund.
"""

SHORT = {
    "one outlet only": {
        "gazette-1": (
            "2025-03-02",
            """\
Ferry To Hollin Island Stops

The ferry to Hollin Island will not sail this week. The crew found a crack in the hull on Friday, the line said.

“We cannot risk it,” said line manager Tove Berg. She expects the repair to take ten days.

Islanders are angry. The island has one shop, no doctor and some 400 people, and no other line serves it.
""",
        ),
        "gazette-2": (
            "2025-03-05",
            """\
Hollin Ferry Sails Again

The ferry to Hollin Island sailed again on Wednesday. The repair took four days, not ten, the line said.

“The yard worked through the night,” said line manager Tove Berg. The island council thanked the yard.

The line will carry passengers free of charge until the end of the month.
""",
        ),
    },
    "nothing in common": {
        "gazette": (
            "2025-04-11",
            """\
Town Opens New Library

The library on Mill Lane opened its doors on Friday. It has a reading room for children and 60,000 books.

“I have waited nine years for this,” said librarian Runa Falk. The old building was too damp for paper.

The council paid for the roof, a foundation for the shelves.
""",
        ),
        "lantern": (
            "2025-04-12",
            """\
Frost Ruins Apple Blossom

Growers in the Sund valley fear for their harvest after three nights of frost. Most trees had been in bloom since March.

Candles burned between the rows until dawn, but the wind carried the warmth away, growers said.

“Half of it is gone,” said grower Ola Nyman. The insurers will send someone next week.
""",
        ),
    },
    "wire copies only": {
        "courier": ("2025-05-04", _WIRE),
        "lantern": ("2025-05-04", _WIRE.replace("Ore Carrier Aground Off Tarn Point", "Ship Stranded Off Tarn Point")),
        "mercury": ("2025-05-05", _WIRE.rsplit("The pilot", 1)[0]),
    },
    "a day nobody knows": {
        "gazette": (
            "2025-06-17",
            """\
Dam At Kell Bridge Leaks

Water is seeping through the dam above Kell Bridge, the water board said on Tuesday. It has lowered the lake by
two metres.

“There is no danger to the town,” engineer Signe Holt said. The dam was built in 1962 and last repaired in 2009.

About 300 people were asked to spend the night with friends.
""",
        ),
        "lantern": (
            "unknown",
            """\
Kell Bridge Emptied Overnight

Some 450 people left their homes in Kell Bridge after the dam above the town began to leak. The water board has
lowered the lake by two metres.

“There is no danger to the town,” said engineer Signe Holt, but few believed her. The dam was built in 1962.

The mayor had asked for repairs last year.
""",
        ),
    },
    "an opinion and the news": {
        "gazette": (
            "2025-09-08",
            """\
Council Votes To Close The Swimming Baths

The council voted by 14 to 9 on Monday to close the swimming baths in Dyer Street at the end of the year. The roof needs
repairs that would cost two million crowns, the treasurer said.

“Nobody wanted this,” said council leader Hedda Moe. The swimming club said that 600 children would lose their lessons.

The site will be sold, according to a paper seen by the Gazette.
""",
        ),
        "lantern": (
            "2025-09-09",
            """\
Opinion: A Council That Cannot Count

The council has closed the swimming baths, and it should be ashamed. A roof is not a reason. A roof is an excuse.

Council leader Hedda Moe found three million crowns for a car park in spring. She could not find two for a pool in
which half of the town learned to swim.

The treasurer hides behind his tables. The members who voted for this wrecked, in one evening, what others built in
forty years. Voters should remember their names.
""",
        ),
    },
    "many numbers": {
        "gazette": (
            "2025-10-20",
            """\
Harvest Falls By A Fifth

Farmers brought in 412,000 tonnes of grain this year, 21 percent less than in 2024, the statistics office said on
Monday. Wheat fell from 310,000 to 239,000 tonnes and barley from 120,000 to 98,000.

Rain cost 1,900 farms 44 million crowns, the farmers' union said. Some 350 farms asked for aid; 210 have got it.

“We had 61 days of rain between May and August,” said Aksel Dahl of the union. The price of bread rose by 6.5 percent.
""",
        ),
        "lantern": (
            "2025-10-21",
            """\
Rain Costs Farmers 60 Million

The grain harvest fell to 412,000 tonnes, 21 percent less than last year, according to the statistics office. Wheat fell
by 71,000 tonnes.

Rain cost farmers 60 million crowns, the farmers' union said. Some 350 farms asked for aid and 180 have got it.

“We had 61 days of rain,” said Aksel Dahl of the union. Bread is 6 percent dearer than in January.
""",
        ),
        "mercury": (
            "2025-10-21",
            """\
Worst Harvest Since 2018

This year's grain harvest is the worst since 2018, the statistics office said on Monday: 412,000 tonnes, after 521,000
in 2024.

Of 9,400 farms, 1,900 lost part of their crop. The union put the loss at 44 million crowns.

The minister of farming, Rolf Sand, promised 25 million crowns in aid by December. In 2018 it was 40 million.
""",
        ),
    },
}
"""Story -> outlet and number -> day of publication and text. Written for the tests."""
