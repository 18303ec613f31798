"""A first look: the events of a few articles as plain text."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from .display import counted
from .extraction import extract

WIDTH = 100
COLUMNS = {
    "document": 14,
    "published": 10,
    "type": 26,
    "trigger": 16,
    "counts": 16,
    "factuality": 12,
}

NEXT = """
Your own articles, one JSON object a line with "id", "date", "title" and "text":
    python -m chronique annotate articles.jsonl -o events.jsonl
In Python or a notebook:
    import chronique as cq
    doc = cq.read("Deux personnes ont été tuées jeudi à Kharkiv.", date="2025-07-24")
    cq.extract(cq.scan("articles.jsonl")).events.to_pandas()"""


def demo() -> int:
    """Print the events of the articles that come with the package."""
    lines = files(__package__).joinpath("data", "demo.jsonl").read_text("utf-8").splitlines()
    run = extract([json.loads(line) for line in lines if line.strip()])
    events = run.events.to_dicts()
    print(f"{run.documents} articles, {len(events)} events\n")
    print(_row(COLUMNS))
    print(_row({name: "-" * width for name, width in COLUMNS.items()}))
    for event in events:
        print(_row(_cells(event)))
        print("    " + _cut(event["context"], WIDTH - 4))
    print(NEXT)
    return 0


def _cells(event: dict[str, Any]) -> dict[str, str]:
    return {
        "document": event["doc"],
        "published": str(event["published"] or ""),
        "type": event["type"],
        "trigger": event["text"],
        "counts": ", ".join(map(counted, event["counts"])),
        "factuality": event["factuality"],
    }


def _row(cells: dict[str, Any]) -> str:
    """One line; the head of the table is its own names."""
    named = {name: name if cells is COLUMNS else cells[name] for name in COLUMNS}
    shown = (_cut(value, COLUMNS[name]).ljust(COLUMNS[name]) for name, value in named.items())
    return " ".join(shown).rstrip()


def _cut(words: str, width: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= width else line[: width - 1] + "…"
