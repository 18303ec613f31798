"""A first look: the events of a few articles as plain text."""

from __future__ import annotations

import datetime as dt
import json
from importlib.resources import files
from typing import Any

from .display import counted
from .extraction import extract

WIDTH = 100
COLUMNS = {
    "document": 12,
    "when": 11,
    "where": 5,
    "type": 25,
    "trigger": 15,
    "counts": 14,
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
        "when": _day(event["date_start"], event["date_end"]),
        "where": event["country"] or "",
        "type": event["type"],
        "trigger": event["text"],
        "counts": ", ".join(map(counted, event["counts"])),
        "factuality": event["factuality"],
    }


def _day(start: dt.date | None, end: dt.date | None) -> str:
    """Show a day, and of several days the first."""
    return "" if start is None else f"{start}{'' if start == end else '…'}"


def _row(cells: dict[str, Any]) -> str:
    """One line; the head of the table is its own names."""
    named = {name: name if cells is COLUMNS else cells[name] for name in COLUMNS}
    shown = (_cut(value, COLUMNS[name]).ljust(COLUMNS[name]) for name, value in named.items())
    return " ".join(shown).rstrip()


def _cut(words: str, width: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= width else line[: width - 1] + "…"
