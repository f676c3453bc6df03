"""What a machine makes of the words around a name.

The machine is a small neural network that reads a sentence with one name in it marked, and says how the sentence
treats whoever bears that name: `Network`. The name itself is hidden from it, so that it cannot hold a name against
anybody: NATO, Serbia and a made-up country get the same score in the same words. `vader.Vader`, a lexicon, is the
baseline that it is measured against. Both speak through `Model`.

**Sentiment is not stance.** "The attack killed ten" is as unpleasant as writing gets and takes no side. Never
report these scores as an outlet's stance without the measured agreement with hand coding beside them.

`load` gives the best network there is: the large one where it has been built (``make model-large``), else the one
that comes with the library. What they were trained on, how right they are and where they fail stands in the model
card, ``kosovo_lib/sentiment/small/README.md``.

References:
    Hamborg, F. and Donnay, K. (2021). NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment Classification in
    Political News Articles. EACL.
    Hinton, G., Vinyals, O. and Dean, J. (2015). Distilling the Knowledge in a Neural Network. arXiv:1503.02531.
    Wang, W. et al. (2020). MiniLM: Deep Self-Attention Distillation for Task-Agnostic Compression of Pre-Trained
    Transformers. NeurIPS.
"""

from functools import cache

from kosovo_lib.sentiment.model import Judged, Model, Score, Target
from kosovo_lib.sentiment.network import LARGE, SMALL, Network

__all__ = ["LARGE", "SMALL", "Judged", "Model", "Network", "Score", "Target", "load"]

_read = cache(Network)


def load() -> Model:
    """Load the best network there is: `LARGE` where it has been built, else `SMALL`. A process reads it once.

    Raises:
        DataError: one of its files is missing or damaged.
    """
    return _read(LARGE if LARGE.is_dir() else SMALL)
