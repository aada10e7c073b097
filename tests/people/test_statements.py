"""A merge and the page of a person cost the same statements however much was recorded."""

from datetime import timedelta

import pytest

from amal_field.clock import today
from amal_field.db import begin_write, db
from tests.attendance.world import a_session
from tests.bench.statements import counted
from tests.page import fields_of
from tests.people.world import attends, somebody, stays

pytestmark = pytest.mark.usefixtures("frozen_clock")
MOST_OF_A_PAGE = 8
MOST_OF_A_WRITE = 12


@pytest.fixture
def pairs(app, stamp_of):
    """Two pairs: in the first one session and a stay follow, in the second as much as a year brings."""
    found = []
    with app.test_request_context():
        begin_write()
        for pitch, sessions in ((3, 1), (4, 30)):
            woman = somebody(stamp_of(), "Olena", "Kovalenko", 1990)
            double = somebody(stamp_of(), "Olena", "Kowalenko", 1990, phone="0470 11 22 33")
            stays(stamp_of(), double, pitch=pitch)
            for number in range(sessions):
                attends(stamp_of(), double, a_session(stamp_of(), on=today() - timedelta(days=number)))
            found.append((woman.id, double.id))
        db.session.commit()
        db.session.remove()
    return found


def test_a_merge_costs_the_same_for_few_facts_and_many(app, visit, pairs):
    found = []
    for woman, double in pairs:
        page = visit("bruno").go(f"/people/pairs/{woman}/{double}")
        form = page.form("#merge")
        with counted(app) as statements:
            page.client.post(form.get("action"), data=fields_of(form))
        found.append(len(statements))
    assert found[0] == found[1] <= MOST_OF_A_WRITE


def test_a_page_costs_the_same_for_few_facts_and_many(app, visit, pairs):
    found = []
    for woman, double in pairs:
        for path in (f"/people/persons/{double}", f"/people/pairs/{woman}/{double}"):
            page = visit("bruno").go(path)
            with counted(app) as statements:
                page.go(path)
            found.append(len(statements))
    assert found[:2] == found[2:]
    assert max(found) <= MOST_OF_A_PAGE
