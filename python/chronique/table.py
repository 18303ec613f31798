"""A table → the frames of other libraries; none of them is required."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import MissingLibrary

if TYPE_CHECKING:
    import os
    from types import ModuleType

    from ._native import Table


def library(name: str, extra: str) -> ModuleType:
    """Import an optional library, or say how to install it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingLibrary(
            f'this needs {name}, which is not installed: pip install "chronique[{extra}]"'
        ) from error


def to_pandas(table: Table) -> Any:
    """Build a `pandas.DataFrame`, the same with and without pyarrow.

    Whole numbers stay whole: columns with gaps become ``Int32`` and ``Int64``. Days are
    `datetime.date`, lists are lists of dicts.
    """
    pandas = library("pandas", "pandas")
    strings = "str" if int(pandas.__version__.split(".")[0]) >= 3 else "object"
    own = {"str": strings, "date": "object", "list": "object", "datetime": "datetime64[us]"}
    with_gaps = {"int32": "Int32", "int64": "Int64", "bool": "boolean"}
    frame = {}
    for name, kind in table.column_types.items():
        values = table.column(name)
        kind = own.get(kind, kind)
        if None in values:
            kind = with_gaps.get(kind, kind)
        frame[name] = pandas.Series(values, dtype=kind)
    return pandas.DataFrame(frame)


def to_polars(table: Table) -> Any:
    """Build a `polars.DataFrame`."""
    return library("polars", "polars").DataFrame(table)


def to_arrow(table: Table) -> Any:
    """Build a `pyarrow.Table`."""
    return library("pyarrow", "arrow").table(table)


def write_parquet(table: Table, path: str | os.PathLike[str]) -> None:
    """Write a Parquet file with pyarrow, else with polars."""
    try:
        library("pyarrow", "arrow")
    except MissingLibrary:
        try:
            to_polars(table).write_parquet(path)
        except MissingLibrary:
            raise MissingLibrary(
                'writing Parquet needs pyarrow or polars: pip install "chronique[arrow]"'
            ) from None
        return
    library("pyarrow.parquet", "arrow").write_table(to_arrow(table), path)
