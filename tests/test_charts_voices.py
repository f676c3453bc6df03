"""The picture of who speaks."""

import kosovo_lib as kl

STORY = 'Port Shut\n\nThe port was shut on Monday.\n\n"We all stay here," said Ida Krog.\n'


def test_the_bars_show_every_voice_and_say_so_without_being_seen():
    table = kl.voices.shares(kl.parse(STORY, outlet="gazette"))
    spec = kl.charts.voices(table, {"gazette": "The Gazette"}, title="The Gazette says half itself.").to_dict()
    assert spec["title"]["text"] == ["The Gazette says half itself."]
    # 8 words of 15 are the paper's (headline and report), 7 the quotation's.
    assert "The Gazette: the outlet's own words 53%, quoted 47%" in spec["description"]
    bars, numbers = spec["layer"]
    assert bars["encoding"]["color"]["scale"]["domain"] == list(kl.voices.KINDS.values())
    assert numbers["encoding"]["text"]["field"] == "percent"
