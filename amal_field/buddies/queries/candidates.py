"""Who waits for a duo: the list, one of them, and what the rules of matching read of them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, Uuid, and_, bindparam, func, select, true
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from amal_field import clock
from amal_field.attendance.models import Programme
from amal_field.buddies.models import Candidate, MatchMember, ProgrammeRule
from amal_field.buddies.queries.programmes import rule_holds
from amal_field.buddies.rules.profiles import FAMILY, MAN, WOMAN, YES, Profile, spoken_well
from amal_field.buddies.rules.words import ROLES
from amal_field.db import db, on_page, page_of
from amal_field.people.models import HouseholdMember, Person

WAITING, MATCHED, PAUSED, STOPPED = STATES = ("waiting", "matched", "paused", "stopped")


@dataclass(frozen=True)
class Asked:
    """What the list of candidates is asked for: in which state, of one programme and side or of all."""

    state: str
    programme: str | None
    role: str | None
    today: date


@dataclass(frozen=True)
class CandidateLine:
    """A candidate with the code of the programme, and how many duos they are in now. `rule`: what holds in the
    programme today, where one candidate was asked for."""

    candidate: Candidate
    programme: str
    duos: int
    rule: ProgrammeRule | None = None

    @property
    def person(self) -> Person:
        """Who it is."""
        return self.candidate.person

    @property
    def is_full(self) -> bool:
        """Whether there is room for no other duo."""
        return self.duos >= self.candidate.capacity

    def state(self, today: date) -> str:
        """Where the candidate stands on a day."""
        if self.candidate.stopped_on:
            return STOPPED
        if self.candidate.is_paused(today):
            return PAUSED
        return MATCHED if self.is_full else WAITING

    def is_waiting(self, today: date) -> bool:
        """Whether they may be proposed on a day."""
        return self.state(today) == WAITING


def candidates(asked: Asked, *, page: int) -> tuple[list[CandidateLine], bool]:
    """A page of candidates, who waits longest first, and whether more follow."""
    wanted = _asked().where(
        Candidate.stands,
        _in_state(asked),
        Programme.code == asked.programme if asked.programme else true(),
        Candidate.role == asked.role if asked.role in ROLES else true(),
    )
    rows, more = page_of(db.session.execute(on_page(wanted, page)).all())
    return [CandidateLine(*row) for row in rows], more


def candidate_for(candidate_id: UUID, *, locked: bool) -> CandidateLine | None:
    """One candidate; `locked`: once the other writers have ended. One that was undone is nobody's."""
    wanted = {"key": candidate_id, "today": clock.today()}
    row = db.session.execute(ONE_LOCKED if locked else ONE, wanted).unique().one_or_none()
    return CandidateLine(*row) if row else None


def open_candidacy(person_id: UUID, programme_id: UUID, role: str) -> CandidateLine | None:
    """What somebody wants now on one side of a programme, once their other writers have ended."""
    wanted = _asked(lazyload).where(
        Candidate.is_open,
        Candidate.person_id == person_id,
        Candidate.programme_id == programme_id,
        Candidate.role == role,
    )
    row = db.session.execute(wanted.with_for_update(of=Candidate)).one_or_none()
    return CandidateLine(*row) if row else None


def needs_sex(candidate: Candidate) -> bool:
    """Whether somebody on the other side, or the candidate, wants a woman or a man, so that it is asked."""
    wanted = Candidate.wish_with.in_((WOMAN, MAN))
    others = select(Candidate.id).where(
        Candidate.is_open, wanted, Candidate.programme_id == candidate.programme_id, Candidate.role != candidate.role
    )
    return db.session.scalar(others.limit(1)) is not None


def how_many_wait(programme: str, today: date) -> dict[str, int]:
    """How many wait for a duo of a programme, by side."""
    asked = Asked(WAITING, programme, None, today)
    wanted = select(Candidate.role, func.count()).join(Programme, Programme.id == Candidate.programme_id)
    wanted = wanted.where(Candidate.stands, _in_state(asked), Programme.code == programme).group_by(Candidate.role)
    return dict.fromkeys(ROLES, 0) | dict(map(tuple, db.session.execute(wanted)))


