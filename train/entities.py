"""Train the network of ``src/entities``, which finds names.

It reads on from the states of the parser, which stay as they are. The steps, with the sources of
``assets/SOURCES.md``; ``docs/models.md`` says what comes out::

    entity_features winer_fr.jsonl names.states > names.jsonl
    python train/entities.py train names.jsonl names.states vectors.npz names.pt
    python train/entities.py export names.pt vectors.npz entities.weights
    entity_pack entities.weights assets/models/entities.bin

Features and states come ready from ``entity_features``, which is the code that reads texts;
nothing here looks at a word. Runs on one CPU core; one seed gives the same weights on the same
machine.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from syntax import BLOCK, Layer, Vectors, batches

HELD_OUT = "2018"
"""Articles from this year on are for development, and not learnt from."""

LABELS = "PER", "LOC", "ORG", "EVT", "PROD"
SCORED = 3
"""Labels that the score is over: the first ones."""

LONGEST = 150
"""Sentences with more words are not learnt from."""


class Corpus:
    """Sentences with their features and tags, and the parser's states of all their words."""

    def __init__(self, sentences: str, states: str) -> None:
        self.sentences = []
        at = 0
        with Path(sentences).open() as file:
            for line in file:
                s = json.loads(line)
                s["n"], s["at"] = len(s["rows"]), at
                at += s["n"]
                self.sentences.append(s)
        # Half the precision is enough to learn from, and half the memory.
        self.states = torch.from_numpy(np.fromfile(states, "<f4").astype("f2").reshape(at, -1))

    def split(self) -> tuple[list[dict], list[dict]]:
        """Sentences to learn from, and sentences held out."""
        own = [s for s in self.sentences if s["n"]]
        held = [s for s in own if s["date"] >= HELD_OUT]
        return [s for s in own if s["date"] < HELD_OUT and s["n"] <= LONGEST], held


class Network(nn.Module):
    """See ``src/entities/network.rs``, which reads with the same weights."""

    def __init__(self, options: argparse.Namespace, known: list[int], vectors: Vectors) -> None:
        super().__init__()
        self.options = options
        self.rows = {row: i + 1 for i, row in enumerate(known)}
        width = options.width
        self.words = nn.EmbeddingBag(len(known) + 1, width, mode="sum", padding_idx=0)
        nn.init.normal_(self.words.weight, 0, 0.08)
        with torch.no_grad():
            self.words.weight[0] = 0
        data = np.concatenate([np.zeros((1, vectors.data.shape[1])), vectors.data])
        self.register_buffer("vectors", torch.tensor(data, dtype=torch.float32), persistent=False)
        self.project = nn.Linear(vectors.data.shape[1], width, bias=False)
        self.norm = nn.LayerNorm(width)
        self.layer = Layer(options.states + 3 * width, options.hidden, 1)
        self.tags = nn.Linear(2 * options.hidden, 1 + 4 * len(LABELS))

    def prepare(self, sentences: list[dict], vectors: tuple[int, int]) -> None:
        """Give numbers to the rows of each word: features that are learnt, and the vector."""
        first, end = vectors
        for s in sentences:
            s["words"] = [[self.rows[r] for r in word if r in self.rows] for word in s["rows"]]
            s["vectors"] = [
                next((r - first + 1 for r in word if first <= r < end), 0) for word in s["rows"]
            ]

    def forward(self, batch: dict):
        """Score the tags of every word, time first."""
        learn, drop = self.training, self.options.dropout
        steps, count = batch["mask"].shape
        mask = batch["mask"][..., None]
        own = self.words(batch["words"], batch["offsets"]).view(steps, count, -1)
        own = self.norm(own + self.project(self.vectors[batch["vectors"]])) * mask
        none = torch.zeros_like(own[:1])
        around = [torch.cat([none, own[:-1]]), own, torch.cat([own[1:], none])]
        x = torch.cat([batch["states"], *around], 2)
        if learn:
            x = x * (torch.rand(steps, count, 1) > 0.05).float()
        # One mask for all words of a sentence.
        same = (torch.rand(1, count, x.size(-1)) > drop).float() / (1 - drop) if learn else 1.0
        return self.tags(functional.dropout(self.layer(x, mask, same), drop, learn))


def collate(sentences: list[dict], states: torch.Tensor) -> dict:
    """Tensors of a batch, time first."""
    count, steps = len(sentences), max(s["n"] for s in sentences)
    words, offsets = [], []
    for t in range(steps):
        for s in sentences:
            offsets.append(len(words))
            if t < s["n"]:
                words.extend(s["words"][t])
    at, mask = np.zeros((steps, count), np.int64), np.zeros((steps, count), np.float32)
    tags, vectors = np.zeros((steps, count), np.int64), np.zeros((steps, count), np.int64)
    for j, s in enumerate(sentences):
        n = s["n"]
        at[:n, j], mask[:n, j] = np.arange(s["at"], s["at"] + n), 1
        tags[:n, j], vectors[:n, j] = s["tags"], s["vectors"]
    return {
        "words": torch.tensor(words, dtype=torch.long),
        "offsets": torch.tensor(offsets),
        "vectors": torch.tensor(vectors),
        "states": states[torch.tensor(at)].float() * torch.tensor(mask)[..., None],
        "mask": torch.tensor(mask),
        "tags": torch.tensor(tags),
    }


