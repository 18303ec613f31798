"""Documents, tables and runs as HTML: no script, and readable on light and dark pages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ._native import Count, Document, Event, Table
    from .run import Run

SENTENCES = 40
"""Sentences of a document that are shown."""

COUNTED = ("sentences", "entities", "places", "times", "quantities", "quotes", "events")
"""Layers of a document whose items are counted below it."""

ROWS = 10
"""Rows of a table that are shown."""

CELL = 60
"""Characters of a cell that are shown."""

# Colours are translucent and text keeps the colour of the page. The class keeps MathJax away
# from the dollars of the text.
TEXT = '<div class="chronique tex2jax_ignore" style="white-space: pre-wrap; line-height: 1.9">'
NOTE = '<div style="opacity: .7; font-size: smaller">'


def document(doc: Document) -> str:
    """Show the text with its events marked."""
    shown = doc.sentences[:SENTENCES]
    hidden = len(doc.sentences) - len(shown)
    end = shown[-1].end if hidden else len(doc.text)
    # Read once: each access copies the text out of Rust.
    text = doc.text
    parts, at = [], 0
    events = doc.events if "events" in doc.layers else ()
    for group in _overlapping(event for event in events if event.end <= end):
        start, stop = group[0].start, max(event.end for event in group)
        parts += [escape(text[at:start]), _mark(text[start:stop], group)]
        at = stop
    parts.append(escape(text[at:end]))
    more = f"{NOTE}… {hidden} more sentence{'s' if hidden != 1 else ''}</div>" if hidden else ""
    return f"{TEXT}{''.join(parts)}</div>{more}{NOTE}{_counted(doc)}</div>"


def _overlapping(events: Iterator[Event]) -> Iterator[list[Event]]:
    """Events in order; those that share words come together."""
    group: list[Event] = []
    for event in sorted(events, key=lambda event: (event.start, event.end)):
        if group and event.start >= max(other.end for other in group):
            yield group
            group = []
        group.append(event)
    if group:
        yield group


def _mark(words: str, events: list[Event]) -> str:
    hue = sum(events[0].group.encode()) * 47 % 360
    style = (
        f"color: inherit; background: hsl({hue} 80% 50% / .2); padding: .1em .25em; "
        f"border-bottom: 2px solid hsl({hue} 70% 50%)"
    )
    label = " · ".join(dict.fromkeys(_label(event) for event in events))
    title = "\n".join(map(_title, events))
    small = "font-size: .7em; font-weight: bold; margin-left: .4em; opacity: .85"
    return (
        f'<mark style="{style}" title="{escape(title)}">{escape(words)}'
        f'<span style="{small}">{escape(label)}</span></mark>'
    )


def _label(event: Event) -> str:
    name = event.label or event.type
    return name if event.factuality == "actual" else f"{name} ({event.factuality})"


def _title(event: Event) -> str:
    facts = [event.type, event.factuality, *(counted(count) for count in event.counts)]
    facts += [event.date or "", event.country or "", event.why.rule]
    return ", ".join(fact for fact in facts if fact)


def counted(count: Count | Mapping[str, Any]) -> str:
    """Write a count in short: `2 dead`, `8-12 injured`, `12+ arrested`."""
    if not isinstance(count, dict):
        count = {"kind": count.kind, "min": count.min, "max": count.max}  # type: ignore[union-attr]
    low, high = count["min"], count["max"]
    if low is None:
        number = "some" if high is None else f"up to {high}"
    else:
        number = f"{low}+" if high is None else f"{low}" if low == high else f"{low}-{high}"
    return f"{number} {count['kind'].replace('_', ' ')}"


def _counted(doc: Document) -> str:
    facts = [doc.id or "", str(doc.date or "")]
    facts += [f"{layer}: {len(getattr(doc, layer))}" for layer in COUNTED if layer in doc.layers]
    return escape(", ".join(fact for fact in facts if fact))


def table(rows: Table) -> str:
    """Show the first rows, and how many there are."""
    names = rows.column_names
    head = "".join(f'<th style="text-align: left">{escape(name)}</th>' for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row.values()) + "</tr>"
        for row in rows.head(ROWS)
    )
    shape = f"{len(rows):,} rows × {len(names)} columns"
    return (
        '<div class="chronique tex2jax_ignore" style="overflow-x: auto">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f"{NOTE}{shape}</div>"
    )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = ", ".join(counted(item) if "kind" in item else item["text"] for item in value)
    elif isinstance(value, float):
        value = f"{value:.3g}" if abs(value) < 1 else f"{value:,.3f}".rstrip("0").rstrip(".")
    shown = str(value)
    return escape(shown if len(shown) <= CELL else shown[: CELL - 1] + "…")


def run(result: Run, tables: Mapping[Any, Table]) -> str:
    """Show every table of a run."""
    shown = {**tables, **({"errors": result.errors} if len(result.errors) else {})}
    titles = (f"<b>{escape(name)}</b>{table(rows)}" for name, rows in shown.items())
    return f"{NOTE}{escape(repr(result))}</div>" + "".join(titles)
