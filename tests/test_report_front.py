"""The front page: what leads it, what stands beside it, and what never does."""

import json
import re
import zlib
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import vl_convert
from invented_stories import CORPORA, SHORT, STORIES, files_of
from markupsafe import Markup

import kosovo_lib as kl
from kosovo_lib import bulk, project
from kosovo_lib.charts.theme import TOKENS
from kosovo_lib.errors import ParameterError
from kosovo_lib.report.html import Site, write_front
from kosovo_lib.report.page import Front, FrontSettings, front_of, ranked
from kosovo_lib.report.runs import TEMPLATE, of_corpus, report

HARBOUR = CORPORA / "harbour"


def found(text: str, strength: float, *quotations: str, leads: bool = True, checked: bool = True) -> dict[str, Any]:
    said = [
        {"article": f"{who}-1", "sentence": 1, "outlet": who, "text": f"{who} said so.", "address": f"{who}-1-s1"}
        for who in quotations
    ]
    return {
        "text": text, "detail": "", "anchor": "", "strength": strength, "analysis": "", "leads": leads,
        "checked": checked,
        "quotations": said,
    }  # fmt: skip


def summary(page: str, *findings: dict[str, Any], **more: Any) -> dict[str, Any]:
    plain = {"page": page, "title": f"{page}?", "order": 1, "hash": "0" * 64, "figure": None, "contents": []}
    return {**plain, "findings": list(findings), **more}


def front(*summaries: dict[str, Any], address: str = "") -> str:
    pages = {one["page"]: one["title"] for one in summaries}
    site = Site("The pier", pages, "read", address, articles={"pier-1": ("The Pier", "1 May 2025")})
    words = Front("The pier", Markup("<p>Opening.</p>"), Markup("<h2>Limits</h2>"), FrontSettings())
    return write_front(site, words, list(summaries), [])


def lead_of(html: str) -> str:
    lead = re.search(r'<p class="lead">(.*?) <a', html, re.DOTALL)
    return lead[1] if lead else ""


def test_the_storys_name_is_the_headline_and_the_strongest_finding_of_all_stands_under_it() -> None:
    html = front(summary("a", found("Weak.", 0.2)), summary("b", found("Strong.", 0.6), found("Next.", 0.5)))
    assert "<h1>The pier</h1>" in html
    assert lead_of(html) == "Strong."


def test_two_quotations_face_each_other_and_lead_to_their_place_in_the_article() -> None:
    html = front(summary("a", found("Strong.", 0.6, "pier", "lantern", "harbour")))
    facing = html.split('<div class="facing">')[1].split("</div>")[0]
    assert re.findall("<blockquote>(.*?)</blockquote>", facing) == ["pier said so.", "lantern said so."]
    assert 'href="read.html#pier-1-s1"' in facing
    assert "<strong>The Pier</strong>, 1 May 2025" in facing


def test_a_link_elsewhere_shows_a_picture_only_if_the_site_has_an_address() -> None:
    drawn = {**summary("a", found("Strong.", 0.6)), "figure": {"name": "a-chart-1", "svg": ""}}
    assert "og:image" not in front(drawn)
    assert 'property="og:image" content="https://example.org/pier/a.png"' in front(
        drawn, address="https://example.org/pier"
    )


def test_pages_take_their_colours_from_the_tokens_of_charts() -> None:
    style = front(summary("a"))
    for name, (light, dark, _) in TOKENS.items():
        assert f"--{name}: {light};" in style
        assert f"--{name}: {dark};" in style.partition("prefers-color-scheme: dark")[2]
    assert '[fill="#20262e"] { fill: var(--chart-ink); }' in style


def test_of_two_about_as_strong_the_one_that_can_be_shown_leads() -> None:
    one, other = found("Told.", 0.51), found("Shown.", 0.5, "pier", "lantern")
    assert [result["text"] for result, _ in ranked([summary("a", one, other)])] == ["Shown.", "Told."]


