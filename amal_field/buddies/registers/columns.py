"""The registers of duos (`duos`) and of their meetings (`ontmoetingen`), and stored rows as their values."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import selectinload

from amal_field.attendance.models import Programme
from amal_field.buddies import messages
from amal_field.buddies.models import Match, MatchMeeting, MatchMember
from amal_field.buddies.registers import checks, duos, meetings
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.registers.importing.columns import YES_NO, Choice, Day, Listed, Number, Reference, Whole
from amal_field.registers.importing.numbers import known, numbers_of
from amal_field.registers.importing.register import Register, Stored, parts
from amal_field.registers.models import Leaving

PROGRAMMES = {
    "samen_gentenaar": "samen_gentenaar",
    "tandem": "tandem",
    "tandem_oekraine": "tandem_ukraine",
    "2run": "2run",
    "duoreno": "duoreno",
}
REASONS = {
    "afgerond": "completed",
    "verhuisd": "moved",
    "geen_tijd": "no_time",
    "geen_klik": "no_click",
    "taal": "language",
    "gezin": "family",
    "werk": "work",
    "onbekend": "unknown",
}
KINDS = {"wandeling": "walk", "koffie": "coffee", "sport": "sport", "uitstap": "outing", "ander": "other"}


def stored_duos(numbers: Collection[str]) -> dict[str, Stored]:
    """The duos with these numbers. A person without a number is written as the key."""
    found = {}
    for chunk in parts(numbers):
        rows = db.session.execute(
            select(Match, Programme.code)
            .join(Programme, Programme.id == Match.programme_id)
            .where(Match.register_no.in_(chunk))
            .options(selectinload(Match.members).joinedload(MatchMember.person))
        ).all()
        names = numbers_of(Person, (member.recorded_person_id for match, _code in rows for member in match.members))
        found |= {match.register_no: Stored(match, _duo_values(match, code, names)) for match, code in rows}
    return found


def stored_meetings(numbers: Collection[str]) -> dict[str, Stored]:
    """The meetings with these numbers. A duo without a number is written as the key."""
    return {
        meeting.register_no: Stored(
            meeting,
            {
                "ontmoeting_nr": meeting.register_no,
                "duo_nr": duo_no or str(meeting.match_id),
                "datum": meeting.met_on,
                "minuten": meeting.minutes,
                "soort": meeting.kind,
                "gedaan": "yes" if meeting.is_done else "no",
            },
        )
        for chunk in parts(numbers)
        for meeting, duo_no in db.session.execute(
            select(MatchMeeting, Match.register_no)
            .join(Match, Match.id == MatchMeeting.match_id)
            .where(MatchMeeting.register_no.in_(chunk))
        )
    }


def _duo_values(match: Match, programme: str, names: dict[Any, str]) -> dict[str, Any]:
    def side(role: str) -> list[str]:
        return [
            names[member.recorded_person_id]
            for member in match.members
            if member.role == role and duos.is_named(member)
        ]

    return {
        "duo_nr": match.register_no,
        "programma": programme,
        "buddys": side(BUDDY),
        "nieuwkomers": side(NEWCOMER),
        "voorgesteld": match.proposed_on,
        "gestart": match.started_on,
        "gestopt": match.closed_on,
        "reden": match.reason,
    }


def leaving_duos() -> tuple[Leaving, ...]:
    """The duos and proposals that stand."""
    return (Leaving(Match, "D", lambda day: (Match.stands, Match.proposed_on <= day), (Permission.BUDDIES_SEE,)),)


def leaving_meetings() -> tuple[Leaving, ...]:
    """The meetings that stand, of duos that do."""

    def met(day: date) -> Sequence[ColumnElement[bool]]:
        own = exists().where(Match.id == MatchMeeting.match_id, Match.stands)
        return MatchMeeting.stands, MatchMeeting.met_on <= day, own

    return (Leaving(MatchMeeting, "O", met, (Permission.BUDDIES_SEE,)),)


DUOS = Register(
    name="duos",
    columns=(
        Number("duo_nr", required=True),
        Choice("programma", required=True, values=PROGRAMMES),
        Listed("buddys", of=Reference("buddys", to="persoon_nr")),
        Listed("nieuwkomers", of=Reference("nieuwkomers", to="persoon_nr")),
        Day("voorgesteld", required=True),
        Day("gestart"),
        Day("gestopt"),
        Choice("reden", values=REASONS),
    ),
    sentences=messages.SENTENCES,
    known={"duo_nr": known(Match)},
    stored=stored_duos,
    check=checks.check_duos,
    store=duos.store,
    leaves=leaving_duos,
    seen_with=Permission.BUDDIES_SEE,
)

MEETINGS = Register(
    name="ontmoetingen",
    columns=(
        Number("ontmoeting_nr", required=True),
        Reference("duo_nr", required=True, to="duo_nr"),
        Day("datum", required=True),
        Whole("minuten", required=True),
        Choice("soort", required=True, values=KINDS),
        Choice("gedaan", required=True, values=YES_NO),
    ),
    sentences=messages.SENTENCES,
    known={"ontmoeting_nr": known(MatchMeeting)},
    stored=stored_meetings,
    check=checks.check_meetings,
    store=meetings.store,
    leaves=leaving_meetings,
    seen_with=Permission.BUDDIES_SEE,
)
