import chronique as cq
import pytest

TEXTS = ["Il pleut à Dakar. Il vente.", "", "Le marché 🌍 a fermé. Été."]
WORDS = [["Il pleut à Dakar.", "Il vente."], [], ["Le marché 🌍 a fermé.", "Été."]]


def test_one_text():
    assert cq.sentences(TEXTS[0]) == WORDS[0]
    assert cq.sentences(TEXTS[0], spans=True) == [(0, 17), (18, 27)]


@pytest.mark.parametrize("threads", [0, 1, 2, 3])
def test_many_texts(threads):
    texts = TEXTS * 3000
    assert cq.sentences(texts, threads=threads) == WORDS * 3000
    spans = cq.sentences(texts, spans=True, threads=threads)
    assert [[t[a:b] for a, b in s] for t, s in zip(texts, spans, strict=True)] == WORDS * 3000


def test_every_holder_of_texts():
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    holders = [
        tuple(TEXTS),
        iter(TEXTS),
        pandas.Series(TEXTS),
        pandas.Series(TEXTS, dtype="object"),
        polars.Series(TEXTS),
        pyarrow.array(TEXTS),
        pyarrow.chunked_array([TEXTS[:1], TEXTS[1:]]),
        pyarrow.array(TEXTS).dictionary_encode(),
        pyarrow.array(TEXTS, pyarrow.large_string()),
        pyarrow.array(TEXTS, pyarrow.string_view()),
    ]
    for holder in holders:
        assert cq.sentences(holder) == WORDS
    assert cq.sentences(polars.Series(TEXTS), spans=True)[0] == [(0, 17), (18, 27)]


def test_agrees_with_read():
    assert cq.sentences(TEXTS[2]) == [s.text for s in cq.read(TEXTS[2]).sentences]


def test_the_bad_row_is_named():
    with pytest.raises(cq.InvalidInput, match=r"row 1: expected str, got None"):
        cq.sentences(["a", None])
    with pytest.raises(cq.InvalidInput, match=r"row 2: expected str, got int \(12\)"):
        cq.sentences(["a", "b", 12])
    with pytest.raises(cq.InvalidInput, match="expected a str or a list of str, got int"):
        cq.sentences(12)


def test_lone_surrogates_come_back_as_they_are():
    texts = ["Il pleut \ud800. Il vente."]
    with pytest.warns(cq.MendedText):
        assert cq.sentences(texts) == [["Il pleut \ud800.", "Il vente."]]
