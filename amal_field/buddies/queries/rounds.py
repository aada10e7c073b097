"""The drafts of rounds that are kept, with their people as they are now."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import selectinload

from amal_field.accounts.models import User
from amal_field.attendance.models import Programme
from amal_field.buddies.models import MatchRound, MatchRoundLine, ProgrammeRule
from amal_field.buddies.queries.candidates import CandidateLine, candidates_by_key
from amal_field.buddies.queries.programmes import rule_holds
from amal_field.buddies.queries.proposals import last_proposals
from amal_field.db import db


@dataclass(frozen=True)
class RoundLine:
    """A line of a draft with its people as they are now; `taken`: to whom and by whom one of them was proposed since,
    and who that is."""

    line: MatchRoundLine
    buddy: CandidateLine | None
    newcomer: CandidateLine | None
    gone: CandidateLine | None
    taken: tuple[str, str] | None


@dataclass(frozen=True)
class RoundHead:
    """A draft: of which programme, who made it, and what holds in the programme today."""

    round: MatchRound
    programme: str
    by: str
    rule: ProgrammeRule


def last_round(programme: str, today: date) -> RoundHead | None:
    """The draft of a programme that was made last."""
    wanted = _rounds(today).where(Programme.code == programme)
    row = db.session.execute(wanted.order_by(MatchRound.recorded_at.desc(), MatchRound.id.desc()).limit(1)).first()
    return RoundHead(*row) if row else None


def round_for(round_id: UUID, today: date, *, locked: bool) -> RoundHead | None:
    """One draft; `locked`: once its other writers have ended."""
    wanted = _rounds(today).where(MatchRound.id == round_id)
    row = db.session.execute(wanted.with_for_update(of=MatchRound) if locked else wanted).first()
    return RoundHead(*row) if row else None


def lines_of(made: MatchRound, today: date) -> list[RoundLine]:
    """The lines of a draft with their people as they are now."""
    people = candidates_by_key([key for line in made.lines for key in (line.buddy_id, line.newcomer_id) if key])
    gone = {}
    for line in made.lines:
        if line.is_pair and line.match_id is None:
            both = [people.get(line.newcomer_id), people.get(line.buddy_id)]
            gone[line.id] = next((one for one in both if one and not one.is_waiting(today)), None)
    taken = last_proposals([one.candidate.person_id for one in gone.values() if one], made.programme_id)
    return [
        RoundLine(
            line,
            people.get(line.buddy_id),
            people.get(line.newcomer_id),
            one := gone.get(line.id),
            taken.get(one.candidate.person_id) if one else None,
        )
        for line in made.lines
    ]


def _rounds(today: date) -> Select[tuple[MatchRound, str, str, ProgrammeRule]]:
    return (
        select(MatchRound, Programme.code, User.name, ProgrammeRule)
        .join(Programme, Programme.id == MatchRound.programme_id)
        .join(User, User.id == MatchRound.recorded_by_id)
        .join(ProgrammeRule, rule_holds(MatchRound.programme_id, literal(today)))
        .where(MatchRound.stands)
        .options(selectinload(MatchRound.lines))
    )
