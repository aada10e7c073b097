"""What stands beside a reservation before it is saved: what the household has used, what is free, what refuses."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from amal_field.refusal import RuleBroken
from amal_field.transit_site import rules
from amal_field.transit_site.queries import allowance, availability
from amal_field.transit_site.queries.availability import Night
from amal_field.transit_site.rules import Period, Record


@dataclass(frozen=True)
class Checks:
    """The record of a household for some days, their nights, and the rules that refuse."""

    record: Record
    nights: list[Night]
    stays_used: int
    days_left: int | None
    refusals: list[RuleBroken]

    @property
    def is_full(self) -> bool:
        """Whether a night has no free pitch."""
        return any(night.free == 0 for night in self.nights)


def checks_of(
    site_id: UUID, household_id: UUID | None, period: Period, *, now: datetime, but: UUID | None = None
) -> Checks:
    """What the rules say of a household, known or not, that wants to come; in two statements.

    The pitches taken are those of the fullest night. `but`: the reservation that is looked at.
    """
    record = allowance.record(site_id, household_id, period.start, period.end)
    nights = availability.nights_of(record.limits, period.start, (period.end - period.start).days, now=now, but=but)
    fullest = min(night.free for night in nights)
    open_site = record.limits is not None and record.closure is None
    record = replace(record, pitches_taken=record.limits.capacity - fullest if open_site else 0)
    return Checks(
        record,
        nights,
        rules.stays_counted(record, period.start),
        rules.days_left(record, period.start),
        rules.refuse_arrival(record, period),
    )