def train(options: argparse.Namespace) -> None:
    """Learn from annotated articles."""
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(1)
    corpus, vectors = Corpus(options.sentences, options.states_file), Vectors(options.vectors)
    options.states = corpus.states.shape[1]
    learn, held = corpus.split()
    if options.all:
        learn = learn + [s for s in held if s["n"] <= LONGEST]
    # The parser's rows: features, then vectors; ours follow.
    place = options.features, options.features + len(vectors.data)
    seen = Counter(r for s in learn for word in s["rows"] for r in set(word))
    known = sorted(
        r for r, n in seen.items() if n >= options.rare and not place[0] <= r < place[1]
    )
    network = Network(options, known, vectors)
    network.prepare(learn + held, place)
    mean = copy.deepcopy(network)
    weights = list(network.parameters())
    optimiser = torch.optim.AdamW(weights, lr=options.rate, betas=(0.9, 0.95), weight_decay=0.01)
    total, step = options.epochs * len(batches(learn, options.words, False)), 0
    print(f"{len(learn)} sentences, {len(known)} features", file=sys.stderr)
    start = time.time()
    for epoch in range(options.epochs):
        network.train()
        losses = []
        for some in batches(learn, options.words, True):
            share = step / total
            rate = min(1, (step + 1) / 100) * (1 if share < 0.4 else max(0.02, (1 - share) / 0.6))
            optimiser.param_groups[0]["lr"] = options.rate * rate
            optimiser.zero_grad()
            batch = collate(some, corpus.states)
            batch["words"][torch.rand(len(batch["words"])) < options.forget] = 0
            batch["vectors"][torch.rand(batch["vectors"].shape) < options.forget / 2] = 0
            scores, tags = network(batch).flatten(0, 1), batch["tags"].flatten()
            each = functional.cross_entropy(scores, tags, reduction="none")
            loss = (each * batch["mask"].flatten()).sum() / batch["mask"].sum()
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 5.0)
            optimiser.step()
            losses.append(loss.item())
            step += 1
            keep = min(0.998, step / (step + 20))
            with torch.no_grad():
                for a, b in zip(mean.parameters(), weights, strict=True):
                    a.lerp_(b, 1 - keep)
        line = f"epoch {epoch} loss {np.mean(losses):.4f} {time.time() - start:.0f} s"
        if epoch % 2 or epoch + 1 == options.epochs:
            line += f" | {evaluate(mean, held, corpus.states)}"
        print(line, flush=True)
    torch.save({"options": options, "known": known, "weights": mean.state_dict()}, options.model)


def read(network: Network, sentences: list[dict], states: torch.Tensor):
    """Yield each sentence with the probabilities of its words' tags."""
    network.eval()
    with torch.no_grad():
        for some in batches(sentences, 5000, False):
            scores = network(collate(some, states)).softmax(-1).numpy()
            for j, s in enumerate(some):
                yield s, scores[: s["n"], j]


def names(rows: np.ndarray) -> set[tuple[int, int, int]]:
    """Find the best names of a sentence: first and last word, and label, as ``tags.rs`` does."""
    logs = np.log(np.maximum(rows, 1e-9))
    free, opened = (0.0, ()), [(-1e9, ())] * len(LABELS)
    for word, row in enumerate(logs):
        best = free[0] + row[0], free[1]
        then = []
        for label, (score, way) in enumerate(opened):
            begin, inside, end, single = row[1 + 4 * label : 5 + 4 * label]
            if free[0] + single > best[0]:
                best = free[0] + single, (*free[1], (word, word, label))
            if score + end > best[0]:
                best = score + end, (*way[:-1], (way[-1], word, label))
            if free[0] + begin >= score + inside:
                then.append((free[0] + begin, (*free[1], word)))
            else:
                then.append((score + inside, way))
        free, opened = best, then
    return set(free[1])


def spans(tags: list[int]) -> set[tuple[int, int, int]]:
    """Read the names that tags say."""
    return names(np.eye(1 + 4 * len(LABELS))[tags])


