"""`text[start:end]` is the item, whatever the text."""

import warnings
from typing import get_args

import chronique as cq
from chronique._types import TableName
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# The rows of other schemes point to the table of events, not into the text.
TABLES = [name for name in get_args(TableName) if name not in ("plover", "acled")]

# What news has, what breaks counters, and now and then anything at all.
PIECES = st.one_of(
    st.sampled_from(
        ["M. ", "Été", "e\u0301", "👩‍👩‍👧", "🌍", "l’", "aujourd'hui", "12 000", "a", "« ", " »"]
    ),
    st.sampled_from(
        ["Mme Diarra ", "elle ", "à Gao ", "mardi ", "44 av. J.-C. ", "9" * 20 + " ans ", "40 % "]
    ),
    st.sampled_from(["a déclaré ", "selon ", "dit-il ", "a été tué ", "séisme ", "« Il ", "”"]),
    st.sampled_from([". ", "! ", "…", "– ", "\n", "\n\n", "\r\n", "\u00a0", "\u202f", "\x00"]),
    st.sampled_from(["\u202bعربي\u202c", "\ud800"]),
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.text(max_size=200),
    st.text(st.characters(codec=None), max_size=60),
)
QUICK = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def mended(text):
    """What cq reads: lone surrogates are U+FFFD."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


@QUICK
@given(TEXTS)
def test_documents(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", cq.MendedText)
        doc = cq.read(text)
    text = mended(text)
    assert doc.text == text
    mentions = (doc.entities, doc.mentions, doc.places, doc.times, doc.quantities)
    for layer in (doc.sentences, doc.tokens, *mentions, doc.events):
        assert all(text[item.start : item.end] == item.text for item in layer)
        assert all(item.start < item.end for item in layer)
        assert list(layer) == sorted(layer, key=lambda item: (item.start, item.end))
    # Quotes stand in the order of their cues.
    assert all(text[quote.start : quote.end] == quote.text for quote in doc.quotes)
    for before, after in zip(doc.sentences, doc.sentences[1:], strict=False):
        assert before.end <= after.start
    for token in doc.tokens:
        assert token.sentence.start <= token.start < token.end <= token.sentence.end
    covered = "".join(s.text for s in doc.sentences)
    assert "".join(covered.split()) == "".join(text.split())


@QUICK
@given(st.lists(TEXTS, max_size=5))
def test_tables_and_spans(texts):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", cq.MendedText)
        run = cq.extract(texts, tables=TABLES)
        spans = cq.sentences(texts, spans=True)
        words = cq.sentences(texts)
    for row in (row for name in TABLES for row in getattr(run, name).to_dicts()):
        text = mended(texts[int(row["doc"])])
        for part in ("text", "cue", "speaker", "holder", "content", "counted"):
            if row.get(part):
                at = "" if part == "text" else f"{part}_"
                assert text[row[f"{at}start"] : row[f"{at}end"]] == row[part]
        for item in (item for cell in row.values() if isinstance(cell, list) for item in cell):
            assert text[item["start"] : item["end"]] == item["text"]
    for text, places, sentences in zip(texts, spans, words, strict=True):
        assert [text[start:end] for start, end in places] == sentences
