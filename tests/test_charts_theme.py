"""Charts look alike, can be told apart without colour, and carry the words they are read by."""

import itertools

import altair as alt
import pandas as pd
import pytest

from kosovo_lib.charts import theme

COUNTS = pd.DataFrame({"outlet": ["otb", "rferl"], "n": [3, 5]})


def chart() -> alt.Chart:
    return alt.Chart(COUNTS).mark_bar().encode(x="n:Q", y="outlet:N")


def finished(**changes: object) -> dict:
    words = {"title": "RFE/RL names NATO most", "description": "Two bars, 3 and 5."}
    return theme.finish(chart(), **(words | changes)).to_dict()


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [*theme.OUTLET_COLOURS.values(), theme.NEGATIVE, theme.POSITIVE, theme.ACCENT])
@pytest.mark.parametrize("ground", ["#ffffff", "#15181c"])
def test_every_colour_stands_out_on_light_and_dark(colour: str, ground: str) -> None:
    # WCAG 2.2, 1.4.11: 3 to 1 for graphics. White on black is (1 + .05) / (0 + .05) = 21.
    low, high = sorted([luminance(colour), luminance(ground)])
    assert (high + 0.05) / (low + 0.05) >= 3


def test_an_outlet_always_looks_the_same() -> None:
    few = theme.outlet_scale(["rferl"])
    many = theme.outlet_scale(["otb", "rferl", "koha"])
    assert few.color.range == [many.color.range[1]]
    assert few.shape.range == [many.shape.range[1]]


def test_no_two_outlets_share_colour_and_shape() -> None:
    scale = theme.outlet_scale([*theme.OUTLET_COLOURS, "a", "b", "c", "d", "e", "f", "g"])
    looks = list(zip(scale.color.range, scale.shape.range, strict=True))
    assert len(set(looks)) == len(looks) == 12


def test_outlets_that_are_not_shipped_do_not_depend_on_their_order() -> None:
    one, other = theme.outlet_scale(["koha", "blic"]), theme.outlet_scale(["blic", "koha"])
    assert dict(zip(one.color.domain, one.color.range, strict=True)) == dict(
        zip(other.color.domain, other.color.range, strict=True)
    )


def test_shapes_of_shipped_outlets_differ() -> None:
    assert all(a != b for a, b in itertools.combinations(theme.OUTLET_SHAPES.values(), 2))


def test_a_chart_carries_its_finding_and_its_description() -> None:
    spec = finished(subtitle="mentions per article")
    assert " ".join(spec["title"]["text"]) == "RFE/RL names NATO most"
    assert spec["title"]["subtitle"] == ["mentions per article"]
    assert spec["description"] == "Two bars, 3 and 5."


def test_a_long_title_is_wrapped_to_the_picture() -> None:
    spec = finished(title="word " * 30, width=300)
    assert len(spec["title"]["text"]) > 2
    assert " ".join(spec["title"]["text"]) == ("word " * 30).strip()


def test_columns_for_readers_are_named_in_the_specification() -> None:
    assert finished(data=["n", "outlet"])["usermeta"] == {"data": ["n", "outlet"]}
    assert "usermeta" not in finished()


@pytest.mark.parametrize("words", [{"title": " "}, {"description": ""}])
def test_a_chart_without_words_is_refused(words: dict) -> None:
    with pytest.raises(ValueError, match="title that states its finding and a description"):
        finished(**words)


def test_what_a_chart_sets_itself_wins_and_the_rest_is_the_houses() -> None:
    words = {"title": "t", "description": "d"}
    config = theme.finish(chart().configure_axis(labelFontSize=20), **words).to_dict()["config"]
    assert config["axis"]["labelFontSize"] == 20
    assert config["axis"]["titleColor"] == theme.MUTED


@pytest.mark.parametrize("make", [lambda c: c + c, lambda c: c | c, lambda c: c & c, lambda c: c.facet("outlet:N")])
def test_compound_charts_can_be_finished_too(make) -> None:
    spec = theme.finish(make(chart()), title="t", description="d").to_dict()
    assert spec["config"]["font"] == theme.FONT


def test_the_chart_given_is_not_changed() -> None:
    mine = chart()
    before = mine.to_dict()
    theme.finish(mine, title="t", description="d", width=100)
    assert mine.to_dict() == before


def test_jupyterlab_gets_a_form_that_it_draws_offline() -> None:
    bundle = theme.finish(chart(), title="t", description="Two bars.")._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.vegalite.v5+json", "text/plain"}
    assert bundle["text/plain"] == "Two bars."
