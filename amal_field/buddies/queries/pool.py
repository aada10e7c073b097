"""Who wants a duo of a programme, as the rules of matching read them: one statement of plain rows, for two as for two
thousand, since points are computed for all of them each time."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import Row, String, case, cast, func, literal, select

from amal_field.buddies.models import Candidate, CandidateLanguage
from amal_field.buddies.queries.candidates import duos_of_candidate, told_by
from amal_field.buddies.rules.profiles import Profile
from amal_field.db import db
from amal_field.people.models import HouseholdMember, Person
from amal_field.people.rules import age_on

TOGETHER = frozenset({UUID(int=0)})
"""The home of whoever lives with the one who is asked about."""
APART: frozenset[UUID] = frozenset()
Languages = dict[str, str | None]


def pool(
    programme_id: UUID, roles: Collection[str], today: date, beside: UUID | None = None
) -> dict[str, list[Profile]]:
    """All who want a duo of a programme, by side, in the order of their keys, paused and full ones too. `beside`: a
    person, to know who lives with them; no other homes are told."""
    rows = db.session.execute(
        select(
            Candidate.role,
            Candidate.id,
            Candidate.person_id,
            Candidate.waits_since,
            Person.born_on,
            Person.sex,
            Candidate.situation,
            Candidate.bands,
            Candidate.district,
            Candidate.interests,
            Candidate.moments,
            Candidate.runs,
            Candidate.wish,
            Candidate.wish_with,
            Candidate.is_paused(today).label("is_paused"),
            (duos_of_candidate() >= Candidate.capacity).label("is_full"),
            _spoken(),
            _lives_with(beside),
        )
        .join(Person, Person.id == Candidate.person_id)
        .where(Candidate.is_open, Candidate.programme_id == programme_id, Candidate.role.in_(roles))
        .order_by(Candidate.id)
    )
    known: dict[str, list[Profile]] = {role: [] for role in roles}
    languages: dict[str, tuple[str, Languages]] = {}
    for row in rows:
        known[row.role].append(_profile(row, languages, today))
    return known


def _profile(row: Row, languages: dict[str, tuple[str, Languages]], today: date) -> Profile:
    spoken = row.spoken or ""
    if spoken not in languages:
        languages[spoken] = _languages(spoken)
    first, levels = languages[spoken]
    return Profile(
        **told_by(row),
        first_language=first,
        languages=levels,
        age=None if row.born_on is None else age_on(row.born_on, today),
        sex=row.sex,
        homes=TOGETHER if row.lives_with else APART,
        is_free=not (row.is_paused or row.is_full),
    )


def _spoken():
    """The languages of a `Candidate` in one text, each with its place and its level: `0:fr: 1:nl:B2`."""
    told = cast(CandidateLanguage.position, String) + ":" + CandidateLanguage.language + ":"
    told = told + func.coalesce(CandidateLanguage.level, "")
    wanted = select(func.aggregate_strings(told, " ")).where(CandidateLanguage.candidate_id == Candidate.id)
    return wanted.correlate(Candidate).scalar_subquery().label("spoken")


def _languages(text: str) -> tuple[str, Languages]:
    """The first of them, and all with their levels."""
    parts = sorted((int(place), code, level) for place, code, level in (one.split(":") for one in text.split()))
    return (parts[0][1] if parts else ""), {code: level or None for _place, code, level in parts}


def _lives_with(beside: UUID | None):
    """Whether a `Candidate` lives with this person, or is the same one in another row."""
    if beside is None:
        return literal(False).label("lives_with")
    homes = select(HouseholdMember.household_id).where(HouseholdMember.person_id == beside, HouseholdMember.is_present)
    mates = select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(homes), HouseholdMember.is_present)
    return case((Candidate.person_id.in_(mates), True), else_=False).label("lives_with")