def test_a_null_and_a_machines_guess_never_lead() -> None:
    html = front(
        summary("a", found("No difference.", 0.0, leads=False), found("Guessed.", 0.9, leads=False, checked=False))
    )
    assert lead_of(html) == ""
    assert "<p>Our search found no difference between the articles large enough to lead with. It compares" in html
    assert html.count("No difference.") == 1  # under the link to its page
    assert "Guessed." not in html
    alone = summary("a", found("No difference.", 0.0, leads=False)) | {"articles": {"pier": ["Gazette", ""]}}
    assert "<p>Our search found nothing large enough to lead with." in front(alone)


def test_where_nothing_is_news_the_strongest_true_sentence_leads() -> None:
    html = front(summary("a", found("Both report it.", 0.03, leads=False), found("No difference.", 0.0, leads=False)))
    assert lead_of(html) == "Both report it."
    assert lead_of(front(summary("a", found("One of two sentences.", 0.004, leads=False)))) == ""  # too little
    news = summary("b", found("News.", 0.2))
    assert lead_of(front(summary("a", found("Both report it.", 0.03, leads=False)), news)) == "News."


def test_under_each_link_to_a_page_stands_what_else_it_found_what_its_chart_says_or_how_it_begins() -> None:
    counted = found("The Pier quotes two.", 0.01, leads=False)
    drawn = {"name": "a-chart-1", "svg": "", "title": "The Pier reports both facts, The Quay none", "subtitle": ""}
    html = front(
        summary("a", found("News.", 0.2), found("More.", 0.1, leads=False), figure=drawn),
        summary("b", counted, found("No difference.", 0.0, leads=False), figure={**drawn, "title": "Is it?"}),
        summary("c", found("No difference.", 0.0, leads=False), begins="Read two articles."),
        summary("d", found("No difference.", 0.0, leads=False), figure={**drawn, "title": "Two days are named"}),
        summary("e"),
    )
    said = dict(re.findall(r'<li><a href="(\w)\.html">\w\?</a>(?: <span class="detail">(.*?)</span>)?</li>', html))
    assert said == {
        "a": "The Pier reports both facts, The Quay none.", "b": "The Pier quotes two.", "c": "No difference.",
        "d": "Two days are named.", "e": "",
    }  # fmt: skip


def test_how_a_page_begins_is_not_said_of_one_whose_finding_stands_above() -> None:
    html = front(
        summary("a", found("News.", 0.2), begins="We look for words."), summary("b", begins="We look for days.")
    )
    assert "We look for words." not in html
    assert '<span class="detail">Its main finding stands above.</span>' in html
    assert "We look for days." in html


def test_where_no_card_has_a_picture_the_first_that_a_page_has_stands_alone_and_leads_to_its_page() -> None:
    wide, narrow = ('<svg class="wide"><a href="#ev-1"></a></svg>', '<svg class="narrow"><a href="#ev-1"></a></svg>')
    drawn = {"name": "b-chart-1", "svg": wide + narrow, "title": "Four facts", "subtitle": "", "description": "D."}
    plain, pictured = summary("a", found("News.", 0.5)), summary("b", figure=drawn)
    html = front(plain, pictured)
    assert html.count('<p class="chart-title">Four facts</p>') == 1
    assert html.count("Its main finding stands above.") == 2  # what leads is of one page, the picture of another
    assert html.count('<a href="b.html#ev-1">') == 2  # in both forms, the wide one and that for phones
    assert "Four facts." not in html  # as it stands there, it is not said again under the link
    card = {**drawn, "name": "c-chart-1", "title": "On a card"}
    html = front(plain, pictured, summary("c", found("Next.", 0.4), figure=card))
    assert html.count('<p class="chart-title">') == html.count('<p class="chart-title">On a card</p>') == 1
    assert '<span class="detail">Four facts.</span>' in html


def test_a_card_alone_has_the_whole_picture_and_several_the_one_for_phones() -> None:
    svg = '<svg class="wide"></svg><svg class="narrow"></svg>'
    drawn = {"name": "b-chart-1", "svg": svg, "title": "Four facts", "subtitle": "", "description": "D."}
    lead, card = summary("a", found("News.", 0.5)), summary("b", found("Next.", 0.4), figure=drawn)
    assert '<svg class="wide">' in front(lead, card)
    several = front(lead, card, summary("c", found("Third.", 0.3)))
    assert '<svg class="narrow">' in several
    assert '<svg class="wide">' not in several


