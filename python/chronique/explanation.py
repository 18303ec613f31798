"""Why an event was found, as a person would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .display import counted

if TYPE_CHECKING:
    from ._native import Event, Mention

_FACTUALITY = {
    "actual": "it is told as a fact",
    "negated": "it is told as something that did not happen",
    "possible": "it is told as possible: a rumour, an allegation",
    "planned": "it is told as planned or expected",
    "hypothetical": "it is told as demanded, threatened, feared or conditional",
}
_BASIS = {
    "clause": "its own clause says {}",
    "sentence": "the only one that the sentence says is {}",
    "story": "the story that the article tells has {}",
    "title": "the beginning of the article says {}",
    "article": "the article as a whole points to {}",
}


def explain(event: Event) -> str:
    """Say in words what decided about an event, a fact a line."""
    cues = ", ".join(f'"{cue.text}"' for cue in event.why.cues[1:])
    lines = [
        f'"{event.text}" tells of {event.type} ({event.label})',
        f"  rule: {event.why.rule}" + (f"; the words {cues} decided with it" if cues else ""),
        f"  factuality: {_FACTUALITY[event.factuality]}",
    ]
    for role in ("agent", "patient", "instrument", "place", "time"):
        mentions = ", ".join(f'"{mention.text}"' for mention in getattr(event, role))
        lines += [f"  {role}: {mentions}"] if mentions else []
    if event.speaker:
        lines.append(f'  speaker: "{event.speaker.text}"')
    if event.content:
        kind = "quoted" if event.direct else "reported"
        lines.append(f'  {kind}: "{event.content.text}"')
    lines += [f'  number: {counted(count)}, from "{count.text}"' for count in event.counts]
    if event.date and event.date_basis:
        why = _basis(event.date_basis, event.date_evidence)
        lines.append(f"  date: {event.date}; {why}")
    if event.place_basis:
        where = event.location.name if event.location else ""
        country = event.country or "no country"
        why = _basis(event.place_basis, event.place_evidence)
        lines.append(f"  place: {where or country}{f' ({country})' if where else ''}; {why}")
    if event.holder:
        lines.append(f'  claimed by: "{event.holder.text}"')
    if event.same_as is not None:
        lines.append(f"  the same happening as event {event.same_as}")
    share = round(event.confidence * 100)
    lines.append(f"  confidence: {share} of 100 such firings were right on annotated articles")
    return "\n".join(lines)


def _basis(basis: str, evidence: Mention | None) -> str:
    if evidence is None:
        return "only the day of the article is known"
    return _BASIS[basis].format(f'"{evidence.text}"')
