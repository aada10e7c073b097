"""The registers of sessions (`sessies`) and of who was there (`aanwezigheden`), and stored rows as their values."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select

from amal_field.attendance import messages
from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.attendance.queries.held_sessions import took_place
from amal_field.attendance.queries.kept_elsewhere import keepers
from amal_field.attendance.registers import rolls, sessions
from amal_field.attendance.registers.presences import InRoll
from amal_field.attendance.registers.words import ProgrammeWord, kind_word
from amal_field.attendance.rules import HELPER, MOST_HEADS, PARTICIPANT
from amal_field.db import db
from amal_field.organisations.models import Organisation
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.registers.importing.columns import Choice, Day, Reference, SpareReference, Text, TimeOfDay, Whole
from amal_field.registers.importing.numbers import known, numbers_of
from amal_field.registers.importing.register import Register, Stored, parts
from amal_field.registers.models import Leaving

STATES = {"gehouden": sessions.HELD, "geannuleerd": sessions.CALLED_OFF}
ROLES = {"deelnemer": PARTICIPANT, "begeleider": HELPER}


def stored_sessions(numbers: Collection[str]) -> dict[str, Stored]:
    """The sessions with these numbers."""
    return {
        session.register_no: Stored(session, _session_values(session, programme, series))
        for chunk in parts(numbers)
        for session, programme, series in db.session.execute(
            select(GroupSession, Programme.code, Series.name)
            .join(Programme, Programme.id == GroupSession.programme_id)
            .outerjoin(Series, Series.id == GroupSession.series_id)
            .where(GroupSession.register_no.in_(chunk))
        )
    }


def stored_attendances(numbers: Collection[str]) -> dict[str, Stored]:
    """The attendances with these numbers, and those on lists that other rooms keep. A session or a person without a
    number is written as its key."""
    return _in_rolls(numbers) | _on_lists(numbers)


def _in_rolls(numbers: Collection[str]) -> dict[str, Stored]:
    recorded = (Attendance.id, Attendance.session_id, Attendance.recorded_person_id, Attendance.stands)
    own = (Attendance.register_no, Attendance.role, Attendance.organisation_id)
    of_others = (GroupSession.register_no, Person.register_no, Organisation.register_no)
    wanted = (
        select(*recorded, *own, *of_others)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Person, Person.id == Attendance.recorded_person_id)
        .outerjoin(Organisation, Organisation.id == Attendance.organisation_id)
    )
    keys: dict[UUID, UUID] = {}
    stored = {}
    for chunk in parts(numbers):
        rows = db.session.execute(wanted.where(Attendance.register_no.in_(chunk)))
        for key, session_id, person_id, stands, number, role, organisation_id, *numbers_there in rows:
            session_no, person_no, organisation_no = numbers_there
            subject = InRoll(
                key, keys.setdefault(session_id, session_id), keys.setdefault(person_id, person_id), stands
            )
            values = {
                "aanwezigheid_nr": number,
                "sessie_nr": session_no or str(session_id),
                "persoon_nr": person_no or str(person_id),
                "rol": role,
                "organisatie_nr": organisation_no or (organisation_id and str(organisation_id)),
            }
            stored[number] = Stored(subject, values)
    return stored


def _on_lists(numbers: Collection[str]) -> dict[str, Stored]:
    recorded = [one for chunk in parts(numbers) for keeper in keepers() for one in keeper.recorded(chunk)]
    sessions = numbers_of(GroupSession, {one.session_id for one in recorded})
    persons = numbers_of(Person, {one.recorded_person_id for one in recorded})
    return {
        one.register_no: Stored(
            one,
            {
                "aanwezigheid_nr": one.register_no,
                "sessie_nr": sessions[one.session_id],
                "persoon_nr": persons[one.recorded_person_id],
                "rol": PARTICIPANT,
                "organisatie_nr": None,
            },
        )
        for one in recorded
    }


def kept_apart(numbers: Collection[str]) -> list[Any]:
    """What other rooms keep of the rows with these numbers, as they were imported."""
    return [row for chunk in parts(numbers) for keeper in keepers() for row in keeper.kept_cells(chunk)]


def removed(numbers: Collection[str]) -> set[str]:
    """Those of these numbers that are gone with the list of another room."""
    return {number for chunk in parts(numbers) for keeper in keepers() for number in keeper.removed(chunk)}


def _session_values(group_session: GroupSession, programme: str, series: str | None) -> dict[str, Any]:
    values = {column: getattr(group_session, name) for column, name in sessions.FIELDS.items()}
    return values | {
        "sessie_nr": group_session.register_no,
        "programma": programme,
        "reeks": series,
        "status": sessions.state_of(group_session),
    }


def leaving_sessions() -> tuple[Leaving, ...]:
    """The sessions that were held or called off, also those of which another room keeps the list."""

    def known(day: date) -> Sequence[ColumnElement[bool]]:
        elsewhere = (keeper.is_noted(GroupSession.id) for keeper in keepers())
        return ~GroupSession.is_to_come(day), or_(GroupSession.is_called_off, took_place(), *elsewhere)

    return (Leaving(GroupSession, "S", known, (Permission.SESSIONS_PLAN,)),)


def leaving_attendances() -> tuple[Leaving, ...]:
    """Who was at a session that was held, by its roll or by a list that another room keeps."""

    def there(day: date) -> Sequence[ColumnElement[bool]]:
        held = (GroupSession.id == Attendance.session_id, ~GroupSession.is_to_come(day), ~GroupSession.is_called_off)
        return Attendance.counts, exists().where(*held)

    in_rolls = Leaving(Attendance, "A", there, (Permission.SESSIONS_PLAN,))
    return (in_rolls, *(keeper.leaves for keeper in keepers()))


SESSIONS = Register(
    name="sessies",
    columns=(
        Text("sessie_nr", required=True),
        ProgrammeWord("programma", required=True, to="programma"),
        Text("reeks"),
        kind_word("soort"),
        Day("datum", required=True),
        TimeOfDay("van", required=True),
        TimeOfDay("tot", required=True),
        Text("plaats"),
        Choice("status", required=True, values=STATES),
        Whole("extra_terrein", most=MOST_HEADS),
        Whole("extra_buiten", most=MOST_HEADS),
        Whole("extra", most=MOST_HEADS),
    ),
    sentences=messages.SENTENCES,
    known={"sessie_nr": known(GroupSession)},
    stored=stored_sessions,
    check=sessions.check,
    store=sessions.store,
    leaves=leaving_sessions,
    seen_with=Permission.SESSIONS_SEE,
)

ATTENDANCES = Register(
    name="aanwezigheden",
    columns=(
        Text("aanwezigheid_nr", required=True),
        Reference("sessie_nr", required=True, to="sessie_nr"),
        Reference("persoon_nr", required=True, to="persoon_nr"),
        Choice("rol", required=True, values=ROLES),
        SpareReference("organisatie_nr", to="organisatie_nr"),
    ),
    sentences=messages.SENTENCES,
    known={"aanwezigheid_nr": known(Attendance)},
    stored=stored_attendances,
    check=rolls.check,
    store=rolls.store,
    leaves=leaving_attendances,
    kept_apart=kept_apart,
    removed=removed,
    seen_with=Permission.SESSIONS_SEE,
)
