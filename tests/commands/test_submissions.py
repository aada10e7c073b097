"""Stored answers go after a week, keys after a quarter of a year."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import player
from amal_field.db import begin_write, db, new_key
from amal_field.stamp import Submission
from tests.conftest import NOON
from tests.page import HTMX, fields_of
from tests.transit_site.world import known_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def answered(app):
    """`answered(8)`: the key of a write that was answered so many days ago."""

    def make(days):
        with app.app_context():
            begin_write()
            row = Submission(
                key=new_key(),
                user_id=player("amina").id,
                path="/transit-site",
                content_hash="",
                status=200,
                location="/transit-site",
                body="<p>Mayer</p>",
                headers={"HX-Trigger": "site-changed"},
                note={"said": "Mayer is in."},
                made_at=NOON - timedelta(days=days),
            )
            db.session.add(row)
            db.session.commit()
            return row.key

    return make


@pytest.fixture
def stored(app):
    """`stored()`: key → what is stored of its answer."""

    def read():
        with app.app_context():
            rows = db.session.execute(
                select(Submission.key, Submission.body, Submission.headers, Submission.note)
            ).all()
            db.session.remove()
            return {row.key: (row.body, row.headers, row.note) for row in rows}

    return read


def pruned(app) -> tuple[int, int]:
    """How many answers and keys `flask prune` drops."""
    parts = json.loads(app.test_cli_runner().invoke(args=["prune", "--json"]).stdout)
    return parts["submission_answers"]["answers"], parts["submission_keys"]["keys"]


def test_answers_are_emptied_after_a_week_and_keys_deleted_after_ninety_days(engine, app, answered, stored):
    fresh, week, old = answered(6), answered(8), answered(91)
    assert pruned(app) == (1, 1)
    assert stored() == {
        fresh: ("<p>Mayer</p>", {"HX-Trigger": "site-changed"}, {"said": "Mayer is in."}),
        week: (None, None, None),
    }
    assert old not in stored()
    assert pruned(app) == (0, 0)


def test_a_repeat_after_a_week_is_led_to_the_page(engine, app, visit, stored, frozen_clock, stamp_of):
    with app.test_request_context():
        begin_write()
        household = str(known_family(stamp_of()).id)
        db.session.commit()
        db.session.remove()
    page = visit("amina").go("/transit-site/pitches/12")
    url, form = next(
        (form.get("action"), fields_of(form)) for form in page.find("main form") if household in str(fields_of(form))
    )
    assert page.client.post(url, data=form, headers=HTMX).status_code == 200
    frozen_clock(NOON + timedelta(days=8))
    pruned(app)
    again = visit("amina")
    fresh = fields_of(again.go("/settings").form("form[action='/sign-out']"))["csrf_token"]
    answer = again.client.post(url, data=form | {"csrf_token": fresh}, headers=HTMX)
    assert (answer.status_code, answer.text) == (200, "")
    assert answer.headers["HX-Redirect"] == "/transit-site/pitches/12"
