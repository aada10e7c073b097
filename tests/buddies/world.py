"""Duos, for the tests."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.models import Programme
from amal_field.buddies import operations
from amal_field.buddies.models import Candidate, Match, MatchLink, MatchMeeting, MatchMember
from amal_field.buddies.operations import Met, Spoken
from amal_field.buddies.operations import links as link_operations
from amal_field.buddies.queries import links
from amal_field.dated_settings import queries as dated_settings
from amal_field.dated_settings.models import DatedSetting
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.stamp import Stamp, stamped
from tests.people.world import somebody

FIRST = date(2026, 3, 5)


def programme_id(code: str = "samen_gentenaar") -> UUID:
    """The key of a programme."""
    return db.session.scalars(select(Programme.id).where(Programme.code == code)).one()


def a_match(
    stamp: Stamp,
    buddies: list[Person],
    newcomers: list[Person],
    *,
    programme: str = "samen_gentenaar",
    second_reason: str | None = None,
    **days: Any,
) -> Match:
    """A duo as the database takes it, proposed on `FIRST` unless `days` says otherwise."""
    match = Match(
        programme_id=programme_id(programme),
        buddy_id=buddies[0].id,
        newcomer_id=newcomers[0].id,
        **{"proposed_on": FIRST} | days,
        **stamped(stamp),
    )
    db.session.add(match)
    for role, people in (("buddy", buddies), ("newcomer", newcomers)):
        for person in people:
            reason = second_reason if role == "newcomer" else None
            both = {"person_id": person.id, "recorded_person_id": person.id, "second_reason": reason}
            db.session.add(MatchMember(role=role, **both, **match.for_members, **stamped(stamp)))
    db.session.flush()
    return match


def a_meeting(stamp: Stamp, match: Match, met_on: date, **more: Any) -> MatchMeeting:
    """A meeting as the database takes it."""
    values = {"minutes": 90, "kind": "walk", "is_done": True, "via": "desk"} | more
    meeting = MatchMeeting(met_on=met_on, **match.for_meetings, **values, **stamped(stamp))
    db.session.add(meeting)
    db.session.flush()
    return meeting


def agreed(stamp: Stamp, match: Match) -> Match:
    """The duo once both sides said yes."""
    for side in ("buddy", "newcomer"):
        operations.agree(match, side, stamp=stamp)
    return match


def contact_set(stamp: Stamp) -> DatedSetting:
    """Duos call Gert: the setting of the number."""
    for code, value in (("buddies.contact_name", "Gert"), ("buddies.contact_phone", "09 223 00 00")):
        if dated_settings.setting(code, clock.day_of(stamp.at)) != value:
            row = DatedSetting(code=code, valid_from=FIRST, value=value, source="team", **stamped(stamp))
            db.session.add(row)
    db.session.flush()
    return db.session.scalars(select(DatedSetting).where(DatedSetting.code == "buddies.contact_phone")).one()


def linked(stamp: Stamp, match: Match, role: str = "buddy") -> MatchLink:
    """The link of the contact of a side."""
    contact_set(stamp)
    key = match.buddy_id if role == "buddy" else match.newcomer_id
    wanted = select(MatchMember.id).where(MatchMember.match_id == match.id, MatchMember.person_id == key)
    line = links.member_line(match, db.session.scalars(wanted).one(), clock.day_of(stamp.at))
    return link_operations.make_link(match, line, links.contact_on(clock.day_of(stamp.at)), stamp=stamp)


def address_of(link: MatchLink) -> str:
    """Where it leads."""
    return f"/buddies/link/{links.secret_of(link)}"


def met(stamp: Stamp, match: Match, on: date, *, is_done: bool = True) -> MatchMeeting:
    """A walk of 90 minutes, noted by the coordinator."""
    return operations.note_meeting(match, Met(on, 90, "walk", is_done), is_second=False, stamp=stamp)


def a_candidate(stamp: Stamp, name: str, role: str, programme: str = "samen_gentenaar", **said: Any) -> Candidate:
    """Somebody of 36 who waits for a duo, speaks French, and says what is told; `sex` is noted of the person."""
    person = somebody(stamp, name, None, 1990)
    person.sex = said.pop("sex", None)
    waits_since = said.pop("waits_since", None)
    languages = said.pop("languages", ("fr",))
    candidate = operations.take_in(person, programme, role, [Spoken(one, None) for one in languages], stamp=stamp)
    if said:
        spoken = [Spoken(one.language, one.level) for one in candidate.languages]
        operations.describe(candidate, said, spoken, stamp=stamp)
    candidate.waits_since = waits_since or candidate.waits_since
    db.session.flush()
    return candidate
