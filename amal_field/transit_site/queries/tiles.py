"""The tile of a pitch on the site plan, made of rows that are read for all at once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Row

from amal_field.transit_site import rules
from amal_field.transit_site.rules import Keeping, Lateness, PitchState


class Tile(NamedTuple):
    """What the plan shows of one pitch. `nights_left` is negative where overdue, None where unknown; `beside`: the
    other pitches of its family, of which the first alone shows the people and what is still to do.

    `kept_until_hour`: the hour of today, or of tomorrow, until which it is kept for a late family.
    """

    number: int
    row: int
    column: int
    state: PitchState
    name: str | None = None
    reason: str | None = None
    people: int = 0
    nights_left: int | None = None
    to_do: int = 0
    disputed: bool = False
    beside: tuple[int, ...] = ()
    kept_until_hour: int | None = None
    is_until_tomorrow: bool = False

    def is_at(self, number: int | None) -> bool:
        """Whether the panel of the pitch with this number is its own, or its family's."""
        return number is not None and (number == self.number or number in self.beside)

    @property
    def leads(self) -> bool:
        """Whether it is the first pitch of its family."""
        return not self.beside or self.number < min(self.beside)


def tile_of(
    pitch: Row,
    stays: Sequence[Row],
    *,
    held: Mapping[UUID, Sequence[int]],
    present: Mapping[UUID, Row],
    expected: Row | None,
    max_nights: int | None,
    keeping: Keeping,
) -> Tile:
    """The tile of a pitch, on which these stays are. `held`: the numbers of the pitches of each stay; `present`: how
    many people, and how many of them are children; `expected`: whose reservation of it is kept."""
    number, row, column, reason = pitch[1:]
    if not stays:
        late = expected is not None and keeping.of(expected) is Lateness.LATE
        state = rules.pitch_state(
            blocked=reason is not None, taken=False, nights_left=None, expected=expected is not None, late=late
        )
        return Tile(
            number,
            row,
            column,
            state,
            name=expected and expected.name,
            reason=reason,
            kept_until_hour=keeping.until_hour if late else None,
            is_until_tomorrow=late and keeping.is_until_tomorrow(expected),
        )
    first = stays[0]
    left = min(
        (
            left
            for stay in stays
            if (
                left := rules.nights_left(
                    arrived_on=stay.arrived_on,
                    planned_departure_on=stay.planned_departure_on,
                    max_nights=max_nights,
                    today=keeping.today,
                )
            )
            is not None
        ),
        default=None,
    )
    to_do = rules.left_to_do(
        planned=first.planned_departure_on is not None,
        prepaid=first.prepayment is not None,
        metered=first.meter_start is not None,
        identified=first.identity_seen_at is not None,
        instructed=first.house_rules_at is not None,
    )
    return Tile(
        number,
        row,
        column,
        rules.pitch_state(blocked=False, taken=True, nights_left=left, expected=False),
        name=" / ".join(stay.name for stay in stays),
        people=sum(present[stay.id].people for stay in stays if stay.id in present),
        nights_left=left,
        to_do=len(to_do),
        disputed=len(stays) > 1 or first.disputed,
        beside=tuple(other for other in held[first.id] if other != number),
    )
