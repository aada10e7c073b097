"""Who may be proposed in a programme, as the rules of matching read them: one statement of plain rows, for two as for
two thousand, since points are computed for all of them each time. What blocks most of them is asked in SQL: that they
are not free, or speak no language of the one who is asked about."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Date, Row, String, Uuid, and_, bindparam, case, cast, exists, func, not_, or_, select

from amal_field.buddies.models import Candidate, CandidateLanguage
from amal_field.buddies.queries.candidates import duos_of_candidate
from amal_field.buddies.queries.names import NAMED, Named
from amal_field.buddies.rules.profiles import FAMILY, NOT_SPOKEN, YES, Profile, spoken_well
from amal_field.buddies.rules.words import ROLES
from amal_field.db import db, plain_rows
from amal_field.people.models import HouseholdMember, Person
from amal_field.people.rules import age_on

TOGETHER = frozenset({UUID(int=0)})
"""The home of whoever lives with the one who is asked about."""
APART: frozenset[UUID] = frozenset()
NOT_FREE, NO_LANGUAGE = "not_free", "language"
"""Why somebody is blocked in SQL, by the codes of `rules.conditions`."""


@dataclass(frozen=True)
class Beside:
    """Whom the others of a programme are seen beside: who want the other `role`; `languages`: one of which they must
    speak, None where any will do."""

    person_id: UUID
    programme_id: UUID
    role: str
    languages: Collection[str] | None
    today: date

    @property
    def values(self) -> dict[str, Any]:
        """What the statements below ask."""
        return {
            "beside": self.person_id,
            "programme": self.programme_id,
            "role": self.role,
            "languages": list(self.languages or ()),
            "any_language": self.languages is None,
            "today": self.today,
        }


def _spoken():
    """The languages of a `Candidate` in one text, each with its place and its level: `0:fr: 1:nl:B2`."""
    told = cast(CandidateLanguage.position, String) + ":" + CandidateLanguage.language + ":"
    told = told + func.coalesce(CandidateLanguage.level, "")
    wanted = select(func.aggregate_strings(told, " ")).where(CandidateLanguage.candidate_id == Candidate.id)
    return wanted.correlate(Candidate).scalar_subquery().label("languages")


def _lives_with():
    """Whether a `Candidate` lives with the person `beside`, or is the same one in another row."""
    beside = HouseholdMember.person_id == bindparam("beside", type_=Uuid)
    homes = select(HouseholdMember.household_id).where(beside, HouseholdMember.is_present)
    mates = select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(homes), HouseholdMember.is_present)
    return case((Candidate.person_id.in_(mates), True), else_=False).label("lives_with")


OPEN = and_(Candidate.is_open, Candidate.programme_id == bindparam("programme", type_=Uuid))
FREE = and_(
    not_(Candidate.is_paused(bindparam("today", type_=Date))),
    duos_of_candidate() < Candidate.capacity,
)
OF_SIDE = Candidate.role == bindparam("role", type_=String)
SPEAKS = or_(
    bindparam("any_language", type_=Boolean),
    exists().where(
        CandidateLanguage.candidate_id == Candidate.id,
        CandidateLanguage.language.in_(bindparam("languages", expanding=True)),
        func.coalesce(CandidateLanguage.level, "") != NOT_SPOKEN,
    ),
)
WAITING = (
    select(
        Candidate.role,
        Candidate.id,
        Candidate.person_id,
        Candidate.waits_since,
        _spoken(),
        Person.born_on,
        Person.sex,
        Candidate.situation == FAMILY,
        cast(Candidate.bands, String),
        Candidate.district,
        cast(Candidate.interests, String),
        cast(Candidate.moments, String),
        Candidate.runs == YES,
        Candidate.wish,
        Candidate.wish_with,
        _lives_with(),
    )
    .join(Person, Person.id == Candidate.person_id)
    .where(OPEN)
)
POOL = WAITING.where(FREE).order_by(Candidate.id)


def pool(programme_id: UUID, today: date) -> dict[str, list[Profile]]:
    """All who wait for a duo of a programme, by side, in the order of their keys; where they live is not told."""
    rows = db.session.execute(POOL, {"programme": programme_id, "today": today, "beside": None}).all()
    known: dict[str, list[Profile]] = {role: [] for role in ROLES}
    for row, profile in zip(rows, _profiles(rows, today), strict=True):
        known[row.role].append(profile)
    return known


FITTING = WAITING.where(OF_SIDE, SPEAKS, FREE)


def fitting(beside: Beside) -> list[Profile]:
    """Who waits and speaks a language that the one beside them speaks, in no order."""
    return list(_profiles(plain_rows(FITTING, beside.values).all(), beside.today))


COUNTS = select(func.count(), func.count(case((not_(FREE), 1)))).where(OPEN, OF_SIDE)


def blocked(beside: Beside, fitting: int) -> dict[str, int]:
    """How many others do not wait, or speak no language in common, where so many do both."""
    everybody, not_free = plain_rows(COUNTS, beside.values).one()
    found = {NOT_FREE: not_free, NO_LANGUAGE: everybody - not_free - fitting}
    return {why: count for why, count in found.items() if count}


WHY = case((not_(FREE), NOT_FREE), (not_(SPEAKS), NO_LANGUAGE))
IS_KEY = Candidate.id.in_(bindparam("keys", expanding=True))
NAMES = (
    select(Candidate.id, *NAMED)
    .join(Person, Person.id == Candidate.person_id)
    .order_by(IS_KEY.desc(), Candidate.waits_since, Candidate.id)
    .limit(bindparam("most"))
)
OF_KEYS = NAMES.where(IS_KEY)
OF_BLOCKED = NAMES.where(or_(IS_KEY, and_(OPEN, OF_SIDE, bindparam("why", type_=String) == WHY)))


def names(beside: Beside, keys: Sequence[UUID], why: str | None, most: int) -> Mapping[UUID, Named]:
    """What the candidates with these keys are called, and those who are blocked for one reason; who waits longest
    first, by key of the candidacy."""
    wanted = beside.values | {"keys": keys, "why": why, "most": len(keys) + most}
    rows = plain_rows(OF_BLOCKED if why in (NOT_FREE, NO_LANGUAGE) else OF_KEYS, wanted)
    return {key: Named(*rest) for key, *rest in rows}


def _profiles(rows: Sequence[Row], today: date) -> Iterable[Profile]:
    """In the order of the columns: naming each would take as long as reading them."""
    as_set: Callable[[str], frozenset[str]] = cache(lambda text: frozenset(json.loads(text)))
    languages_of = cache(_languages)
    for (
        _role,
        *keys,
        languages,
        born_on,
        sex,
        family,
        bands,
        district,
        interests,
        moments,
        runs,
        wish,
        who,
        home,
    ) in rows:
        yield Profile(
            *keys,
            *languages_of(languages or ""),
            None if born_on is None else age_on(born_on, today),
            sex,
            family,
            as_set(bands),
            district,
            as_set(interests),
            as_set(moments),
            runs,
            (wish, who) if wish else None,
            TOGETHER if home else APART,
        )


def _languages(text: str) -> tuple[str, frozenset[str]]:
    """The first of them, and those that are spoken well enough."""
    parts = sorted((int(place), code, level) for place, code, level in (one.split(":") for one in text.split()))
    return (parts[0][1] if parts else ""), spoken_well({code: level or None for _place, code, level in parts})
