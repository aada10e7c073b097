"""What came late to a roll, as it is told to who decides."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from amal_field.attendance import messages
from amal_field.attendance.models import GroupSession, Programme, TallyMark
from amal_field.attendance.operations import reviews
from amal_field.attendance.rules import LATE
from amal_field.db import db
from amal_field.outbox.models import Review
from amal_field.outbox.queries.reviews import ReviewKind, Told
from amal_field.outbox.rules import UNCERTAIN
from amal_field.people.models import Person
from amal_field.permissions import Permission

AGAINST = {
    "roll_closed": _l("The roll was closed by then."),
    "roll_called_off": _l("The session was called off by then."),
    "off_the_roll": _l("The name had been taken off the roll by then."),
    "stranger_to_roll": _l("Nobody expected this person on this roll."),
    "name_on_roll": _l("Somebody of that name is on the roll already."),
}
"""Code of a review → what stands against the mark."""
DECIDED = ((reviews.COUNTS, _l("It counts")), (reviews.DROPPED, _l("It does not count")))


def tell(rows: Sequence[Review]) -> dict[UUID, Told]:
    """Reviews of rolls in words, in three statements."""
    values = [row.values for row in rows if row.code != UNCERTAIN]
    persons = _persons(UUID(one["person"]) for one in values if "person" in one)
    sessions = _sessions(UUID(one["session"]) for one in values)
    marks = _marks_of(UUID(one["session"]) for one in values if "tally" in one)
    return {
        row.id: _tally_told(row, sessions, marks) if "tally" in row.values else _told(row, persons, sessions)
        for row in rows
    }


def tell_sent(values: Sequence[Mapping[str, Any]]) -> list[Told]:
    """What was set aside of rolls, by what stood in its address: of which roll, of whom, and how they were marked."""
    persons = _persons(one["person_id"] for one in values if "person_id" in one)
    sessions = _sessions(one["session_id"] for one in values if "session_id" in one)
    return [_told_sent(one, persons.get(one.get("person_id")), sessions.get(one.get("session_id"))) for one in values]


def _told_sent(values: Mapping[str, Any], person: list | None, session: list | None) -> Told:
    names = ([person[0].name] if person else []) + ([_session_told(*session)] if session else [])
    wanted = next((messages.MARKS[value] for value in values.values() if value in messages.MARKS), None)
    url = ("attendance.roll", {"session_id": session[0].id}) if session else None
    facts = [_("Told by the tablet: %(mark)s", mark=wanted)] if wanted else []
    return Told(" · ".join(names) or _("Nothing is known of this address."), url, facts)


def _session_told(session: GroupSession, programme: str) -> str:
    day = format_date(session.held_on, "EEE d MMM")
    return f"{messages.PROGRAMMES[programme]}, {day} {session.starts:%H:%M}"


def _persons(keys: Iterable[UUID]) -> dict[UUID, list]:
    return _by_key(select(Person.id, Person).where(Person.id.in_(set(keys))))


def _sessions(keys: Iterable[UUID]) -> dict[UUID, list]:
    return _by_key(
        select(GroupSession.id, GroupSession, Programme.code)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(GroupSession.id.in_(set(keys)))
    )


def _marks_of(keys: Iterable[UUID]) -> Sequence[TallyMark]:
    """The head counts of sessions that wait for a look, in order of when they were told."""
    wanted = select(TallyMark).where(TallyMark.session_id.in_(set(keys)), TallyMark.stands, TallyMark.is_disputed)
    return db.session.scalars(wanted.order_by(TallyMark.recorded_at, TallyMark.id)).all()


def _tally_told(review: Review, sessions: dict, marks: Sequence[TallyMark]) -> Told:
    session, programme = sessions[UUID(review.values["session"])]
    column = review.values["tally"]
    told = [mark for mark in marks if (mark.session_id, mark.tally) == (session.id, column)]
    said = ", ".join(
        f"{mark.step:+d}" if mark.step else "–" if mark.number is None else str(mark.number) for mark in told
    )
    standing = getattr(session, column)
    facts = [str(AGAINST[review.code]), _("On the roll: %(mark)s", mark="–" if standing is None else standing)]
    facts += [_("Told by the tablet: %(mark)s", mark=said)] if said else []
    title = f"{messages.WORDS[column]} · {_session_told(session, programme)}"
    return Told(title, ("attendance.roll", {"session_id": session.id}), facts)


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)


def _by_key(wanted) -> dict[UUID, list]:
    return {key: more for key, *more in db.session.execute(wanted)}


def _told(review: Review, persons: dict, sessions: dict) -> Told:
    if review.code == UNCERTAIN:
        return Told(_("Hour uncertain"), None, [_("The clock of the tablet was wrong, or it came after a month.")])
    (person,), (session, programme) = persons[UUID(review.values["person"])], sessions[UUID(review.values["session"])]
    title = f"{person.name} · {_session_told(session, programme)}"
    facts = [str(AGAINST[review.code])]
    if review.values["before"]:
        facts.append(_("On the roll: %(mark)s", mark=messages.MARKS[review.values["before"]]))
    facts.append(_("Told by the tablet: %(mark)s", mark=messages.MARKS[review.values["mark"]]))
    return Told(title, ("attendance.roll", {"session_id": session.id}), facts)


REVIEWS = ReviewKind(
    permission=Permission.SESSIONS_PLAN,
    tell=tell,
    tell_sent=tell_sent,
    choices={**dict.fromkeys(LATE, DECIDED), UNCERTAIN: ((reviews.SEEN, _l("Seen")),)},
    decide=reviews.decide,
    take_back=reviews.take_back,
)
