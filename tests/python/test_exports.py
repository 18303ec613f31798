"""PLOVER records, ACLED-like rows, the types, and tables as files."""

import csv
import datetime as dt
import gzip
import json
import re
from pathlib import Path
from typing import get_args

import chronique as cq
import pytest
from chronique.__main__ import main
from chronique._types import TableName

DOCS = Path(__file__).parents[2] / "docs"
STRIKE = (
    "Une frappe de drone a visé un entrepôt de Kharkiv mercredi. Douze habitants ont été tués et "
    "cinq blessés."
)
RALLY = "Des soldats maliens ont enlevé un imam à Gao lundi. Les ministres se réuniront à Dakar."
ROWS = [
    {"id": "a", "date": "2025-07-24", "text": STRIKE},
    {"id": "b", "date": "2025-07-24", "text": RALLY},
    {"id": "c", "date": "2025-07-24", "text": "Un séisme a fait quarante morts à Agadir."},
]


@pytest.fixture(scope="module")
def run():
    return cq.extract(ROWS, tables=("events", "plover", "acled"))


def test_plover(run):
    strike, abduction, meeting = run.plover.to_dicts()
    assert (strike["id"], strike["doc"], strike["event"]) == ("a-0", "a", 0)
    assert (strike["event_type"], strike["event_mode"], strike["quad_code"]) == (
        "ASSAULT",
        "drone",
        4,
    )
    assert (strike["dead"], strike["injured"], strike["arrested"]) == (12, 5, None)
    assert strike["date"] == strike["enddate"] == dt.date(2025, 7, 23)
    assert (strike["location"], strike["country"], strike["geonameid"]) == (
        "Kharkiv",
        "UKR",
        706483,
    )
    assert abduction["actor"] == [
        {
            "code": "MLI",
            "sector": "MIL",
            "entity_text": "soldats maliens",
            "name": "soldats maliens",
        }
    ]
    assert abduction["recipient"][0]["sector"] == "REL"
    assert (meeting["event_type"], meeting["event_mode"]) == ("AGREE", None)
    assert (meeting["factuality"], meeting["context"]) == ("planned", ["diplomatic", "future"])


def test_acled(run):
    strike, abduction = run.acled.to_dicts()
    assert (strike["event_id_cnty"], strike["source"]) == ("UKR-a-0", "a")
    assert (strike["event_date"], strike["year"]) == (dt.date(2025, 7, 23), 2025)
    assert (strike["time_precision"], strike["geo_precision"]) == (1, 1)
    assert (strike["iso"], strike["admin1"], strike["location"]) == (
        804,
        "Oblast de Kharkiv",
        "Kharkiv",
    )
    assert (strike["actor1"], strike["fatalities"]) == (None, 12)
    assert abduction["event_type"] == "Violence against civilians"
    assert (abduction["actor1"], abduction["inter1"]) == ("soldats maliens", "State forces")
    assert abduction["civilian_targeting"] == "Civilian targeting"
    assert abduction["fatalities"] is None


def test_rows_point_to_events(run):
    events = {(row["doc"], row["event"]): row["type"] for row in run.events.to_dicts()}
    for row in run.plover.to_dicts():
        assert events[row["doc"], row["event"]] == row["type"]
    for row in run.acled.to_dicts():
        assert events[row["source"], row["event"]] == row["type"]


def test_pieces_give_the_same(run):
    pieces = cq.extract_batches(ROWS, tables=("plover",), batch_size=1)
    assert [row for piece in pieces for row in piece.plover.to_dicts()] == run.plover.to_dicts()


def test_a_pipeline_without_events_says_so():
    with pytest.raises(cq.InvalidInput, match='leaves out "events"'):
        cq.extract(["a"], tables=("acled",), pipeline=cq.Pipeline(layers=["times"]))


def read_jsonl(path):
    unpack = gzip.decompress if path.suffix == ".gz" else bytes
    return [json.loads(line) for line in unpack(path.read_bytes()).splitlines()]


