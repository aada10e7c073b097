"""The list of duos, and one of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, true
from sqlalchemy.orm import joinedload, selectinload

from amal_field.attendance.models import Programme
from amal_field.buddies import rules
from amal_field.buddies.models import Match, MatchMeeting, MatchMember, ProgrammeRule
from amal_field.buddies.queries.programmes import rule_holds
from amal_field.buddies.rules.words import ROLES
from amal_field.db import db, on_page, page_of
from amal_field.people.models import Person

OPEN, PROPOSED, ACTIVE, ENDED = LISTS = ("open", "proposed", "active", "ended")
"""Which duos a list shows; those that a register proposed and of which nothing came have ended too."""
MOST_QUIET = 20


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for: which duos, of one programme or of all."""

    shown: str
    programme: str | None
    today: date


@dataclass(frozen=True)
class MatchLine:
    """A duo as a list shows it: programme by its code, how often it met, and when last. `rule`: what holds for it,
    where it was asked for."""

    match: Match
    programme: str
    met: int = 0
    last_on: date | None = None
    rule: ProgrammeRule | None = None

    @property
    def people(self) -> list[Person]:
        """Who is in it, buddies first."""
        return [person for role in ROLES for person in self.side(role)]

    def side(self, role: str) -> list[Person]:
        """Who is on one side of it, the contact first."""
        contacts = {self.match.buddy_id, self.match.newcomer_id}
        members = [one for one in self.match.members if one.role == role and one.is_there]
        return [one.person for one in sorted(members, key=lambda one: one.person_id not in contacts)]


def matches(wanted: Wanted, *, page: int) -> tuple[list[MatchLine], bool]:
    """A page of duos, the latest proposal first, and whether more follow."""
    rows, more = page_of(db.session.execute(on_page(_listed(wanted), page)).all())
    return _lines(rows), more


def whole_list(wanted: Wanted) -> list[MatchLine]:
    """All of them, for paper and the workbook."""
    return _lines(db.session.execute(_listed(wanted)).all())


def quiet_proposals(today: date) -> list[MatchLine]:
    """Proposals that wait for an answer for too long, the longest first."""
    wanted = _asked().where(*_is_quiet(today))
    return _lines(db.session.execute(wanted.order_by(Match.proposed_on, Match.id).limit(MOST_QUIET)).all())


def unanswered(today: date) -> int:
    """How many proposals wait for an answer for too long."""
    return db.session.scalar(select(func.count()).select_from(Match).where(*_is_quiet(today)))


def match_for(match_id: UUID, today: date) -> MatchLine | None:
    """One duo with the rules of its start, or of today where it has not started. One that was undone is nobody's."""
    on = func.coalesce(Match.started_on, literal(today))
    wanted = _asked(joinedload).add_columns(ProgrammeRule).join(ProgrammeRule, rule_holds(Match.programme_id, on))
    row = db.session.execute(wanted.where(Match.id == match_id, Match.stands)).unique().one_or_none()
    return MatchLine(row[0], row[1], rule=row[2]) if row else None


def match_to_change(match_id: UUID) -> MatchLine | None:
    """The same for who changes it, once its other writers have ended, without the rules."""
    wanted = _asked().where(Match.id == match_id, Match.stands).with_for_update(of=Match)
    row = db.session.execute(wanted).one_or_none()
    return MatchLine(*row) if row else None


def person_ids(lines: Sequence[MatchLine]) -> list[UUID]:
    """The keys of all who are in these duos."""
    return [person.id for line in lines for person in line.people]


def matches_to_change(match_ids: Sequence[UUID]) -> list[MatchLine]:
    """The same of several, in the order of their keys."""
    wanted = _asked().where(Match.id.in_(match_ids), Match.stands).order_by(Match.id).with_for_update(of=Match)
    return [MatchLine(*row) for row in db.session.execute(wanted)]


def earlier_duos(line: MatchLine) -> list[MatchLine]:
    """The duos of the programme in which somebody of this one was before, and which started; the latest first."""
    people = [member.person_id for member in line.match.members]
    own = select(MatchMember.match_id).where(MatchMember.person_id.in_(people), MatchMember.stands)
    wanted = _asked(joinedload).where(
        Match.id.in_(own),
        Match.id != line.match.id,
        Match.programme_id == line.match.programme_id,
        Match.stands,
        Match.started_on.is_not(None),
        Match.closed_on <= line.match.proposed_on,
    )
    rows = db.session.execute(wanted.order_by(Match.closed_on.desc(), Match.id)).unique()
    return [MatchLine(match, code) for match, code in rows]


def _is_quiet(today: date) -> list[ColumnElement[bool]]:
    return [
        Match.is_proposed,
        ~Match.has_lapsed(rules.proposals.lapses_before(today)),
        Match.proposed_on <= rules.proposals.quiet_since(today),
        Match.buddy_agreed_on.is_(None) | Match.newcomer_agreed_on.is_(None),
    ]


def _asked(load: Callable[..., Any] = selectinload) -> Select[tuple[Match, str]]:
    return (
        select(Match, Programme.code)
        .join(Programme, Programme.id == Match.programme_id)
        .options(load(Match.members).joinedload(MatchMember.person))
    )


def _listed(wanted: Wanted) -> Select[tuple[Match, str]]:
    return (
        _asked()
        .where(Match.stands, _is_shown(wanted), Programme.code == wanted.programme if wanted.programme else true())
        .order_by(Match.proposed_on.desc(), Match.id.desc())
    )


def _is_shown(wanted: Wanted) -> ColumnElement[bool]:
    lapsed = Match.has_lapsed(rules.proposals.lapses_before(wanted.today))
    shown = {
        OPEN: and_(Match.is_open, ~lapsed),
        PROPOSED: and_(Match.is_proposed, ~lapsed),
        ACTIVE: Match.is_active,
        ENDED: ~Match.is_open | lapsed,
    }
    return shown[wanted.shown]


def _lines(rows: Sequence) -> list[MatchLine]:
    met = select(MatchMeeting.match_id, func.count(), func.max(MatchMeeting.met_on)).where(
        MatchMeeting.match_id.in_([match.id for match, _code in rows]), MatchMeeting.stands, MatchMeeting.is_done
    )
    known = {key: told for key, *told in db.session.execute(met.group_by(MatchMeeting.match_id))} if rows else {}
    return [MatchLine(match, code, *known.get(match.id, (0, None))) for match, code in rows]
