"""Writing what registers tell of vaccination actions on their lists.

Everybody is written for whom the register names; then those who describe another person go to that person, as in a
merge. Rows of the database step aside as taken back while they change, so that two that change places do not collide.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import select

from amal_field import audit, clock
from amal_field.attendance.models import GroupSession
from amal_field.attendance.registers.presences import OnLists, Presence
from amal_field.db import db
from amal_field.people.registers.same_person import Identities
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models.health import VaccinationOutcome
from amal_field.vaccination.operations import door
from amal_field.vaccination.registers.answers import Answers
from amal_field.vaccination.registers.lists import Lists
from amal_field.vaccination.registers.told import Told, ToldRows, changed_sessions
from amal_field.vaccination.registers.vaccines import Vaccines
from amal_field.vaccination.rules import ages, doses
from amal_field.vaccination.rules.doses import Dose
from amal_field.vaccination.rules.words import GIVEN


def store_lists(importing: Import) -> None:
    """Put those of the register of attendances on the lists. What tells of people who turn out to be others goes to
    these first."""
    identities, stamp = importing.get(Identities), importing.stamp
    _follow(identities, stamp)
    _move_days(importing)
    presences = [presence for presence in importing.get(OnLists) if presence.is_touched]
    if presences:
        with _apart(presences, identities, stamp):
            left = _put_on_lists(presences, Lists(presences, stamp))
            importing.put(LeftLines(left))


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each list."""
    identities, stamp = importing.get(Identities), importing.stamp
    presences = [presence for presence in importing.get(OnLists) if presence.is_touched]
    told = [one for one in importing.get(ToldRows) if one.is_touched]
    if not presences and not told:
        return
    with _apart(told, identities, stamp):
        lists = Lists([*presences, *told], stamp)
        left = _tell(told, lists, identities, stamp)
        if presences:
            left |= importing.get(LeftLines)
        for line in door.bare_lines(left):
            line.cancel(stamp)
        db.session.flush()
    _mark({identities.root_of(one.recorded_id) for one in told})
    _record(presences, told, lists, stamp)


class LeftLines(set[UUID]):
    """The lines on which those of the register of attendances stood before."""


@contextmanager
def _apart(rows: Iterable[Presence | Told], identities: Identities, stamp: Stamp) -> Iterator[None]:
    """Everybody whom these name as they were recorded, while the register is written; then each goes to the person
    whom they describe."""
    apart = {one.recorded_id for one in rows if identities.root_of(one.recorded_id) != one.recorded_id}
    door.come_back(apart)
    yield
    for key in sorted(apart):
        door.follow(key, identities.root_of(key), stamp)


def _follow(identities: Identities, stamp: Stamp) -> None:
    """What was recorded for rows that describe another person from now on goes to that person."""
    moved = identities.moved
    if moved:
        door.come_back(moved.keys())
        for key, root in sorted(moved.items()):
            if key != root:
                door.follow(key, root, stamp)


def _move_days(importing: Import) -> None:
    """What was noted at a session that moves was noted on its new day."""
    moved = changed_sessions(importing, "datum") | changed_sessions(importing, "van")
    for chunk in parts(moved):
        for session in db.session.scalars(select(GroupSession).where(GroupSession.id.in_(chunk))):
            door.hold_on(session.id, session.held_on, _start_of(session))


def _put_on_lists(presences: list[Presence], lists: Lists) -> set[UUID]:
    """Give those of the register of attendances their lines; the lines that they had before."""
    before = door.lines_with([presence.row.subject_id for presence in presences if not presence.row.is_new])
    left = {line.id for line in before}
    for line in before:
        line.register_no = None
    db.session.flush()
    for presence in presences:
        line = lists.line_of(presence.session_id, presence.recorded_id)
        line.register_no = presence.row.number
        presence.row.subject_id = line.id
    db.session.flush()
    return left


