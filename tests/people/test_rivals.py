"""Two coordinators decide about the same people at the same moment: nobody ends in a circle, nothing is lost."""

import pytest
from sqlalchemy import select

from amal_field.attendance.models import Attendance
from amal_field.db import begin_write, db
from amal_field.people import operations
from amal_field.people.models import Merge, Person
from amal_field.stamp import Stamp
from tests.attendance.world import a_session
from tests.people.world import attends, somebody

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def three(app, stamp_of):
    """Ana, Anna and Anne, who look alike; each was at a session of her own."""
    with app.test_request_context():
        begin_write()
        found = [somebody(stamp_of(), name) for name in ("Ana", "Anna", "Anne")]
        for person in found:
            attends(stamp_of(), person, a_session(stamp_of()))
        keys = [person.id for person in found]
        db.session.commit()
        db.session.remove()
    return keys


@pytest.fixture
def together(together):
    """`together([url, …])`: Bruno sends an empty form to all at once; the statuses, sorted."""
    return lambda urls: together([(url, {}) for url in urls], "bruno")


def merge(into, person):
    return f"/people/pairs/{into}/{person}/merge"


def pointers(app):
    with app.app_context():
        found = dict(
            db.session.execute(select(Person.id, Person.same_as_id).where(Person.same_as_id.is_not(None))).all()
        )
        db.session.remove()
    return found


def facts(app):
    """For whom each presence counts, and for whom it was recorded."""
    with app.app_context():
        found = db.session.execute(select(Attendance.recorded_person_id, Attendance.person_id)).all()
        db.session.remove()
    return dict(found)


def test_each_into_the_other_is_one_merge(engine, app, three, together):
    ana, anna, _ = three
    assert together([merge(ana, anna), merge(anna, ana)])[0] == 303
    assert len(pointers(app)) == 1
    ((duplicate, root),) = pointers(app).items()
    assert {duplicate, root} == {ana, anna}
    assert {facts(app)[ana], facts(app)[anna]} == {root}


def test_one_into_two_others_is_one_merge(engine, app, three, together):
    ana, anna, anne = three
    assert together([merge(anna, ana), merge(anne, ana)]) == [303, 422]
    assert pointers(app).keys() == {ana}


def test_a_chain_made_at_once_ends_at_one_person(engine, app, three, together):
    ana, anna, anne = three
    statuses = together([merge(anna, ana), merge(anne, anna)])
    assert statuses[0] == 303
    told = pointers(app)
    assert not set(told.values()) & told.keys()
    assert {key: told.get(key, key) for key in three} == facts(app)


def test_a_merge_is_taken_back_once_while_others_merge_on(engine, app, three, together):
    ana, anna, anne = three
    assert together([merge(anna, ana)]) == [303]
    with app.app_context():
        key = db.session.scalars(select(Merge.id)).one()
        db.session.remove()
    undo = f"/people/merges/{key}/cancellation"
    assert 500 not in together([undo, undo, merge(anne, anna)])
    told = pointers(app)
    assert ana not in told
    assert {key: told.get(key, key) for key in three} == facts(app)


def test_what_was_recorded_since_the_merge_stays_with_the_person(engine, app, three, stamp_of):
    ana, anna, _ = three
    with app.test_request_context():
        begin_write()
        stamp: Stamp = stamp_of()
        double, woman = (db.session.get_one(Person, key) for key in (ana, anna))
        made = operations.merge(double, woman, stamp=stamp)
        operations.correct_person(woman, {"family_name": "Bondar", "phone": "0470 1"}, stamp=stamp)
        since = attends(stamp, woman, a_session(stamp)).id
        operations.unmerge(made, stamp=stamp)
        assert db.session.get_one(Attendance, since).person_id == anna
        assert (woman.family_name, woman.phone, double.same_as_id, double.family_name) == (
            "Bondar",
            "0470 1",
            None,
            None,
        )
        db.session.rollback()
