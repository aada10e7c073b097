"""The ways through the indexes, each a select of person ids; the values that it looks for are handed in later.

They are made once for each place among the others: making them took longer than walking them.
"""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import ARRAY, ColumnElement, Select, and_, any_, bindparam, exists, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from amal_field.people.models import FurtherPhone, Household, HouseholdMember, NamePart, Person, SearchText
from amal_field.people.queries.people import LAST_SIGN

MOST_WALKED = 1_000
"""How many rows of an index one way walks at most, whether they are in sight or not."""
MOST_BORN = 75
"""How many of those who were born on one day beside whom names are asked for; they stand first, but others who have
the names are to be found as well."""


@dataclass(frozen=True)
class IndexLookup:
    """A select of person ids, and the reason to give for it where the person's row shows none."""

    ids: Select
    reason: str | None = None


def span(beginning: str) -> dict[str, str]:
    """The ends of a range that holds all that begins so."""
    return {"start": beginning, "end": beginning + LAST_SIGN}


def among(column: InstrumentedAttribute, name: str, sqlite: bool) -> ColumnElement[bool]:
    """Whether it is in the list `name`. On PostgreSQL one array: with a parameter for each of its values the statement
    was another one for each length of the list, planned anew, 6 ms where it now takes one. SQLite binds them fast, and
    reads a whole index for a list that it is handed as one."""
    if sqlite:
        return column.in_(bindparam(name, expanding=True))
    return column == any_(bindparam(name, type_=ARRAY(column.type)))


def _within(column: ColumnElement[str], suffix: object) -> ColumnElement[bool]:
    return and_(column >= bindparam(f"start_{suffix}"), column < bindparam(f"end_{suffix}"))


@cache
def with_keys(sqlite: bool, place: int) -> IndexLookup:
    """Who has one of the keys `keys_…`."""
    return IndexLookup(
        select(NamePart.person_id).where(among(NamePart.part, f"keys_{place}", sqlite)).limit(MOST_WALKED)
    )


@cache
def with_texts(sqlite: bool, place: int) -> IndexLookup:
    """Whose text has one of the keys `texts_…`."""
    return IndexLookup(select(SearchText.person_id).where(among(SearchText.id, f"texts_{place}", sqlite)))


@cache
def with_part(place: int) -> IndexLookup:
    """Who has a part of a name, or a key, that begins so."""
    return IndexLookup(select(NamePart.person_id).where(_within(NamePart.part, place)).limit(MOST_WALKED))


@cache
def with_parts(others: int, place: int) -> IndexLookup:
    """Who has a part that begins so, and for each of the other words one that begins with it.

    The others are sought among the parts of each person, by the index of persons (the blank text keeps the other index
    out of it): PostgreSQL took a beginning for rare and compared all who have the one with all who have the other.
    """
    walked = select(NamePart.person_id).where(_within(NamePart.part, place)).limit(MOST_WALKED).subquery()
    names = [aliased(NamePart) for _ in range(others)]
    named = (
        exists().where(name.person_id == walked.c.person_id, _within(name.part.concat(""), f"{number}_{place}"))
        for number, name in enumerate(names)
    )
    return IndexLookup(select(walked.c.person_id).where(*named))


@cache
def with_phone(place: int) -> IndexLookup:
    """Whose phone begins so."""
    return IndexLookup(select(Person.id).where(_within(Person.phone_key, place)).limit(MOST_WALKED), "same_phone")


@cache
def with_further_phone(place: int) -> IndexLookup:
    """Of whom another number than the first begins so."""
    owners = select(FurtherPhone.owner_id).where(_within(FurtherPhone.key, place))
    return IndexLookup(owners.limit(MOST_WALKED), "same_phone")


@cache
def with_phone_of_household(place: int) -> IndexLookup:
    """Who lives in a household of which the phone begins so."""
    first = select(Household.id).where(_within(Household.phone_key, place)).limit(MOST_WALKED).subquery()
    further = select(FurtherPhone.owner_id).where(_within(FurtherPhone.key, place)).limit(MOST_WALKED).subquery()
    homes = union_all(select(first), select(further))
    members = select(HouseholdMember.person_id).where(
        HouseholdMember.household_id.in_(homes), HouseholdMember.is_present
    )
    return IndexLookup(members.limit(MOST_WALKED), "phone_of_household")


@cache
def born_on(place: int) -> IndexLookup:
    """Who was born on `day_…`, or was given that day by an office; the first `most_…`."""
    day = select(Person.id).where(
        Person.born_on == bindparam(f"day_{place}"), Person.birth_precision.in_(("day", "assigned"))
    )
    return IndexLookup(day.limit(bindparam(f"most_{place}")))


@cache
def born_among(sqlite: bool, place: int) -> IndexLookup:
    """Who was born on one of `days_…`."""
    days = among(Person.born_on, f"days_{place}", sqlite)
    return IndexLookup(select(Person.id).where(days, Person.birth_precision == "day").limit(MOST_WALKED))


@cache
def born_between(place: int) -> IndexLookup:
    """Who was born from `start_…` to `end_…`."""
    year = Person.born_on.between(bindparam(f"start_{place}"), bindparam(f"end_{place}"))
    return IndexLookup(select(Person.id).where(year).limit(MOST_WALKED))
