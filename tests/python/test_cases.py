"""The cases that Rust reads too, through the Python door."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import chronique as cq
import pytest

CASES = Path(__file__).parents[1] / "cases"
TOKENS = cq.Pipeline(layers=["tokens"])


def load(name, table="case"):
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))[table]


def each(name, table="case"):
    """Run a test for each case of a file."""
    found = load(name, table)
    return pytest.mark.parametrize(
        "case", found, ids=[c.get("name", c.get("text")) for c in found]
    )


def agree(found, expected):
    """Check what the case says of each item; what it leaves out is not compared."""
    assert len(found) == len(expected), found
    for item, wanted in zip(found, expected, strict=True):
        assert wanted.items() <= item.items()


@each("sentences.toml")
def test_sentences(case):
    text = case.get("text") or case.get("joiner", " ").join(case["sentences"])
    assert cq.sentences(text) == case["sentences"]


@each("tokens.toml")
def test_tokens(case):
    assert [token.text for token in TOKENS.read(case["text"]).tokens] == case["tokens"]


@each("syntax.toml")
def test_syntax(case):
    doc = cq.read(case["text"])
    heads = ["-" if t.head is None else doc.tokens[t.head].text for t in doc.tokens]
    lines = [
        f"{token.text} {token.upos} {token.deprel} {head}"
        for token, head in zip(doc.tokens, heads, strict=True)
    ]
    assert [word for word in case["words"] if word not in lines] == []


@each("entities.toml")
def test_entities(case):
    found = [[entity.text, entity.label] for entity in cq.read(case["text"]).entities]
    assert (found == case["names"]) != case.get("open", False), found


@each("times.toml")
def test_times(case):
    def shown(time):
        start, end = (at.isoformat() if at else "open" for at in (time.earliest, time.latest))
        facts = {"words": time.text, "type": time.type, "value": time.value}
        return facts | {"start": start, "end": end}

    doc = cq.read(case["text"], date=case.get("date"))
    agree([*map(shown, doc.times)], case["times"])


@each("numbers.toml")
def test_quantities(case):
    def shown(quantity):
        names = ("text", "min", "max", "kind", "unit", "per_side", "approximate")
        counted = quantity.counted.text if quantity.counted else None
        return {name: getattr(quantity, name) for name in names} | {"counted": counted}

    absent = {"min": None, "max": None, "kind": "count", "unit": None, "per_side": False}
    found = [*map(shown, cq.read(case["text"]).quantities)]
    agree(found, [absent | wanted for wanted in case["quantities"]])


@each("quotes.toml")
def test_quotes(case):
    def shown(quote):
        content = quote.content.text if quote.content else ""
        facts = {"cue": quote.cue.text, "content": content}
        facts |= {"speaker": quote.speaker.text} if quote.speaker else {}
        return facts | ({"direct": True} if quote.direct else {})

    found = [*map(shown, cq.read(case["text"]).quotes)]
    assert (found == case["quotes"]) != ("open" in case), found


@each("arguments.toml")
def test_arguments(case):
    if case.get("open"):
        return  # not asked for, as in Rust
    roles = ("agent", "patient", "instrument", "place", "time")
    events = cq.read(case["text"]).events
    event = next(event for event in events if event.text == case["trigger"])
    found = {role: [mention.text for mention in getattr(event, role)] for role in roles}
    assert found == {role: case.get(role, []) for role in roles}


@each("events.toml")
def test_events(case):
    def bound(number):
        return "_" if number is None else number

    def shown(event):
        counts = [f"{c.kind} {bound(c.min)} {bound(c.max)}" for c in event.counts]
        facts = {"trigger": event.text, "type": event.type, "factuality": event.factuality}
        return facts | {"counts": counts}

    absent = {"factuality": "actual", "counts": []}
    found = [*map(shown, cq.read(case["text"]).events)]
    assert found == [absent | wanted for wanted in case["events"]]


@each("places.toml", "name")
def test_names_of_places(case):
    found = [f"{place.name} {place.country or '-'}" for place in cq.places(case["name"])[:1]]
    assert "".join(found) == case["first"]


# Rust is given the names of these; here a case counts where the recogniser finds the same names.


def test_places():
    shared = 0
    for case in load("places.toml"):
        doc = cq.read(case["text"])
        names = [entity.text for entity in doc.entities if entity.label == "LOC"]
        others = [entity.text for entity in doc.entities if entity.label != "LOC"]
        if names == case.get("loc", []) and others == case.get("other", []):
            shared += 1
            assert [
                f"{p.text} = {p.location.name} {p.country or '-'} {p.location.kind}"
                for p in doc.places
            ] == case["places"]
    assert shared > 80


def test_links():
    shared = 0
    for case in load("links.toml"):
        doc = cq.read(re.sub(r"\[(.*?)\|\w+\]", r"\1", case["text"]))
        names = [(entity.text, entity.label) for entity in doc.entities]
        if names == re.findall(r"\[(.*?)\|(\w+)\]", case["text"]):
            shared += 1
            chains = defaultdict(list)
            for mention in doc.mentions:
                chains[mention.id].append(mention.text)
            joined = [words for _, words in sorted(chains.items()) if len(words) > 1]
            assert joined == case["chains"]
    assert shared > 50
