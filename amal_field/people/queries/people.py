"""Persons and households that a user may see, and the search by the beginnings of names.

Each room says which people it brings into a user's sight: households by a select of their ids, persons by one of
theirs. Both are asked with the user.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased, contains_eager, joinedload, selectinload

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, KnownDifferent, Merge, NamePart, Person
from amal_field.people.search.spellings import parts_of
from amal_field.permissions import Permission

Scope = Callable[[Any], Select[tuple[UUID]]]
"""What a user may see, as a select of ids."""
Sight = Mapping[str, Sequence[tuple[Permission, Scope]]]
HOUSEHOLD_SIGHT: dict[str, Sequence[tuple[Permission, Scope]]] = {}
"""Room → permissions, each with the households that its holder may see, and their members."""
PERSON_SIGHT: dict[str, Sequence[tuple[Permission, Scope]]] = {}
"""Room → permissions, each with the persons that its holder may see, whatever household they belong to."""
HIDDEN: dict[str, Callable[[], Select[tuple[UUID]]]] = {}
"""Room → those of whom it alone knows: not even who sees everybody sees these."""

DUPLICATE = aliased(Person)
BOTH = (joinedload(Merge.person), joinedload(Merge.duplicate))
MOST_PARTS = 6
MANY = 500
LAST_SIGN = "\U0010ffff"


def household_for(user, household_id: UUID, *, locked: bool = False) -> Household | None:
    """The household with its members, if this user may see it; `locked`: once its other writers have ended."""
    wanted = (
        select(Household)
        .where(Household.id == household_id, _in_sight(user))
        .options(selectinload(Household.members).joinedload(HouseholdMember.person))
    )
    return db.session.scalars(wanted.with_for_update() if locked else wanted).one_or_none()


def person_for(user, person_id: UUID, *, locked: bool = False) -> Person | None:
    """The person, if a room brings her or a household of hers into this user's sight; `locked`: once her other writers
    have ended."""
    wanted = select(Person).where(Person.id == person_id, person_in_sight(user, Person.id))
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def person_in_sight(user, person_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Whether a room brings the person with the key in this column, or a household of hers, into this user's sight.

    Query of one person after the other: for a query that has found persons already.
    """
    ways = [_holds(scope(user), person_id) for scope in _scopes(PERSON_SIGHT, user)]
    if homes := tuple(scope(user) for scope in _scopes(HOUSEHOLD_SIGHT, user)):
        ways.append(_lives_in(homes, person_id))
    return or_(false(), *ways)


