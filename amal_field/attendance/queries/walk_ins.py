"""Who walks in may be known already: who is likely the same is asked about before anybody new is registered.

On a roll a first name is enough, for of those who come there few are called so. Elsewhere that says nothing: it takes a
family name or a year of birth beside it. Nobody is asked about whom this user may not see.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession, SeriesHelper, SessionHelper
from amal_field.attendance.queries import roll, roster, visible_people
from amal_field.attendance.queries import sessions as session_queries
from amal_field.attendance.queries.roster import SERIES_ID, SESSION_ID
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.rules import LAST_HERE, OFF_ROLL
from amal_field.db import db, is_sqlite
from amal_field.people.duplicates.comparison import Described
from amal_field.people.duplicates.newcomers import Doubles, described, likeliest
from amal_field.people.models import NamePart
from amal_field.people.queries import people
from amal_field.people.rules import Birth
from amal_field.people.search import candidates, finding, likeness
from amal_field.people.search.index_lookups import IndexLookup, among
from amal_field.people.search.query import Query, words_of
from amal_field.people.search.ranking import Candidate, Hit
from amal_field.people.search.spellings import SIGIL, parts_of
from amal_field.permissions import Permission

Named = Sequence[tuple[str, Birth | None]]
"""Those who walk in: the name as it was typed into one field, and the birth as far as it was told."""
AT_HAND = 4.0
"""How much likelier a walk-in is one of those of her name who come here than anybody (a logarithm to base 2): so that
the first name is enough, and another year of birth tells two apart."""
SPELT_ALIKE, VOWELS = 0.89, frozenset("aeiouy")
"""How alike two spellings of one first name are at least, where their vowels differ: Bilal and Belal."""
LAST_SEEN_WITHIN = timedelta(days=366)
"""Who did not come for so long is not asked about by a first name."""
MOST_SHOWN = 6
"""How many are shown of one who walks in: a class has several of one name."""
HERE = "at_hand"
"""The way by which those are found who come here."""
OF_NAMES = {"same_name", "name_respelt", "name_alike"}
"""The reasons that tell a volunteer nothing but what she sees on her rolls."""


def doubles_of(user, context: SessionContext, named: Named) -> Doubles:
    """For each of those who walk in, by place, who is likely the same human being, the likeliest first: in one
    statement for one and for forty."""
    sees = user.may(Permission.PEOPLE_SEE)
    queries = [_query(name, birth) for name, birth in named]
    forms, bones = _spellings(queries)
    here = _here(user, context)
    called = _called(here, len(bones), candidates.MOST_FETCHED * len(queries), is_sqlite())
    values = _values(user, context) | {"forms": forms} | {f"bone_{n}": bone for n, bone in enumerate(bones)}
    known = candidates.by_exact_keys(queries, _in_sight(user, here), [called], values)
    likely_by_place = {}
    for place, (name, birth) in enumerate(named):
        likely = likeliest(known, _compared(name, birth, sees), most=MOST_SHOWN)
        if likely:
            likely_by_place[place] = [finding.SearchResult(hit.person, _told(hit, sees)) for hit in likely]
    return likely_by_place


def dress(user, context: SessionContext, doubles: Doubles) -> dict[UUID, tuple[date, str]]:
    """Add to doubles what tells them apart on screen, for those who may see it: households, and where they were last.
    Returns how they stand on this roll, or when they were here last: the day and a mark, `OFF_ROLL` or `LAST_HERE`."""
    shown = [result for results in doubles.values() for result in results]
    if not shown:
        return {}
    ids = {result.person.id for result in shown}
    rows = {row.person_id: row for row in roll.rows_of(context.session, context.programme) if row.person_id in ids}
    here = {key: (on, LAST_HERE) for key, on in _last_here(user, context, ids - rows.keys()).items()}
    here |= {key: (clock.today(), row.mark if row.stands else OFF_ROLL) for key, row in rows.items()}
    if user.may(Permission.PEOPLE_SEE):
        known = {
            result.person.id: result
            for result in finding.dressed(user, [Hit(result.person, 0, []) for result in shown])
        }
        for result in shown:
            result.households, result.seen = known[result.person.id].households, known[result.person.id].seen
    return here


def _query(name: str, birth: Birth | None) -> Query:
    return Query(words=words_of(name), years=(birth.on.year,) if birth else ())


def _here(user, context: SessionContext) -> CompoundSelect[tuple[UUID]]:
    """Whoever has to do with this session, and who was at another of its series in the last year as far as this user
    sees its names; for `_values`."""
    source, is_aged = roster.source_of(context.programme), roster.is_aged(context.programme)
    in_series = source.at_hand is None and context.session.series_id is not None and _shows_names(user, context)
    return _people_here(source, is_aged, session_queries.sight_of(user) if in_series else None)


@cache
def _people_here(
    source: roster.Source, is_aged: bool, sight: tuple[tuple[session_queries.Scope, ...], bool] | None
) -> CompoundSelect[tuple[UUID]]:
    """The same, made once: to make it for each who walks in took a tenth of the time."""
    ways = [
        select(roster.expected(source, aged=is_aged).subquery().c[0]),
        select(Attendance.person_id).where(Attendance.session_id == SESSION_ID),
        select(SessionHelper.person_id).where(SessionHelper.session_id == SESSION_ID),
        select(SeriesHelper.person_id).where(SeriesHelper.series_id == SERIES_ID),
    ]
    return union(*ways, *([_of_series(*sight)] if sight else []), *([source.at_hand()] if source.at_hand else []))


def _values(user, context: SessionContext) -> dict[str, Any]:
    """The parameters of what leads to whoever is here."""
    session, programme = context.session, context.programme
    since = {"since": session.held_on - LAST_SEEN_WITHIN}
    return roster.values(session, programme) | session_queries.values_of(user, clock.today()) | since


def _shows_names(user, context: SessionContext) -> bool:
    """Whether this user sees the names of other sessions of the series too."""
    around = context.programme.minutes_before, context.programme.minutes_after
    return None in around or session_queries.plans(user, context.programme)


def _of_series(scopes: tuple[session_queries.Scope, ...], helps: bool) -> Select[tuple[UUID]]:
    """Who was at a session of the series in the last year that somebody with this sight sees; for `_values`."""
    return (
        select(Attendance.person_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .where(
            GroupSession.series_id == SERIES_ID,
            GroupSession.held_on >= bindparam("since", type_=Date),
            Attendance.counts,
            session_queries.sight_by(scopes, helps),
        )
    )


def _last_here(user, context: SessionContext, person_ids: Collection[UUID]) -> dict[UUID, date]:
    if not person_ids or context.session.series_id is None or not _shows_names(user, context):
        return {}
    last = _of_series(*session_queries.sight_of(user)).add_columns(func.max(GroupSession.held_on))
    theirs = last.where(Attendance.person_id.in_(person_ids)).group_by(Attendance.person_id)
    rows = db.session.execute(theirs, _values(user, context))
    return dict(rows.all())


def _in_sight(user, here: CompoundSelect) -> Callable[[ColumnElement], ColumnElement[bool]]:
    """Whoever comes here, and whom this user sees elsewhere at any time; who merges sees everybody."""
    if user.may(Permission.PEOPLE_MERGE):
        return finding.anybody

    def elsewhere(person_id: ColumnElement) -> ColumnElement[bool]:
        if user.may(Permission.PEOPLE_SEE):
            return people.person_in_sight(user, person_id)
        return visible_people.lasting_person_ids(user).where(Attendance.person_id == person_id).exists()

    return lambda person_id: or_(person_id.in_(here), elsewhere(person_id))


def _spellings(queries: Iterable[Query]) -> tuple[list[str], list[str]]:
    words = [word for query in queries for word in query.words]
    forms = {form for word in words for form in word.forms}
    return sorted(forms), sorted({bone for word in words for bone in word.skeletons})


@lru_cache(maxsize=200)
def _called(here: CompoundSelect, bones: int, most: int, sqlite: bool) -> IndexLookup:
    """Those of them who have a name that is one of `forms`, or has one of so many skeletons `bone_…`."""
    spelt = (literal(SIGIL).concat(bindparam(f"bone_{n}", type_=NamePart.part.type)).concat("/") for n in range(bones))
    called = or_(among(NamePart.part, "forms", sqlite), *(people.begins(NamePart.part, one) for one in spelt))
    people_here = here.subquery()
    return IndexLookup(
        select(people_here.c[0]).where(exists().where(NamePart.person_id == people_here.c[0], called)).limit(most),
        HERE,
    )


def _compared(name: str, birth: Birth | None, sees: bool) -> Callable[[Candidate], tuple[Described, Described, float]]:
    """Makes of a candidate what is compared, and how near she is. Of who is not at hand a volunteer learns nothing by a
    year of birth."""

    def pair(candidate: Candidate) -> tuple[Described, Described, float]:
        here = HERE in candidate.ways
        known = in_fields(described(candidate.found_as or candidate))
        near = here and any(is_called(word, known) for word in name.split())
        return as_fields(name, known, birth if here or sees else None), known, AT_HAND if near else 0.0

    return pair


def in_fields(known: Described) -> Described:
    """What stands in one field of somebody who walked in herself, told apart: a first name and more."""
    first, _blank, rest = (known.given_name or "").partition(" ")
    return replace(known, given_name=first, family_name=rest) if rest and not known.family_name else known


def as_fields(name: str, known: Described, birth: Birth | None = None) -> Described:
    """A name that stands in one field as it would stand in those of somebody known: what is like her first names, else
    the first word, is a first name. The initial of a family name says what the name would."""
    words = name.split()
    given = [word for word in words if is_called(word, known)] or words[:1]
    family = " ".join(word for word in words if word not in given)
    return Described("new", " ".join(given), _whole(family, known.family_name), birth=birth)


def is_called(word: str, known: Described) -> bool:
    """Whether a word is a first name of somebody known, in whatever spelling. Where that is all there is to go by,
    Olena is no Alina, and Samira no Samir; a script without vowels may mean either."""
    own = parts_of(known.given_name, known.nickname, known.native_name)
    return any(_is_one_name(*sorted((typed, part), key=len)) for typed in parts_of(word) for part in own)


def _is_one_name(short: str, long: str) -> bool:
    alike = likeness.likeness(short, long)
    if alike >= likeness.OTHER_FORM:
        return True
    if not VOWELS & {*short}:
        return alike >= likeness.RESPELT
    return alike >= SPELT_ALIKE and long not in {short + vowel for vowel in VOWELS}


def _whole(family: str, known: str | None) -> str | None:
    """The family name; that of somebody known where one of both is the initial of the other."""
    own, hers = (name.rstrip(".").casefold() for name in (family, known or ""))
    is_initial = min(len(own), len(hers)) == 1 and own[:1] == hers[:1]
    return known if is_initial else family or None


def _told(hit: Hit, sees: bool) -> list[str]:
    return [reason for reason in hit.reasons if sees or reason in OF_NAMES]
