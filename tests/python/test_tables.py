import datetime as dt
import pickle
from typing import get_args

import chronique as cq
import pytest
from chronique._types import TableName

TABLES = get_args(TableName)
STORY = (
    "Été 🌍. À Bamako, le préfet Louis Tournier a reçu Awa Keïta mardi. Elle a déclaré : « Nous "
    "voulons la paix. » Au moins douze soldats ont été tués en Afrique le 3 mai 2019, selon "
    "l'armée. On murmure que Lyon versera 2,5 millions d'euros. Le séisme d'Agadir a fait des "
    "morts. Le séisme a duré une minute."
)
WORDS = "sentence int32, start int32, end int32, text str"
TYPES = {
    "entities": f"doc str, entity int32, {WORDS}, label str, name str, confidence float32",
    "mentions": f"doc str, entity int32, {WORDS}, kind str, label str, name str, "
    "confidence float32",
    "places": f"doc str, {WORDS}, via str, name str, kind str, country str, admin1 str, "
    "geoname int64, lat float64, lon float64, confidence float32",
    "times": f"doc str, {WORDS}, type str, value str, mod str, precision str, anchor str, "
    "earliest datetime, latest datetime",
    "quantities": f"doc str, {WORDS}, kind str, min float64, max float64, unit str, "
    "counted_start int32, counted_end int32, counted str, per_side bool, approximate bool",
    "quotes": f"doc str, {WORDS}, cue_start int32, cue_end int32, cue str, speaker_start int32, "
    "speaker_end int32, speaker str, name str, direct bool, confidence float32",
}


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


@pytest.mark.parametrize("name", TYPES)
def test_columns_and_their_types(name):
    table = cq.Table.empty(name)
    assert ", ".join(f"{n} {kind}" for n, kind in table.column_types.items()) == TYPES[name]


def cell(doc, number, item, column):
    """What a column should say of an item of a document."""
    own = {"doc": doc.id, "event": number, "published": doc.date}
    own |= {"sentence": item.sentence.index, "context": item.sentence.text}
    if isinstance(item, cq.Entity):
        own["entity"] = item.id
    if isinstance(item, cq.Event):
        own |= {"rule": item.why.rule, "cues": item.why.cues}
    holder = item if hasattr(item, column) else getattr(item, "location", None)
    value = own[column] if column in own else getattr(holder, column, None)
    base, _, edge = column.rpartition("_")
    if not hasattr(item, column) and isinstance(mention := getattr(item, base, None), cq.Span):
        value = getattr(mention, edge)
    if isinstance(value, tuple):
        return [struct(mention) for mention in value]
    return value.text if isinstance(value, cq.Span) else value


def struct(mention):
    names = ("kind", "min", "max") if isinstance(mention, cq.Count) else ()
    return {name: getattr(mention, name) for name in (*names, "start", "end", "text")}


@pytest.mark.parametrize("name", [*TYPES, "events"])
def test_tables_say_what_documents_say(name):
    doc = cq.read(STORY, date="2025-07-24", id="a")
    table = getattr(cq.extract([{"id": "a", "text": STORY, "date": doc.date}], tables=name), name)
    items = getattr(doc, name)
    assert len(table) == len(items) > 1
    for number, (row, item) in enumerate(zip(table.to_dicts(), items, strict=True)):
        assert row == {column: cell(doc, number, item, column) for column in row}


def test_what_is_not_known_is_null():
    run = cq.extract([STORY], tables=TABLES)
    assert None in run.quotes.column("speaker_start")
    assert None in run.quotes.column("name")
    assert None in run.quantities.column("max")
    assert None in run.quantities.column("counted")
    assert [p["text"] for p in run.places.to_dicts() if p["country"] is None] == ["Afrique"]
    tuesday = run.times.to_dicts()[0]
    assert (tuesday["text"], tuesday["earliest"], tuesday["anchor"]) == ("mardi", None, None)
    assert set(run.events.column("published")) == {None}


def test_tables_join():
    duckdb = pytest.importorskip("duckdb")
    run = cq.extract([STORY, "Il pleut.", STORY], tables=("entities", "mentions"))
    entities, mentions = run.entities, run.mentions
    assert len(entities) < len(mentions)
    rows = duckdb.sql(
        "select distinct doc, m.text, e.name from mentions m join entities e using (doc, entity) "
        "where m.kind <> 'name' order by 1, 2"
    ).fetchall()
    told = [("Elle", "Awa Keïta"), ("préfet", "Louis Tournier")]
    assert rows == [(doc, *pair) for doc in "02" for pair in told]