def evaluate(network: Network, sentences: list[dict], states: torch.Tensor) -> str:
    """F1 of exact names, of each label that is scored and of all these."""
    counts: Counter = Counter()
    for s, rows in read(network, sentences, states):
        found, gold = names(rows), spans(s["tags"])
        for kind, some in (("right", found & gold), ("found", found), ("gold", gold)):
            counts.update((kind, label) for _, _, label in some)

    def f1(labels: range) -> str:
        right, found, gold = (
            sum(counts[kind, label] for label in labels) for kind in ("right", "found", "gold")
        )
        precision, recall = right / max(found, 1), right / max(gold, 1)
        return (
            f"P {100 * precision:.2f} R {100 * recall:.2f} F1 {200 * right / (found + gold):.2f}"
        )

    each = [f"{LABELS[i]} {f1(range(i, i + 1)).split()[-1]}" for i in range(len(LABELS))]
    return " ".join([*each, "all", f1(range(SCORED))])


def restore(path: str, vectors: Vectors) -> Network:
    """Open a trained network."""
    file = torch.load(path, weights_only=False)
    network = Network(file["options"], file["known"], vectors)
    network.load_state_dict(file["weights"])
    return network


def label(options: argparse.Namespace) -> None:
    """Write the probabilities of the likeliest tags, for the test that compares both sides."""
    vectors = Vectors(options.vectors)
    network = restore(options.model, vectors)
    own = network.options
    corpus = Corpus(options.sentences, options.states_file)
    network.prepare(corpus.sentences, (own.features, own.features + len(vectors.data)))
    for s in corpus.sentences:
        ((_, rows),) = read(network, [s], corpus.states)
        found = sorted(names(rows))
        sure = [
            round(float(min(rows[i][tag] for i, tag in enumerate(tags(*name), name[0]))), 4)
            for name in found
        ]
        line = {
            "id": s["id"],
            "names": [[*name[:2], LABELS[name[2]]] for name in found],
            "sure": sure,
        }
        print(json.dumps(line))


def tags(first: int, last: int, label: int) -> list[int]:
    """Write the tags of the words of a name."""
    start = 1 + 4 * label
    if first == last:
        return [start + 3]
    return [start, *[start + 1] * (last - first - 1), start + 2]


def export(options: argparse.Namespace) -> None:
    """Write the weights as ``entity_pack`` reads them: a line of JSON, then 32-bit floats."""
    vectors = Vectors(options.vectors)
    network = restore(options.model, vectors)
    own = network.options
    w = {name: p.detach().double().numpy() for name, p in network.named_parameters()}
    rows = np.concatenate([w["words.weight"][1:], vectors.data @ w["project.weight"].T])
    keys = list(network.rows) + [own.features + i for i in range(len(vectors.data))]
    matrices = [
        (w[f"{name}.weight"], w.get(f"{name}.bias", np.zeros(len(w[f"{name}.weight"]))))
        for name in ("layer.gates", "layer.skip", "tags")
    ]
    description = {
        "labels": LABELS,
        "known": own.features + len(vectors.data),
        "width": own.width,
        "states": own.states,
        "matrices": [weights.shape[::-1] for weights, _ in matrices],
    }
    assert all(weights.shape[1] % BLOCK == 0 for weights, _ in matrices)
    numbers = [
        rows,
        w["norm.weight"],
        w["norm.bias"],
        *(part for pair in matrices for part in pair),
    ]
    with Path(options.weights).open("wb") as file:
        file.write(json.dumps({"description": description, "keys": keys}).encode() + b"\n")
        for values in numbers:
            file.write(np.ascontiguousarray(values, dtype="<f4").tobytes())


def main() -> None:
    """Run a step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    steps = parser.add_subparsers(required=True)
    step = steps.add_parser("train")
    step.add_argument("sentences")
    step.add_argument("states_file", metavar="states")
    step.add_argument("vectors")
    step.add_argument("model")
    step.add_argument("--all", action="store_true", help="learn from the held-out articles too")
    step.add_argument("--features", type=int, default=20943, help="features of the parser's table")
    step.add_argument("--hidden", type=int, default=96, help="units in each direction")
    step.add_argument("--width", type=int, default=48, help="values of a word's own vector")
    step.add_argument("--rare", type=int, default=3, help="features seen more rarely are left out")
    step.add_argument("--dropout", type=float, default=0.4)
    step.add_argument("--forget", type=float, default=0.2, help="share of features left out")
    step.add_argument("--epochs", type=int, default=5)
    step.add_argument("--words", type=int, default=1500, help="words of a batch")
    step.add_argument("--rate", type=float, default=3e-3)
    step.add_argument("--seed", type=int, default=1)
    step.set_defaults(run=train)
    step = steps.add_parser("label")
    step.add_argument("sentences")
    step.add_argument("states_file", metavar="states")
    step.add_argument("vectors")
    step.add_argument("model")
    step.set_defaults(run=label)
    step = steps.add_parser("export")
    step.add_argument("model")
    step.add_argument("vectors")
    step.add_argument("weights")
    step.set_defaults(run=export)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
