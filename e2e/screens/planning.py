"""The screens of planning: the calendar, series, sessions, holidays, calendars of helpers."""

from sqlalchemy import select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.db import db
from amal_field.planning.models import SeriesPlan
from amal_field.planning.offers import demo
from e2e.screens.screen import Screen
from e2e.world import World

B = "bruno"


def furnish(world: World) -> dict[str, object]:
    """The series of the demo, the first of their sessions, and a programme."""
    with world.writing() as stamp:
        demo.load(stamp)
        plan = db.session.scalars(select(SeriesPlan).order_by(SeriesPlan.series_id)).first()
        session = select(GroupSession.id).where(GroupSession.series_id == plan.series_id)
        return {
            "series": plan.series_id,
            "session": db.session.scalars(session.order_by(GroupSession.held_on)).first(),
            "programme": db.session.scalars(select(Programme.id).where(Programme.code == "physical_table")).one(),
        }


SCREENS = [
    Screen("planning-week", "/planning", key=B),
    Screen("planning-month", "/planning?view=month", key=B),
    Screen("planning-month-outdoors", "/planning?view=month", key=B, theme="outdoors"),
    Screen("planning-programmes", "/planning/programmes", key=B),
    Screen("planning-programme", "/planning/programmes/{programme}", key=B),
    Screen("planning-new-series", "/planning/programmes/{programme}/series", key=B),
    Screen("planning-one-session", "/planning/programmes/{programme}/sessions", key=B),
    Screen("planning-all-series", "/planning/series", key=B),
    Screen("planning-series", "/planning/series/{series}", key=B),
    Screen("planning-preview", "/planning/series/{series}/sessions", key=B),
    Screen("planning-helpers", "/planning/series/{series}/helpers", key=B),
    Screen("planning-session", "/planning/sessions/{session}", key=B),
    Screen("planning-holidays", "/planning/holidays", key=B),
    Screen("planning-calendar", "/planning/calendar", key="clara"),
]