@pytest.mark.parametrize("name", ["plover.jsonl", "plover.jsonl.gz"])
def test_json_lines(run, tmp_path, name):
    path = tmp_path / name
    run.plover.write(path)
    rows = read_jsonl(path)
    assert [list(row) for row in rows] == [run.plover.column_names] * len(rows)
    assert rows[0]["date"] == "2025-07-23"
    assert rows[0]["arrested"] is None
    assert rows[0]["confidence"] == pytest.approx(run.plover.column("confidence")[0])
    assert rows[1]["actor"] == run.plover.column("actor")[1]


def test_every_table_is_json(article):
    tables = get_args(TableName)
    run = cq.extract([article, "", 'Été "🌍"\n à Dakar, jeudi à 8 h.'], tables=tables)
    for name in tables:
        table = getattr(run, name)
        rows = [json.loads(line) for line in table.json_lines()]
        assert len(rows) == len(table) > 0
        for row, other in zip(rows, table.to_dicts(), strict=True):
            assert row == {key: same(value) for key, value in other.items()}


def same(value):
    """Give what JSON has of a value: days as words, numbers about the same."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return pytest.approx(value) if isinstance(value, float) else value


def test_csv(run, tmp_path):
    path = tmp_path / "events.csv"
    run.write(path, "acled")
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["fatalities"] for row in rows] == ["12", ""]
    run.write(path, table="plover")
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert json.loads(rows[1]["actor"]) == run.plover.column("actor")[1]


def test_parquet(run, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "plover.parquet"
    run.plover.write(path)
    assert parquet.read_table(path).to_pylist() == run.plover.to_dicts()


def test_files_that_cannot_be_written(run, tmp_path):
    with pytest.raises(cq.InvalidInput, match=r"name it \.jsonl, \.csv"):
        run.events.write(tmp_path / "events.xlsx")
    with pytest.raises(cq.InvalidInput, match="make it first"):
        run.events.write(tmp_path / "none" / "events.csv")
    with pytest.raises(cq.InvalidInput, match="say which"):
        run.write(tmp_path / "events.csv")


def test_command_line(tmp_path, capsys):
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    for name in ("out.jsonl", "out.csv", "out.parquet"):
        target = tmp_path / name
        assert main(["extract", str(source), "--table", "acled", "-o", str(target)]) == 0
    assert [row["iso"] for row in read_jsonl(tmp_path / "out.jsonl")] == [804, 466]
    assert main(["types", "-o", str(tmp_path / "types.csv")]) == 0
    source.write_text("")
    assert main(["extract", str(source), "-o", str(tmp_path / "out.csv")]) == 0
    assert (tmp_path / "out.csv").read_text().startswith("doc,event,sentence,type,")
    source.write_text('{"text": 3}\n{"text": "Une grève a commencé."}\n')
    assert main(["extract", str(source), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert f'{source}:1: column "text": expected str' in capsys.readouterr().err
    arguments = ["extract", str(source), "-o", str(tmp_path / "out.jsonl"), "--skip-errors"]
    assert main(arguments) == 1
    assert len(read_jsonl(tmp_path / "out.jsonl")) == 1


def test_types(tmp_path):
    types = cq.types()
    rows = {row["type"]: row for row in types.to_dicts()}
    assert len(rows) == len(types) > 100
    strike = rows["protest.labour_strike"]
    assert (strike["group"], strike["plover"], strike["acled"]) == (
        "protest",
        "PROTEST:strike",
        None,
    )
    assert "grève" in strike["triggers"]
    own = tmp_path / "own.toml"
    own.write_text('[[type]]\nid = "sport.win"\nlabel = "win"\ndefinition = "A team wins."\n')
    assert cq.types(own).column("type")[-1] == "sport.win"
    with pytest.raises(cq.AssetError, match="cannot read the ontology"):
        cq.types(tmp_path / "none.toml")


def test_the_page_of_types_has_every_type():
    page = (DOCS / "types.md").read_text("utf-8")
    shown = re.findall(r"^\| `([a-z_.]+)` \|", page, re.MULTILINE)
    again = "docs/types.md is older than assets/ontology: cargo run -p train --bin pages"
    assert shown == cq.types().column("type"), again
