"""Tables → files: JSON Lines, CSV or Parquet, by the end of the name."""

from __future__ import annotations

import csv
import json
import os
from itertools import chain
from typing import IO, TYPE_CHECKING

from ._native import Table
from .corpora import STDIN, open_text
from .errors import InvalidInput, MissingLibrary
from .table import library, write_parquet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def write(tables: Iterable[Table], path: str | os.PathLike[str]) -> None:
    """Write tables of the same columns, at least one, to one file, each as it comes."""
    path = os.fspath(path)
    kind = _kind(path)
    check_folder(path)
    if kind == ".parquet":
        _parquet(iter(tables), path)
        return
    with open_text(path, "w") as output:
        (_csv if kind == ".csv" else _jsonl)(iter(tables), output)


def check_folder(path: str) -> None:
    """Make sure that the folder of a file is there."""
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise InvalidInput(f"cannot write {path}: there is no folder {folder}; make it first")


def _kind(path: str) -> str:
    name = path.removesuffix(".gz")
    if path == STDIN or name.endswith(".jsonl"):
        return ".jsonl"
    if name.endswith(".csv"):
        return ".csv"
    if path.endswith(".parquet"):
        return ".parquet"
    raise InvalidInput(
        f"cannot write {path}: name it .jsonl, .csv (or these with .gz) or .parquet"
    )


def _jsonl(tables: Iterator[Table], output: IO[str]) -> None:
    for table in tables:
        output.writelines(line + "\n" for line in table.json_lines())


def _csv(tables: Iterator[Table], output: IO[str]) -> None:
    first = next(tables)
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(first.column_names)
    for table in chain([first], tables):
        rows = (json.loads(line).values() for line in table.json_lines())
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """Leave words and numbers as they are; write lists, true and false as JSON does."""
    if isinstance(value, (list, bool)):
        return json.dumps(value, ensure_ascii=False)
    return value


def _parquet(tables: Iterator[Table], path: str) -> None:
    try:
        parquet = library("pyarrow.parquet", "arrow")
    except MissingLibrary:
        write_parquet(Table.concat(list(tables)), path)
        return
    first = next(tables).to_arrow()
    with parquet.ParquetWriter(path, first.schema) as writer:
        writer.write_table(first)
        for table in tables:
            writer.write_table(table.to_arrow())
