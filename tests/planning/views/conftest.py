"""A programme, a series and a session for the pages of planning."""

import pytest
from sqlalchemy import select

from amal_field.attendance.models import GroupSession
from amal_field.db import db
from tests.planning.world import a_series, programme


@pytest.fixture
def table(given):
    """The address of a programme."""
    return "/planning/programmes/" + str(given(lambda stamp: programme().id))


@pytest.fixture
def series(given):
    """The key of a series with its ten sessions."""
    return given(lambda stamp: a_series(stamp("bruno")).series_id)


@pytest.fixture
def session(given):
    """The key of the first session of a series."""

    def first(stamp):
        plan = a_series(stamp("bruno"))
        found = select(GroupSession.id).where(GroupSession.series_id == plan.series_id)
        return db.session.scalars(found.order_by(GroupSession.held_on)).first()

    return given(first)
