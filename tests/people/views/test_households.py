"""The page of a household: joining, leaving, splitting, becoming one."""

import pytest

from amal_field.clock import today
from amal_field.db import begin_write, db
from amal_field.people.models import Household
from tests.transit_site.world import make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


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
