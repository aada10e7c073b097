"""What the rules of the site ask of the rows, each read in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, exists, func, or_, select, true

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.transit_site import rules
from amal_field.transit_site.models import Pitch, PitchBlock, Reservation, Stay, StayPerson, StayPitch
from amal_field.transit_site.queries import allowance, lateness
from amal_field.transit_site.rules import Record


def _somebody_here(them: ColumnElement[bool], period: rules.Period, but: Stay | None = None) -> ColumnElement[bool]:
    """Whether somebody of them is on a stay in a period."""
    return exists().where(
        them,
        StayPerson.counts,
        StayPerson.overlaps(period),
        StayPerson.stay_id != but.id if but is not None else true(),
    )


def _taken(period: rules.Period, *, but: Stay | None = None) -> ColumnElement[bool]:
    """Whether somebody stands on `Pitch` in a period: for good, or until a day in it or after it. In two parts: asked
    with OR, SQLite reads all who ever stood there."""
    others = StayPitch.stay_id != but.id if but is not None else true()
    there = (StayPitch.pitch_id == Pitch.id, StayPitch.counts, StayPitch.begins_before(period.end), others)
    return or_(*(exists().where(*there, ends) for ends in (StayPitch.goes_on, StayPitch.to_on > period.start)))


def _blocked(period: rules.Period) -> ScalarSelect[str]:
    """Why `Pitch` takes nobody in a period, if so."""
    return (
        select(PitchBlock.reason)
        .where(
            PitchBlock.pitch_id == Pitch.id,
            PitchBlock.stands,
            PitchBlock.overlaps(period),
        )
        .limit(1)
        .scalar_subquery()
    )


def pitch_use(
    pitch: Pitch, period: rules.Period, *, but: Stay | None = None, persons: Sequence[UUID] = ()
) -> tuple[bool, str | None, bool]:
    """Whether somebody else stands on a pitch in a period, why it is blocked, if it is, and whether one of these
    persons is on another stay then."""
    elsewhere = _somebody_here(StayPerson.person_id.in_(persons), period, but)
    row = db.session.execute(
        select(_taken(period, but=but), _blocked(period), elsewhere).where(Pitch.id == pitch.id)
    ).one()
    return row[0], row[1], row[2]


def persons_here(person_ids: Sequence[UUID], period: rules.Period, *, but: Stay | None = None) -> list[str]:
    """The names of those of these people who are on a stay in a period."""
    wanted = (
        select(Person)
        .join(StayPerson, StayPerson.person_id == Person.id)
        .where(
            Person.id.in_(person_ids),
            StayPerson.counts,
            StayPerson.overlaps(period),
        )
    )
    if but is not None:
        wanted = wanted.where(StayPerson.stay_id != but.id)
    by_name = wanted.order_by(Person.sort_key, Person.id)
    return list(dict.fromkeys(person.name for person in db.session.scalars(by_name)))


@dataclass(frozen=True)
class ArrivalFacts:
    """What the rules of a check-in ask, read in one statement while the site's row is locked."""

    pitch: Pitch
    taken: bool
    blocked: str | None
    somebody_here: bool
    last_ticket: str | None
    expected: bool
    record: Record


ARRIVAL_ON = rules.Period(allowance.ON)
LAST_TICKET = select(func.max(Stay.ticket_no)).where(
    Stay.ticket_no >= bindparam("first_ticket"), Stay.ticket_no < bindparam("beyond_tickets")
)
IS_EXPECTED = exists().where(
    or_(Reservation.pitch_id == Pitch.id, Reservation.household_id == allowance.HOUSEHOLD_ID),
    Reservation.is_confirmed,
    Reservation.from_on <= allowance.ON,
    or_(Reservation.lasts_on(allowance.ON), Reservation.is_kept(lateness.KEPT_SINCE)),
)
ARRIVAL = allowance.joined(
    select(
        Pitch,
        _taken(ARRIVAL_ON),
        _blocked(ARRIVAL_ON),
        _somebody_here(StayPerson.person_id.in_(bindparam("person_ids", expanding=True)), ARRIVAL_ON),
        LAST_TICKET.scalar_subquery(),
        IS_EXPECTED,
        *allowance.COLUMNS,
    ).select_from(Pitch)
).where(Pitch.site_id == allowance.SITE_ID, Pitch.number == bindparam("number"))
"""Made once: making it took longer than running it."""


def arrival_facts(
    site_id: UUID,
    number: int,
    person_ids: Sequence[UUID],
    household_id: UUID,
    on: date,
    until: date | None,
    *,
    now: datetime,
) -> ArrivalFacts | None:
    """The facts for these people arriving on a pitch from a day to a day; None where there is no such pitch. `now`:
    whose place is kept hangs on it."""
    values = {
        "number": number,
        "person_ids": list(person_ids),
        "first_ticket": f"{on.year}-",
        "beyond_tickets": f"{on.year}-~",
    } | lateness.values(now)
    rows = db.session.execute(ARRIVAL, allowance.values(site_id, household_id, on, until) | values).all()
    own = -len(allowance.COLUMNS)
    return ArrivalFacts(*rows[0][:own], allowance.of_rows([row[own:] for row in rows])) if rows else None
