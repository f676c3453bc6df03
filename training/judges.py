"""The last step of the small network: names hidden everywhere, and two more heads that say who judges whom.

    python training/judges.py FOLDER_OF_NEWSMTSC FOLDER_OF_DSE

It starts from the small network as `make.py` left it (its 8-bit weights, taken from the history of this repository) and
learns for one pass: the targets of NewsMTSC twice, and both entities of each sentence of DSE once. The head of the
verdict learns from NewsMTSC only, half from the label and half from what the network said before, so that it does not
forget; the two new heads learn from DSE only: is this actor judged by another one that the sentence names, and is this
actor a judge.

References:
    Park, K., Pan, Z., Joo, J. (2021). Who Blames or Endorses Whom? Entity-to-Entity Directed Sentiment Extraction in
    News Text. Findings of ACL.
"""

import io
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import onnx
import torch
from encoder import Network, as_tensors
from examples import Directed, Example, directed, read
from export import export
from graph import unrounded
from learning import Lesson, batches_of, smoothed, warmed
from make import WORK, _encoder
from sklearn.metrics import f1_score, precision_recall_curve
from tqdm import tqdm
from weights import SMALL as SMALL_ENCODER

from kosovo_lib.sentiment import SMALL, Target
from kosovo_lib.sentiment.network import Encoder

START = "49a80c4:kosovo_lib/sentiment/small/model.onnx"
"""The network that this step starts from, in the history of this repository."""

RATE, BATCH, SEED, LONGEST = 7e-5, 32, 1, 112


def learn(network: Network, encoder: Encoder, examples: list[Example], pairs: list[Directed]) -> Network:
    """One pass; every batch holds targets of both corpora and of like length."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)  # one thread: the same sums in the same order, and no waiting for a busy processor
    draw = random.Random(SEED)
    before = _shares(network, encoder, examples)
    rows = [(encoder(e.target), number, None) for number, e in enumerate(examples)] * 2
    rows += [(encoder(d.target), None, d) for d in pairs]
    rows = [row for row in rows if len(row[0].ids) <= LONGEST]
    wanted = (smoothed([e.label for e in examples if e.label is not None]) + before) / 2
    steps = -(-len(rows) // BATCH)
    weights = list(network.parameters())
    optimiser = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: warmed(step, steps))
    network.train()
    lengths = [len(row[0].ids) for row in rows]
    for numbers in tqdm(islice(batches_of(lengths, BATCH, draw), steps), total=steps, mininterval=20):
        some = [rows[number] for number in numbers]
        with torch.autocast("cpu", torch.bfloat16):
            means = network.means(*as_tensors([row[0] for row in some], encoder))
        means = means.float()
        own = [at for at, row in enumerate(some) if row[1] is not None]
        other = [at for at, row in enumerate(some) if row[2] is not None]
        loss = torch.zeros(())
        if own:
            targets = wanted[[some[at][1] for at in own]]
            loss = loss + torch.nn.functional.cross_entropy(network.judged(means[own]), targets) * len(own) / len(some)
        if other:
            seen = network.drop(means[other])
            judged = torch.tensor([some[at][2].judged for at in other])
            judge = torch.tensor([some[at][2].judge for at in other])
            loss = loss + (
                torch.nn.functional.cross_entropy(network.judgement(seen), judged)
                + torch.nn.functional.cross_entropy(network.judge(seen), judge)
            ) * len(other) / len(some)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        rate.step()
    return network.eval()


def between(network: Network, begun: dict[str, torch.Tensor]) -> None:
    """Set every weight but those of the new heads to the mean of what it was before and after.

    The pass costs the verdict one to three points of F1; half way it costs half of that, and the new heads lose
    nothing (Wortsman and others 2022, "Robust fine-tuning of zero-shot models").
    """
    learned = network.state_dict()
    network.load_state_dict({
        name: weights if name.startswith("judge") or not weights.is_floating_point() else (weights + begun[name]) / 2
        for name, weights in learned.items()
    })  # fmt: skip


def _shares(network: Network, encoder: Encoder, examples: list[Example]) -> torch.Tensor:
    """What the network says of its targets, as probabilities, a row a target."""
    return _heads(network, encoder, [e.target for e in examples])[0]


def _heads(network: Network, encoder: Encoder, targets: list[Target]) -> tuple[torch.Tensor, ...]:
    """Probabilities of the three heads, a row a target."""
    network.eval()
    encoded = [encoder(target) for target in targets]
    order = sorted(range(len(encoded)), key=lambda number: len(encoded[number].ids))
    found = torch.zeros(len(encoded), 3), torch.zeros(len(encoded), 3), torch.zeros(len(encoded), 2)
    with torch.no_grad():
        for first in range(0, len(order), 64):
            numbers = order[first : first + 64]
            with torch.autocast("cpu", torch.bfloat16):
                means = network.means(*as_tensors([encoded[number] for number in numbers], encoder)).float()
            for table, head in zip(found, (network.verdict, network.judgement, network.judge), strict=True):
                table[numbers] = head(means).softmax(dim=-1)
    return found


def main(corpus: Path, dse: Path) -> None:
    """Learn, print the development figures, write the three files."""
    source, tokenizer = _encoder(SMALL_ENCODER)
    hidden = Encoder(tokenizer, hidden=True)
    network = Network(source, hidden)
    start = subprocess.run(["git", "show", START], capture_output=True, check=True).stdout
    unrounded(network, onnx.load(io.BytesIO(start)))
    network.encoder.embeddings.word_embeddings.weight.data[hidden.special["name"]] = (
        network.encoder.embeddings.word_embeddings.weight.data[hidden.words("somebody")[0]]
    )
    examples, pairs = read(corpus / "train.jsonl"), directed(dse / "train.txt")
    figures(network, hidden, corpus, dse, "before")
    begun = {name: weights.clone() for name, weights in network.state_dict().items()}
    learn(network, hidden, examples, pairs)
    torch.save(network.state_dict(), WORK / "judges.pt")
    between(network, begun)
    figures(network, hidden, corpus, dse, "after")
    lesson = Lesson([[hidden(e.target) for e in examples]], smoothed([e.label or 0 for e in examples]))
    export(network, hidden, tokenizer, SMALL, name="the small network", lesson=lesson, small=True)


def figures(network: Network, encoder: Encoder, corpus: Path, dse: Path, when: str) -> None:
    """Macro-F1 on the development splits of NewsMTSC, and how well the new heads do on the validation split of DSE."""
    for name in ("rw", "mt"):
        examples = read(corpus / f"dev-{name}.jsonl")
        said = _shares(network, encoder, examples).argmax(dim=1) - 1
        print(f"{when} {name} macro-F1 {100 * f1_score([e.label for e in examples], said, average='macro'):.1f}")
    pairs = directed(dse / "valid.txt")
    _, judged, judge = _heads(network, encoder, [pair.target for pair in pairs])
    truth = [pair.judged for pair in pairs]
    said = judged.argmax(dim=1)
    print(f"{when} judged macro-F1 {f1_score(truth, said, average='macro'):.3f}", end=" ")
    print("per class", [round(float(x), 3) for x in f1_score(truth, said, average=None)], end=" ")
    print(f"judged at all F1 {f1_score([t != 1 for t in truth], said != 1):.3f}", end=" ")
    print(f"judge F1 {f1_score([pair.judge for pair in pairs], judge.argmax(dim=1)):.3f}", flush=True)
    precision, recall, _ = precision_recall_curve([t == 0 for t in truth], judged[:, 0])
    print(f"{when} negative: precision at recall .5 {precision[recall >= 0.5][-1]:.3f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
