"""What notebooks show besides charts: findings, tables, the sentences behind a number, plain notes.

Everything here is drawn in JupyterLab as it stands and carries its content as data beside the HTML
(``application/vnd.kosovo.show+json``), from which pages are built. No text can turn into markup.

    display.finding("Antiwar.com names NATO in 21 of 100 sentences, RFE/RL in 12.")
    display.table(rates, caption="Rates per 10,000 words", links={"mentions": "sentences"})
    display.evidence(corpus, rows, by=["outlet", "actor"])
"""

from kosovo_lib.display.sentences import evidence
from kosovo_lib.display.shown import MIME, Shown, finding, lead, note
from kosovo_lib.display.tables import table
from kosovo_lib.display.words import anchor, when

__all__ = ["MIME", "Shown", "anchor", "evidence", "finding", "lead", "note", "table", "when"]