def test_there_are_at_most_three_cards_each_of_another_page() -> None:
    # The page that leads has had its turn.
    pages = [summary(f"p{n}", found(f"First {n}.", 0.9 - n / 10), found(f"Second {n}.", 0.1)) for n in range(6)]
    html = front(*pages)
    assert re.findall(r'<h3 id="card-(\w+)">(.*?)</h3>', html) == [
        ("p1", "First 1."), ("p2", "First 2."), ("p3", "First 3."),
    ]  # fmt: skip


def test_a_setting_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "front.md"
    path.write_text("---\npublish: all\n---\n# T\n", encoding="utf-8")
    with pytest.raises(ParameterError, match=r"front\.md publish: 'all' is not one of 'full' or 'excerpts'"):
        front_of(path)
    path.write_text("---\nsite: example.org\n---\n# T\n", encoding="utf-8")
    with pytest.raises(ParameterError, match=r"front\.md site: 'example\.org' must be an address such as https://"):
        front_of(path)
    path.write_text("---\nsite: https://example.org/pier/\n---\n# T\n", encoding="utf-8")
    assert front_of(path).settings.site == "https://example.org/pier"
    path.write_text("# T\n\nWords: these.\n\n## Limits\n", encoding="utf-8")
    assert front_of(path).settings.publish == "excerpts"  # the default keeps other people's articles out


@pytest.mark.parametrize(
    "text",
    [
        "publish: full\n# T\n",
        "\ufeffpublsh: full\n\n# T\n",
        "---\npublish: full\n\n# T\n",
        "# T\npublish: full\n\nWords.\n",
    ],
)
def test_a_setting_outside_the_lines_for_settings_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "front.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        ParameterError, match=r"front\.md: 'publi?sh: full' is read only at the top, with a line of ---"
    ):
        front_of(path)


def test_a_setting_that_is_given_again_is_refused_with_the_lines_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "front.md"
    path.write_text("---\npublish: full\npublish: excerpts\n---\n# T\n", encoding="utf-8")
    with pytest.raises(
        ParameterError, match=r"front\.md line 3: .*'publish' stands in line 2 already; change it there, not here"
    ):
        front_of(path)


def test_a_byte_order_mark_before_the_settings_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "front.md"
    path.write_text("---\npublish: full\n---\n# T\n", encoding="utf-8-sig")
    assert front_of(path).settings.publish == "full"


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("harbour_strike", "Harbour strike"),
        ("oil-price-cap", "Oil price cap"),
        ("s7", "Ida Krog"),
        ("data", "Ida Krog"),
        ("s8", "S8"),
    ],
)
def test_a_plain_heading_gets_the_folders_name_or_that_of_the_actor_in_most_headlines(
    tmp_path: Path, folder: str, name: str
) -> None:
    corpus = tmp_path / folder
    corpus.mkdir()
    (corpus / "articles.csv").write_text(
        "id,title\na,Krog quits\nb,Why Krog left\nc,Ferry Union sues\n", encoding="utf-8"
    )
    if folder in ("s7", "data"):  # nobody is an actor of the other
        actors = "actors:\n- {name: Ferry Union}\n- {name: Ida Krog, aliases: [Krog]}\n"
        (corpus / "actors.yml").write_text(actors, encoding="utf-8")
    assert front_of(TEMPLATE / "front.md", corpus).site == f"How each outlet told it: {name}"
    (corpus / "front.md").write_text("# The long strike\n", encoding="utf-8")
    assert front_of(corpus / "front.md", corpus).site == "The long strike"  # what somebody wrote stays


