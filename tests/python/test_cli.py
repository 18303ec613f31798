import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "python/chronique/data/demo.jsonl"


def cli(*arguments, stdin=""):
    return subprocess.run(
        [sys.executable, "-m", "chronique", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )


ROWS = [
    {"id": "a", "date": "2025-07-24", "title": "T", "text": "Été 🌍. Il pleut."},
    {"text": "Rien."},
]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)


def test_annotate_streams():
    done = cli("annotate", "-", stdin=LINES)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = map(json.loads, done.stdout.splitlines())
    assert {key: first[key] for key in ROWS[0]} == ROWS[0]
    assert first["sentences"] == [[0, 6], [7, 16]]
    assert second["id"] == "1"
    assert isinstance(first["events"], list)


def test_annotate_files(tmp_path):
    source, target = tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl.gz"
    source.write_bytes(gzip.compress(LINES.encode()))
    done = cli("annotate", source, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(gzip.decompress(target.read_bytes()).splitlines()) == 2


BAD = '{"text": "a"}\n{"text": 3}\nnope\n{"text": "b"}\n'


def test_bad_lines_stop(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(BAD)
    done = cli("annotate", path)
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    expected = f'chronique: {path}:2: column "text": expected str, got int (3) (--skip-errors'
    assert done.stderr.startswith(expected)


def test_bad_lines_are_skipped():
    done = cli("annotate", "-", "--skip-errors", stdin=BAD)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    bad = done.stderr.splitlines()
    assert bad[0].startswith("stdin:2: column")
    assert bad[1].startswith("stdin:3: not a line")


def test_clear_refusals(tmp_path):
    assert "is not a file" in cli("annotate", tmp_path / "none.jsonl").stderr
    path = tmp_path / "in.jsonl"
    path.write_text(LINES)
    assert "overwrite its own input" in cli("annotate", path, "-o", path).stderr
    assert path.read_text() == LINES
    target = tmp_path / "none" / "out.jsonl"
    assert (
        f"no folder {target.parent}; make it first" in cli("annotate", path, "-o", target).stderr
    )
    nothing = cli()
    assert nothing.returncode == 2
    assert "annotate" in nothing.stderr
    assert "cannot read the ontology" in cli("annotate", path, "--ontology", "none").stderr


@pytest.mark.skipif(not DATA.exists(), reason="data/demo.jsonl is not there yet")
def test_demo():
    done = cli("demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "factuality" in done.stdout
    assert "annotate" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_version():
    assert cli("--version").stdout.startswith("chronique ")
