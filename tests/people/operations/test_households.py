"""A household over time: joining, leaving, another place in it, splitting, becoming one."""

from datetime import date, timedelta

import pytest

from amal_field.clock import today
from amal_field.db import begin_write, db
from amal_field.people import operations
from amal_field.refusal import RuleBroken
from tests.people.world import somebody
from tests.transit_site.world import make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
in_world = pytest.mark.usefixtures("world")
MARCH = date(2026, 3, 1)


def refusal(call, *arguments, **values) -> str:
    with pytest.raises(RuleBroken) as broken:
        call(*arguments, **values)
    return broken.value.code


def told(household) -> list[tuple]:
    db.session.expire_all()
    return [(one.person.given_name, one.relation, one.from_on, one.to_on) for one in household.members]


@in_world
def test_members_arrive_on_different_days_and_leave(engine, stamp_of):
    family = make_family(stamp_of(), members=[("Sammy", 1985)])
    nele = somebody(stamp_of(), "Nele")
    member = operations.add_member(family, nele, "partner", MARCH, stamp=stamp_of())
    operations.add_member(family, somebody(stamp_of(), "Davy"), "child", None, stamp=stamp_of())
    assert told(family)[1:] == [("Nele", "partner", MARCH, None), ("Davy", "child", None, None)]
    assert refusal(operations.add_member, family, nele, "other", None, stamp=stamp_of()) == "member_already"
    assert refusal(operations.leave_household, member, date(2026, 2, 1), stamp=stamp_of()) == "member_not_yet"
    for _ in range(2):
        operations.leave_household(member, date(2026, 4, 1), stamp=stamp_of())
        assert [one.person.given_name for one in family.present] == ["Sammy", "Davy"]
    again = operations.add_member(family, nele, "partner", date(2026, 5, 1), stamp=stamp_of())
    assert refusal(operations.return_to_household, member, stamp=stamp_of()) == "member_already"
    assert again.to_on is None


@in_world
def test_who_left_by_mistake_comes_back(engine, stamp_of):
    family = make_family(stamp_of())
    member = family.members[2]
    operations.leave_household(member, today(), stamp=stamp_of())
    for _ in range(2):
        operations.return_to_household(member, stamp=stamp_of())
        assert len(family.present) == 4


@in_world
def test_another_holder_since_a_day_keeps_what_was_before(engine, stamp_of):
    family = make_family(stamp_of(), members=[("Sammy", 1985), ("Nele", 1988)])
    operations.change_relation(family.members[1], "holder", MARCH, stamp=stamp_of())
    assert sorted(told(family), key=str) == sorted(
        [
            ("Sammy", "holder", None, MARCH),
            ("Nele", "child", None, MARCH),
            ("Sammy", "other", MARCH, None),
            ("Nele", "holder", MARCH, None),
        ],
        key=str,
    )
    assert [one.person.given_name for one in family.present] == ["Nele", "Sammy"]


@in_world
def test_a_relation_that_was_wrong_all_along_is_corrected(engine, stamp_of):
    family = make_family(stamp_of(), members=[("Sammy", 1985), ("Nele", 1988)])
    operations.change_relation(family.members[1], "partner", None, stamp=stamp_of())
    assert told(family) == [("Sammy", "holder", None, None), ("Nele", "partner", None, None)]


@in_world
def test_a_household_splits_and_becomes_one_again_without_losing_history(engine, stamp_of):
    family = make_family(stamp_of())
    going = family.members[2:]
    made = operations.split_household(family, going, "Davy", MARCH, stamp=stamp_of())
    assert [(one.person.given_name, one.relation) for one in made.present] == [("Davy", "holder"), ("Ion", "child")]
    assert [one.person.given_name for one in family.present] == ["Sammy", "Nele"]
    assert [(one.to_on) for one in family.shown] == [None, None, MARCH, MARCH]
    operations.join_households(made, family, MARCH + timedelta(days=30), stamp=stamp_of())
    assert sorted(one.person.given_name for one in family.present) == ["Davy", "Ion", "Nele", "Sammy"]
    assert (made.present, len(made.shown), len(family.shown)) == ([], 2, 6)
    assert refusal(operations.join_households, family, family, MARCH, stamp=stamp_of()) == "join_itself"
    assert refusal(operations.join_households, made, family, MARCH, stamp=stamp_of()) == "join_nobody"


@pytest.fixture
def family(app, stamp_of):
    """The key of a family, and of somebody of another."""
    with app.test_request_context():
        begin_write()
        keys = make_family(stamp_of()).id, make_family(stamp_of(), "Adel", [("Zora", 1990)]).id
        db.session.commit()
        db.session.remove()
    return keys
