"""The tree of a sentence as a picture: SVG, no script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .errors import InvalidInput

if TYPE_CHECKING:
    from ._native import Document, Token

LETTER = 8.5
"""Pixels that a letter takes, more or less: the page's font is not known here."""

GAP = 22
"""Pixels between words."""

RISE = 26
"""Pixels from one level of arcs to the next."""


class Tree:
    """The dependency tree of a sentence.

    Attributes
    ----------
    svg : str
        The picture, to be kept in a file.

    Examples
    --------
    >>> import chronique as cq
    >>> doc = cq.read("Deux soldats ont été tués.")
    >>> doc.tree()
    Tree("Deux soldats ont été tués.", 6 tokens)
    >>> doc.tree().svg[:4]
    '<svg'
    """

    def __init__(self, doc: Document, sentence: int = 0) -> None:
        if not 0 <= sentence < len(doc.sentences):
            count = len(doc.sentences)
            raise InvalidInput(f"no sentence {sentence}; the document has {count}, from 0")
        self._text = doc.sentences[sentence].text
        tokens = [(i, t) for i, t in enumerate(doc.tokens) if t.sentence.index == sentence]
        first = tokens[0][0] if tokens else 0
        self._tokens = [token for _, token in tokens]
        self._heads = [None if t.head is None else t.head - first for t in self._tokens]

    @property
    def svg(self) -> str:
        """The picture."""
        centres, width = _places(self._tokens)
        arcs = [(i, h) for i, h in enumerate(self._heads) if h is not None]
        levels = _levels(arcs)
        ground = RISE * (max(levels.values(), default=0) + 1) + 20
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{ground + 60}" '
            f'viewBox="0 0 {width:.0f} {ground + 60}" font-family="sans-serif" font-size="14" '
            'fill="currentColor" role="img">',
            f"<title>{escape(self._text)}</title>",
        ]
        for (word, head), level in levels.items():
            label = self._tokens[word].deprel or ""
            parts.append(_arc(centres[word], centres[head], ground, RISE * level, label))
        for i, (token, x) in enumerate(zip(self._tokens, centres, strict=True)):
            if self._heads[i] is None:
                parts.append(_root(x, ground))
            parts.append(
                f'<text x="{x:.0f}" y="{ground + 24}" text-anchor="middle">{escape(token.text)}'
                f'</text><text x="{x:.0f}" y="{ground + 42}" text-anchor="middle" font-size="10" '
                f'opacity=".65">{escape(token.upos or "")}</text>'
            )
        return "".join([*parts, "</svg>"])

    def _repr_html_(self) -> str:
        return f'<div class="chronique" style="overflow-x: auto">{self.svg}</div>'

    def __repr__(self) -> str:
        shown = self._text if len(self._text) <= 60 else self._text[:59] + "…"
        return f'Tree("{shown}", {len(self._tokens)} tokens)'


def _places(tokens: list[Token]) -> tuple[list[float], float]:
    """Find the middle of each word, and the width of all."""
    at, centres = float(GAP), []
    for token in tokens:
        letters = max(len(token.text), len(token.upos or ""), len(token.deprel or "") * 0.7, 2)
        width = letters * LETTER
        centres.append(at + width / 2)
        at += width + GAP
    return centres, at


def _levels(arcs: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Give each arc a height above all the arcs that it spans."""
    levels: dict[tuple[int, int], int] = {}
    for arc in sorted(arcs, key=lambda arc: abs(arc[0] - arc[1])):
        low, high = min(arc), max(arc)
        under = [
            level for other, level in levels.items() if min(other) < high and max(other) > low
        ]
        levels[arc] = max(under, default=0) + 1
    return levels


def _arc(word: float, head: float, ground: float, rise: float, label: str) -> str:
    # Arcs start beside the middle of the head, so that those to both sides stay apart.
    start = head + (6 if word > head else -6)
    top, radius = ground - rise, 8 if word > start else -8
    path = (
        f"M{start:.0f} {ground} V{top + 8} Q{start:.0f} {top} {start + radius:.0f} {top} "
        f"H{word - radius:.0f} Q{word:.0f} {top} {word:.0f} {top + 8} V{ground - 5}"
    )
    return (
        f'<path d="{path}" fill="none" stroke="currentColor" opacity=".5"/>{_point(word, ground)}'
        f'<text x="{(start + word) / 2:.0f}" y="{top - 4}" text-anchor="middle" font-size="10">'
        f"{escape(label)}</text>"
    )


def _root(x: float, ground: float) -> str:
    return (
        f'<path d="M{x:.0f} 8 V{ground - 5}" stroke="currentColor" opacity=".5"/>'
        f'{_point(x, ground)}<text x="{x + 4:.0f}" y="14" font-size="10">root</text>'
    )


def _point(x: float, ground: float) -> str:
    return f'<path d="M{x - 4:.0f} {ground - 7} h8 l-4 7 z" opacity=".7"/>'
