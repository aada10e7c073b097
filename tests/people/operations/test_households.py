"""A household over time: joining, leaving, another place in it, splitting, becoming one."""

from datetime import date, timedelta

import pytest

from amal_field.clock import today
from amal_field.db import begin_write, db
from amal_field.people import operations, rules
from amal_field.people.models import Household
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


def test_a_split_leaves_somebody_on_either_side():
    rules.check_split(1, 2)
    assert refusal(rules.check_split, 0, 2) == "split_nobody"
    assert refusal(rules.check_split, 2, 2) == "split_everybody"


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


def members_of(app, key) -> list[tuple]:
    with app.app_context():
        found = [(one.person.given_name, one.relation, one.to_on) for one in db.session.get(Household, key).members]
        db.session.remove()
    return found


def test_somebody_who_was_found_joins_on_screen_once(visit, app, family):
    page = visit("bruno").go(f"/people/households/{family[0]}/members?q=zora")
    key = next(box.get("value") for box in page.find("input[name=person]") if box.get("value"))
    form = page.form("#joining")
    fields = {name: value for name, value in form.fields.items() if value} | {"person": key, "relation": "other"}
    for _ in range(2):
        assert page.post(form.get("action"), fields).url == f"/people/households/{family[0]}"
    assert [name for name, _, _ in members_of(app, family[0])].count("Zora") == 1
    assert page.go(f"/people/households/{family[0]}/members").send("#joining").status == 422
    assert page.send("#joining", since="1/1/2030", given_name="A").status == 422


def test_a_member_changes_and_leaves_on_screen(visit, app, family):
    page = visit("bruno").go(f"/people/households/{family[0]}")
    url = page.find(".member a.button")[3].get("href")
    assert page.go(url).send("#relation-form", relation="parent").status == 200
    assert page.go(url).send("#relation-form", relation="aunt").status == 422
    assert page.go(url).send("#leaving-form", on="").status == 422
    assert page.go(url).send("#leaving-form").status == 200
    assert members_of(app, family[0])[3] == ("Ion", "parent", today())
    page.go(url).send("form[action*=cancellation]")
    assert members_of(app, family[0])[3] == ("Ion", "parent", None)


def test_a_household_splits_and_joins_on_screen(visit, app, family):
    page = visit("bruno").go(f"/people/households/{family[0]}/split")
    boxes = [box.get("value") for box in page.find("input[name=members]")]
    assert page.send(name="Nieuw").status == 422
    assert page.send(members=boxes, name="Nieuw").status == 422
    assert page.send(members=boxes[2:], name="").status == 422
    page.send(members=boxes[2:], name="Nieuw")
    assert page.status == 200
    assert "Nieuw" in page.text
    key = page.url.rpartition("/")[2]
    page.go(f"/people/households/{key}/union?q=zora").send("#union", household=str(family[1]))
    assert page.url == f"/people/households/{family[1]}"
    assert [name for name, _, left in members_of(app, family[1]) if left is None] == ["Zora", "Davy", "Ion"]


def test_nobody_changes_a_household_that_she_does_not_see(visit, family):
    assert visit("amina").go(f"/people/households/{family[0]}/members").status == 404
    assert visit("amina").go(f"/people/households/{family[0]}/split").status == 404
    assert visit("clara").go(f"/people/households/{family[0]}/union").status == 403
