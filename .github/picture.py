"""Draw the picture at the top of the README from the shipped corpus: `make picture`."""

from pathlib import Path

import vl_convert

import kosovo_lib as kl

PICTURE = Path(__file__).with_name("stance.svg")


def svg() -> str:
    """The stance of each outlet toward each actor, in its own voice, by hand labels."""
    kl.charts.use_theme()
    corpus = kl.load(Path(__file__).parent.parent / "data")
    table = kl.stance.by_outlet(corpus, voice="outlet", labels="hand")
    shown = table[table["outlet"].isin(corpus.outlets.loc[corpus.outlets["compare"], "outlet"])]
    return vl_convert.vegalite_to_svg(kl.charts.stance_matrix(shown, corpus.outlets).to_dict())


if __name__ == "__main__":
    PICTURE.write_text(svg(), encoding="utf-8")
    print(f"written: {PICTURE.name}")
