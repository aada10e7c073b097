"""The rolls of the demo: the same people week after week, now and then one of them absent, and each roll done."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from amal_field.accounts.offers.demo import stamp_of
from amal_field.attendance import operations
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries import roll
from amal_field.attendance.rules import ABSENT, HELPER, PARTICIPANT, PRESENT
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.search.finding import SearchResult
from amal_field.planning.models import SeriesPlan
from amal_field.stamp import Stamp

REMARKS = ("Gesproken over wonen in Gent.", "Twee nieuwe gezichten, goed onthaald.", "Het was rustig, het regende.")
EVERY = 5
"""One of so many is absent, each time somebody else."""


def fill(
    plan: SeriesPlan, programme: Programme, participants: Sequence[Person], keeper: str, *, today: date, stamp: Stamp
) -> None:
    """Fill the rolls of the sessions that have gone by, and close them. The first time the participants walk in."""
    wanted = (GroupSession.series_id == plan.series_id, GroupSession.held_on < today)
    sessions = db.session.scalars(select(GroupSession).where(*wanted).order_by(GroupSession.held_on)).all()
    for number, session in enumerate(sessions):
        by = stamp_of(keeper, stamp, session.held_on, session.ends.hour)
        if number == 0 and participants:
            _walk_in(session, programme, participants, by)
        _mark(session, programme, number, by)
        if not programme.requires_names:
            operations.count(session, "other", (number * 3) % 4, stamp=by)
        if number % 4 == 1:
            operations.write_remark(session, REMARKS[number // 4 % len(REMARKS)], stamp=by)
        operations.close_roll(session, stamp=by)


def _walk_in(session: GroupSession, programme: Programme, persons: Sequence[Person], by: Stamp) -> None:
    known = {place: [SearchResult(person, [])] for place, person in enumerate(persons)}
    same = {place: person.id for place, person in enumerate(persons)}
    named = [(person.name, None) for person in persons]
    operations.let_in(session, programme, named, known, same, role=PARTICIPANT, stamp=by)


def _mark(session: GroupSession, programme: Programme, number: int, by: Stamp) -> None:
    """Mark everybody who is expected and has no mark yet."""
    rows = [row for row in roll.rows_of(session, programme) if row.attendance_id is None]
    wanted = {
        row.person_id: ABSENT if row.role != HELPER and (place + 2 * number) % EVERY == 0 else PRESENT
        for place, row in enumerate(rows)
    }
    if wanted:
        operations.mark_some(session, programme, wanted, stamp=by)
