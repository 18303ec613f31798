"""Files in, files out: the work of ``chronique annotate`` and ``chronique parse``."""

from __future__ import annotations

import sys
from pathlib import Path

from ._native import Pipeline, parse_conllu
from .corpora import STDIN, Corpus, open_text, scan
from .errors import InvalidInput
from .extraction import Faults
from .inputs import Names, parts
from .progress import Meter


def annotate(source: str, target: str, ontology: str | None, threads: int, skip: bool) -> int:
    """Annotate a file; give the exit code, 1 when lines were skipped."""
    corpus = Corpus([STDIN]) if source == STDIN else scan(source)
    if target != STDIN and Path(target).resolve() in {Path(p).resolve() for p in corpus.paths}:
        raise InvalidInput(f"{target} would overwrite its own input")
    folder = Path(target).parent
    if not folder.is_dir():
        raise InvalidInput(f"cannot write {target}: there is no folder {folder}; make it first")
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
            for row, column, message, place in sorted(faults.rows, key=lambda fault: fault[0]):
                about = f'column "{column}": ' if column else ""
                if not skip:
                    raise InvalidInput(f"{place}: {about}{message} (--skip-errors goes on)")
                print(f"{place or row}: {about}{message}; skipped", file=sys.stderr)
                skipped += 1
    return 1 if skipped else 0


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
