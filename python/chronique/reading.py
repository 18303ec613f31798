"""One text → a document; many texts → their sentences."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, overload

from ._native import Pipeline
from .errors import InvalidInput

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ._native import Document

    Place = tuple[int, int]
    # A str is an iterable of str too, so Iterable[str] could not be told from it: frames and
    # columns come as Any.
    Many = list[str] | tuple[str, ...] | Iterator[str]


@cache
def default_pipeline() -> Pipeline:
    """Build the pipeline that calls use when they are given none; once."""
    return Pipeline()


def read(
    text: str,
    *,
    date: str | dt.date | None = None,
    title: str | None = None,
    id: str | int | None = None,
) -> Document:
    """Read one text.

    Parameters
    ----------
    text : str
        Any string; it is never changed.
    date : str, datetime.date or datetime.datetime, optional
        The day of publication, on which "hier" and "jeudi" are resolved.
    title : str, optional
        The headline, when it is kept apart from the text.
    id : str or int, optional
        Yours, to find the document again.

    Returns
    -------
    Document

    Examples
    --------
    >>> import chronique as cq
    >>> cq.read("Il pleut. Il vente.", date="2025-07-24")
    Document("Il pleut. Il vente.", 2 sentences, 0 events)
    """
    return default_pipeline().read(text, date=date, title=title, id=id)


@overload
def sentences(texts: str, *, spans: Literal[False] = ..., threads: int = ...) -> list[str]: ...
@overload
def sentences(texts: str, *, spans: Literal[True], threads: int = ...) -> list[Place]: ...
@overload
def sentences(
    texts: Many, *, spans: Literal[False] = ..., threads: int = ...
) -> list[list[str]]: ...
@overload
def sentences(texts: Many, *, spans: Literal[True], threads: int = ...) -> list[list[Place]]: ...
def sentences(texts: Any, *, spans: bool = False, threads: int = 0) -> Any:
    """Only the sentences: the fast path.

    Parameters
    ----------
    texts : str, or list, Series, Arrow column or any iterable of str
    spans : bool
        Give ``(start, end)`` in characters instead of the words.
    threads : int
        0 means one a core.

    Returns
    -------
    list
        The sentences of the text; for many texts, one list for each.

    Examples
    --------
    >>> import chronique as cq
    >>> cq.sentences("Il pleut. Il vente.")
    ['Il pleut.', 'Il vente.']
    >>> cq.sentences(["Il pleut. Il vente.", ""], spans=True)
    [[(0, 9), (10, 19)], []]
    """
    pipeline = default_pipeline()
    if isinstance(texts, (str, list)):
        return pipeline.sentences(texts, spans=spans, threads=threads)
    from .inputs import open_stream

    stream = open_stream(texts)
    if stream is None:
        if not hasattr(texts, "__iter__") or isinstance(texts, (bytes, bytearray, dict)):
            raise InvalidInput(f"expected a str or a list of str, got {type(texts).__name__}")
        return pipeline.sentences(list(texts), spans=spans, threads=threads)
    if stream.column_names is not None:
        raise InvalidInput("sentences takes one column, not a frame; give it frame[column]")
    found: list[Any] = []
    while (chunk := stream.next_chunk(1 << 14, None, None, None, None)) is not None:
        if chunk.errors:
            row, _, message = chunk.errors[0]
            raise InvalidInput(f"row {row}: {message}")
        found += pipeline.sentences_of_chunk(chunk, spans, threads)
    return found
