"""Free pitches per night as a small picture: a bar a night, its height the share that is free."""

from collections.abc import Sequence
from dataclasses import dataclass

from amal_field.transit_site.queries.availability import Night

BAR, GAP, HEIGHT = 14, 4, 48


@dataclass(frozen=True)
class Bar:
    """A bar of the picture in its own units: where it stands, how high it is, and its night."""

    x: int
    y: int
    height: int
    night: Night


@dataclass(frozen=True)
class Drawn:
    """The picture: its bars and its width."""

    bars: list[Bar]
    width: int
    bar: int = BAR
    height: int = HEIGHT


def drawn(nights: Sequence[Night]) -> Drawn:
    """The picture of some nights. A full night is drawn as a whole bar of another pattern, never as nothing."""
    bars = []
    for place, night in enumerate(nights):
        share = night.free / night.capacity if night.capacity else 0
        height = max(round(share * HEIGHT), 4) if night.free else HEIGHT
        bars.append(Bar(place * (BAR + GAP), HEIGHT - height, height, night))
    return Drawn(bars, max(len(bars) * (BAR + GAP) - GAP, BAR))
