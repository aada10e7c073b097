"""A household over time: who joins, leaves or takes another place in it, and households that split or become one.

Nothing is overwritten: a membership ends on a day and another begins, so that who was in it when can be read later.
"""

from collections.abc import Collection
from datetime import date

from amal_field import audit
from amal_field.db import constraint_as_refusal, db
from amal_field.people import rules
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

OPEN = {
    "uq_household_members_open": "member_already",
    "household_members.household_id, household_members.person_id": "member_already",
}


def add_member(
    household: Household, person: Person, relation: str, on: date | None, *, stamp: Stamp
) -> HouseholdMember:
    """Somebody who is known joins the household, on a day or on one that nobody knows.

    A new holder takes the place of the old one. Raises `RuleBroken` `member_already`.
    """
    if any(member.person_id == person.id for member in household.present):
        raise RuleBroken("member_already")
    if relation == "holder":
        _step_back(household, on, stamp)
    member = _join(household, person, relation, on, stamp)
    audit.record("people:member:join", household, stamp, person=person.id)
    audit.record("people:household:enter", person, stamp, household=household.id)
    return member


def leave_household(member: HouseholdMember, on: date, *, stamp: Stamp) -> None:
    """A member leaves on a day; what she was stays in the history. Twice is once. Raises `RuleBroken` `member_not_yet`
    for a day before she came."""
    if not member.is_present:
        return
    _end(member, on)
    db.session.flush()
    audit.record("people:member:leave", member.household, stamp, person=member.person_id, on=on.isoformat())
    audit.record("people:household:leave", member.person, stamp, household=member.household_id, on=on.isoformat())


def return_to_household(member: HouseholdMember, *, stamp: Stamp) -> None:
    """Undo that somebody left: she is still a member. Twice is once. Raises `RuleBroken` `member_already`."""
    if member.is_present:
        return
    member.to_on = None
    with constraint_as_refusal(OPEN):
        db.session.flush()
    audit.record("people:member:stay", member.household, stamp, person=member.person_id)


def change_relation(member: HouseholdMember, relation: str, since: date | None, *, stamp: Stamp) -> None:
    """A member is something else in the household: since a day, or, without one, all along. A new holder takes the
    place of the old one. Raises `RuleBroken` `member_gone` or `member_not_yet`."""
    if not member.is_present:
        raise RuleBroken("member_gone")
    if relation == member.relation:
        return
    before = member.relation
    if relation == "holder":
        _step_back(member.household, since, stamp)
    _become(member, relation, since, stamp)
    db.session.flush()
    words = {"person": member.person_id, "before": [before] if before else [], "relation": [relation]}
    audit.record("people:member:change", member.household, stamp, **words)


def split_household(
    household: Household, members: Collection[HouseholdMember], name: str, on: date, *, stamp: Stamp
) -> Household:
    """Some of the household go on as one of their own from a day; the first of them is its holder unless one is told.

    Raises `RuleBroken` `split_nobody`, `split_everybody` or `member_not_yet`.
    """
    rules.check_split(len(members), len(household.present))
    made = Household(name=name, language=household.language, **stamped(stamp))
    db.session.add(made)
    db.session.flush()
    leaders = [member for member in members if member.relation == "holder"]
    holder = (leaders or list(members))[0]
    for member in members:
        _end(member, on)
        relation = "holder" if member is holder else _after_split(member.relation)
        _member(made, member.person, relation, on, stamp)
    _store()
    people = [member.person_id for member in members]
    audit.record("people:household:split", household, stamp, people=people, household=made.id, on=on.isoformat())
    audit.record("people:household:begin", made, stamp, people=people, household=household.id, on=on.isoformat())
    return made


def join_households(household: Household, into: Household, on: date, *, stamp: Stamp) -> None:
    """All of a household go on in another from a day; the first stays, with its history and nobody in it.

    Raises `RuleBroken` `join_itself`, `join_nobody` or `member_not_yet`.
    """
    if household.id == into.id:
        raise RuleBroken("join_itself")
    members = household.present
    if not members:
        raise RuleBroken("join_nobody")
    there = {member.person_id for member in into.present}
    for member in members:
        _end(member, on)
        if member.person_id not in there:
            _member(into, member.person, "other" if member.relation == "holder" else member.relation, on, stamp)
    _store()
    people = [member.person_id for member in members]
    audit.record("people:household:join", household, stamp, household=into.id, on=on.isoformat())
    audit.record("people:household:receive", into, stamp, people=people, household=household.id, on=on.isoformat())


def _join(household: Household, person: Person, relation: str | None, on: date | None, stamp: Stamp) -> HouseholdMember:
    member = _member(household, person, relation, on, stamp)
    _store()
    return member


def _store() -> None:
    with constraint_as_refusal(OPEN):
        db.session.flush()


def _member(
    household: Household, person: Person, relation: str | None, on: date | None, stamp: Stamp
) -> HouseholdMember:
    member = HouseholdMember(
        household=household,
        person=person,
        person_id=person.id,
        relation=relation,
        position=0 if relation == "holder" else 99,
        from_on=on,
        **stamped(stamp),
    )
    db.session.add(member)
    return member


def _end(member: HouseholdMember, on: date) -> None:
    if member.from_on is not None and on < member.from_on:
        raise RuleBroken("member_not_yet")
    member.to_on = on


def _become(member: HouseholdMember, relation: str, since: date | None, stamp: Stamp) -> None:
    if since is None or since == member.from_on:
        member.relation, member.position = relation, 0 if relation == "holder" else 99
        return
    _end(member, since)
    db.session.flush()
    _join(member.household, member.person, relation, since, stamp)


def _step_back(household: Household, since: date | None, stamp: Stamp) -> None:
    for member in household.present:
        if member.relation == "holder":
            _become(member, "other", since, stamp)


def _after_split(relation: str | None) -> str | None:
    """A partner or parent of the old holder need not be one of the new."""
    return "child" if relation == "child" else "other"
