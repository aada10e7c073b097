"""The year before a year: its newest edition, else what is counted of it now, and which of these it is.

The one place that decides. Of a year that is not complete what was taken over by hand comes before what is counted
here, and no difference is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amal_field.figures.figure import Facts, Figure, Reading
from amal_field.figures.queries.editions import Edition

EDITION, LIVE, BY_HAND = "edition", "live", "by_hand"


@dataclass(frozen=True)
class Before:
    """A figure of the year before. `source`: where it comes from. A difference may be told where the year is complete,
    and the figure means the same by now."""

    reading: Reading
    source: str
    is_complete: bool = True
    is_redefined: bool = False

    @property
    def may_differ(self) -> bool:
        """Whether a difference from it may be told."""
        return self.is_complete and not self.is_redefined


@dataclass(frozen=True)
class LastYear:
    """Where the year before comes from, for all figures: its `edition`, or its `facts`, which are read only where there
    is none; `by_hand`: by code what was taken over of a year that is not complete."""

    year: int
    edition: Edition | None
    facts: Facts | None
    is_complete: bool
    by_hand: Mapping[str, Reading] = field(default_factory=dict)

    def of(self, figure: Figure) -> Before | None:
        """A figure of it; None where its edition knows none."""
        if self.edition:
            frozen = self.edition.figures.get(figure.code)
            is_redefined = frozen is not None and frozen.version != figure.version
            return frozen and Before(frozen.reading, EDITION, self.is_complete, is_redefined)
        if by_hand := self.by_hand.get(figure.code):
            return Before(by_hand, BY_HAND, self.is_complete)
        return self.facts and Before(figure.reading(self.facts), LIVE, self.is_complete)


def values(before: Mapping[str, Before | None]) -> dict[str, Reading]:
    """Code → reading, of those with which one may compare."""
    return {code: one.reading for code, one in before.items() if one and one.may_differ}
