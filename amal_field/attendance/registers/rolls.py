"""What the register of attendances makes of each roll: the rules that a roll must keep, and writing it.

Who took part in a session of which another room keeps the list goes to that room (`OnLists`).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from amal_field import audit
from amal_field.attendance import rules
from amal_field.attendance.models import Attendance, GroupSession
from amal_field.attendance.queries.kept_elsewhere import keepers
from amal_field.attendance.registers.presences import (
    MOVED,
    READ,
    STANDS,
    OnLists,
    Presence,
    Presences,
    hand_over,
    rows_at_sessions,
)
from amal_field.attendance.registers.sessions import CALLED_OFF
from amal_field.db import db
from amal_field.organisations.models import Organisation
from amal_field.people.models import Person
from amal_field.people.registers.same_person import Identities
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.numbers import keys_of
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.stamp import Stamp, stamped


def check(importing: Import) -> None:
    """Note attendance at sessions that were called off or are to come, and human beings who are in a roll twice."""
    batch, identities = importing["aanwezigheden"], importing.get(Identities)
    for row in batch.read_rows:
        if row.is_undone:
            row.leave("aanwezigheid_nr")
    presences = _read(importing)
    on_lists = hand_over(importing, presences)
    importing.put(OnLists(on_lists))
    rows_on_lists = {presence.row.subject_id for presence in on_lists}
    importing.put(Presences(presence for presence in presences if presence.row.subject_id not in rows_on_lists))
    new = {row.subject_id for row in importing["sessies"].read_rows if row.is_new}
    sessions = {presence.session_id for presence in presences if presence.is_touched} - new
    sessions |= {row.subject_id for row in _called_off_now(importing)} | _rolls_of(identities.moved)
    sessions |= {row.subject_id for row in importing["sessies"].read_rows if not row.is_new and "datum" in row.changes}
    standing = _standing(sessions, {row.subject_id for row in batch.rows.values()}, identities)
    _check_called_off(importing, presences, standing)
    _check_to_come(importing, presences, standing)
    _check_twice(importing, [*standing, *presences], identities)


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each roll.

    Rows of the database step aside as undone while they change, so that two that change places do not collide halfway.
    """
    identities, stamp = importing.get(Identities), importing.stamp
    touched = [presence for presence in importing.get(Presences) if presence.is_touched]
    by_id = {presence.row.subject_id: presence for presence in touched if not presence.row.is_new}
    changed = {attendance: by_id[attendance.id] for attendance in _attendances(Attendance.id, by_id)}
    aside = {attendance: attendance.cancelled_at for attendance in (*changed, *_moved(identities))}
    for attendance in aside:
        attendance.cancelled_at = stamp.at
    db.session.flush()
    numbers = {presence.row.wanted["organisatie_nr"] for presence in touched}
    organisations = keys_of(Organisation, numbers - {None})
    for attendance, presence in changed.items():
        attendance.session_id, attendance.recorded_person_id = presence.session_id, presence.recorded_id
        attendance.role = presence.row.final("rol")
        if "organisatie_nr" in presence.row.changes:
            attendance.organisation_id = organisations.get(presence.row.wanted["organisatie_nr"])
    for attendance in aside:
        attendance.person_id = identities.root_of(attendance.recorded_person_id)
    db.session.flush()
    for attendance, cancelled_at in aside.items():
        attendance.cancelled_at = cancelled_at
    db.session.flush()
    new = [_new(presence, identities, organisations, stamp) for presence in touched if presence.row.is_new]
    if new:
        db.session.execute(insert(Attendance.__table__), new)
    _tell(touched, stamp)
    db.session.flush()
    for keeper in keepers():
        keeper.store(importing)


def _read(importing: Import) -> list[Presence]:
    """The rolls as the register leaves them, as far as its rows could be read."""
    return [
        Presence(session_id, recorded_id, row.final("persoon_nr"), READ, row)
        for row, session_id, recorded_id in rows_at_sessions(importing, "aanwezigheden")
    ]


def _called_off_now(importing: Import) -> list[Row]:
    """The sessions that stood and that the register calls off."""
    return [
        row
        for row in importing["sessies"].read_rows
        if not row.is_new and "status" in row.changes and row.wanted["status"] == CALLED_OFF
    ]


def _rolls_of(person_ids: Iterable[UUID]) -> set[UUID]:
    """The sessions in whose roll somebody is recorded as one of these."""
    return {
        session_id
        for chunk in parts(person_ids)
        for session_id in db.session.scalars(
            select(Attendance.session_id).where(Attendance.recorded_person_id.in_(chunk), Attendance.stands)
        )
    }


def _standing(session_ids: Iterable[UUID], known: Collection[UUID], identities: Identities) -> list[Presence]:
    """Who is in these rolls by the database alone: `known` are the rows that the register holds."""
    moved = identities.moved
    return [
        Presence(session_id, recorded_id, number or str(recorded_id), MOVED if recorded_id in moved else STANDS)
        for chunk in parts(session_ids)
        for key, session_id, recorded_id, number in db.session.execute(
            select(Attendance.id, Attendance.session_id, Attendance.recorded_person_id, Person.register_no)
            .join(Person, Person.id == Attendance.recorded_person_id)
            .where(Attendance.session_id.in_(chunk), Attendance.stands)
        )
        if key not in known
    ]


