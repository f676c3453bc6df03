"""A small invented project: two outlets, one story that never happened, two notebooks, three pages.

Used by the tests of pages; also the smallest example of what a project has to hold.
"""

import copy
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat

ARTICLES = [
    ("harbour-1", "harbour", "Ferry pier closes", "2031-03-02", "The pier at Odd Cove closed on Sunday."),
    ("lantern-1", "lantern", "Odd Cove cut off", "2031-03-03", "Odd Cove is cut off, the mayor said."),
]

HOSTILE = (
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=2>",
    '"><svg onload=window.hit=3>',
    "{{ 7*7 }}{% raw %}",
    "javascript:window.hit=4",
    "<!-- <style>*{display:none}</style>",
    "=HYPERLINK(A1)",
    "@SUM(1)",
    "\x00\x07\x1b[31m\u202e",
    "[a](javascript:window.hit=5)",
)
"""What an article could hold to become markup, a script, a template or a formula."""

SETUP = """\
from pathlib import Path
from types import SimpleNamespace

import altair as alt
import pandas as pd
from kosovo_lib import display, schema
from kosovo_lib import charts
from kosovo_lib.finding import Finding

charts.use_theme()
articles = pd.read_csv(Path("..", corpus_path, "articles.csv"), dtype=str, keep_default_na=False)
words = articles.text.str.split().str.len()
corpus = SimpleNamespace(
    articles=schema.ARTICLES.frame(
        dict(article=a.article, outlet=a.outlet, version_of=None, title=a.title, author="A. Nobody",
             published_from=pd.Timestamp(a.date), published_to=pd.Timestamp(a.date), basis="stated",
             evidence="invented", words=int(w), sha256="0" * 64, path=f"articles/{a.article}.txt")
        for a, w in zip(articles.itertuples(), words)),
    outlets=schema.OUTLETS.frame(
        dict(outlet=o, name=o.title(), country="XX", kind="invented", url="https://example.org", compare=True,
             colour=None, shape=None)
        for o in articles.outlet.unique()),
    sentences=schema.SENTENCES.frame(
        dict(article=a.article, outlet=a.outlet, sentence=0, block=0, section="body", voice="outlet", speaker=pd.NA,
             attribution="none", attributed_share=0.0, source_chain=a.outlet, line=3, start=20,
             end=20 + len(a.text), text=a.text)
        for a in articles.itertuples()),
)
"""

FINDING = """\
counts = corpus.articles[["outlet", "title", "words"]]
longest = counts.loc[counts.words.idxmax()]
display.findings([Finding(
    f"{longest.outlet} wrote {longest.words} words, more than anybody else.", 0.5, (longest.outlet,))])
"""

CHART = """\
scale = charts.outlet_scale(corpus.outlets, list(counts.outlet))
chart = alt.Chart(counts).mark_point(size=size).encode(
    x=alt.X("words:Q", title="words"), y=alt.Y("outlet:N", title=None), tooltip=["outlet", "title", "words"],
    color=alt.Color("outlet:N", scale=scale.color, legend=None),
    shape=alt.Shape("outlet:N", scale=scale.shape, legend=None))
rows = corpus.sentences[["article", "sentence", "outlet"]].assign(surface=lambda t: "Odd Cove")
sentences = display.evidence(corpus, rows, by=["outlet"], labels={"outlet": {}})
display.lead(display.chart(chart.properties(
    title=alt.TitleParams(f"{longest.outlet} wrote most: {longest.title}", subtitle="Words in each article"),
    description=f"Dots, one an article, from {counts.words.min()} to {counts.words.max()} words."),
    evidence=sentences))
"""

TABLE = """display.table(counts, caption="Articles by length, in words", evidence=sentences)"""
EVIDENCE = "sentences"
PARAMETERS = """\
size: int = 90  # area of a dot, in square pixels
outlets: list[str] = []  # handles; empty means all
corpus_path: str = "data"  # folder of the texts
"""


def cell(kind: str, name: str, source: str, *tags: str) -> dict[str, Any]:
    """One cell of a notebook, without outputs."""
    made: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": {"tags": list(tags)} if tags else {}}
    made["source"] = source.rstrip("\n")
    return made | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    """A notebook of these cells."""
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": list(cells), "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}


def cells(*outputs: Any, source: str = "x = 1") -> Any:
    """A notebook with one code cell that put out these things."""
    data = [o._repr_mimebundle_() if hasattr(o, "_repr_mimebundle_") else o for o in outputs]
    data = [one[0] if isinstance(one, tuple) else one for one in data]
    made = [nbformat.v4.new_output("display_data", data=copy.deepcopy(one)) for one in data]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, outputs=made, id="made")])


def lengths() -> dict[str, Any]:
    """The good notebook: a finding, a chart, a table, its sentences."""
    return notebook(
        cell("markdown", "title", "# Who wrote most?\n\nTwo outlets, one pier, and the words they spent on it."),
        cell("code", "parameters", PARAMETERS, "parameters"),
        cell("code", "load", SETUP),
        cell("code", "finding", FINDING),
        cell("markdown", "lengths", "## Length\n\nWhich outlet gave it the most room?"),
        cell("code", "chart-lengths", CHART),
        cell("markdown", "numbers", "## The numbers\n\nEach number leads to its *sentences*."),
        cell("code", "table", TABLE),
        cell("markdown", "evidence-text", "## The sentences"),
        cell("code", "evidence", EVIDENCE),
        cell("markdown", "limits", "## What this cannot show\n\nLength is not care."),
    )


def broken() -> dict[str, Any]:
    """A notebook that fails in its second code cell."""
    return notebook(
        cell("markdown", "title", "# What breaks?"),
        cell("code", "fine", "print('so far')"),
        cell("code", "breaks", "{}['score']"),
        cell("code", "never", "print('never')"),
    )


def project(
    folder: Path,
    notebooks: dict[str, dict[str, Any]] | None = None,
    pages: Sequence[dict[str, Any]] | None = None,
    articles: Sequence[tuple[str, str, str, str, str]] = ARTICLES,
) -> Path:
    """Write a project into ``folder`` and return it; by default one page, ``lengths``."""
    (folder / "notebooks" / "runs").mkdir(parents=True)
    (folder / "data").mkdir()
    quoted = (
        ",".join('"' + str(value).replace('"', '""') + '"' for value in row)
        for row in [("article", "outlet", "title", "date", "text"), *articles]
    )
    (folder / "data" / "articles.csv").write_text("\n".join(quoted) + "\n", encoding="utf-8")
    for name, content in (notebooks or {"00-lengths": lengths()}).items():
        (folder / "notebooks" / f"{name}.ipynb").write_text(json.dumps(content), encoding="utf-8")
    for page in pages or [{"notebook": "00-lengths", "page": "lengths", "title": "Who gave the pier most room?"}]:
        # JSON is YAML too.
        (folder / "notebooks" / "runs" / f"{page['page']}.yml").write_text(json.dumps(page), encoding="utf-8")
    (folder / "notebooks" / "front.md").write_text(
        "---\npublish: full\n---\n"
        "# The pier at Odd Cove\n\nTwo outlets told it. Here is how.\n\n## Method\n\nWe counted words.\n",
        encoding="utf-8",
    )
    return folder