def test_every_page_names_its_story_in_its_title_and_over_its_heading(tmp_path: Path) -> None:
    corpus = project.new(tmp_path / "strike", title="The strike at  Odd Cove")
    (corpus / "a.txt").write_text("Pier shut\n\nThe pier is shut. Nobody works on it today.\n", encoding="utf-8")
    project.add(corpus, [corpus / "a.txt"], outlet="Post", published="2024-05-01")
    asked = of_corpus(corpus, otherwise=TEMPLATE)
    report(
        asked, ["read"], build=tmp_path / "b", jobs=1, prepare=lambda _: bulk.keep(corpus, tmp_path / "kept", "this")
    )
    for name, before in ("index", ""), ("read", "What do the articles say? | "):
        page = (tmp_path / "b" / "html" / f"{name}.html").read_text(encoding="utf-8")
        assert f"<title>{before}The strike at Odd Cove</title>" in page
        assert '<p><a href="index.html">The strike at Odd Cove</a></p>' in page


def test_two_days_for_one_event_lead_before_a_fact_that_two_outlets_share() -> None:
    shared = found("One fact in two outlets’ words.", 0.02, "pier", "lantern", leads=False)
    days = found("Two dates for one event?", 0.04, leads=False)
    assert lead_of(front(summary("a", shared), summary("b", days))) == "Two dates for one event?"
    reworded = found("They quote one man in different words.", 0.7)
    assert lead_of(front(summary("a", shared, reworded), summary("b", days))) == reworded["text"]


def story(folder: Path, name: str) -> Path:
    """A corpus folder of an invented story, every article of an outlet and a day."""
    if name == "harbour":
        return HARBOUR
    corpus = project.new(folder / "story")
    if name in STORIES:
        for number, path in enumerate(files_of(name), start=1):
            project.add(corpus, [path], outlet=path.stem.partition("-")[0].title(), published=f"2024-05-0{number}")
        (corpus / "actors.yml").write_bytes((CORPORA / name / "actors.yml").read_bytes())
        return corpus
    for article, (day, text) in SHORT[name].items():
        (folder / f"{article}.txt").write_text(re.sub(r"(?<!\n)\n(?!\n)", " ", text), encoding="utf-8")
        project.add(corpus, [folder / f"{article}.txt"], outlet=article.partition("-")[0].title(), published=day)
    return corpus


def strings(node: object) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(node, str):
        yield node
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from strings(one)


def printed(html: Path) -> Iterator[str]:
    """Every text that the files of a build hold: what is read, said by charts or to previews, searched, downloaded."""
    for file in html.glob("*.html"):
        page = file.read_text(encoding="utf-8")
        for packed in re.findall(r'<script type="text/plain" id="\w+">([^<]+)</script>', page):
            held = strings(json.loads(zlib.decompress(b64decode(packed))))
            yield from (one for one in held if not one.startswith("#"))  # an address, as in the links of a page
        yield from map(unescape, re.findall(r'(?:content|title|aria-label|data-[a-z]+)="([^"]*)"', page))
        page = re.sub(r"<(script|style)[^>]*>.*?</\1>|</?(?:mark|span|a|bdi)\b[^>]*>", "", page, flags=re.DOTALL)
        yield from map(unescape, re.findall(r">([^<>]+)<", page))


@pytest.mark.parametrize("name", ["harbour", "court"])
def test_all_files_of_a_build_in_excerpts_print_at_most_half_of_an_article(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = story(tmp_path, name)
    drawn: list[str] = []
    to_png = vl_convert.svg_to_png
    monkeypatch.setattr(vl_convert, "svg_to_png", lambda svg, **how: (drawn.append(svg), to_png(svg, **how))[1])
    own = tmp_path / "front.md"
    own.write_text("---\nsite: https://example.org\n---\n# The pier\n", encoding="utf-8")  # draws previews
    asked = replace(of_corpus(corpus, otherwise=TEMPLATE), front=own)
    report(asked, build=tmp_path / "build", jobs=1, prepare=lambda _: bulk.keep(corpus, tmp_path / "kept", "this"))

    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.casefold())

    labels = [label for svg in drawn for label in re.findall(r"<text\b.*?</text>", svg, re.DOTALL)]
    previews = [unescape(" ".join(re.findall(r">([^<>]+)<", label))) for label in labels]  # its lines together
    pictures = {one.stem for one in (tmp_path / "build" / "html").glob("*.png")}
    assert len(drawn) == len(pictures) > 1
    assert ("facts" in pictures) == (name == "court")  # the two facts of the harbour need no chart
    assert name == "harbour" or any(len(words(said)) > 5 for said in previews)
    rows = {tuple(some[at : at + 6]) for some in map(words, [*previews, *printed(tmp_path / "build" / "html")])
            for at in range(len(some) - 5)}  # fmt: skip
    parsed = kl.load(corpus)
    for article, sentences in parsed.sentences.groupby("article"):
        every = words(" ".join(sentences["text"]))
        body = words(" ".join(sentences.loc[sentences["section"].isin(kl.schema.RUNNING_TEXT), "text"]))
        found = {at + n for at in range(len(every) - 5) if tuple(every[at : at + 6]) in rows for n in range(6)}
        headline = words(" ".join(sentences.loc[sentences["section"] == "headline", "text"]))
        assert len(found) <= max(0.5 * len(body), len(headline)), article
        assert found, article  # and something can be read