def is_known(person_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Whether the person with the key in this column is known to more than a room that keeps them to itself."""
    return and_(true(), *(~_holds(hidden(), person_id) for hidden in HIDDEN.values()))


def person_ids_in_sight(user) -> CompoundSelect[tuple[UUID]] | None:
    """The same as a select of ids, for a query that begins there; None where no room brings anybody."""
    ways = [scope(user) for scope in _scopes(PERSON_SIGHT, user)]
    ways += [
        select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(scope(user)))
        for scope in _scopes(HOUSEHOLD_SIGHT, user)
    ]
    return union(*ways) if ways else None


def pair_for(user, one_id: UUID, other_id: UUID, *, locked: bool = False) -> tuple[Person, Person] | None:
    """Two persons, if this user may see both; `locked`: once their other writers have ended."""
    both = select(Person).where(Person.id.in_((one_id, other_id)), person_in_sight(user, Person.id))
    both = both.order_by(Person.id).with_for_update(of=Person) if locked else both
    persons = {person.id: person for person in db.session.scalars(both)}
    return (persons[one_id], persons[other_id]) if {one_id, other_id} <= persons.keys() else None


def households_for(user, person: Person) -> list[HouseholdMember]:
    """The memberships of a person in households that this user may see, the present ones first."""
    return homes_of([person.id], household_in_sight(user, HouseholdMember.household_id)).get(person.id, [])


def homes_of(person_ids: Collection[UUID], *conditions: ColumnElement[bool]) -> dict[UUID, list[HouseholdMember]]:
    """The memberships of each of these persons that meet the conditions, the present ones first."""
    homes: dict[UUID, list[HouseholdMember]] = {}
    for member in db.session.scalars(
        select(HouseholdMember)
        .where(HouseholdMember.person_id.in_(person_ids), *conditions)
        .options(joinedload(HouseholdMember.household))
        .order_by(~HouseholdMember.is_present, HouseholdMember.recorded_at.desc())
    ):
        homes.setdefault(member.person_id, []).append(member)
    return homes


def home_of(person: Person) -> Household | None:
    """The household in which a person is now, with its members."""
    now = select(HouseholdMember.household_id).where(HouseholdMember.person_id == person.id, HouseholdMember.is_present)
    return db.session.scalars(
        select(Household)
        .where(Household.id.in_(now))
        .options(selectinload(Household.members).joinedload(HouseholdMember.person))
        .order_by(Household.recorded_at.desc())
        .limit(1)
    ).one_or_none()


def rows_of(person: Person) -> list[Person]:
    """All rows that describe a person, her own first."""
    rows = select(Person).where(or_(Person.id == person.id, Person.same_as_id == person.id))
    return sorted(db.session.scalars(rows), key=lambda row: (row.id != person.id, row.recorded_at))


def merge_for(user, merge_id: UUID) -> Merge | None:
    """A merge with both its rows, for those who may see them; once its other writers have ended."""
    return db.session.scalar(
        select(Merge)
        .join(Merge.person)
        .join(Merge.duplicate.of_type(DUPLICATE))
        .where(Merge.id == merge_id, person_in_sight(user, Person.id))
        .options(contains_eager(Merge.person), contains_eager(Merge.duplicate.of_type(DUPLICATE)))
        .with_for_update()
    )


def merges_for(user, *, most: int) -> list[Merge]:
    """What was merged and stands, the latest first, at most `most`."""
    wanted = (
        select(Merge).join(Person, Person.id == Merge.person_id).where(Merge.stands, person_in_sight(user, Person.id))
    )
    return list(db.session.scalars(wanted.order_by(Merge.recorded_at.desc(), Merge.id).limit(most).options(*BOTH)))


def standing_merges(duplicate_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The key of the merge that stands of each of these rows, by duplicate; what a register merged has none."""
    wanted = select(Merge.duplicate_id, Merge.id).where(Merge.duplicate_id.in_(duplicate_ids), Merge.stands)
    return dict(db.session.execute(wanted).all())


def difference_between(one_id: UUID, other_id: UUID) -> KnownDifferent | None:
    """What says that two rows are two people, where somebody said so."""
    first, second = sorted((one_id, other_id))
    return db.session.get(KnownDifferent, (first, second))


def words_of(text: str) -> tuple[list[str], bool]:
    """The words of a search, the rarest first, and whether even that is a common one: too many people have it to look
    each of them up."""
    parts = parts_of(text)[:MOST_PARTS]
    if not parts:
        return [], False
    counts = db.session.execute(_counts(len(parts)), {f"part_{place}": part for place, part in enumerate(parts)}).one()
    return [part for _, part in sorted(zip(counts, parts, strict=True))], min(counts) >= MANY


@cache
def _counts(parts: int) -> Select:
    names = (begins(NamePart.part, bindparam(f"part_{place}", type_=String)) for place in range(parts))
    bearers = (select(NamePart.person_id).where(name).limit(MANY).subquery() for name in names)
    return select(*(select(func.count()).select_from(bearer).scalar_subquery() for bearer in bearers))


def person_ids_named(words: Sequence[str | BindParameter[str]]) -> Select[tuple[UUID]]:
    """A select of the ids of persons who have, for each word, a name that begins with it; the first is looked up."""
    return select(NamePart.person_id).where(begins(NamePart.part, words[0]), has_names(words[1:], NamePart.person_id))


def has_names(words: Sequence[str | BindParameter[str]], person_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Whether a person has, for each word, a name that begins with it: for a query that has found persons already."""
    names = [(aliased(NamePart), word) for word in words]
    return and_(true(), *(exists().where(name.person_id == person_id, begins(name.part, word)) for name, word in names))


def begins(column: InstrumentedAttribute[str], text: str | BindParameter[str]) -> ColumnElement[bool]:
    """Whether a column that is compared byte by byte begins with `text`: a range of its index, in any script."""
    return and_(column >= text, column < text + LAST_SIGN)


@lru_cache(maxsize=256)
def _lives_in(scopes: tuple[Select[tuple[UUID]], ...], person_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    member = aliased(HouseholdMember)
    homes = or_(*(_holds(scope, member.household_id) for scope in scopes))
    return exists().where(member.person_id == person_id, homes)


@lru_cache(maxsize=256)
def _holds(scope: Select[tuple[UUID]], key: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Whether a scope holds this key: made once for a scope that is the same for whoever asks."""
    return scope.where(scope.selected_columns[0] == key).exists()


def household_in_sight(user, household_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Whether a room brings the household with the key in this column into this user's sight."""
    return or_(false(), *(_holds(scope(user), household_id) for scope in _scopes(HOUSEHOLD_SIGHT, user)))


def _in_sight(user) -> ColumnElement[bool]:
    return or_(false(), *(Household.id.in_(scope(user)) for scope in _scopes(HOUSEHOLD_SIGHT, user)))


def _scopes(sight: Sight, user) -> list[Scope]:
    return [scope for scopes in sight.values() for permission, scope in scopes if user.may(permission)]
