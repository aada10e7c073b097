"""Who came late to a closed roll is a doubt of the figures, until somebody has looked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance import operations
from amal_field.attendance.models import Programme
from amal_field.attendance.operations import reviews as decisions
from amal_field.attendance.reports.figures import TABLES as FIGURES
from amal_field.attendance.rules import PARTICIPANT
from amal_field.db import db
from amal_field.figures.figure import YearSpan
from amal_field.figures.queries.counted import page_of_rows
from amal_field.outbox import operations as outbox
from amal_field.outbox.models import Review
from amal_field.web.entries import Entry
from tests.attendance.world import a_person, a_session, mark
from tests.conftest import NOON
from tests.figures.readings import readings

pytestmark = pytest.mark.usefixtures("world", "frozen_clock", "engine")
TOMORROW = clock.day_of(NOON) + timedelta(days=1)  # of the running year yesterday is the last day that counts
CODES = ("tables.online_participants", "tables.online_mean")


def told():
    """Each figure with its value and its range."""
    read = readings(TOMORROW.year, TOMORROW, figures=[figure for figure in FIGURES if figure.code in CODES])
    return [(read[code].value, read[code].low, read[code].high) for code in CODES]


def left_out():
    """What the doubt leaves out, of each figure."""
    span = YearSpan(TOMORROW.year, TOMORROW)
    pages = [page_of_rows(figure, span, 1, "disputed")[0] for figure in FIGURES if figure.code in CODES]
    return [[row.number for row in page] for page in pages]


def test_a_late_mark_on_a_closed_roll_widens_figures_until_it_is_decided(stamp_of):
    session = a_session(stamp_of("bruno"), "online_table")
    programme = db.session.get_one(Programme, session.programme_id)
    mark(stamp_of("bruno"), session, a_person(stamp_of("bruno"), "Zeno"))
    operations.close_roll(session, stamp=stamp_of("bruno"))
    at = clock.now() - timedelta(minutes=5)
    stamp = replace(stamp_of("clara", at=at), received_at=clock.now(), late=True)
    outbox.deliver(
        stamp.token, Entry(1, at, at, 0, clock.now(), 2, True, False), "attendance.walk-in", stamp.by_id, None
    )
    operations.let_in(session, programme, [("Quist", None)], {}, {}, role=PARTICIPANT, stamp=stamp)
    assert (told(), left_out()) == ([(1, 1, 2), (1, 1, 2)], [[1], [1]])
    review = db.session.scalars(select(Review)).one()
    outbox.resolve(review, decisions.COUNTS, decisions.decide, stamp=stamp_of("bruno"))
    assert (told(), left_out()) == ([(2, 2, 2), (2, 2, 2)], [[], []])
