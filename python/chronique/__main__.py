"""The command line: ``python -m chronique``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from . import __version__
from .errors import ChroniqueError
from .extraction import TABLES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give the exit code: 0, 1 for some bad lines, 2 for an error."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if "run" not in options:
        parser.print_help(sys.stderr)
        return 2
    try:
        return int(options.run(options))
    except BrokenPipeError:
        # Whoever read our output has gone; that is not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("chronique: stopped", file=sys.stderr)
        return 130
    except OSError as error:
        about = f"{error.filename}: {error.strerror}" if error.filename else error
        print(f"chronique: {about}", file=sys.stderr)
        return 2
    except ChroniqueError as error:
        print(f"chronique: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chronique", description="French news to a table of events."
    )
    parser.add_argument("--version", action="version", version=f"chronique {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    annotate = commands.add_parser(
        "annotate",
        help="read articles from JSON Lines, write what they tell as JSON Lines",
        description="Reads one article a line, {id, date, title, text}, and writes one document "
        "a line with its sentences, names, times and events; offsets count characters.",
    )
    annotate.add_argument("input", help='.jsonl or .jsonl.gz; "-" for standard input')
    annotate.add_argument("-o", "--output", default="-", help='the same; "-" is the default')
    _add_options(annotate)
    annotate.set_defaults(run=_annotate)

    extract = commands.add_parser(
        "extract",
        help="read articles from JSON Lines, write a table: events, PLOVER, ACLED and others",
        description="Reads one article a line, {id, date, title, text}, and writes a table as "
        "JSON Lines, CSV or Parquet, by the end of the name; docs/tables.md has the columns.",
    )
    extract.add_argument("input", help='.jsonl or .jsonl.gz; "-" for standard input')
    extract.add_argument(
        "-o", "--output", default="-", help='.jsonl, .csv, .parquet; "-" is JSON Lines'
    )
    extract.add_argument(
        "--table", default="events", choices=TABLES, metavar="TABLE", help=", ".join(TABLES)
    )
    _add_options(extract)
    extract.set_defaults(run=_extract)

    types = commands.add_parser("types", help="write the types of events as a table")
    types.add_argument(
        "-o", "--output", default="-", help='.jsonl, .csv, .parquet; "-" is JSON Lines'
    )
    types.add_argument("--ontology", help="a TOML file of yours that adds types of events")
    types.set_defaults(run=_types)

    parse = commands.add_parser(
        "parse",
        help="fill in the tags and trees of a CoNLL-U file",
        description="Keeps the tokens of a CoNLL-U file (a contraction such as 3-4 du becomes "
        "one) and writes lemma, class, features, head and relation anew.",
    )
    parse.add_argument("input", help='.conllu or .conllu.gz; "-" for standard input')
    parse.add_argument("-o", "--output", default="-", help='the same; "-" is the default')
    parse.set_defaults(run=_parse)

    demo = commands.add_parser("demo", help="show the events of a few articles")
    demo.set_defaults(run=_demo)
    return parser


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--ontology", help="a TOML file of yours that adds types of events")
    command.add_argument("--threads", type=int, default=0, help="0: one a core")
    command.add_argument(
        "--skip-errors", action="store_true", help="report bad lines and go on (exit code 1)"
    )


def _annotate(options: argparse.Namespace) -> int:
    from .annotation import annotate

    return annotate(
        options.input, options.output, options.ontology, options.threads, options.skip_errors
    )


def _extract(options: argparse.Namespace) -> int:
    from .annotation import tabulate

    return tabulate(
        options.input,
        options.output,
        options.table,
        options.ontology,
        options.threads,
        options.skip_errors,
    )


def _types(options: argparse.Namespace) -> int:
    from ._native import types

    types(options.ontology).write(options.output)
    return 0


def _parse(options: argparse.Namespace) -> int:
    from .annotation import parse

    return parse(options.input, options.output)


def _demo(_: argparse.Namespace) -> int:
    from .demo import demo

    return demo()


if __name__ == "__main__":
    sys.exit(main())
