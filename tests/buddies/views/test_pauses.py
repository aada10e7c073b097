"""A duo rests, goes on, and may be put right; its end cuts what lasts beyond it."""

import pytest
from sqlalchemy import select

from amal_field.buddies.models import MatchPause
from amal_field.db import db
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def spans(app):
    """`spans()`: the pauses that stand, in days from today."""

    def read() -> list[tuple[int, int]]:
        with app.app_context():
            pauses = db.session.scalars(select(MatchPause).where(MatchPause.stands).order_by(MatchPause.from_on))
            return [((one.from_on - in_days(0)).days, (one.until_on - in_days(0)).days) for one in pauses]

    return read


@pytest.fixture
def page(engine, visit, duo):
    """The page of a duo that met ten days ago."""
    page = visit("gert").go(f"/buddies/duos/{duo()}")
    return page.send("#meeting", met_on=in_days(-10).isoformat(), kind="walk")


def pause(page, first: int, last: int):
    return page.send("#pausing", from_on=in_days(first).isoformat(), until_on=in_days(last).isoformat())


def undo(page):
    return page.send("fading-note form")


def test_a_pause_is_noted_ended_taken_away_and_put_back(page, spans):
    pause(page, -5, 5)
    undo(page)
    assert spans() == []
    undo(page)
    assert spans() == [(-5, 5)]
    page.send("#pauses form[action$='/end']")
    assert spans() == [(-5, -1)]
    undo(page)
    assert (spans(), "de klok staat stil" in page.text) == ([(-5, 5)], True)


@pytest.mark.parametrize(
    ("first", "last", "field", "sentence"),
    [
        (3, 2, "until_on", "De pauze eindigt voor ze begint."),
        (-11, 2, "from_on", "Dit duo begon op vr 13 nov"),
        (5, 9, "until_on", "Er is al een pauze tot za 28 nov"),
    ],
)
def test_a_pause_that_cannot_be_is_said_at_its_field(page, spans, first, last, field, sentence):
    pause(page, -5, 5)
    pause(page, first, last)
    assert (page.status, spans()) == (422, [(-5, 5)])
    assert sentence in page.find(f"#{field}-error")[0].text_content()
    assert page.find("#pausing [name=until_on]")[0].get("value") == in_days(last).isoformat()


def test_the_end_of_a_duo_cuts_its_pauses_and_they_come_back_with_it(page, spans):
    pause(page, -5, 5)
    pause(page, 10, 12)
    page.send("#closing", reason="moved", farewell="yes", closed_on=in_days(-2).isoformat())
    assert (page.status, spans()) == (200, [(-5, -2)])
    undo(page)
    assert spans() == [(-5, 5), (10, 12)]
    page.send("#meetings form")
    assert (page.status, "haal eerst de pauze weg" in page.text, spans()) == (422, True, [(-5, 5), (10, 12)])
