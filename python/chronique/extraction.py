"""Many texts → tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from ._native import Pipeline, Table
from ._types import TableName
from .errors import ChroniqueError, InvalidInput, warn_mended
from .inputs import Names, Part, parts, rows
from .progress import Meter, ProgressWish
from .reading import default_pipeline
from .run import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLES: tuple[TableName, ...] = get_args(TableName)
LAYERS = {"mentions": "entities", "plover": "events", "acled": "events"}
"""The layers of the tables that are not called by their layer."""


def extract(
    data: Any,
    *,
    text: str = "text",
    id: str | None = None,
    date: str | None = None,
    title: str | None = None,
    tables: Iterable[TableName] = ("events",),
    errors: Literal["raise", "skip"] = "raise",
    threads: int = 0,
    progress: ProgressWish = None,
    pipeline: Pipeline | None = None,
    batch_size: int = 1024,
) -> Run:
    """Read many texts into tables.

    Parameters
    ----------
    data : list, generator, frame, Series, Arrow stream or `scan`
        Texts, or rows with a column of texts. Never changed; read once, from start to end.
    text, id, date, title : str, optional
        Names of the columns. Columns called "id", "date" and "title" are found by themselves.
        Rows without an id are called by their number, from 0.
    tables : iterable of {"events", "plover", "acled", "quotes", "quantities", "times", \
"places", "entities", "mentions", "tokens", "sentences"}
        The tables to make; docs/tables.md has their columns. "plover" and "acled" have a row a
        happening in the columns of these schemes. "mentions" has the names of "entities", and
        the descriptions and pronouns that stand for them. The table of the tokens holds lemmas,
        tags and trees too; a pipeline with ``layers=["tokens"]`` leaves them out and is faster.
    errors : {"raise", "skip"}
        What to do with a row that cannot be read: stop, or list it in ``run.errors``.
    threads : int
        0 means one a core.
    progress : bool or callable, optional
        True or False; a function of ``(done, total)``, total None when unknown; by default a bar
        when it takes more than two seconds and somebody watches.
    pipeline : Pipeline, optional
        Yours, with its options.
    batch_size : int
        Rows read at a time; the result does not depend on it.

    Returns
    -------
    Run
        ``.events`` and the other tables that were asked for, ``.errors``, ``.documents``.

    Examples
    --------
    >>> import chronique as cq
    >>> rows = [{"id": "a", "text": "Il pleut. Il vente."}, {"id": "b", "text": "Rien."}]
    >>> run = cq.extract(rows, tables=("sentences",))
    >>> run.sentences.column("doc"), run.sentences.column("text")
    (['a', 'a', 'b'], ['Il pleut.', 'Il vente.', 'Rien.'])
    """
    asked = _tables(tables)
    pieces = extract_batches(
        data,
        text=text,
        id=id,
        date=date,
        title=title,
        tables=asked,
        errors=errors,
        threads=threads,
        progress=progress,
        pipeline=pipeline,
        batch_size=batch_size,
    )
    return Run.join(list(pieces), asked)


def extract_batches(
    data: Any,
    *,
    text: str = "text",
    id: str | None = None,
    date: str | None = None,
    title: str | None = None,
    tables: Iterable[TableName] = ("events",),
    errors: Literal["raise", "skip"] = "raise",
    threads: int = 0,
    progress: ProgressWish = None,
    pipeline: Pipeline | None = None,
    batch_size: int = 1024,
) -> Iterator[Run]:
    """Read many texts piece by piece, for results larger than memory.

    Takes what `extract` takes, and yields a `Run` for every `batch_size` rows.

    Examples
    --------
    >>> import chronique as cq
    >>> texts = ("Il pleut. Il vente." for _ in range(5))
    >>> [run.documents for run in cq.extract_batches(texts, batch_size=2)]
    [2, 2, 1]
    """
    asked = _tables(tables)
    if errors not in ("raise", "skip"):
        raise InvalidInput(f'errors must be "raise" or "skip", not {errors!r}')
    for name, number in (("threads", threads), ("batch_size", batch_size)):
        if not hasattr(number, "__index__"):
            raise InvalidInput(f"{name} must be a whole number, not {number!r}")
    if batch_size < 1:
        raise InvalidInput(f"batch_size must be 1 or more, not {batch_size}")
    if pipeline is None:
        pipeline = default_pipeline()
    elif not isinstance(pipeline, Pipeline):
        raise InvalidInput(f"pipeline must be a chronique.Pipeline, not {pipeline!r}")
    for name in asked:
        layer = LAYERS.get(name, name)
        if layer not in pipeline.layers:
            raise InvalidInput(
                f'the pipeline leaves out "{layer}"; build it with layers=["{layer}"] or with all'
            )
    source = parts(data, Names(text, id, title, date), batch_size)
    meter = Meter(progress, rows(data))
    return _runs(source, asked, errors == "skip", threads, meter, pipeline)


def _runs(
    source: Iterator[Part],
    asked: tuple[TableName, ...],
    skip: bool,
    threads: int,
    meter: Meter,
    pipeline: Pipeline,
) -> Iterator[Run]:
    mended = False
    with meter:
        for part in source:
            chunk = part.chunk
            faults = Faults(part, skip)
            faults.add((*error, False) for error in chunk.errors)
            if chunk.mended and not mended:
                mended = True
                warn_mended()
            tables, failures = pipeline.tables_of_chunk(chunk, asked, threads, meter.report)
            faults.add(failures)
            meter.advance(len(chunk) + len(chunk.errors))
            yield Run(len(chunk) - len(failures), tables, faults.table())


class Faults:
    """The rows of a chunk that cannot be read: raised, or kept for the table of errors."""

    def __init__(self, part: Part, skip: bool) -> None:
        self.part = part
        self.skip = skip
        self.rows: list[tuple[int, str | None, str, str | None]] = []

    def add(self, faults: Iterable[tuple[int, str | None, str, bool]]) -> None:
        """Raise the first, or keep them all."""
        for row, column, message, internal in faults:
            sources = self.part.sources
            source = sources[row - self.part.first] if sources else None
            if not self.skip:
                place = source or f"row {row}"
                place += f', column "{column}"' if column else ""
                error = ChroniqueError if internal else InvalidInput
                raise error(f'{place}: {message}; errors="skip" keeps the other rows')
            self.rows.append((row, column, message, source))

    def table(self) -> Table:
        """Make the table of errors, in the order of the rows."""
        return Table.of_errors(sorted(self.rows, key=lambda row: row[0]))


def _tables(tables: Iterable[TableName]) -> tuple[TableName, ...]:
    # A forgotten comma makes a str of tables=("events").
    asked: tuple[TableName, ...] = (tables,) if isinstance(tables, str) else tuple(tables or ())  # type: ignore[assignment]
    for name in asked:
        if name not in TABLES:
            known = ", ".join(f'"{table}"' for table in TABLES)
            raise InvalidInput(f"no table {name!r}; there are {known}")
    if not asked:
        raise InvalidInput('tables is empty; ask for "events" or another table')
    return asked
