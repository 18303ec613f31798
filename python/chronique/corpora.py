"""Files of texts, read line by line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any, NamedTuple

from .errors import InvalidInput

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

STDIN = "-"


class Row(dict[str, Any]):
    """A row that knows the file and line it comes from."""

    __slots__ = ("source",)
    source: str


class BadRow(NamedTuple):
    """A line that is not a row."""

    source: str
    message: str


class Corpus:
    """Rows of files, read when they are asked for; made by `scan`.

    Can be iterated any number of times, and given to `extract` as it is.
    """

    def __init__(self, paths: list[str]) -> None:
        self.paths = paths

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows():
            if isinstance(row, BadRow):
                raise InvalidInput(f"{row.source}: {row.message}")
            yield row

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield every row, and the lines that are none in their place."""
        for path in self.paths:
            if path.removesuffix(".gz").endswith(".txt"):
                yield _whole(path)
            else:
                yield from _lines(path)

    def __repr__(self) -> str:
        shown = ", ".join(self.paths[:3]) + (", …" if len(self.paths) > 3 else "")
        return f"Corpus({len(self.paths)} file{'s' if len(self.paths) != 1 else ''}: {shown})"


def scan(paths: Paths) -> Corpus:
    r"""Read rows from files: JSON Lines or plain text, also compressed with gzip.

    Parameters
    ----------
    paths : path, pattern, or list of them
        ``"depeches/*.jsonl.gz"``. A ``.txt`` file is one row, ``{"id": its name, "text": …}``.

    Returns
    -------
    Corpus
        Yields dicts, lazily, in the order of the sorted paths.

    Examples
    --------
    >>> import chronique as cq, pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.jsonl").write_text('{"id": "1", "text": "Il pleut."}\n')
    >>> list(cq.scan(folder / "*.jsonl"))
    [{'id': '1', 'text': 'Il pleut.'}]
    """
    from glob import glob, has_magic

    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    elif not isinstance(paths, Iterable):
        kind = type(paths).__name__
        raise InvalidInput(f"scan takes a path, a pattern or a list of them, not {kind}")
    found: list[str] = []
    for path in [os.fspath(path) for path in paths]:
        if has_magic(path) and not os.path.exists(path):
            matches = sorted(glob(path, recursive=True))
            if not matches:
                raise InvalidInput(f"no file matches {path}")
            found += matches
        elif path.endswith((".csv", ".tsv", ".parquet", ".xlsx")):
            raise InvalidInput(
                f"scan reads JSON Lines and plain text, not {path}; read it with pandas or "
                "polars, and give the frame to cq.extract"
            )
        elif not os.path.isfile(path):
            hint = f"; for its files write {path}/*.jsonl" if os.path.isdir(path) else ""
            raise InvalidInput(f"{path} is not a file{hint}")
        else:
            found.append(path)
    return Corpus(found)


def open_text(path: str, mode: str = "r") -> IO[str]:
    """Open a file as UTF-8, through gzip when its name ends in .gz; "-" is the terminal."""
    # Files from Windows may begin with a mark of their encoding.
    encoding = "utf-8-sig" if mode == "r" else "utf-8"
    if path == STDIN:
        terminal = sys.stdin if mode == "r" else sys.stdout
        return open(terminal.fileno(), mode, encoding=encoding, closefd=False)
    if path.endswith(".gz"):
        import gzip

        # The level of the gzip program: the library's own is three times slower.
        level = {} if mode == "r" else {"compresslevel": 6}
        return gzip.open(path, mode + "t", encoding=encoding, **level)  # type: ignore[no-any-return,call-overload]
    return open(path, mode, encoding=encoding)


def _lines(path: str) -> Iterator[Row | BadRow]:
    import json

    name = "stdin" if path == STDIN else path
    number = 0
    try:
        with open_text(path) as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                source = f"{name}:{number}"
                try:
                    value = json.loads(line)
                except (ValueError, RecursionError) as error:
                    yield BadRow(source, f"not a line of JSON: {_misread(error)}")
                    continue
                if not isinstance(value, dict):
                    kind = type(value).__name__
                    yield BadRow(source, f'expected an object {{"text": …}} a line, got {kind}')
                    continue
                row = Row(value)
                row.source = source
                yield row
    except (UnicodeDecodeError, EOFError, OSError) as error:
        # The rest of the file cannot be read; what came before stands.
        yield BadRow(f"{name}:{number + 1}", _unreadable(error))


def _whole(path: str) -> Row | BadRow:
    try:
        with open_text(path) as file:
            text = file.read()
    except (UnicodeDecodeError, EOFError, OSError) as error:
        return BadRow(path, _unreadable(error))
    row = Row(id=os.path.basename(path).removesuffix(".gz").removesuffix(".txt"), text=text)
    row.source = path
    return row


def _misread(error: Exception) -> str:
    """Say what is wrong within the line: the parser's own message counts lines from it."""
    from json import JSONDecodeError

    if isinstance(error, JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return str(error)


def _unreadable(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 ({error.reason}); convert the file first, for instance with iconv"
    return f"the file cannot be read from here on: {error}"
