"""Whatever holds texts → chunks that the workers can read."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, NamedTuple

from ._native import Chunk, Stream
from .corpora import BadRow, Corpus
from .errors import InvalidInput

CHUNK_CHARACTERS = 4 << 20
"""Characters after which a chunk ends early: memory stays flat, and Ctrl-C is quick."""

TAKES = (
    "give a list of str or of dicts, a pandas or polars frame or Series, or anything that speaks "
    "Arrow"
)


class Names(NamedTuple):
    """What the columns are called; None: there is no such column."""

    text: str | None
    id: str | None = None
    title: str | None = None
    date: str | None = None


class Part(NamedTuple):
    """A chunk, and for rows read from files where each stood."""

    chunk: Chunk
    first: int
    sources: list[str | None] | None


def parts(data: Any, wanted: Names, size: int) -> Iterator[Part]:
    """Cut the input into chunks of up to `size` rows, in order."""
    refuse(data)
    for option, column in wanted._asdict().items():
        if column is not None and not isinstance(column, str):
            raise InvalidInput(f"{option} must be the name of a column, a str, not {column!r}")
    if isinstance(data, Corpus):
        return _from_rows(data.rows(), wanted, size)
    if hasattr(data, "iloc"):
        return _from_pandas(data, wanted, size)
    stream = open_stream(data)
    if stream is not None:
        return _from_stream(stream, _resolve(stream.column_names, wanted), size)
    return _from_iterable(iter(data), wanted, size)


def rows(data: Any) -> int | None:
    """Count the rows where that costs nothing: the length of a duckdb relation runs its query."""
    cheap = isinstance(data, (list, tuple)) or any(
        hasattr(data, name) for name in ("iloc", "height", "num_rows", "null_count")
    )
    return len(data) if cheap and hasattr(data, "__len__") else None


def refuse(data: Any) -> None:
    """Say what to do when the input is one text, a path, or nothing that holds texts."""
    if isinstance(data, str):
        raise InvalidInput(
            "extract takes many texts, not one str; use cq.read(text) for one text, put it in a "
            "list, or cq.scan(path) for files"
        )
    if isinstance(data, os.PathLike):
        raise InvalidInput(f"extract takes texts, not paths; use cq.scan({os.fspath(data)!r})")
    if isinstance(data, io.IOBase):
        raise InvalidInput("extract takes texts, not an open file; give its path to cq.scan")
    if isinstance(data, Mapping):
        raise InvalidInput("extract takes many rows, not one dict; put it in a list")
    if hasattr(data, "collect") and not hasattr(data, "__iter__"):
        raise InvalidInput(f"a {type(data).__name__} holds no rows yet; call .collect() first")
    arrow = hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__")
    if not (arrow or isinstance(data, Iterable)) or isinstance(data, (bytes, bytearray)):
        raise InvalidInput(f"cannot read texts from {type(data).__name__}; {TAKES}")


def open_stream(data: Any) -> Stream | None:
    """Open an Arrow stream, or give None for objects that have none."""
    if not (hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__")):
        return None
    if hasattr(data, "iloc") and "object" in _types(data):
        # Python values: each is looked at, so that the bad ones can be named.
        return None
    try:
        return Stream(data)
    except ImportError:
        # pandas needs pyarrow for it.
        return None


def _types(data: Any) -> set[str]:
    """Types of the columns of a pandas frame or Series."""
    return (
        {str(kind) for kind in getattr(data, "dtypes", ())} if data.ndim > 1 else {str(data.dtype)}
    )


def _from_pandas(data: Any, wanted: Names, size: int) -> Iterator[Part]:
    """Read only the columns that are needed: the others may not fit into Arrow."""
    if data.ndim == 1:
        names, data = _resolve(None, wanted), data.to_frame("text")
        columns = Names("text")
    else:
        columns = names = _resolve([str(name) for name in data.columns], wanted)
        data = data[[name for name in dict.fromkeys(names) if name]]
    stream = open_stream(data)
    if stream is not None:
        return _from_stream(stream, columns, size)
    values = [data[name].tolist() if name else None for name in columns]
    return _from_columns(values, names, size)


def _resolve(names: list[str] | None, wanted: Names) -> Names:
    """Find the columns; those not asked for are taken when they have their usual name."""
    if names is None:
        for column in wanted[1:]:
            if column is not None:
                raise InvalidInput(
                    f'the data is one column of texts and has no column "{column}"; give a frame'
                )
        return Names(None)
    if wanted.text is None:
        raise InvalidInput("text must name a column")
    for column in wanted:
        if column is not None and column not in names:
            raise InvalidInput(missing(column, names, "column", "the frame"))
        if column is not None and names.count(column) > 1:
            raise InvalidInput(f'the frame has several columns "{column}"; rename them')
    usual = {name: name if name in names else None for name in ("id", "title", "date")}
    return Names(
        wanted.text,
        wanted.id or usual["id"],
        wanted.title or usual["title"],
        wanted.date or usual["date"],
    )


def missing(name: str, names: Iterable[str], what: str, owner: str) -> str:
    """Say which names there are, and which of them was meant."""
    from difflib import get_close_matches

    names = [str(other) for other in names]
    shown = ", ".join(f'"{other}"' for other in names[:20]) or "none"
    close = get_close_matches(name.lower(), names, 1, 0.6)
    hint = f' — did you mean "{close[0]}"?' if close else ""
    return f'{what} "{name}" not found; {owner} has {shown}{hint}'


def _from_stream(stream: Stream, names: Names, size: int) -> Iterator[Part]:
    first = 0
    columns = (names.text, names.id, names.title, names.date)
    # A chunk of bad rows alone has no length, and is not the end.
    while (chunk := stream.next_chunk(size, *columns)) is not None:
        yield Part(chunk, first, None)
        first += len(chunk) + len(chunk.errors)


def _from_columns(columns: list[Any], names: Names, size: int) -> Iterator[Part]:
    for first in range(0, len(columns[0]), size):
        taken = [column[first : first + size] if column else None for column in columns]
        yield _part(first, taken, names, {})


def _from_iterable(values: Iterator[Any], wanted: Names, size: int) -> Iterator[Part]:
    head = list(islice(values, 1))
    values = chain(head, values)
    if head and isinstance(head[0], Mapping):
        yield from _from_rows(values, wanted, size)
        return
    names = _resolve(None, wanted)
    first = 0
    while texts := _take(values, size, lambda text: len(text) if isinstance(text, str) else 0):
        yield _part(first, [texts, None, None, None], names, {})
        first += len(texts)


def _from_rows(rows: Iterator[Any], wanted: Names, size: int) -> Iterator[Part]:
    text = wanted.text or "text"
    usual = Names(text, wanted.id or "id", wanted.title or "title", wanted.date or "date")

    def characters(row: Any) -> int:
        value = row.get(text) if isinstance(row, Mapping) else None
        return len(value) if isinstance(value, str) else 0

    first = 0
    while taken := _take(rows, size, characters):
        bad = {
            first + i: fault
            for i, row in enumerate(taken)
            if (fault := _fault(row, wanted._replace(text=text)))
        }
        good = [row if isinstance(row, Mapping) else {} for row in taken]
        columns = [[row.get(name) for row in good] for name in usual]
        sources = [getattr(row, "source", None) for row in taken]
        yield _part(first, columns, usual, bad)._replace(sources=sources)
        first += len(taken)


def _fault(row: Any, wanted: Names) -> tuple[str | None, str] | None:
    """Why a row cannot be read at all: column and message."""
    if isinstance(row, BadRow):
        return None, row.message
    if not isinstance(row, Mapping):
        return None, f"expected a dict as in the first row, got {type(row).__name__}"
    for name in wanted:
        if name is not None and name not in row:
            return name, missing(name, row, "key", "the row")
    return None


def _take(values: Iterator[Any], size: int, characters: Any) -> list[Any]:
    taken, total = [], 0
    for value in islice(values, size):
        taken.append(value)
        total += characters(value)
        if total > CHUNK_CHARACTERS:
            break
    return taken


def _part(
    first: int, columns: list[Any], names: Names, bad: dict[int, tuple[str | None, str]]
) -> Part:
    text, ids, titles, dates = columns
    called = (names.text, names.title, names.date)
    return Part(Chunk.from_lists(first, text, ids, titles, dates, called, bad), first, None)
