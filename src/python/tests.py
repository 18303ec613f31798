"""Run by tests.rs on the document of src/fixture.rs."""

import datetime as dt


def check(doc):
    """Look at every attribute of the event."""
    (event,) = doc.events
    assert (event.type, event.group, event.label) == ("conflict.killing", "conflict", "Killing")
    assert event.text == doc.text[event.start : event.end] == "tués"
    assert event.sentence is doc.sentences[1]
    assert event.factuality == "possible"
    assert [mention.text for mention in event.patient] == ["policiers"]
    assert event.patient[0].role == "patient"
    assert event.agent == ()
    assert (event.date, event.country) == ("1970-01-02/1970-01-31", "UA")
    assert (event.date_start, event.date_end) == (dt.date(1970, 1, 2), dt.date(1970, 1, 31))
    assert (event.date_basis, event.place_basis, event.location) == ("clause", "title", None)
    (count,) = event.counts
    assert (count.kind, count.min, count.max, count.text) == ("dead", 3, None, "Au moins trois")
    assert repr(count) == 'Count(dead at least 3, "Au moins trois" [7:21])'
    assert event.same_as is None
    assert event.holder.text == event.speaker.text == "Rémi"
    assert event.content is None
    assert event.direct is True
    assert event.confidence == 0.5
    assert event.why.rule == "verb tuer"
    assert [cue.text for cue in event.why.cues] == ["tués", "selon"]
    assert repr(event.why) == 'Why(verb tuer: "tués", "selon")'
    assert repr(event) == f'Event(conflict.killing, "tués" [{event.start}:{event.end}])'
    assert repr(doc).endswith("2 sentences, 1 event)")
    assert doc.date == dt.date(1970, 1, 3)
