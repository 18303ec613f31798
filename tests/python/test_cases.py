"""The cases that Rust reads too, through the Python door."""

import tomllib
from pathlib import Path

import chronique as cq
import pytest

CASES = Path(__file__).parents[1] / "cases"


def cases(pattern):
    found = [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob(pattern))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    absent = pytest.mark.skip(reason=f"tests/cases/{pattern} is not there")
    return found or [pytest.param(None, marks=absent, id="absent")]


@pytest.mark.parametrize("case", cases("sentences*.toml"))
def test_sentences(case):
    text = case.get("text") or case.get("joiner", " ").join(case["sentences"])
    assert cq.sentences(text) == case["sentences"]


@pytest.mark.parametrize("case", cases("tokens*.toml"))
def test_tokens(case):
    doc = cq.Pipeline(layers=["tokens"]).read(case["text"])
    assert [token.text for token in doc.tokens] == case["tokens"]


@pytest.mark.parametrize("case", cases("syntax.toml"))
def test_syntax(case):
    doc = cq.read(case["text"])
    heads = ["-" if t.head is None else doc.tokens[t.head].text for t in doc.tokens]
    lines = [
        f"{token.text} {token.upos} {token.deprel} {head}"
        for token, head in zip(doc.tokens, heads, strict=True)
    ]
    assert [word for word in case["words"] if word not in lines] == []
