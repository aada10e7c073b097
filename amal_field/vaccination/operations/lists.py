"""The list of an action: made from who is on the site and who has reserved, added to, taken off."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, literal, select, union_all

from amal_field import audit
from amal_field.attendance.queries import roster
from amal_field.collation import sort_key
from amal_field.dated_settings.queries import setting
from amal_field.db import constraint_as_refusal, db
from amal_field.people.duplicates.newcomers import Doubles, people_meant
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.operations.receiving import receive
from amal_field.people.rules import Newcomer
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models.health import VaccinationLine
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.actions import lock_line, lock_list
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.listed import Listed, Visit
from amal_field.vaccination.rules.ages import has_age, is_minor
from amal_field.vaccination.rules.words import COVID, WALK_IN

COVID_AGE = "vaccination.covid_age"
ON_LIST = {
    "uq_vaccination_lines_standing": "on_list_already",
    "vaccination_lines.action_id, vaccination_lines.person_id": "on_list_already",
}


class Made(NamedTuple):
    """What making the list did: how many came on it, and how many were found to have left."""

    added: int
    left: int


class _Expected(NamedTuple):
    person_id: UUID
    came_as: str
    born_on: date | None
    household_id: UUID | None
    order: tuple[bool, str, str, date]


def make_list(found: FoundAction, *, stamp: Stamp) -> Made:
    """Put on the list whoever is on the site that day or has reserved, as far as the action is for them; again adds who
    is new, marks who left and doubles nobody.

    Raises `RuleBroken` as `lock_list`.
    """
    revision = lock_list(found, stamp, ahead_too=True)
    expected = _expected(found)
    wanted = [one for one in expected if _is_for(found, one.born_on)]
    lines = door.lines_in_order(found.action.id)
    known, here = {line.person_id for line in lines}, {one.person_id for one in expected}
    left = [line for line in lines if line.came_as != WALK_IN and line.has_left == (line.person_id in here)]
    for line in left:
        line.left_at, line.revision = (None if line.person_id in here else stamp.at), revision
    new = sorted((one for one in wanted if one.person_id not in known), key=lambda one: one.order)
    last = door.last_number(found.action.id)
    db.session.add_all(
        VaccinationLine(
            action_id=found.action.id,
            person_id=one.person_id,
            recorded_person_id=one.person_id,
            household_id=one.household_id,
            came_as=one.came_as,
            number=last + place,
            revision=revision,
            **stamped(stamp),
        )
        for place, one in enumerate(new, 1)
    )
    db.session.flush()
    audit.record("vaccination:list:make", found.action, stamp, people=len(new))
    return Made(len(new), sum(line.has_left for line in left))


def walk_in(
    found: FoundAction, newcomer: Newcomer, doubles: Doubles, same: Mapping[int, UUID], *, stamp: Stamp
) -> VaccinationLine:
    """Put somebody on the list who walks in, or who will: whoever is known comes as themselves.

    Raises `RuleBroken` as `lock_list`, or `on_list_already`.
    """
    revision = lock_list(found, stamp, ahead_too=True)
    with audit.untold():
        person = receive([newcomer], doubles, same, stamp=stamp).persons[0]
    is_known = bool(people_meant(doubles, same))
    if not is_known:
        door.note_newcomer(person.id)
    line = VaccinationLine(
        action_id=found.action.id,
        person_id=person.id,
        recorded_person_id=person.id,
        household_id=_home_of(person.id) if is_known else None,
        came_as=WALK_IN,
        number=door.next_number(found.action.id),
        revision=revision,
        **stamped(stamp),
    )
    db.session.add(line)
    with constraint_as_refusal(ON_LIST):
        db.session.flush()
    audit.record("vaccination:line:add", line, stamp)
    return line


def take_off(found: FoundAction, line_id: UUID, visit: Visit, *, stamp: Stamp) -> None:
    """Take somebody off the list of whom nothing was noted. Raises `RuleBroken` as `lock_line`, or `line_noted`."""
    _revision, listed = lock_line(found, line_id, visit, stamp, ahead_too=True)
    if listed.noted:
        raise RuleBroken("line_noted")
    listed.line.cancel(stamp)
    db.session.flush()
    audit.record("vaccination:line:take_off", listed.line, stamp)


def check_line(found: FoundAction, line_id: UUID, visit: Visit, *, checked: bool, stamp: Stamp) -> Listed:
    """Say that card and questions were gone through, or not yet: the line then. Twice is once. Raises `RuleBroken` as
    `lock_line`."""
    revision, listed = lock_line(found, line_id, visit, stamp)
    if listed.line.is_checked == checked:
        return listed
    listed.line.checked_at, listed.line.checked_by_id = (stamp.at, stamp.by_id) if checked else (None, None)
    listed.line.revision = revision
    db.session.flush()
    audit.record("vaccination:line:check", listed.line, stamp)
    return listed


def _is_for(found: FoundAction, born_on: date | None) -> bool:
    """Basic vaccinations are for minors; against covid from an age on that the house sets."""
    if found.session.kind == COVID:
        return has_age(born_on, int(setting(COVID_AGE, found.day)), found.day)
    return is_minor(born_on, found.day)


def _expected(found: FoundAction) -> Sequence[_Expected]:
    """Who is on the site on the day of the action or has reserved, each once, in their households."""
    source, values = roster.source_of(found.programme), roster.values(found.session, found.programme)
    site = source.expected().subquery()
    ways = [select(site.c[0], literal(True)).where(site.c[1] == 0)]
    if source.booked:
        booked = source.booked().subquery()
        ways.append(select(booked.c[0], literal(False)))
    who = union_all(*ways).subquery()
    expected: dict[UUID, _Expected] = {}
    for key, is_here, born_on, name, household in db.session.execute(
        select(*who.c, Person.born_on, Person.sort_key, Household)
        .join(Person, Person.id == who.c[0])
        .outerjoin(HouseholdMember, and_(HouseholdMember.person_id == Person.id, HouseholdMember.is_present))
        .outerjoin(Household, Household.id == HouseholdMember.household_id)
        .where(~Person.is_duplicate)
        .order_by(who.c[1].desc(), HouseholdMember.position, HouseholdMember.id),
        values,
    ):
        came_as = "site" if is_here else "expected"
        expected.setdefault(key, _Expected(key, came_as, born_on, *_place(household, name, born_on)))
    return list(expected.values())


def _place(household: Household | None, name: str, born_on: date | None) -> tuple[UUID | None, tuple]:
    if household is None:
        return None, (True, name, "", born_on or date.max)
    return household.id, (False, sort_key(household.name), household.id.hex, born_on or date.max)


def _home_of(person_id: UUID) -> UUID | None:
    return db.session.scalars(
        select(HouseholdMember.household_id)
        .where(HouseholdMember.person_id == person_id, HouseholdMember.is_present)
        .order_by(HouseholdMember.position, HouseholdMember.id)
        .limit(1)
    ).first()
