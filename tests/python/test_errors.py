import datetime as dt
import pathlib
from typing import get_args

import chronique as cq
import pytest
from chronique._types import TableName


def extract(data, **options):
    return cq.extract(data, tables=("sentences",), **options)


def message(data, **options):
    with pytest.raises(cq.InvalidInput) as caught:
        extract(data, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "the text is missing (None)"),
        (float("nan"), "the text is missing (NaN)"),
        (b"abc", 'expected str, got bytes; decode it first: value.decode("utf-8")'),
        (12, "expected str, got int (12)"),
        (["a"], "expected str, got list (['a'])"),
    ],
)
def test_bad_texts(value, expected):
    assert message([{"text": "a"}, {"text": value}]).startswith(
        f'row 1, column "text": {expected}'
    )
    assert message(["a", value]).startswith(f"row 1: {expected}")
    assert 'errors="skip" keeps the other rows' in message(["a", value])
    run = extract(["Il pleut.", value, "Il vente."], errors="skip")
    assert run.documents == 2
    assert run.sentences.column("doc") == ["0", "2"]
    (error,) = run.errors.to_dicts()
    assert error["row"] == 1
    assert expected in error["message"]


def test_good_rows_are_kept_in_every_table():
    text = "Awa Keïta a dit que des rebelles ont tué deux soldats mardi à Gao."
    bad = [None, 12, b"x", "x"]
    rows = [{"text": text, "date": "2025-07-24"}, *({"text": value} for value in bad)]
    rows[4]["date"] = "jeudi"
    rows += [{"texte": text}, {"text": text + " \ud800"}, {"text": text}]
    with pytest.warns(cq.MendedText):
        run = cq.extract(rows, tables=get_args(TableName), errors="skip")
    assert run.documents == 3
    assert run.errors.column("row") == [1, 2, 3, 4, 5]
    assert run.errors.column("column") == ["text", "text", "text", "date", "text"]
    for name in get_args(TableName):
        column = "source" if name == "acled" else "doc"
        assert set(getattr(run, name).column(column)) == {"0", "6", "7"}, name


def test_pandas_values():
    pandas = pytest.importorskip("pandas")
    for value in (None, float("nan"), pandas.NA, pandas.NaT, b"x", 12):
        frame = pandas.DataFrame({"text": pandas.Series(["a", value], dtype="object")})
        assert 'row 1, column "text"' in message(frame)
        run = extract(frame, errors="skip")
        assert (run.documents, len(run.errors)) == (1, 1)


def test_arrow_nulls_and_types():
    pyarrow = pytest.importorskip("pyarrow")
    assert 'row 1, column "text": the text is missing' in message(
        pyarrow.table({"text": ["a", None]})
    )
    assert 'column "text" holds int64, expected strings' in message(
        pyarrow.table({"text": [1, 2]})
    )
    binary = pyarrow.table({"text": [b"a"]})
    assert "holds binary, expected strings; decode it first" in message(binary)
    days = pyarrow.table({"text": ["a", "b"], "date": ["2025-07-24", "jeudi"]})
    assert 'row 1, column "date": "jeudi" is not a date' in message(days)
    assert extract(pyarrow.table({"text": ["a"], "date": [None], "id": [None]})).documents == 1


def test_missing_columns():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"texte": ["a"], "titre": ["b"]})
    expected = 'column "text" not found; the frame has "texte", "titre" — did you mean "texte"?'
    assert message(frame) == expected
    assert 'column "url" not found' in message(frame, text="texte", id="url")
    assert 'no column "url"; give a frame' in message(["a"], id="url")


def test_rows_without_the_key():
    rows = [{"text": "a"}, {"texte": "b"}]
    expected = (
        'row 1, column "text": key "text" not found; the row has "texte" — did you mean "texte"?'
    )
    assert message(rows).startswith(expected)
    assert 'row 0, column "url": key "url" not found' in message(rows, id="url")
    assert "row 1: expected a dict as in the first row, got str" in message([{"text": "a"}, "b"])
    assert extract(rows, errors="skip").documents == 1


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("24/07/2025", '"24/07/2025" is not a date; write it YYYY-MM-DD'),
        (20250724, "expected a date, got int (20250724); write it YYYY-MM-DD"),
        (dt.time(8, 15), '"08:15:00" is not a date'),
    ],
)
def test_bad_dates(date, expected):
    rows = [{"text": "a", "date": "2025-07-24"}, {"text": "b", "date": date}]
    assert message(rows).startswith(f'row 1, column "date": {expected}')
    with pytest.raises(cq.InvalidInput, match="date: "):
        cq.read("a", date=date)


def test_missing_dates_ids_and_titles_are_no_error():
    rows = [
        {"text": "a", "date": None, "id": float("nan"), "title": None},
        {"text": "b", "date": ""},
    ]
    assert extract(rows).sentences.column("doc") == ["0", "1"]


