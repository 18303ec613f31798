"""What an extraction gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._native import Table
from .errors import InvalidInput

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from ._types import TableName


class Run:
    """The tables of an extraction.

    Attributes
    ----------
    documents : int
        How many texts were read.
    errors : Table
        The rows that could not be read: ``row``, ``column``, ``message``, ``source``.
    events, plover, acled, quotes, quantities, times, places, entities, mentions, tokens, \
sentences : Table
        Those that were asked for.

    Examples
    --------
    >>> import chronique as cq
    >>> run = cq.extract(["Il pleut.", None], tables=("sentences",), errors="skip")
    >>> run
    Run(1 document, sentences: 1 row, errors: 1 row)
    >>> run.errors.column("message")
    ['the text is missing (None); drop the row or fill it with ""']
    """

    __slots__ = ("_tables", "documents", "errors")

    def __init__(self, documents: int, tables: dict[TableName, Table], errors: Table) -> None:
        self.documents = documents
        self.errors = errors
        self._tables = tables

    @classmethod
    def join(cls, runs: Sequence[Run], tables: Sequence[TableName]) -> Run:
        """Put runs over parts of the data together, in order."""
        # The empty tables are there for runs over no rows at all.
        joined = {
            name: Table.concat([Table.empty(name), *(run._table(name) for run in runs)])
            for name in tables
        }
        errors = Table.concat([Table.of_errors([]), *(run.errors for run in runs)])
        return cls(sum(run.documents for run in runs), joined, errors)

    @property
    def events(self) -> Table:
        """A row an event."""
        return self._table("events")

    @property
    def plover(self) -> Table:
        """A row a happening, as a PLOVER record."""
        return self._table("plover")

    @property
    def acled(self) -> Table:
        """A row a happening, in the columns of ACLED."""
        return self._table("acled")

    @property
    def quotes(self) -> Table:
        """A row a statement: who says what."""
        return self._table("quotes")

    @property
    def quantities(self) -> Table:
        """A row a number, with its unit and what is counted."""
        return self._table("quantities")

    @property
    def times(self) -> Table:
        """A row a time expression."""
        return self._table("times")

    @property
    def places(self) -> Table:
        """A row a place, resolved."""
        return self._table("places")

    @property
    def entities(self) -> Table:
        """A row a name of a person, place or body."""
        return self._table("entities")

    @property
    def mentions(self) -> Table:
        """A row a name, or a description or pronoun that stands for one."""
        return self._table("mentions")

    @property
    def sentences(self) -> Table:
        """A row a sentence."""
        return self._table("sentences")

    @property
    def tokens(self) -> Table:
        """A row a token."""
        return self._table("tokens")

    def _table(self, name: TableName) -> Table:
        if name not in self._tables:
            made = ", ".join(self._tables)
            raise InvalidInput(
                f'this run has no table "{name}", only {made}; ask for it: '
                f'extract(…, tables=("{name}",))'
            )
        return self._tables[name]

    def to_parquet(self, path: str | os.PathLike[str], table: TableName | None = None) -> None:
        """Write a table to a Parquet file; `table` says which when there are several."""
        from .table import write_parquet

        write_parquet(self._chosen(table), path)

    def write(self, path: str | os.PathLike[str], table: TableName | None = None) -> None:
        """Write a table to a file, as `Table.write`; `table` says which when there are several."""
        self._chosen(table).write(path)

    def _chosen(self, name: TableName | None) -> Table:
        if name is not None:
            return self._table(name)
        if len(self._tables) > 1:
            made = ", ".join(self._tables)
            raise InvalidInput(f"this run has several tables ({made}); say which: table=…")
        return next(iter(self._tables.values()))

    def __repr__(self) -> str:
        rows: dict[str, Table] = dict(self._tables)  # type: ignore[arg-type]
        if len(self.errors):
            rows["errors"] = self.errors
        parts = [_count(self.documents, "document")]
        parts += [f"{name}: {_count(len(table), 'row')}" for name, table in rows.items()]
        return f"Run({', '.join(parts)})"

    def _repr_html_(self) -> str:
        from .display import run

        return run(self, self._tables)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
