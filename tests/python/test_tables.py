import datetime as dt
import pickle
from typing import get_args

import chronique as cq
import pytest
from chronique._types import TableName

TABLES = get_args(TableName)


@pytest.fixture
def run(article):
    return cq.extract([article, "", "Été 🌍."], tables=TABLES)


def test_without_any_library(run):
    table = run.sentences
    rows = table.to_dicts()
    assert len(rows) == len(table)
    assert [row["text"] for row in rows] == table.column("text")
    assert list(rows[0]) == table.column_names == list(table.column_types)
    assert table.head(2) == rows[:2]
    assert table.metadata == {
        "table": "sentences",
        "version": cq.__version__,
        "model": f"embedded-{cq.__version__}",
    }
    with pytest.raises(KeyError, match=r'no column \\?"texte'):
        table.column("texte")


@pytest.mark.parametrize("name", TABLES)
def test_every_library_gets_the_same(run, name):
    pyarrow = pytest.importorskip("pyarrow")
    polars = pytest.importorskip("polars")
    table = getattr(run, name)
    rows = table.to_dicts()
    assert table.to_arrow().to_pylist() == rows
    assert pyarrow.table(table).to_pylist() == rows  # a new stream each time
    assert table.to_polars().to_dicts() == rows
    assert polars.DataFrame(table).to_dicts() == rows
    assert list(table.to_pandas().columns) == table.column_names
    assert table.to_arrow().schema.metadata.keys() == {b"chronique"}


def test_duckdb(run):
    duckdb = pytest.importorskip("duckdb")
    sentences = run.sentences
    for _ in range(2):
        ((count,),) = duckdb.sql("select count(*) from sentences").fetchall()
        assert count == len(sentences)


def test_pandas_types(run):
    pandas = pytest.importorskip("pandas")
    frame = run.events.to_pandas()
    assert pandas.DataFrame.from_arrow(run.events).shape == frame.shape
    sentences = run.sentences.to_pandas()
    assert str(sentences["start"].dtype) == "int32"
    assert sentences["text"].tolist() == run.sentences.column("text")


def test_pandas_without_pyarrow(script):
    pytest.importorskip("pandas")
    out = script(
        """
        import sys
        sys.modules["pyarrow"] = None
        import pandas as pd
        import chronique as cq
        frame = pd.DataFrame({"text": ["Il pleut. Il vente.", None, "Été 🌍."], "id": list("abc")})
        run = cq.extract(frame, tables=("sentences",), errors="skip")
        again = cq.extract(frame["text"][::2], tables=("sentences",))
        assert again.sentences.column("doc") == ["0", "0", "1"]
        assert cq.sentences(frame["text"][:1]) == [["Il pleut.", "Il vente."]]
        print(run.sentences.to_pandas()["doc"].tolist(), len(run.errors))
        try:
            run.sentences.to_arrow()
        except ImportError as error:
            print(error)
        """
    )
    assert out.splitlines() == [
        "['a', 'a', 'c'] 1",
        'this needs pyarrow, which is not installed: pip install "chronique[arrow]"',
    ]


def test_schema_of_events():
    kinds = cq.extract([]).events.column_types
    assert kinds["counts"] == kinds["agent"] == kinds["cues"] == "list"
    assert kinds["date_start"] == kinds["published"] == "date"
    assert (kinds["geoname"], kinds["lat"], kinds["direct"]) == ("int64", "float64", "bool")


def test_published_is_a_date():
    run = cq.extract([{"text": "a", "date": dt.date(2025, 7, 24)}])
    assert all(day == dt.date(2025, 7, 24) for day in run.events.column("published"))


def test_tables_say_how_to_send_them(run):
    with pytest.raises(TypeError, match=r"table\.to_arrow\(\)"):
        pickle.dumps(run.sentences)


def test_concat(run):
    both = cq.Table.concat([run.sentences, run.sentences])
    assert len(both) == 2 * len(run.sentences)
    with pytest.raises(cq.InvalidInput, match="different columns"):
        cq.Table.concat([run.sentences, run.tokens])
