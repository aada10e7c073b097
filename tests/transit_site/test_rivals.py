"""Two tablets change one stay at the same moment: the second decides on what the first has left."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import begin_write, db
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay, StayPerson, StayPitch
from amal_field.transit_site.queries import stays as stay_queries
from tests.page import fields_of
from tests.transit_site.world import let_in, make_family


@pytest.fixture
def stay(app, given, frozen_clock):
    """An open stay on pitch 12: its URL."""
    key = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    return f"/transit-site/stays/{key}"


@pytest.fixture
def rows(app):
    """`rows(statement)`: what the database holds."""

    def ask(statement):
        with app.app_context():
            found = db.session.scalars(statement).all()
            db.session.remove()
            return found

    return ask


def open_rows(kind):
    return select(kind.id).where(kind.to_on.is_(None), kind.cancelled_at.is_(None))


def told(tag):
    return select(func.count()).where(AuditEntry.tag == tag)


def test_nobody_joins_a_stay_that_ends(engine, stay, together, rows):
    joining = [(f"{stay}/persons", {"person": "new", "given_name": f"An {number}"}) for number in range(3)]
    assert 303 in together([(f"{stay}/departure", {"on": "2026-11-23"}), *joining])
    assert rows(open_rows(StayPerson)) == []


def test_a_stay_ends_once(engine, stay, together, rows):
    departures = [(f"{stay}/departure", {"on": "2026-11-23", "meter_end": str(meter)}) for meter in range(4)]
    assert together(departures).count(303) >= 1
    assert rows(told("site:stay:depart")) == [1]


def test_somebody_stays_behind(engine, stay, together, rows):
    leavings = [(f"{stay}/persons/{key}/departure", {}) for key in rows(open_rows(StayPerson))]
    assert together(leavings) == [303, 303, 303, 422]
    assert len(rows(open_rows(StayPerson))) == 1
    assert rows(select(Stay.departed_on)) == [None]


def test_a_family_moves_to_one_pitch(engine, stay, together, rows):
    [spell] = rows(open_rows(StayPitch))
    moves = [(f"{stay}/pitches/{spell}/move", {"pitch": str(pitch)}) for pitch in (2, 3, 4)]
    assert together(moves).count(303) >= 1
    assert len(rows(open_rows(StayPitch))) == 1


def test_the_same_correction_from_two_tablets(engine, stay, together, rows):
    [person] = rows(select(StayPerson.person_id).limit(1))
    fields = {"given_name": "Sam", "family_name": "Mayer"}
    fields |= dict.fromkeys(("contact_language", "second_language", "third_language"), "")
    assert together([(f"/people/persons/{person}", fields)] * 4) == [303] * 4
    assert together([(f"/people/persons/{person}", fields)] * 4) == [303] * 4


@pytest.fixture
def meanwhile(app, stamp_of):
    """`meanwhile(stay_id, deed, then)`: `deed` is done by a colleague, committed while `then` is being answered."""

    def do(stay_id, deed, then):
        changed, go_on = Event(), Event()

        def colleague():
            with app.test_request_context():
                begin_write()
                operations.lock_site_if_needed()
                deed(stay_queries.stay(stay_id), stamp_of("karim"))
                db.session.flush()
                changed.set()
                go_on.wait(0.5)
                db.session.commit()
                db.session.remove()

        with ThreadPoolExecutor(1) as pool:
            pool.submit(colleague)
            assert changed.wait(10)
            return then()

    return do


def test_nobody_joins_a_stay_that_a_colleague_is_ending(engine, visit, given, meanwhile, app):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/persons")
    fields = fields_of(page.form()) | {"person": "new", "given_name": "Baby"}
    leave = lambda stay, stamp: operations.depart(stay, clock.today(), meter_end=77, stamp=stamp)  # noqa: E731
    answer = meanwhile(stay_id, leave, lambda: page.client.post(f"/transit-site/stays/{stay_id}/persons", data=fields))
    assert answer.status_code == 409
    with app.app_context():
        assert [spell.name for spell in stay_queries.stay(stay_id).persons if spell.to_on is None] == []


def test_the_meter_of_a_colleague_is_not_overwritten(engine, visit, given, meanwhile, app):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/departure")
    fields = fields_of(page.form("form[action$='/departure']")) | {"meter_end": "50"}
    leave = lambda stay, stamp: operations.depart(stay, clock.today(), meter_end=77, stamp=stamp)  # noqa: E731
    meanwhile(stay_id, leave, lambda: page.client.post(f"/transit-site/stays/{stay_id}/departure", data=fields))
    with app.app_context():
        assert stay_queries.stay(stay_id).meter_end == 77
