"""The links of members of duos: which is meant, whether it works, what was said by it, and how often it was used."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Date, Uuid, and_, bindparam, case, func, select
from sqlalchemy.orm import aliased, load_only

from amal_field.attendance.models import Programme
from amal_field.buddies.models import (
    HelpRequest,
    LinkTry,
    Match,
    MatchCall,
    MatchLink,
    MatchMeeting,
    MatchMember,
    ProgrammeRule,
)
from amal_field.buddies.queries.programmes import rule_holds
from amal_field.buddies.rules import links as rules
from amal_field.buddies.rules.duos import ADULT
from amal_field.buddies.rules.words import BUDDY, LINK, TRIED
from amal_field.column_types import UtcDateTime
from amal_field.dated_settings.queries import settings
from amal_field.db import db
from amal_field.passwords import fingerprint
from amal_field.people.models import Person
from amal_field.signed_addresses import SignedAddresses

ADDRESSES = SignedAddresses("duo")
CONTACT_NAME, CONTACT_PHONE = "buddies.contact_name", "buddies.contact_phone"
"""Whom a duo calls: settings of the room."""
MOST_HELP = 50
HOUR = timedelta(hours=1)
OTHER = aliased(Person)


@dataclass(frozen=True)
class Contact:
    """Whom members of duos call; both empty until somebody sets it."""

    name: str
    phone: str


@dataclass(frozen=True)
class LinkLine:
    """A link with its member, the duo, the contact of the other side, what holds in the programme today, and what the
    last meeting that was done was."""

    link: MatchLink
    member: MatchMember
    match: Match
    person: Person
    other: Person
    rule: ProgrammeRule
    last_kind: str | None

    def works(self, serial: int, today: date) -> bool:
        """Whether this very link opens the page on a day."""
        until = rules.works_until(self.match.planned_end_on, self.link.made_on)
        is_in = self.link.stands and self.member.is_there and self.match.is_open
        return is_in and self.link.serial == serial and today <= until


@dataclass(frozen=True)
class MemberLine:
    """An adult who may have a link, and the one that stands."""

    member: MatchMember
    link: MatchLink | None
    is_adult: bool


@dataclass(frozen=True)
class HelpLine:
    """Who asks for help, in which duo, of which programme."""

    request: HelpRequest
    match_id: UUID
    programme: str
    person: Person


def contact_on(on: date) -> Contact:
    """Whom members of duos call, on a day."""
    known = settings((CONTACT_NAME, CONTACT_PHONE), on)
    return Contact(str(known[CONTACT_NAME]), str(known[CONTACT_PHONE]))


def secret_of(link: MatchLink) -> str:
    """What its address is made of."""
    return ADDRESSES.sign(link.id, link.serial)


LAST_KIND = (
    select(MatchMeeting.kind)
    .where(MatchMeeting.match_id == Match.id, MatchMeeting.stands, MatchMeeting.is_done)
    .order_by(MatchMeeting.met_on.desc(), MatchMeeting.id.desc())
    .limit(1)
)
LINE = (
    select(MatchLink, MatchMember, Match, Person, OTHER, ProgrammeRule, LAST_KIND.correlate(Match).scalar_subquery())
    .join(MatchMember, MatchMember.id == MatchLink.member_id)
    .join(Match, Match.id == MatchMember.match_id)
    .join(Person, Person.id == MatchMember.person_id)
    .join(ProgrammeRule, rule_holds(Match.programme_id, bindparam("today", type_=Date)))
    .join(OTHER, OTHER.id == case((MatchMember.role == BUDDY, Match.newcomer_id), else_=Match.buddy_id))
    .where(MatchLink.id == bindparam("key", type_=Uuid))
    .options(*(load_only(person.given_name, person.family_name) for person in (Person, OTHER)))
)
LINE_LOCKED = LINE.with_for_update(of=[MatchLink, Match])


def link_line(link_id: UUID, today: date, *, locked: bool) -> LinkLine | None:
    """The link with this key; `locked`: once the other writers of its duo have ended."""
    wanted = {"key": link_id, "today": today}
    row = db.session.execute(LINE_LOCKED if locked else LINE, wanted).one_or_none()
    return LinkLine(*row) if row else None


def member_line(match: Match, member_id: UUID, today: date) -> MemberLine | None:
    """A member of a duo who is there, with their link."""
    row = db.session.execute(
        select(MatchMember, MatchLink, Person)
        .join(Person, Person.id == MatchMember.person_id)
        .outerjoin(MatchLink, (MatchLink.member_id == MatchMember.id) & MatchLink.stands)
        .where(MatchMember.id == member_id, MatchMember.match_id == match.id, MatchMember.stands)
    ).one_or_none()
    if row is None:
        return None
    member, link, person = row
    age = person.age_on(today)
    return MemberLine(member, link, age is None or age >= ADULT)


SAID = (
    select(MatchMeeting)
    .where(
        MatchMeeting.match_id == bindparam("match", type_=Uuid),
        MatchMeeting.via == LINK,
        MatchMeeting.stands,
        MatchMeeting.recorded_at > bindparam("since", type_=UtcDateTime),
    )
    .order_by(MatchMeeting.recorded_at.desc(), MatchMeeting.id.desc())
)


def said_by_link(match: Match, now: datetime) -> list[MatchMeeting]:
    """The meetings that came by a link of the duo and can still be changed by it, the latest said first."""
    return list(db.session.scalars(SAID, {"match": match.id, "since": rules.undone_since(now)}))


def tries_of(match: Match, now: datetime) -> list[MatchCall]:
    """The signs before the start that can still be taken back."""
    wanted = select(MatchCall).where(
        MatchCall.match_id == match.id,
        MatchCall.kind == TRIED,
        MatchCall.stands,
        MatchCall.recorded_at > rules.undone_since(now),
    )
    return list(db.session.scalars(wanted.order_by(MatchCall.called_on.desc())))


ON = bindparam("on", type_=Date)
NOTED = (
    select(MatchMeeting, MatchCall)
    .select_from(Match)
    .outerjoin(MatchMeeting, and_(MatchMeeting.match_id == Match.id, MatchMeeting.met_on == ON, MatchMeeting.stands))
    .outerjoin(
        MatchCall,
        and_(MatchCall.match_id == Match.id, MatchCall.called_on == ON, MatchCall.kind == TRIED, MatchCall.stands),
    )
    .where(Match.id == bindparam("match", type_=Uuid))
    .order_by(MatchMeeting.id)
)


def noted_on(match: Match, on: date) -> tuple[list[MatchMeeting], MatchCall | None]:
    """The meetings that are noted of a day, however they came, and the sign of before the start."""
    rows = db.session.execute(NOTED, {"match": match.id, "on": on}).all()
    return [meeting for meeting, _sign in rows if meeting], rows[0][1]


HELP_ASKED = select(HelpRequest).where(HelpRequest.member_id == bindparam("member", type_=Uuid), HelpRequest.is_open)


def help_asked(member_id: UUID) -> HelpRequest | None:
    """What a member asked for and nobody has handled yet."""
    return db.session.scalar(HELP_ASKED, {"member": member_id})


def open_help() -> list[HelpLine]:
    """Who asks for help and waits, the longest first."""
    return [HelpLine(*row) for row in db.session.execute(_help().where(HelpRequest.is_open).limit(MOST_HELP))]


def help_for(help_id: UUID) -> HelpLine | None:
    """One request, once its other writers have ended."""
    wanted = _help().where(HelpRequest.id == help_id, HelpRequest.stands).with_for_update(of=HelpRequest)
    row = db.session.execute(wanted).one_or_none()
    return HelpLine(*row) if row else None


def wrong_of_late(address: str, now: datetime) -> int:
    """How many links that never were somebody tried from an address within the hour."""
    tries = select(func.count()).where(LinkTry.address_hash == fingerprint(address), LinkTry.at > now - HOUR)
    return db.session.scalar(tries) or 0


def _help():
    return (
        select(HelpRequest, MatchMember.match_id, Programme.code, Person)
        .join(MatchMember, MatchMember.id == HelpRequest.member_id)
        .join(Programme, Programme.id == MatchMember.programme_id)
        .join(Person, Person.id == MatchMember.person_id)
        .order_by(HelpRequest.recorded_at, HelpRequest.id)
    )
