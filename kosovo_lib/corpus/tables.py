"""The corpus itself: six tables, what is shown of them, and parts of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.bulk.opening import Opened
from kosovo_lib.errors import ParameterError

__all__ = ["Corpus"]

_SHOWN = 12
"""Outlets named when a corpus is displayed."""


@dataclass(frozen=True, repr=False)
class Corpus(Opened):
    """Articles and everything read in them, as six tidy tables (see ``kosovo_lib.schema`` for their columns).

    Attributes:
        articles: a row is an article.
        blocks: a row is a run of lines with one section.
        sentences: a row is a sentence, with who speaks in it.
        attributions: a row is a stretch of a sentence that is somebody else's.
        mentions: a row is an actor named in a sentence.
        dates: a row is a time expression.
        outlets: a row is an outlet.
        texts: article id -> the decoded text as received, which all offsets count into.
        root: the folder it was loaded from; None for a parsed text.
    """

    articles: pd.DataFrame
    blocks: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    mentions: pd.DataFrame
    dates: pd.DataFrame
    outlets: pd.DataFrame
    texts: Mapping[str, str] = field(default_factory=dict)
    root: Path | None = None

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.rows(table.name):,} {table.name}" for table in schema.TABLES)
        outlets = list(self.articles["outlet"].unique())
        more = f" and {len(outlets) - _SHOWN} more" if len(outlets) > _SHOWN else ""
        return f"Corpus({counts}; outlets: {', '.join(outlets[:_SHOWN])}{more})"

    def _repr_html_(self) -> str:
        """What JupyterLab shows of it: a row an outlet, those with the most articles first, at most ``_SHOWN``."""
        found = self.articles.groupby("outlet").agg(
            articles=("article", "size"), words=("words", "sum"),
            first=("published_from", "min"), last=("published_to", "max"),
        ).sort_values("articles", ascending=False, kind="stable")  # fmt: skip
        names = dict(zip(self.outlets["outlet"], self.outlets["name"], strict=True))
        head = "".join(f"<th>{name}</th>" for name in ("outlet", "name", "articles", "words", "published"))
        body = "".join(
            f"<tr><td>{escape(str(r.Index))}</td><td>{escape(str(names.get(r.Index, '')))}</td><td>{r.articles:,}</td>"
            f"<td>{r.words:,}</td><td>{_days(r.first, r.last)}</td></tr>"
            for r in found.head(_SHOWN).itertuples()
        )
        more = f"<p>and {len(found) - _SHOWN} more outlets</p>" if len(found) > _SHOWN else ""
        counts = ", ".join(f"{len(getattr(self, table.name)):,} {table.name}" for table in schema.TABLES)
        return f"<p>Corpus: {counts}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def select(self, *, outlets: Sequence[str] = (), articles: Sequence[str] = ()) -> "Corpus":
        """The part of the corpus that these outlets published; with neither argument, all that can be compared.

        Args:
            outlets: handles; empty means every outlet with ``compare`` set in outlets.csv.
            articles: ids, instead of outlets.

        Raises:
            ParameterError: an outlet or article is not in the corpus; the message names those that are.
        """
        _known("outlet", outlets, self.outlets["outlet"])
        _known("article", articles, self.articles["article"])
        wanted = list(outlets) or list(self.outlets.loc[self.outlets["compare"], "outlet"])
        keep = self.articles["article"].isin(articles) if articles else self.articles["outlet"].isin(wanted)
        ids = self.articles.loc[keep, "article"]
        tables = {t.name: getattr(self, t.name) for t in schema.TABLES}
        chosen = {name: frame[frame["article"].isin(ids)].reset_index(drop=True) for name, frame in tables.items()}
        return replace(self, **chosen, texts={article: self.texts[article] for article in ids})

    def outlet_name(self, outlet: str) -> str:
        """The name of an outlet as printed on pages."""
        return str(self.outlets.set_index("outlet")["name"][outlet])


def _days(first: Any, last: Any) -> str:
    """First and last day of publication; empty where no day is known."""
    if pd.isna(first) or pd.isna(last):
        return ""
    return f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def _known(what: str, asked: Sequence[str], known: pd.Series) -> None:
    """Refuse a name that is not in the corpus."""
    for name in asked:
        if name not in set(known):
            raise ParameterError(f"{what} {name!r} is not in the corpus; it has {', '.join(sorted(known))}")
