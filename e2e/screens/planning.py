"""The screens of planning: the calendar, series, sessions, holidays, calendars of helpers."""

from sqlalchemy import select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.db import db
from amal_field.planning.models import SeriesPlan
from amal_field.planning.offers import demo
from e2e.screens.screen import Screen
from e2e.world import World
from tests.planning.world import a_programme

B = "bruno"


def furnish(world: World) -> dict[str, object]:
    """The series of the demo, the first of their sessions, and a programme."""
    with world.writing() as stamp:
        demo.load(stamp)
        plan = db.session.scalars(select(SeriesPlan).order_by(SeriesPlan.series_id)).first()
        session = select(GroupSession.id).where(GroupSession.series_id == plan.series_id)
        made = a_programme(stamp, "mo_cursus", name_nl="MO-cursus", name_fr="Cours d’OS", name_en="Orientation course")
        return {
            "made_programme": made.id,
            "series": plan.series_id,
            "session": db.session.scalars(session.order_by(GroupSession.held_on)).first(),
            "programme": db.session.scalars(select(Programme.id).where(Programme.code == "physical_table")).one(),
        }


def _make_oddly(page) -> None:
    page.locator("#word").fill("MO cursus")
    page.locator("#name_nl").fill("MO-cursus")
    page.locator("main .button--main").click()
    page.get_by_role("alert").wait_for()


SCREENS = [
    Screen("planning-week", "/planning", key=B),
    Screen("planning-month", "/planning?view=month", key=B),
    Screen("planning-month-outdoors", "/planning?view=month", key=B, theme="outdoors"),
    Screen("planning-programmes", "/planning/programmes", key=B),
    Screen("planning-programme", "/planning/programmes/{programme}", key=B),
    Screen("planning-made-programme", "/planning/programmes/{made_programme}", key=B),
    Screen("planning-making", "/planning/programmes/new", _make_oddly, key=B, statuses=(422,)),
    Screen("planning-definition", "/planning/programmes/{made_programme}/definition", key=B),
    Screen("planning-taking-part", "/planning/series/{series}/taking-part", key=B),
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
