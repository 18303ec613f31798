"""Mentions of one happening together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from ._types import Basis

if TYPE_CHECKING:
    import datetime as dt

    from ._native import Count, Document, Event, Location, Mention
    from ._types import Factuality

_SUREST: tuple[Basis, ...] = get_args(Basis)


@dataclass(frozen=True)
class Happening:
    """Something that happened, with every mention of it in a document.

    Attributes
    ----------
    events : tuple of Event
        The mentions, in order.
    type, group, label, factuality : str
        Those of the first mention.
    agent, patient, instrument, place, time : tuple of Mention
        What the mentions say together, each wording once.
    counts : tuple of Count
        Their numbers, each range once, in order: a toll that rises shows all its steps.
    date, date_start, date_end, date_basis
        The surest date of the mentions, as in `Event`.
    country, location, place_basis
        The surest place of the mentions, as in `Event`.

    Examples
    --------
    >>> import chronique as cq
    >>> doc = cq.read("Un séisme a frappé Agadir. Le séisme a détruit des maisons.")
    >>> doc.happenings[0]
    Happening(disaster.earthquake, "séisme", 2 mentions)
    """

    events: tuple[Event, ...]

    @property
    def type(self) -> str:
        """``group.name``."""
        return self.events[0].type

    @property
    def group(self) -> str:
        """The part before the dot."""
        return self.events[0].group

    @property
    def label(self) -> str:
        """What screens call the type."""
        return self.events[0].label

    @property
    def factuality(self) -> Factuality:
        """How sure the text is, at the first mention."""
        return self.events[0].factuality

    @property
    def agent(self) -> tuple[Mention, ...]:
        """Who does it."""
        return self._together("agent")

    @property
    def patient(self) -> tuple[Mention, ...]:
        """Who or what undergoes it."""
        return self._together("patient")

    @property
    def instrument(self) -> tuple[Mention, ...]:
        """With what."""
        return self._together("instrument")

    @property
    def place(self) -> tuple[Mention, ...]:
        """Where, in the words of the text."""
        return self._together("place")

    @property
    def time(self) -> tuple[Mention, ...]:
        """When, in the words of the text."""
        return self._together("time")

    @property
    def counts(self) -> tuple[Count, ...]:
        """The numbers that belong to it."""
        counts = (count for event in self.events for count in event.counts)
        return tuple({(c.kind, c.min, c.max): c for c in reversed([*counts])}.values())[::-1]

    @property
    def date(self) -> str | None:
        """When it happened, in the shortest ISO form."""
        return self._surest("date_basis").date

    @property
    def date_start(self) -> dt.date | None:
        """The first day that it can have happened."""
        return self._surest("date_basis").date_start

    @property
    def date_end(self) -> dt.date | None:
        """The last day that it can have happened."""
        return self._surest("date_basis").date_end

    @property
    def date_basis(self) -> Basis | None:
        """How the date is known."""
        return self._surest("date_basis").date_basis

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2 of where it happened."""
        return self._surest("place_basis").country

    @property
    def location(self) -> Location | None:
        """The place, when more than the country is known."""
        return self._surest("place_basis").location

    @property
    def place_basis(self) -> Basis | None:
        """How country and place are known."""
        return self._surest("place_basis").place_basis

    def _surest(self, basis: str) -> Event:
        known = [event for event in self.events if getattr(event, basis)]
        return min(
            known, key=lambda event: _SUREST.index(getattr(event, basis)), default=self.events[0]
        )

    def _together(self, role: str) -> tuple[Mention, ...]:
        found: dict[str, Any] = {}
        for event in self.events:
            for mention in getattr(event, role):
                found.setdefault(mention.text.casefold(), mention)
        return tuple(found.values())

    def __repr__(self) -> str:
        number = len(self.events)
        mentions = f"{number} mention{'' if number == 1 else 's'}"
        return f'Happening({self.type}, "{self.events[0].text}", {mentions})'


def happenings(doc: Document) -> tuple[Happening, ...]:
    """Group the events of a document by what happened; statements are left out."""
    groups: dict[int, list[Event]] = {}
    for number, event in enumerate(doc.events):
        if event.type != "report.statement":
            first = number if event.same_as is None else event.same_as
            groups.setdefault(first, []).append(event)
    return tuple(Happening(tuple(events)) for events in groups.values())
