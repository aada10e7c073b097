"""The list of likely duplicates, worked through one after another."""

import pytest

from amal_field.db import begin_write, db
from amal_field.people.duplicates import worklist
from amal_field.people.models import Merge
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def alike(app, stamp_of):
    """Two pairs of people who look alike."""
    with app.test_request_context():
        begin_write()
        for given, other in (("Olena Kovalenko", "Olena Kowalenko"), ("Halyna Bondar", "Galina Bondar")):
            for name in (given, other):
                somebody(stamp_of(), *name.split(), 1979, phone="0470 11 22 33" if "Olena" in name else "0471 2 3 4")
        worklist.look_again(stamp_of().at)
        assert worklist.how_many() == 2
        db.session.commit()
        db.session.remove()


def test_pairs_are_decided_put_off_and_gone_back_to(visit, app, alike):
    page = visit("bruno").go("/people/duplicates")
    first = page.find(".two__head")[1].text_content()
    page.go(page.find("a[href*='later=1']")[0].get("href"))
    assert page.find(".two__head")[1].text_content() != first
    page.send("form[action*=difference]")
    assert (page.status, page.find("#pair")) == (200, [])
    page.go("/people/duplicates")
    assert page.find(".two__head")[1].text_content() == first
    page.send("#merge")
    assert (page.url, page.find("#pair")) == ("/people/duplicates", [])
    page.go("/people/merges").send()
    assert page.go("/people/duplicates").find("#pair")


def test_the_other_may_stay(visit, app, alike):
    page = visit("bruno").go("/people/duplicates")
    names = [head.text_content() for head in page.find(".two__head a")]
    page.go(page.find("a[href*='swap=yes']")[0].get("href"))
    assert [head.text_content() for head in page.find(".two__head a")] == names[::-1]


def test_new_pairs_are_looked_for_on_demand(visit, app, stamp_of):
    with app.test_request_context():
        begin_write()
        for name in ("Kovalenko", "Kowalenko"):
            somebody(stamp_of(), "Olena", name, 1990, phone="0470 11 22 33")
        db.session.commit()
        db.session.remove()
    page = visit("bruno").go("/people/duplicates")
    assert not page.find("#pair")
    for _ in range(2):
        page.go("/people/duplicates")
        if page.find("form[action='/people/duplicates']"):
            page.send("form[action='/people/duplicates']")
        assert page.find("#pair")


@pytest.mark.parametrize("later", ["-1", "x", "99", "9" * 30])
def test_whatever_is_asked_is_answered(visit, alike, later):
    assert visit("bruno").go(f"/people/duplicates?later={later}").status == 200


def test_nothing_merges_by_itself(app, alike):
    with app.app_context():
        assert db.session.query(Merge).count() == 0
        db.session.remove()
