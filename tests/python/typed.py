"""Not run: mypy reads it, to see what a user's editor sees."""

import datetime as dt
from typing import assert_type

import chronique as cq

doc = cq.read("Il pleut.", date=dt.date(2025, 7, 24))
assert_type(doc, cq.Document)
assert_type(doc.sentences[0].text, str)
assert_type(doc.tokens[:2], tuple[cq.Token, ...])
event = doc.events[0]
assert_type(event.counts[0].min, int | None)
assert_type(event.agent, tuple[cq.Mention, ...])
assert_type(event.holder, cq.Mention | None)
assert_type(event.sentence, cq.Sentence)
assert_type(event.date_start, dt.date | None)

assert_type(cq.sentences("a"), list[str])
assert_type(cq.sentences("a", spans=True), list[tuple[int, int]])
assert_type(cq.sentences(["a"]), list[list[str]])
assert_type(cq.sentences(["a"], spans=True), list[list[tuple[int, int]]])

run = cq.extract(["a"], tables=("events", "tokens"), errors="skip")
assert_type(run, cq.Run)
assert_type(run.events, cq.Table)
assert_type(run.events.column_names, list[str])
for piece in cq.extract_batches(cq.scan("*.jsonl"), progress=lambda done, total: None):
    assert_type(piece.documents, int)
