"""How the members of a duo that ends go on: preset by the reason, said otherwise, and as before when it is undone."""

import pytest
from sqlalchemy import select

from amal_field.buddies import operations, queries
from amal_field.buddies.models import Candidate
from amal_field.db import db
from tests.buddies.world import a_candidate, agreed, met
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def page(engine, visit, given):
    """The page of a duo of two candidates who met fifty days ago."""

    def make(stamp):
        gert = stamp("gert")
        pair = [a_candidate(gert, name, role, sex="f") for name, role in (("Lieve", "buddy"), ("Amara", "newcomer"))]
        said = {"moments": ["2e", "6m"], "interests": ["music"], "situation": "alone", "district": "Ledeberg"}
        for one in pair:
            operations.describe(one, said, [operations.Spoken("fr", None)], stamp=gert)
            one.waits_since = in_days(-200)
        match = operations.propose(*(queries.candidate_for(one.id, locked=True) for one in pair), stamp=gert)
        match.proposed_on = in_days(-60)
        db.session.flush()
        met(gert, agreed(gert, match), in_days(-50))
        return match

    return visit("gert").go(f"/buddies/duos/{given(make)}")


@pytest.fixture
def standing(app):
    """`standing()`: of Lieve and Amara since when they wait, until when they rest, and whether they stopped."""

    def read():
        with app.app_context():
            rows = db.session.scalars(select(Candidate).order_by(Candidate.role)).all()
            return [(one.waits_since, one.paused_until, one.stopped_on is not None) for one in rows]

    return read


def before():
    return [(in_days(-200), None, False)] * 2


@pytest.mark.parametrize(("reason", "stops"), [("completed", True), ("moved", False)])
def test_the_reason_presets_how_they_go_on(page, standing, reason, stops):
    page.send("#closing", reason=reason, farewell="yes")
    assert standing() == [(in_days(0), None, stops)] * 2
    page.send("fading-note form")
    assert standing() == before()


def test_each_member_may_go_on_otherwise(page, standing):
    otherwise = {"reason": "completed", "farewell": "no", "goes_on_0": "pauses", "goes_on_1": "waits"}
    page.send("#closing", **otherwise, until_0=in_days(0).isoformat())
    assert (page.status, standing()) == (422, before())
    assert "Kies een dag die nog komt." in page.find("#until_0-error")[0].text_content()
    assert page.find("#closing input[name=goes_on_0][value=pauses][checked]")
    page.send("#closing", until_0=in_days(30).isoformat())
    assert standing() == [(in_days(0), in_days(30), False), (in_days(0), None, False)]
    page.send("#next form[action$='/reopening']")
    assert standing() == before()
