"""Interpreters are asked for, answer, and come or not; on both engines."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.reception_desk.models import InterpreterAssignment
from tests.conftest import NOON
from tests.page import fields_of
from tests.reception_desk.families import a_family, an_assignment, brought_to
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")
LIST = "/reception-desk/interpreters"


@pytest.fixture
def stored(app):
    """`stored()`: the state, the minutes and whether it stands of each assignment, in the order of asking."""

    def read():
        with app.app_context():
            rows = db.session.scalars(select(InterpreterAssignment).order_by(InterpreterAssignment.recorded_at))
            return [(row.state, row.minutes, row.stands) for row in rows]

    return read


def steps(page) -> list[str]:
    return [one.get("value") for one in page.find(".assignment__steps button[name=step]")]


def undo(page) -> None:
    page.send(".note form")


def test_asked_for_confirmed_done_undone_and_opened_again(visit, acted, stored, frozen_clock, app):
    key = acted(lambda stamp: a_family(stamp("halyna"), "Kovalchuk", ("Olena", 1984)).members[0].person_id)
    page = visit("halyna").go(f"{LIST}/new?person={key}&language=uk")
    wrong = {"hours-from": "15:00", "hours-until": "14:00", "manner": "phone", "day": in_days(-1).isoformat()}
    page.send("#asking", **wrong)
    assert page.status == 422
    assert len(page.find("#hours.field--wrong")) == 1
    page.send("#asking", **{"hours-until": "16:30"})
    assert page.status == 422
    assert len(page.find("#day[aria-invalid]")) == 1
    page.send("#asking", day=in_days(0).isoformat())
    assert (page.status, stored()) == (200, [("requested", None, True)])
    assert "Olena Kovalchuk" in page.text
    assert steps(page) == ["confirmed", "refused", "cancelled"]
    page.send(".assignment__steps", step="confirmed")
    assert stored() == [("confirmed", None, True)]
    undo(page)
    assert stored() == [("requested", None, True)]
    page.send(".assignment__steps", step="confirmed")
    frozen_clock(datetime(2026, 11, 23, 15, 45, tzinfo=UTC))
    page.go(LIST)
    assert steps(page) == ["done", "not_delivered"]
    assert fields_of(page.form(".assignment__steps"))["minutes"] == "90"
    for minutes in ("", "0", "721", "an hour"):
        page.send(".assignment__steps", step="done", minutes=minutes)
        assert (page.status, len(page.find(".assignment [aria-invalid]"))) == (422, 1), minutes
    page.send(".assignment__steps", step="done", minutes="75")
    assert stored() == [("done", 75, True)]
    (own,) = page.go(f"{LIST}?show=closed&language=uk&state=done").find(".assignment__own")
    page.go(own.get("href"))
    assert "Olena Kovalchuk" in page.text
    assert len(page.find(".history__line")) == 5
    page.send(".assignment__steps form")
    assert page.url.endswith(own.get("href"))
    assert (stored(), steps(page)) == ([("confirmed", None, True)], ["done", "not_delivered"])
    page.send(".assignment__steps", step="done", minutes="721")
    assert (page.status, len(page.find(".assignment__steps [aria-invalid]"))) == (422, 1)
    page.send(".assignment__steps", step="done", minutes="75")
    assert page.url.endswith(own.get("href"))
    undo(page)
    assert page.url.endswith(own.get("href"))
    page.send(".assignment__steps", step="done", minutes="75")
    page.go(f"{LIST}?show=closed&language=uk&state=done")
    page.send(".assignment__steps form")
    assert stored() == [("confirmed", None, True)]
    with app.app_context():
        tags = list(db.session.scalars(select(AuditEntry.tag).where(AuditEntry.tag.like("%:assignment:%"))))
    verbs = [tag.rpartition(":")[2] for tag in tags]
    assert sorted(verbs) == sorted(["request", *["step"] * 5, *["reopen"] * 4])


@pytest.mark.parametrize(
    ("now", "state"),
    [(NOON - timedelta(days=3, hours=3), "cancelled_in_time"), (NOON, "cancelled_late")],
)
def test_calling_off_tells_whether_it_was_in_time(visit, acted, stored, frozen_clock, now, state):
    frozen_clock(now)
    acted(lambda stamp: an_assignment(stamp("halyna"), NOON.date(), (time(14), time(15))).id)
    page = visit("oksana").go(LIST).send(".assignment__steps", step="cancelled")
    assert stored() == [(state, None, True)]
    undo(page)
    assert stored() == [("requested", None, True)]


def test_who_taps_what_has_gone_on_is_told_so_and_changes_nothing(visit, acted, stored):
    key = acted(lambda stamp: brought_to(stamp("halyna"), an_assignment(stamp("halyna")), "confirmed").id)
    page = visit("halyna").go(LIST)
    for address, fields in (
        ("steps", {"step": "refused"}),
        ("steps", {"step": "done", "minutes": "30"}),
        ("cancellation", {}),
    ):
        page.post(f"{LIST}/{key}/{address}", fields_of(page.form(".assignment__steps")) | fields)
        assert (page.status, stored()) == (422, [("confirmed", None, True)]), fields
    page.post(f"{LIST}/{key}/reopening?state=done", fields_of(page.form(".assignment__steps")))
    assert (page.status, stored()) == (200, [("confirmed", None, True)])
    page.post(f"{LIST}/{key}/reopening?state=refused", fields_of(page.form(".assignment__steps")))
    assert (page.status, stored()) == (422, [("confirmed", None, True)])
    page.post(f"{LIST}/{key}/reopening?state=lost", fields_of(page.form(".assignment__steps")))
    assert page.status == 404


def test_what_waits_for_an_answer_stands_first_and_what_is_over_among_the_closed(visit, acted):
    def make(stamp):
        halyna = stamp("halyna")
        brought_to(halyna, an_assignment(halyna, in_days(1), language="ru"), "confirmed")
        an_assignment(halyna, in_days(3), language="bg")
        an_assignment(halyna, in_days(2), language="uk")
        brought_to(halyna, an_assignment(halyna, in_days(4), language="tr"), "refused")
        old = an_assignment(halyna, in_days(0), language="ar")
        old.day = in_days(-31)
        return old.id

    acted(make)
    page = visit("halyna").go(LIST)
    order = [one.text_content() for one in page.find(".assignment__when strong:last-child")]
    assert order == ["Oekraïens", "Bulgaars", "Russisch"]
    page.go(f"{LIST}?show=closed")
    assert [one.text_content() for one in page.find(".assignment__when strong:last-child")] == ["Turks", "Arabisch"]
