"""Files in, files out: the work of ``chronique annotate``, ``extract`` and ``parse``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ._native import Pipeline, Table, parse_conllu
from .corpora import STDIN, Corpus, open_text, scan
from .errors import InvalidInput
from .extraction import Faults, extract_batches
from .files import check_folder, write
from .inputs import Names, parts
from .progress import Meter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._types import TableName


def annotate(source: str, target: str, ontology: str | None, threads: int, skip: bool) -> int:
    """Annotate a file; give the exit code, 1 when lines were skipped."""
    corpus = _corpus(source, target)
    pipeline = Pipeline(ontology=ontology)
    skipped = 0
    with open_text(target, "w") as output, Meter(None, None) as meter:
        for part in parts(corpus, Names("text"), 256):
            # Bad lines are always collected, so that the good ones before them are written.
            faults = Faults(part, skip=True)
            faults.add((*error, False) for error in part.chunk.errors)
            lines, failures = pipeline.lines_of_chunk(part.chunk, threads, meter.report)
            faults.add(failures)
            first = min((row for row, *_ in faults.rows), default=None)
            if first is not None and not skip:
                lines = lines[: first - part.first]
            output.writelines(line + "\n" for line in lines)
            meter.advance(len(part.chunk) + len(part.chunk.errors))
            skipped += _report(faults.table(), skip)
    return 1 if skipped else 0


def tabulate(
    source: str, target: str, table: TableName, ontology: str | None, threads: int, skip: bool
) -> int:
    """Write a table of a file, piece by piece; give the exit code, 1 when lines were skipped."""
    corpus = _corpus(source, target)
    runs = extract_batches(
        corpus,
        tables=(table,),
        errors="skip",
        threads=threads,
        pipeline=Pipeline(ontology=ontology),
    )
    skipped = 0

    def pieces() -> Iterator[Table]:
        nonlocal skipped
        # The columns are there for a file without articles too.
        yield Table.empty(table)
        for run in runs:
            skipped += _report(run.errors, skip)
            yield getattr(run, table)

    write(pieces(), target)
    return 1 if skipped else 0


def _corpus(source: str, target: str) -> Corpus:
    """Find the articles, and make sure that the output can be written."""
    corpus = Corpus([STDIN]) if source == STDIN else scan(source)
    if target != STDIN and Path(target).resolve() in {Path(p).resolve() for p in corpus.paths}:
        raise InvalidInput(f"{target} would overwrite its own input")
    check_folder(target)
    return corpus


def _report(errors: Table, skip: bool) -> int:
    """Print the rows that cannot be read, or raise the first; give how many there are."""
    for row in errors.to_dicts():
        about = f'column "{row["column"]}": ' if row["column"] else ""
        place, message = row["source"] or row["row"], row["message"]
        if not skip:
            raise InvalidInput(f"{place}: {about}{message} (--skip-errors goes on)")
        print(f"{place}: {about}{message}; skipped", file=sys.stderr)
    return len(errors)


def parse(source: str, target: str) -> int:
    """Fill in a CoNLL-U file; give the exit code."""
    if source != STDIN and Path(source).resolve() == Path(target).resolve():
        raise InvalidInput(f"{target} would overwrite its own input")
    with open_text(source) as lines:
        conllu = lines.read()
    try:
        filled = parse_conllu(conllu)
    except InvalidInput as error:
        raise InvalidInput(f"{source}: {error}") from None
    with open_text(target, "w") as output:
        output.write(filled)
    return 0
