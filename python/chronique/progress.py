"""How far a long call has come."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from typing import Any

ProgressWish = bool | Callable[[int, int | None], object] | None
"""True, False, a function of (done, total), or None: when it is worth it."""

DELAY = 2.0
"""Seconds before a bar that nobody asked for appears."""


class Meter:
    """Counts texts over all chunks of a call, and shows the count."""

    def __init__(self, wish: ProgressWish, total: int | None) -> None:
        self.total = total
        self.done = 0
        self.bar: Any = None
        self.function = wish if callable(wish) else None
        if self.function is None and (wish or (wish is None and _watched())):
            self.bar = _bar(total, 0.0 if wish else DELAY)

    def report(self, done: int) -> None:
        """Show that so many texts of this chunk are done."""
        self._show(self.done + done)

    def advance(self, texts: int) -> None:
        """Add a chunk that is finished."""
        self.done += texts
        self._show(self.done)

    def _show(self, done: int) -> None:
        if self.function is not None:
            self.function(done, self.total)
        elif self.bar is not None:
            self.bar.update(done - self.bar.n)

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.close()


def _watched() -> bool:
    """Whether somebody sees the bar: a notebook or a terminal."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None and hasattr(shell, "kernel"):
        return True
    return sys.stderr is not None and sys.stderr.isatty()


def _bar(total: int | None, delay: float) -> Any:
    """Make a bar of tqdm: the notebook's if it works, else the plain one, else none."""
    options = {"total": total, "delay": delay, "unit": " texts", "desc": "chronique"}
    try:
        with warnings.catch_warnings():
            # tqdm.auto warns, or fails, in a notebook without ipywidgets.
            warnings.simplefilter("error")
            from tqdm.auto import tqdm

            return tqdm(**options)
    except Exception:
        try:
            from tqdm.std import tqdm
        except ImportError:
            return None
        return tqdm(**options)
