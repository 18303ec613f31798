import datetime as dt

import chronique as cq
import pytest

TEXTS = ["Il pleut. Il vente.", "", "Le marché 🌍 a fermé."]
IDS = ["a", "b", "c"]
ROWS = [{"id": i, "text": t, "date": "2025-07-24"} for i, t in zip(IDS, TEXTS, strict=True)]
SENTENCES = ("Il pleut.", "Il vente.", "Le marché 🌍 a fermé.")


def words(run):
    return tuple(run.sentences.column("text"))


def docs(run):
    return run.sentences.column("doc")


def extract(data, **options):
    return cq.extract(data, tables=("sentences",), **options)


def test_texts():
    for data in (TEXTS, tuple(TEXTS), iter(TEXTS), (text for text in TEXTS)):
        run = extract(data)
        assert words(run) == SENTENCES
        assert docs(run) == ["0", "0", "2"]
        assert run.documents == 3


def test_rows():
    for data in (ROWS, iter(ROWS)):
        run = extract(data)
        assert words(run) == SENTENCES
        assert docs(run) == ["a", "a", "c"]


def test_names_of_columns():
    rows = [{"texte": "Il pleut.", "url": 12, "publié_le": dt.date(2025, 7, 24), "titre": "T"}]
    run = extract(rows, text="texte", id="url", date="publié_le", title="titre")
    assert docs(run) == ["12"]


def test_pandas():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS)
    frame["objet"] = [object(), {}, 1]  # nothing that Arrow could hold
    before = frame.copy()
    frame.index = [7, 8, 9]
    assert words(extract(frame)) == SENTENCES
    assert docs(extract(frame)) == ["a", "a", "c"]
    assert words(extract(frame["text"])) == SENTENCES
    assert frame.reset_index(drop=True).equals(before)
    frame["date"] = pandas.to_datetime(frame["date"])
    assert words(extract(frame)) == SENTENCES
    frame["id"] = frame["id"].astype("category")
    frame["text"] = frame["text"].astype("category")
    assert docs(extract(frame)) == ["a", "a", "c"]


def test_polars():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(ROWS)
    assert docs(extract(frame)) == ["a", "a", "c"]
    assert words(extract(frame["text"])) == SENTENCES
    assert (
        words(extract(frame.with_columns(polars.col("text").cast(polars.Categorical))))
        == SENTENCES
    )
    assert words(extract(frame.with_columns(polars.col("date").str.to_date()))) == SENTENCES
    with pytest.raises(cq.InvalidInput, match=r"LazyFrame .* \.collect\(\)"):
        extract(frame.lazy())


def test_pyarrow():
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.Table.from_pylist(ROWS)
    for data in (table, table.to_batches()[0], table.to_reader(), table["text"].combine_chunks()):
        assert words(extract(data)) == SENTENCES
    for kind in (pyarrow.large_string(), pyarrow.string_view()):
        assert words(extract(table["text"].cast(kind))) == SENTENCES
    assert words(extract(table["text"].dictionary_encode())) == SENTENCES
    assert words(extract(pyarrow.table({"text": table["text"], "id": [1, 2, 3]}))) == SENTENCES
    stamps = pyarrow.array([dt.datetime(2025, 7, 24)] * 3, pyarrow.timestamp("us", "Europe/Paris"))
    assert extract(pyarrow.table({"text": table["text"], "date": stamps})).documents == 3


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    rows = ", ".join(f"('{i}', '{t}')" for i, t in zip(IDS, TEXTS, strict=True))
    relation = duckdb.sql(f"select * from (values {rows}) as t(id, text)")
    assert docs(extract(relation)) == ["a", "a", "c"]


def test_batches_do_not_change_the_result():
    whole = extract(TEXTS * 50)
    for size in (1, 7, 1000):
        assert (
            extract(TEXTS * 50, batch_size=size).sentences.to_dicts() == whole.sentences.to_dicts()
        )
    pieces = list(cq.extract_batches(TEXTS, tables=("sentences",), batch_size=2))
    assert [piece.documents for piece in pieces] == [2, 1]
    assert [doc for piece in pieces for doc in docs(piece)] == ["0", "0", "2"]


def test_arrow_batches_are_cut():
    pyarrow = pytest.importorskip("pyarrow")
    data = pyarrow.table({"text": TEXTS * 50})
    whole = extract(TEXTS * 50).sentences.to_dicts()
    assert extract(data, batch_size=7).sentences.to_dicts() == whole


def test_streams_are_read_as_they_are_needed():
    seen = []

    def texts():
        for number in range(100):
            seen.append(number)
            yield "Il pleut."

    pieces = cq.extract_batches(texts(), batch_size=10)
    next(pieces)
    assert len(seen) <= 21
    pieces.close()


def test_no_rows():
    for data in ([], iter([])):
        run = cq.extract(data, tables=("events", "sentences", "tokens"))
        assert (len(run.events), len(run.sentences), len(run.tokens), run.documents) == (
            0,
            0,
            0,
            0,
        )
        assert "factuality" in run.events.column_names
        assert run.events.to_dicts() == []


def test_tables_asked_for():
    run = cq.extract(TEXTS)
    assert run.events.column_names[:2] == ["doc", "event"]
    with pytest.raises(cq.InvalidInput, match='no table "tokens", only events'):
        _ = run.tokens
    assert words(cq.extract(TEXTS, tables="sentences")) == SENTENCES


def test_own_pipeline():
    pipeline = cq.Pipeline(layers=["sentences"])
    assert words(extract(TEXTS, pipeline=pipeline)) == SENTENCES
    with pytest.raises(cq.InvalidInput, match='leaves out "events"'):
        cq.extract(TEXTS, pipeline=pipeline)


def test_progress_as_a_function():
    seen = []
    extract(TEXTS * 10, progress=lambda done, total: seen.append((done, total)), batch_size=10)
    assert seen[-1] == (30, 30)
    assert seen == sorted(seen)
    seen.clear()
    extract(iter(TEXTS), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, None)


def test_an_error_in_progress_stops_the_work():
    def stop(done, total):
        raise RuntimeError("assez")

    with pytest.raises(RuntimeError, match="assez"):
        extract(TEXTS * 1000, progress=stop)
    assert words(extract(TEXTS)) == SENTENCES


def test_progress_bar(capsys):
    pytest.importorskip("tqdm")
    extract(TEXTS, progress=True)
    assert "chronique" in capsys.readouterr().err
    extract(TEXTS)
    assert capsys.readouterr().err == ""


def test_scan(tmp_path):
    import gzip
    import json

    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in ROWS)
    (tmp_path / "b.txt").write_text("Il neige.", encoding="utf-8")
    corpus = cq.scan([tmp_path / "*.gz", tmp_path / "b.txt"])
    for _ in range(2):  # can be read again
        assert docs(extract(corpus)) == ["a", "a", "c", "b"]
    assert next(iter(corpus)) == ROWS[0]


def test_parquet(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    run = cq.extract(TEXTS, tables=("sentences", "events"))
    run.to_parquet(tmp_path / "s.parquet", table="sentences")
    assert parquet.read_table(tmp_path / "s.parquet").num_rows == 3
    with pytest.raises(cq.InvalidInput, match="say which"):
        run.to_parquet(tmp_path / "x.parquet")
