"""What the panel of a taken pitch shows of a stay: how it stands with nights and money, and until when it may last."""

from dataclasses import dataclass, field
from datetime import date

from amal_field.transit_site import rules
from amal_field.transit_site.models import LedgerEntry, Pitch, Stay
from amal_field.transit_site.queries import ledger, stays
from amal_field.transit_site.queries.ledger import Account


@dataclass(frozen=True)
class StayCard:
    """A stay in the panel of its pitch.

    `nights_left`: negative is overdue, None unknown; `later_departures`: the days until which it is extended in one
    tap; `account`: None where the reader may not see money, or where it begins now.
    """

    stay: Stay
    nights_left: int | None = None
    later_departures: list[date] = field(default_factory=list)
    account: Account | None = None

    @property
    def receipts(self) -> list[LedgerEntry]:
        """The entries for which a receipt was given, the latest first."""
        lines = self.account.lines if self.account else []
        return [line.entry for line in reversed(lines) if line.entry.receipt_no and not line.is_reversed]

    @property
    def is_due(self) -> bool:
        """Whether the family leaves today or tomorrow, or should have left: staying longer is the next step."""
        return self.nights_left is not None and self.nights_left <= 1


def cards_on(pitch: Pitch, on: date, *, with_money: bool) -> list[StayCard]:
    """The stays on a pitch on a day: none, one, or more where tablets without a network collided."""
    return [_card(stay, on, with_money) for stay in stays.standing_on(pitch, on)]


def _card(stay: Stay, on: date, with_money: bool) -> StayCard:
    plan, longest = stay.planned_departure_on, stay.max_nights
    left = rules.nights_left(arrived_on=stay.arrived_on, planned_departure_on=plan, max_nights=longest, today=on)
    latest = rules.latest_departure(stay.arrived_on, longest)
    later = rules.later_departures(planned_departure_on=plan, latest=latest, today=on)
    return StayCard(stay, left, later, ledger.account(stay, on) if with_money else None)