def _tell(told: list[Told], lists: Lists, identities: Identities, stamp: Stamp) -> set[UUID]:
    """Write what became of these; the lines on which it stood before."""
    changed = [one.row.stored.subject.outcome for one in told if not one.row.is_new]
    left = {outcome.recorded_line_id for outcome in changed}
    rested_on = {outcome.consent_id for outcome in changed if outcome.consent_id}
    for outcome in changed:
        outcome.cancel(stamp)
    db.session.flush()
    door.forget_refusals({outcome.recorded_line_id for outcome in changed})
    vaccines = Vaccines({one.row.final("lot") for one in told}, stamp)
    lines = [lists.line_of(one.session_id, one.recorded_id) for one in told]
    db.session.flush()
    answers = Answers(lines, stamp)
    births = identities.births_of({identities.root_of(one.recorded_id) for one in told})
    columns = []
    with db.session.no_autoflush:
        for one in told:
            birth = births.get(identities.root_of(one.recorded_id))
            columns.append(_columns(one, lists, vaccines, answers, birth.on if birth else None))
    db.session.flush()
    outcomes = [_write(one.row, values, stamp) for one, values in zip(told, columns, strict=True)]
    db.session.flush()
    for outcome in outcomes:
        outcome.cancelled_at = outcome.cancelled_by_id = None
    db.session.add_all(outcomes)
    db.session.flush()
    door.forget_unused(rested_on)
    return left


def _columns(told: Told, lists: Lists, vaccines: Vaccines, answers: Answers, born_on: date | None) -> dict[str, Any]:
    """What a row tells, as columns of what became of a line; what these rest on is made."""
    row, line, session = told.row, lists.line_of(told.session_id, told.recorded_id), lists.session(told.session_id)
    given = row.final("uitkomst") == GIVEN
    minor = ages.is_minor(born_on, session.held_on)
    vaccine_id = vaccines.id_of(row.final("vaccin"), session.kind) if row.final("vaccin") else None
    yes = answers.yes_for(told.row, line.id, minor=minor, day=session.held_on)
    line.revision = lists.revision(told.session_id)
    return {
        "line_id": line.id,
        "recorded_line_id": line.id,
        "outcome": row.final("uitkomst"),
        "vaccine_id": vaccine_id,
        "lot_id": vaccines.lot_id_of(vaccine_id, row.final("lot")) if row.final("lot") else None,
        "dose": row.final("dosis"),
        "reason": row.final("reden"),
        "consent_id": yes.id if yes else None,
        "consent_purpose": yes.purpose if yes else None,
        "consent_answer": yes.answer if yes else None,
        "adult_on": None if minor or not given else ages.adult_on(born_on),
        "next_month": row.final("volgende_dosis"),
        "given_on": session.held_on,
        "given_at": _start_of(session),
        "soon_after": None,
    }


def _write(row: Row, values: Mapping[str, Any], stamp: Stamp) -> VaccinationOutcome:
    if row.stored is None:
        return VaccinationOutcome(id=row.subject_id, register_no=row.number, **values, **stamped(stamp))
    outcome = row.stored.subject.outcome
    for name, value in values.items():
        setattr(outcome, name, value)
    return outcome


def _mark(person_ids: set[UUID]) -> None:
    """Note which doses of the registers came soon after another: nobody confirmed these."""
    got: dict[UUID, list[Dose]] = {}
    for person_id, outcome, vaccine in chain.from_iterable(door.doses_of(chunk) for chunk in parts(person_ids)):
        earlier = got.setdefault(person_id, [])
        if outcome.register_no and not outcome.is_confirmed:
            outcome.soon_after = doses.dose_too_near(vaccine.protects, earlier, outcome.given_on, vaccine.least_days)
        earlier.append(Dose(vaccine.protects, outcome.dose, outcome.given_on))
    db.session.flush()


def _record(presences: list[Presence], told: list[Told], lists: Lists, stamp: Stamp) -> None:
    new = {one.session_id for one in (*presences, *told) if one.row.is_new}
    people = Counter()
    for session_id, _person_id in {(one.session_id, one.recorded_id) for one in (*presences, *told)}:
        people[session_id] += 1
    for session_id, number in sorted(people.items()):
        action = lists.action(session_id)
        if session_id in new:
            action.imported_on = clock.day_of(stamp.at)
        audit.record("vaccination:list:import", action, stamp, people=number)
    db.session.flush()


def _start_of(session: GroupSession) -> datetime:
    """When a session began: of what a register tells nobody knows the hour."""
    return datetime.combine(session.held_on, session.starts, clock.ZONE)
