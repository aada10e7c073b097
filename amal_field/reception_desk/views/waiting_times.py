"""The waiting times of today."""

from flask import Response
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.reception_desk import messages
from amal_field.reception_desk.reports import waiting_times as report
from amal_field.reception_desk.views.common import bp
from amal_field.reception_desk.views.queue_page import sides_here
from amal_field.web.access import requires
from amal_field.web.htmx import show
from amal_field.web.jinja import language_name


@bp.get("/queue/waiting-times")
@requires(Permission.DESK_SEE)
def waiting_times() -> ResponseReturnValue:
    """The table, which is printed too."""
    waited = report.waited_on(clock.today(), sides_here())
    tables = (
        (_("Hour"), [(f"{hour}:00", line) for hour, line in report.lines_by(waited, lambda one: one.hour)]),
        (_("What for"), [(messages.PURPOSES[code], line) for code, line in report.lines_by(waited, _purpose)]),
        (_("Language"), [(language_name(code), line) for code, line in report.lines_by(waited, _language)]),
    )
    page = {"tables": tables, "all": report.line("", waited), "on": clock.today()}
    return show("reception_desk/waiting_times.html", **page)


@bp.get("/queue/waiting-times.svg")
@requires(Permission.DESK_SEE)
def waiting_times_picture() -> ResponseReturnValue:
    """The picture by hour."""
    lines = [
        line for _hour, line in report.lines_by(report.waited_on(clock.today(), sides_here()), lambda one: one.hour)
    ]
    drawn = report.picture(lines, median_name=_("Half waited at most (min)"), longest_name=_("Longest (min)"))
    return Response(drawn, mimetype="image/svg+xml")


def _purpose(one: report.Waited) -> str:
    return one.ticket.purpose


def _language(one: report.Waited) -> str:
    return one.ticket.language