def candidates_by_key(keys: Collection[UUID], *, locked: bool = False) -> dict[UUID, CandidateLine]:
    """Some of them, by key; `locked`: in the order of the keys, once their other writers have ended, and with what they
    speak."""
    if not keys:
        return {}
    wanted = _asked(joinedload if locked else lazyload).where(Candidate.id.in_(keys), Candidate.stands)
    wanted = wanted.order_by(None).order_by(Candidate.id)
    rows = db.session.execute(wanted.with_for_update(of=Candidate) if locked else wanted).unique()
    return {row[0].id: CandidateLine(*row) for row in rows}


def profiles(lines: Sequence[CandidateLine], today: date) -> dict[UUID, Profile]:
    """What the rules read of these candidates, by key of the candidacy."""
    known = homes({line.candidate.person_id for line in lines})
    return {line.candidate.id: profile_of(line, known[line.candidate.person_id], today) for line in lines}


def profile_of(line: CandidateLine, homes: Iterable[UUID], today: date) -> Profile:
    """The same of one of them, who lives in these households."""
    candidate, person = line.candidate, line.candidate.person
    return Profile(
        candidate.id,
        candidate.person_id,
        candidate.waits_since,
        first_language=candidate.languages[0].language if candidate.languages else "",
        spoken=spoken_well({one.language: one.level for one in candidate.languages}),
        age=person.age_on(today),
        sex=person.sex,
        has_family=None if candidate.situation is None else candidate.situation == FAMILY,
        bands=frozenset(candidate.bands),
        district=candidate.district,
        interests=frozenset(candidate.interests),
        moments=frozenset(candidate.moments),
        runs=None if candidate.runs is None else candidate.runs == YES,
        wish=(candidate.wish, candidate.wish_with) if candidate.wish else None,
        homes=frozenset(homes),
        is_free=line.is_waiting(today),
    )


def homes(person_ids: set[UUID]) -> dict[UUID, set[UUID]]:
    """The households in which each of these persons lives."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    members = select(HouseholdMember.person_id, HouseholdMember.household_id).where(HouseholdMember.is_present)
    for person_id, household_id in db.session.execute(members.where(HouseholdMember.person_id.in_(person_ids))):
        found[person_id].add(household_id)
    return found


def duos_of_candidate() -> ColumnElement[int]:
    """In how many open duos of the programme a `Candidate` is on that side."""
    return (
        select(func.count())
        .where(
            MatchMember.person_id == Candidate.person_id,
            MatchMember.programme_id == Candidate.programme_id,
            MatchMember.role == Candidate.role,
            MatchMember.is_open,
        )
        .correlate(Candidate)
        .scalar_subquery()
    )


def _asked(load: Callable[..., Any] = selectinload) -> Select[tuple[Candidate, str, int]]:
    return (
        select(Candidate, Programme.code, duos_of_candidate())
        .join(Candidate.person)
        .join(Programme, Programme.id == Candidate.programme_id)
        .options(contains_eager(Candidate.person), load(Candidate.languages))
        .order_by(Candidate.waits_since, Candidate.id)
    )


def _in_state(asked: Asked) -> ColumnElement[bool]:
    paused, is_full = Candidate.is_paused(asked.today), duos_of_candidate() >= Candidate.capacity
    in_state = {
        WAITING: and_(Candidate.is_open, ~paused, ~is_full),
        MATCHED: and_(Candidate.is_open, ~paused, is_full),
        PAUSED: and_(Candidate.is_open, paused),
        STOPPED: ~Candidate.is_open,
    }
    return in_state[asked.state]


ONE = (
    _asked(joinedload)
    .add_columns(ProgrammeRule)
    .join(ProgrammeRule, rule_holds(Candidate.programme_id, bindparam("today", type_=Date)))
    .where(Candidate.id == bindparam("key", type_=Uuid), Candidate.stands)
)
ONE_LOCKED = ONE.with_for_update(of=Candidate)