def test_what_is_not_many_texts(tmp_path):
    assert "cq.read(text)" in message("Il pleut.")
    assert "cq.scan" in message(tmp_path / "a.jsonl")
    assert "put it in a list" in message({"text": "a"})
    with open(__file__, encoding="utf-8") as file:
        assert "not an open file; give its path to cq.scan" in message(file)
    with pytest.raises(cq.InvalidInput, match="got dict"):
        cq.sentences({"text": "a"})
    assert "cannot read texts from int" in message(12)
    assert "cannot read texts from bytes" in message(b"abc")
    with pytest.raises(cq.InvalidInput, match="text: expected str, got int"):
        cq.read(12)
    with pytest.raises(cq.InvalidInput, match="text: expected str, got None"):
        cq.read(None)
    with pytest.raises(cq.InvalidInput, match="title: expected str, got int"):
        cq.read("a", title=3)


def test_names_of_columns():
    pandas = pytest.importorskip("pandas")
    twice = pandas.DataFrame([["a", "b"]], columns=["text", "text"])
    assert 'several columns "text"; rename them' in message(twice)
    assert "text must be the name of a column, a str, not 3" in message([{"text": "a"}], text=3)
    assert "id must be the name of a column" in message(twice, id=["text"])


def test_options():
    assert 'errors must be "raise" or "skip"' in message(["a"], errors="ignore")
    assert "batch_size must be 1 or more" in message(["a"], batch_size=0)
    assert "batch_size must be a whole number, not 'x'" in message(["a"], batch_size="x")
    assert "threads must be a whole number, not 1.5" in message(["a"], threads=1.5)
    assert "threads must lie between" in message(["a"], threads=-1)
    assert "pipeline must be a chronique.Pipeline" in message(["a"], pipeline=cq.Pipeline)
    with pytest.raises(cq.InvalidInput, match="no table 'event'; there are \"sentences\""):
        cq.extract(["a"], tables=("event",))
    with pytest.raises(cq.InvalidInput, match="tables is empty"):
        cq.extract(["a"], tables=None)
    with pytest.raises(cq.InvalidInput, match='no layer "event"'):
        cq.Pipeline(layers=["event"])
    with pytest.raises(cq.InvalidInput, match="layers is empty"):
        cq.Pipeline(layers=[])
    for wrong in (5, [5]):
        with pytest.raises(cq.InvalidInput, match="layers takes names"):
            cq.Pipeline(layers=wrong)
    with pytest.raises(cq.InvalidInput, match="threads must lie"):
        cq.set_threads(-2)


def test_ontology(tmp_path):
    with pytest.raises(cq.AssetError, match="cannot read the ontology"):
        cq.Pipeline(ontology=tmp_path / "none.toml")
    bad = pathlib.Path(tmp_path, "bad.toml")
    bad.write_text("[[type]]\nid = 3\n")
    with pytest.raises(cq.AssetError, match=r"bad\.toml"):
        cq.Pipeline(ontology=bad)


def test_lone_surrogates():
    with pytest.warns(cq.MendedText, match="lone surrogates") as caught:
        run = extract(["Il pleut \ud800.", "Il \udcff vente."])
    assert len(caught) == 1
    assert run.sentences.column("text") == ["Il pleut \ufffd.", "Il \ufffd vente."]
    with pytest.warns(cq.MendedText):
        assert cq.read("\udfff é").text == "\ufffd é"


def test_files_are_named_with_their_line(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_text('{"text": "a"}\n\nnope\n{"text": 3}\n[1]\n', encoding="utf-8")
    assert message(cq.scan(path)).startswith(f"{path}:3: not a line of JSON")
    run = extract(cq.scan(path), errors="skip")
    assert run.documents == 1
    assert run.errors.column("source") == [f"{path}:3", f"{path}:4", f"{path}:5"]
    with pytest.raises(cq.InvalidInput, match=r":3: not a line of JSON"):
        list(cq.scan(path))
    with pytest.raises(cq.InvalidInput, match="no file matches"):
        cq.scan(tmp_path / "*.gz")
    with pytest.raises(cq.InvalidInput, match=r"for its files write .*\*\.jsonl"):
        cq.scan(tmp_path)
    path.write_bytes(b'{"text": "a"}\n{"text": "\xe9"}\n')
    assert "not UTF-8" in message(cq.scan(path))


def test_exceptions_fit_into_python():
    assert issubclass(cq.InvalidInput, ValueError)
    assert issubclass(cq.InvalidInput, cq.ChroniqueError)
    assert issubclass(cq.MissingLibrary, ImportError)


def test_files_that_are_no_lines_of_json(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_text('{"text": "a"}\n{"text": "b"\n' + "[" * 100_000, encoding="utf-8")
    run = extract(cq.scan(path), errors="skip")
    assert run.errors.column("source") == [f"{path}:2", f"{path}:3"]
    assert run.errors.column("message")[0].endswith("at character 14")
    for name in ("a.csv", "a.parquet"):
        with pytest.raises(cq.InvalidInput, match="read it with pandas or polars"):
            cq.scan(tmp_path / name)
    with pytest.raises(cq.InvalidInput, match="scan takes a path, a pattern or a list"):
        cq.scan(3)


def test_a_mark_of_encoding_is_no_error(tmp_path):
    path = tmp_path / "windows.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "Il pleut."}\n')
    assert extract(cq.scan(path)).sentences.column("text") == ["Il pleut."]
