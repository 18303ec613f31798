import datetime as dt
import pickle

import chronique as cq
import pytest

TEXT = "Il pleut à Dakar. Le marché a fermé jeudi."


def test_layers_and_attributes():
    doc = cq.read(TEXT, date="2025-07-24", title="Météo", id=7)
    assert [s.text for s in doc.sentences] == ["Il pleut à Dakar.", "Le marché a fermé jeudi."]
    assert (doc.text, doc.title, doc.id) == (TEXT, "Météo", "7")
    assert doc.date == dt.date(2025, 7, 24)
    assert doc.tokens[0].text == "Il"
    assert doc.tokens[0].kind == "word"
    assert doc.tokens[-1].sentence == doc.sentences[1]
    assert isinstance(doc.events, tuple)


@pytest.mark.parametrize(
    "date",
    [
        "2025-07-24",
        "2025-07-24T08:15:00Z",
        dt.date(2025, 7, 24),
        dt.datetime(2025, 7, 24, 23, 59),
        dt.datetime(2025, 7, 24, tzinfo=dt.UTC),
    ],
)
def test_every_form_of_date(date):
    assert cq.read("a", date=date).date == dt.date(2025, 7, 24)


def test_no_date():
    assert cq.read("a").date is None
    assert cq.read("a", date="").date is None


def test_layers_are_tuples():
    sentences = cq.read(TEXT).sentences
    assert len(sentences) == 2
    assert sentences[-1].index == 1
    assert sentences[:1][0] is sentences[0]


def test_items_compare_and_hash():
    one, two = cq.read(TEXT), cq.read(TEXT)
    assert one == two
    assert one.sentences == two.sentences
    assert one.sentences[0] < one.sentences[1]
    assert sorted(one.tokens) == list(one.tokens)
    assert len({*one.sentences, *two.sentences}) == 2
    assert one.sentences[0] != cq.read(TEXT + " Fin.").sentences[0]
    assert one.sentences[0] != one.tokens[0]
    assert one != "Il pleut"


def test_reprs():
    doc = cq.read(TEXT)
    assert repr(doc).startswith('Document("Il pleut à Dakar. Le marché')
    assert "2 sentences, 0 events" in repr(doc) or "2 sentences" in repr(doc)
    assert repr(doc.sentences[0]) == 'Sentence("Il pleut à Dakar." [0:17])'
    assert repr(doc.tokens[0]) == 'Token(word, "Il" [0:2])'


def test_nothing_can_be_changed():
    doc = cq.read(TEXT)
    with pytest.raises(AttributeError):
        doc.text = "autre"
    with pytest.raises(AttributeError):
        doc.sentences[0].start = 3


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u202f", "\x00", "…", "🌍", "«", "a" * 10_000])
def test_any_string_is_a_document(text):
    doc = cq.read(text)
    assert doc.text == text
    assert all(text[s.start : s.end] == s.text for s in doc.sentences)


def test_pickle_reads_again():
    doc = cq.read(TEXT, date="2025-07-24", title="t", id="x")
    copy = pickle.loads(pickle.dumps(doc))
    assert copy == doc
    assert copy.events == doc.events