SLIPS = (
    r"\bnone of the\b|\bno difference\b|nothing differs|\bagrees? on\b|\bthe 1 \w+|\b1 \w+s\b|\b(\d+) of the \1\b"
    r"|\b0 of\b|\bnan\b|None|\bthat name it\b|  | [,.;]|\.\.$"
)
"""A null, an agreement that nobody checked, a plural of one, a value that is missing."""
JUDGING = r"criticis|side[sd]? with|supportive|critical"
"""Only coders' labels may say so, and nobody has coded these stories, but the one of the harbour."""


@pytest.mark.parametrize("name", ["harbour", *STORIES, *SHORT])
def test_what_leads_a_story_says_something_and_is_shown(tmp_path: Path, name: str) -> None:
    corpus = story(tmp_path, name)
    build = tmp_path / "build"
    pages = [] if name in ("harbour", "court") else ["facts", "voices", "terms", "events"]  # coding changes no other
    asked = of_corpus(corpus, otherwise=TEMPLATE)
    results = report(asked, pages, build=build, jobs=1, prepare=lambda _: bulk.keep(corpus, tmp_path / "kept", "this"))
    assert [(one.page, one.error) for one in results if one.error] == []
    html = (build / "html" / "index.html").read_text(encoding="utf-8")
    said = [*filter(None, [lead_of(html)]), *re.findall(r'<h3 id="card-\w+">(.*?)</h3>', html)]
    print(name, said)
    loaded = kl.load(corpus)
    sentences, names = loaded.sentences, kl.schema.outlet_names(loaded.outlets)
    for sentence in said:
        for outlet, speaker in re.findall(
            r"[Oo]nly (.+?) quotes or paraphrases (?:[^;]*? )??(\w+ \w+)(?:, [^;]+?)?, in", sentence
        ):
            others = sentences[sentences["outlet"].map(names) != outlet]
            assert not others["text"].str.contains(speaker.split()[-1], regex=False).any(), sentence
        counts = re.search(r" in (\d+) of its (\d+) sentences?, .* in (\d+) of (\d+)\.$", sentence)
        assert not counts or int(counts[1]) >= 3, sentence
        assert sentence[0].isupper() or sentence[0] in "“0123456789", sentence
        assert re.search(r"[.!?][”’]*$", sentence), sentence
        assert not re.search(SLIPS, sentence), sentence
        assert name == "harbour" or not re.search(JUDGING, sentence), sentence
        assert "Kosovo" not in sentence, sentence
    assert "Kosovo" not in html.replace("kosovo report", "")
    for page in (build / "html").glob("*.html"):
        told = page.read_text(encoding="utf-8")
        assert "nothing to show" not in told, page.stem
        assert not re.search(r"\b(?:Kosovo|Belgrade|Pristina|Serb(?:s|ia|ian)?)\b", told), page.stem
    if name == "court":  # nobody has coded it
        method = (build / "html" / "method.html").read_text(encoding="utf-8")
        assert "Nobody has corrected what the rules read" in method
        assert "likely judgements" not in method
    if name in ("one outlet only", "nothing in common", "wire copies only"):
        compared = ("differently", "no counterpart", "dates ", "report")
        assert not [sentence for sentence in said if any(word in sentence for word in compared)]
