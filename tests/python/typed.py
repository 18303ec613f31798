"""Not run: mypy reads it, to see what a user's editor sees."""

import datetime as dt
from typing import Literal, assert_type

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
assert_type(event.date_evidence, cq.Mention | None)
assert_type(event.location, cq.Location | None)
assert_type(event.same_as, int | None)
assert_type(event.why.cues, tuple[cq.Mention, ...])
assert_type(doc.explain(event), str)
assert_type(doc.happenings[0].events, tuple[cq.Event, ...])
assert_type(doc.happenings[0].location, cq.Location | None)

name, pronoun = doc.entities[0], doc.mentions[0]
assert_type(name, cq.Entity)
assert_type(pronoun, cq.Entity)
assert_type((name.id, name.name, name.confidence), tuple[int, str, float])
assert_type(name.label, Literal["PER", "LOC", "ORG", "EVT", "PROD"])
assert_type(pronoun.kind, Literal["name", "description", "pronoun"])
place = doc.places[0]
assert_type(place, cq.Place)
assert_type(place.via, Literal["name", "spelling", "demonym", "description"])
assert_type((place.country, place.location), tuple[str | None, cq.Location])
assert_type(cq.places("Dakar"), list[cq.Location])
assert_type((place.location.lat, place.location.geoname), tuple[float, int | None])
time = doc.times[0]
assert_type(time, cq.Time)
assert_type((time.value, time.mod, time.precision), tuple[str, str | None, str])
assert_type(time.anchor, Literal["words", "article", "text"] | None)
assert_type((time.earliest, time.latest), tuple[dt.datetime | None, dt.datetime | None])
quantity = doc.quantities[0]
assert_type(quantity, cq.Quantity)
assert_type((quantity.min, quantity.unit), tuple[float | None, str | None])
assert_type((quantity.counted, quantity.per_side), tuple[cq.Mention | None, bool])
quote = doc.quotes[0]
assert_type(quote, cq.Quote)
assert_type((quote.cue, quote.speaker), tuple[cq.Mention, cq.Mention | None])
assert_type((quote.name, quote.direct), tuple[str | None, bool])
assert_type({name.sentence, place.sentence, time.sentence}, set[cq.Sentence])

assert_type(cq.sentences("a"), list[str])
assert_type(cq.sentences("a", spans=True), list[tuple[int, int]])
assert_type(cq.sentences(["a"]), list[list[str]])
assert_type(cq.sentences(["a"], spans=True), list[list[tuple[int, int]]])

run = cq.extract(["a"], tables=("events", "tokens"), errors="skip")
assert_type(run, cq.Run)
assert_type(run.events, cq.Table)
assert_type(run.events.column_names, list[str])
tables = (run.entities, run.mentions, run.places, run.times, run.quantities, run.quotes)
assert_type(tables, tuple[cq.Table, cq.Table, cq.Table, cq.Table, cq.Table, cq.Table])
for piece in cq.extract_batches(cq.scan("*.jsonl"), progress=lambda done, total: None):
    assert_type(piece.documents, int)
