"""What notebooks display besides charts: findings, tables, the sentences behind a number, notes.

An analysis gives a frame; evidence is the sentences behind it; numbers and marks lead there by themselves::

    rows, shares = kl.voices.evidence(corpus), kl.voices.shares(corpus)              # both with outlet and kind
    sentences = kl.display.evidence(corpus, rows, by=["outlet", "kind"], mark=None)
    kl.display.findings(kl.voices.findings(corpus), evidence=sentences)
    kl.display.chart(kl.charts.voices(shares, corpus.outlets), evidence=sentences)   # each mark leads to its group
    kl.display.table(shares, caption="Words by who says them", evidence=sentences)   # so does each number
    sentences                                                                        # the groups, folded

A row leads to the group with its values in the columns of ``by``. In a wide table (a column for each outlet) the name
of the column stands for the missing value. With ``part="stance"`` groups are divided, and columns named after the
parts lead to them. A finding names its group by the same values: ``Finding(sentence, evidence=("antiwar", "NATO"))``.

A notebook's first cell after its parameters checks them, also under papermill::

    corpus = kl.load(corpus_path)
    kl.display.check_parameters(globals(), corpus)

A cell with nothing to display displays nothing; pages then leave out the heading above it. Long tables, rows and lists
of evidence are folded. Everything carries its content as data beside the HTML
(``application/vnd.kosovo.display+json``), from which pages are built. No text can turn into markup.
"""

from kosovo_lib.display.drawing import anchor, when
from kosovo_lib.display.output import (
    MIME,
    ArticleView,
    Evidence,
    Output,
    chart,
    evidence,
    findings,
    folded,
    genres,
    lead,
    note,
    outlets,
    reading,
    table,
)  # fmt: skip
from kosovo_lib.display.parameters import check_parameters
from kosovo_lib.schema import public

__all__ = [
    "MIME", "ArticleView", "Evidence", "Output", "anchor", "chart", "check_parameters", "evidence", "findings",
    "folded", "genres", "lead", "note", "outlets", "reading", "table", "when",
]  # fmt: skip

public(__name__)
