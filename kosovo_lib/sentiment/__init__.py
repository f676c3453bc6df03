"""Targeted sentiment: how the words around a name treat it.

A small neural network, `Network`, reads a sentence in which one name is marked and says how the sentence treats it. No
name is shown to it: NATO and an invented country get the same score in the same words. `Model` is its interface.

**Sentiment is not stance.** "The attack killed ten" is as unpleasant as writing gets and takes no side. Never report
these scores as an outlet's stance without their measured agreement with coded labels.

`load` returns the large network if it has been built (``make model-large``), otherwise the small one that comes with
the library. The model card, ``kosovo_lib/sentiment/small/README.md``, says what they were trained on, how accurate they
are and where they fail.

References:
    Hamborg, F. and Donnay, K. (2021). NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment Classification in
    Political News Articles. EACL.
    Hinton, G., Vinyals, O. and Dean, J. (2015). Distilling the Knowledge in a Neural Network. arXiv:1503.02531.
    Wang, W. et al. (2020). MiniLM: Deep Self-Attention Distillation for Task-Agnostic Compression of Pre-Trained
    Transformers. NeurIPS.
"""

from functools import cache
from pathlib import Path

from kosovo_lib.schema import public
from kosovo_lib.sentiment.network import LARGE, SMALL, Judged, Model, Network, Score, Target

__all__ = ["LARGE", "SMALL", "Judged", "Model", "Network", "Score", "Target", "load"]

_read = cache(Network)


def load(folder: str | Path | None = None) -> Network:
    """Load the network in a folder, by default `LARGE` if it has been built, else `SMALL`; a process reads it once.

    `DataError` if one of its files is missing or damaged.
    """
    return _read(Path(folder) if folder else (LARGE if LARGE.is_dir() else SMALL))


public(__name__)
