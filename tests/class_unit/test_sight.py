"""Every answer that names a child of a class roll leaves a look at that child."""

import re
from uuid import UUID

import pytest
from sqlalchemy import select
from uuid6 import uuid7

from amal_field.attendance.models import GroupSession
from amal_field.db import db
from amal_field.people.models import Person
from tests.attendance.world import mark, walks_in
from tests.class_unit.world import CHILDREN, a_family, a_lesson
from tests.guards.source import told
from tests.page import FROM_US, HTMX, fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")
ROOMS = ("attendance", "class_unit", "planning")
"""Whose pages stand around a session of the class unit."""
WALKED_IN = "Milou"
"""Somebody of whom only this is written down."""
ROLL, SLIPS, PLANNED = (
    "/attendance/sessions/{lesson}",
    "/class-unit/sessions/{lesson}/slips",
    "/planning/sessions/{lesson}",
)
LONG = {"remark": "x" * 5000}
WAYS = {
    "attendance.roll": [(ROLL, None)],
    "attendance.mark": [(ROLL + "/people/{child}/present", {}), (ROLL + "/people/{child}/unmarked", {})],
    "attendance.put_back": [(ROLL + "/people/{child}/return", {})],
    "attendance.everyone": [(ROLL + "/everyone/present", {})],
    "attendance.everyone_cancellation": [(ROLL + "/everyone/{revision}/cancellation", {})],
    "attendance.walk_in": [
        (ROLL + "/walk-ins", {"role": "participant", "given_name": name}) for name in ("Zoë", "Fien", "")
    ],
    "attendance.remark": [(ROLL + "/remark", LONG), (ROLL + "/remark", {"remark": "Regen"})],
    "attendance.tally": [(ROLL + "/tallies/outside", {"outside-number": number}) for number in ("x", "3")],
    "attendance.history": [(ROLL + "/history", None)],
    "attendance.sheet": [(ROLL + "/sheet", None)],
    "attendance.numbering": [(ROLL + "/sheet", {})],
    "attendance.typing_form": [(ROLL + "/paper", None)],
    "attendance.typing": [(ROLL + "/paper", {"numbers": "", "names": name}) for name in ("Davy", "")],
    "attendance.names": [(ROLL + "/names", None)],
    "attendance.name": [(ROLL + "/names/{named}?q=Davy", None)],
    "class_unit.slips": [(SLIPS, None)],
    "class_unit.all_slips": [(SLIPS + "/all", None)],
    "class_unit.slip": [(SLIPS + "/{child}", None)],
    "planning.session": [(PLANNED, None)],
    "planning.moving": [(PLANNED + "/move", {})],
    "planning.calling_off": [(PLANNED + "/calling-off", {})],
    "planning.calling_off_cancellation": [(PLANNED + "/calling-off/cancellation", {})],
    "attendance.closure": [(ROLL + "/closure", {})],
    "attendance.reopening": [(ROLL + "/closure/cancellation", {})],
}
"""Route → how it is asked: an address, and what is sent; None only reads. In an order in which all of them answer."""
NO_LESSONS = {"attendance.coming", "attendance.coming_for"}
"""Those of programmes that ask for which organisation somebody came: the class unit does not."""
NAMED = {
    "attendance.roll",
    "attendance.walk_in",
    "attendance.history",
    "attendance.sheet",
    "attendance.typing",
    "attendance.names",
    "attendance.name",
    "class_unit.slips",
    "class_unit.all_slips",
    "class_unit.slip",
    "planning.session",
    "planning.moving",
    "planning.calling_off",
}
"""Those whose answers name a child here, as the test would otherwise prove nothing."""


@pytest.fixture
def lesson(given, app) -> dict[str, UUID]:
    """A lesson with the children of a family, of whom one was marked, and one of whom only a name is known: the keys
    that stand in addresses."""
    keys = {}

    def make(stamp):
        a_family(stamp)
        lesson = a_lesson(stamp)
        child = db.session.scalars(select(Person).where(Person.given_name == "Ion")).one()
        mark(stamp(), lesson, child)
        named = walks_in(stamp(), lesson, WALKED_IN)
        keys.update(lesson=lesson.id, child=child.id, named=named.person_id)
        return lesson

    given(make)
    return keys


@pytest.fixture
def children(app, lesson) -> dict[str, UUID]:
    """Name → key of each child."""
    with app.app_context():
        rows = db.session.execute(select(Person.given_name, Person.id))
        return {name: key for name, key in rows if name in {WALKED_IN, *(name for name, _year in CHILDREN)}}


def test_every_route_around_a_session_is_asked(app):
    routes = {rule.endpoint for rule in app.url_map.iter_rules() if "session_id" in rule.arguments}
    strange = sorted({one for one in routes if one.partition(".")[0] in ROOMS} ^ (WAYS.keys() | NO_LESSONS))
    assert not strange, told("Say how these are asked of a class roll, so that who is named leaves a look.", strange)


@pytest.mark.parametrize("headers", [FROM_US, FROM_US | HTMX], ids=["page", "htmx"])
def test_an_answer_that_names_a_child_is_a_look_at_that_child(engine, visit, app, lesson, children, noted, headers):
    page, naming, silent = visit("bruno"), set(), []
    for endpoint, ways in WAYS.items():
        for path, fields in ways:
            with app.app_context():
                revision = db.session.get_one(GroupSession, lesson["lesson"]).revision
                db.session.remove()
            url = path.format(**lesson, revision=revision)
            tokens = fields_of(page.go("/settings").form("form[action='/sign-out']")) | {"request_token": str(uuid7())}
            before = len(noted())
            if fields is None:
                answer = page.client.get(url, headers=headers if endpoint == "attendance.roll" else {})
            else:
                answer = page.client.post(url, data=tokens | fields, headers=headers)
            assert answer.status_code in (200, 204, 303, 422), (endpoint, answer.status_code)
            looked = set().union(*(look[3] for look in noted()[before:]))
            shown = {name for name in children if re.search(rf"\b{name}\b", answer.text)}
            naming |= {endpoint} if shown else set()
            silent += [f"{endpoint}: {name}" for name in shown if children[name] not in looked]
    assert not silent, told("These name a child and leave no look.", silent)
    assert naming >= NAMED
