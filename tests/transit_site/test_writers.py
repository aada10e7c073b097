"""Two managers at the same time: who waited for the other decides about the stay as the other left it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from amal_field import clock
from amal_field.db import begin_write, db
from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from tests.page import fields_of
from tests.transit_site.world import let_in, make_family


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
    assert answer.status_code == 422
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
