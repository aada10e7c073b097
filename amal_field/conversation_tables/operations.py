"""What people do at the tables. Each changes, flushes and records; none commits."""

from uuid import UUID

from sqlalchemy import delete, update

from amal_field import audit
from amal_field.attendance import operations as attendance
from amal_field.attendance.models import Attendance, GroupSession
from amal_field.conversation_tables import queries, rules
from amal_field.conversation_tables.models import TableLevel, TableSeat
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


def spread_by_level(session: GroupSession, tables: int, *, stamp: Stamp) -> int:
    """Seat everybody who is present by level at so many tables, whoever sat where before; how many.

    Raises `RuleBroken` `no_such_table`, `nobody_to_seat`, or as `attendance.lock_roll`.
    """
    revision = attendance.lock_roll(session, stamp)
    present = [person.id for person in queries.participants(session)]
    if not present:
        raise RuleBroken("nobody_to_seat")
    levels, _seats = queries.places_of(session, present)
    seats = rules.spread([(key, levels.get(key)) for key in present], tables)
    db.session.execute(delete(TableSeat).where(TableSeat.session_id == session.id))
    db.session.add_all(
        TableSeat(session_id=session.id, person_id=key, number=number, **stamped(stamp))
        for key, number in seats.items()
    )
    _show_on_roll(session, present, revision)
    audit.record("tables:seats:spread", session, stamp, tables=tables, people=len(seats))
    return len(seats)


def seat(session: GroupSession, person: Person, number: int, *, stamp: Stamp) -> list[Person]:
    """Seat somebody at a table; everybody who is present. Twice is once.

    Raises `RuleBroken` `no_such_table`, `not_present`, or as `attendance.lock_roll`.
    """
    rules.check_table(number)
    revision = attendance.lock_roll(session, stamp)
    present = _demand_present(session, person)
    known = db.session.get(TableSeat, (session.id, person.id))
    if known is None:
        db.session.add(TableSeat(session_id=session.id, person_id=person.id, number=number, **stamped(stamp)))
    else:
        known.number = number
    _show_on_roll(session, [person.id], revision)
    audit.record("tables:seat:take", session, stamp, person=person.id, number=number)
    return present


def tell_level(session: GroupSession, person: Person, level: str | None, *, stamp: Stamp) -> list[Person]:
    """Note what somebody says of her Dutch, in the programme of this session; None is unknown; everybody who is
    present. Twice is once.

    Raises `RuleBroken` `no_such_level`, `not_present`, or as `attendance.lock_roll`.
    """
    if level is not None and level not in rules.LEVELS:
        raise RuleBroken("no_such_level")
    revision = attendance.lock_roll(session, stamp)
    present = _demand_present(session, person)
    known = db.session.get(TableLevel, (session.programme_id, person.id))
    if level is None:
        if known:
            db.session.delete(known)
    elif known:
        known.level = level
    else:
        key = {"programme_id": session.programme_id, "person_id": person.id}
        db.session.add(TableLevel(**key, level=level, **stamped(stamp)))
    _show_on_roll(session, [person.id], revision)
    audit.record("tables:level:tell", session, stamp, person=person.id, level=[level or "unknown"])
    return present


def _demand_present(session: GroupSession, person: Person) -> list[Person]:
    present = queries.participants(session)
    if person.id not in {present_person.id for present_person in present}:
        raise RuleBroken("not_present", person=person.name)
    return present


def _show_on_roll(session: GroupSession, people: list[UUID], revision: int) -> None:
    """Let the rolls that are open on other tablets bring these rows anew."""
    rows = (Attendance.session_id == session.id, Attendance.person_id.in_(people))
    db.session.execute(update(Attendance).where(*rows).values(revision=revision))
    db.session.flush()