def _check_called_off(importing: Import, presences: list[Presence], standing: list[Presence]) -> None:
    sessions, batch = importing["sessies"], importing["aanwezigheden"]
    now = {row.subject_id: row for row in _called_off_now(importing)}
    read = {row.subject_id: row for row in sessions.rows.values() if row.may_use("status")}
    off = {key for key, row in read.items() if row.final("status") == CALLED_OFF}
    for chunk in parts({presence.session_id for presence in presences if presence.is_touched} - read.keys()):
        found = select(GroupSession.id).where(GroupSession.id.in_(chunk), GroupSession.is_called_off)
        off.update(db.session.scalars(found))
    for presence in presences:
        if presence.session_id in off and (presence.is_touched or presence.session_id in now):
            called_off = RuleBroken("session_called_off", session=presence.row.final("sessie_nr"))
            batch.wrong(presence.row, "sessie_nr", called_off)
    for session_id, people in Counter(presence.session_id for presence in standing).items():
        if session_id in now:
            sessions.wrong(now[session_id], "status", RuleBroken("roll_not_empty", people=people))


def _check_to_come(importing: Import, presences: list[Presence], standing: list[Presence]) -> None:
    """Nobody was present at a session of a day to come; none moves there from a day on which somebody was."""
    sessions, batch = importing["sessies"], importing["aanwezigheden"]
    read = {row.subject_id: row for row in sessions.rows.values() if row.may_use("datum")}
    days = {key: row.final("datum") for key, row in read.items()}
    moved = {key for key, row in read.items() if not row.is_new and "datum" in row.changes}
    for chunk in parts({presence.session_id for presence in presences if presence.is_touched} - days.keys()):
        found = select(GroupSession.id, GroupSession.held_on).where(GroupSession.id.in_(chunk))
        days.update(db.session.execute(found).all())
    for presence in presences:
        if presence.is_touched or presence.session_id in moved:
            with batch.refusals(presence.row, "sessie_nr"):
                rules.check_day(days.get(presence.session_id, importing.today), today=importing.today)
    for session_id in moved & {presence.session_id for presence in standing}:
        with sessions.refusals(read[session_id], "datum"):
            rules.check_day(days[session_id], today=importing.today)


def _check_twice(importing: Import, presences: list[Presence], identities: Identities) -> None:
    """Nobody is in a roll twice; one of which nothing changes is as the database allowed it."""
    moved = identities.moved
    changing = {one.session_id for one in presences if one.is_touched or one.recorded_id in moved}
    rolls: dict[tuple[UUID, UUID], list[Presence]] = defaultdict(list)
    for presence in presences:
        if presence.session_id in changing:
            rolls[presence.session_id, identities.root_of(presence.recorded_id)].append(presence)
    causes = identities.causes("zelfde_als")
    for (session_id, root), claimed in rolls.items():
        if len(claimed) == 1:
            continue
        first, *others = sorted(claimed, key=lambda presence: (presence.rank, presence.row.line if presence.row else 0))
        for presence in others:
            if presence.row:
                there = {"session": presence.row.final("sessie_nr"), "other": first.person_no}
                twice = RuleBroken("in_roll_twice", person=presence.person_no, **there)
                importing["aanwezigheden"].wrong(presence.row, "persoon_nr", twice)
            elif root in causes:
                session = db.session.get_one(GroupSession, session_id)
                there = {"session": session.register_no or str(session_id), "other": first.person_no}
                importing["personen"].wrong(causes[root], "zelfde_als", RuleBroken("same_as_in_roll", **there))


def _moved(identities: Identities) -> list[Attendance]:
    """What was recorded for rows that describe another person from now on."""
    return _attendances(Attendance.recorded_person_id, identities.moved)


def _attendances(column: Any, keys: Iterable[UUID]) -> list[Attendance]:
    return [
        attendance
        for chunk in parts(keys)
        for attendance in db.session.scalars(select(Attendance).where(column.in_(chunk)))
    ]


def _new(presence: Presence, identities: Identities, organisations: dict[str, UUID], stamp: Stamp) -> dict[str, Any]:
    return {
        "id": presence.row.subject_id,
        "register_no": presence.row.number,
        "session_id": presence.session_id,
        "person_id": identities.root_of(presence.recorded_id),
        "recorded_person_id": presence.recorded_id,
        "role": presence.row.wanted["rol"],
        "organisation_id": organisations.get(presence.row.wanted["organisatie_nr"]),
        "revision": 0,
        **stamped(stamp),
    }


def _tell(touched: list[Presence], stamp: Stamp) -> None:
    people = Counter(presence.session_id for presence in touched)
    for chunk in parts(people):
        for session in db.session.scalars(select(GroupSession).where(GroupSession.id.in_(chunk))):
            audit.record("attendance:roll:import", session, stamp, register="aanwezigheden", people=people[session.id])
