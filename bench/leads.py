"""What leads the front page of each real story: printed, to be read.

    python bench/leads.py STORIES [STORY ...]    # a folder with stories.csv and texts/, as bench/facts.py reads

Each story becomes a corpus as a newcomer makes it, with the eight most frequent names as actors and nothing coded. Its
findings are those of the pages facts, voices, terms and events, ranked as the front page ranks them.
"""

import argparse
import contextlib
import io
import json
import re
import shutil
import tempfile
from pathlib import Path

import pandas as pd

import kosovo_lib as kl
from kosovo_lib import bulk, project
from kosovo_lib.project.folder import TEMPLATE
from kosovo_lib.report.page import ranked
from kosovo_lib.report.runs import of_corpus, report

PAGES = ("facts", "voices", "terms", "events")


def corpus_of(rows: pd.DataFrame, texts: Path, folder: Path) -> Path:
    """A corpus folder of one story."""
    corpus = project.new(folder / "story")
    for row in rows.to_dict("records"):
        handle = re.sub(r"[^a-z]+", "-", row["outlet"].lower()).strip("-")
        copied = shutil.copy(texts / row["file"], folder / f"{handle}-{row['file']}")
        project.add(corpus, [copied], outlet=row["outlet"], published=row["story_day"], title=row["title"])
    names = kl.actors.propose(kl.load(corpus))["name"].head(8)
    (corpus / "actors.yml").write_text(
        "actors:\n" + "".join(f"  - name: {json.dumps(name)}\n    kind: organisation\n" for name in names), "utf-8"
    )
    return corpus


def main() -> None:
    """Print the lead and the cards of each story."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("only", nargs="*")
    options = parser.parse_args()
    index = pd.read_csv(options.stories / "stories.csv", dtype=str)
    for story, rows in index.groupby("story"):
        if options.only and story not in options.only:
            continue
        with tempfile.TemporaryDirectory() as name:
            corpus = corpus_of(rows, options.stories / "texts", Path(name))
            build = Path(name) / "build"
            asked = of_corpus(corpus, otherwise=TEMPLATE)
            kept = corpus, build / ".corpus", "this"
            with contextlib.redirect_stderr(io.StringIO()):
                ends = report(asked, PAGES, build=build, jobs=1, prepare=lambda _, kept=kept: bulk.keep(*kept))
            print(f"\n== {story} {rows['about'].iloc[0]}", *(one.error for one in ends if one.error))
            told = [json.loads(path.read_text("utf-8")) for path in sorted((build / "findings").glob("*.json"))]
            for found, page in ranked(sorted(told, key=lambda one: one["order"]))[:5]:
                print(f"{found['strength']:.2f} {page['page']}: {found['text']} | {found['detail']}")
                for said in found["quotations"][:2]:
                    print(f"       {said['outlet']}: {said['text']}")


if __name__ == "__main__":
    main()
