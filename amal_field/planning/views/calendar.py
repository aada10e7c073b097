"""The sessions of a week or a month on one page."""

from datetime import date, timedelta
from itertools import groupby

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_login import current_user

from amal_field.attendance import messages
from amal_field.permissions import Permission
from amal_field.planning import rules
from amal_field.planning.paper import lists
from amal_field.planning.queries import planned_sessions as planned
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.queries.holidays import closed_between
from amal_field.planning.views.common import bp, day_or_today
from amal_field.web import locale
from amal_field.web.access import requires
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.htmx import show

WEEK, MONTH = "week", "month"


@bp.get("")
@requires(Permission.PLANNING_OPEN)
def calendar() -> ResponseReturnValue:
    """Who meets when: `view` says how much, `on` around which day, `programme` shows one alone."""
    view = MONTH if request.args.get("view") == MONTH else WEEK
    on, programmes = day_or_today(request.args.get("on")), plan_queries.programmes(current_user)
    programme = next(
        (programme.code for programme in programmes if programme.code == request.args.get("programme")), None
    )
    first, last, before, after = _month(on) if view == MONTH else _week(on)
    weeks = rules.weeks_of(first, last)
    shown = weeks[0][0], weeks[-1][-1]
    if asked_as():
        lines = planned.sessions_between(current_user, first, last, programme=programme, most=None)
        sheet = lists.sessions_sheet(lines, messages.PROGRAMMES, messages.KINDS)
        return list_file(sheet, f"groepsmomenten-{first}", view=view, first=first, programme=programme)
    lines = planned.sessions_between(current_user, *shown, programme=programme)
    return show(
        "planning/calendar.html",
        view=view,
        on=on,
        first=first,
        last=last,
        before=before,
        after=after,
        weeks=weeks,
        by_day={day: list(lines_of_day) for day, lines_of_day in groupby(lines, lambda line: line.held_on)},
        closed=closed_between(*shown, school=True, public=True, language=locale.language()),
        programme=programme,
        programmes=programmes,
        title=format_date(on, "MMMM y") if view == MONTH else _week_title(first, last),
    )


def _week(on: date) -> tuple[date, date, date, date]:
    monday = on - timedelta(days=on.weekday())
    return monday, monday + timedelta(days=6), on - timedelta(days=7), on + timedelta(days=7)


def _month(on: date) -> tuple[date, date, date, date]:
    first = on.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1), (first - timedelta(days=1)).replace(day=1), after


def _week_title(first: date, last: date) -> str:
    return f"{format_date(first, 'd MMM')} – {format_date(last, 'd MMM y')}"
