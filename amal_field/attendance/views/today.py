"""The first page of everybody with sessions: hers of today, and the next ones."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.queries import sessions as session_queries
from amal_field.attendance.views.common import bp
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.htmx import show

DAYS_AHEAD = 28
MOST_AHEAD = 12


@bp.get("")
@requires(Permission.SESSIONS_SEE)
def today() -> ResponseReturnValue:
    """My sessions of today and of the next weeks, one tap from their roll."""
    day = clock.today()
    return show(
        "attendance/today.html",
        on=day,
        sessions=session_queries.sessions_for(current_user, day),
        ahead=session_queries.next_sessions_for(current_user, day, days=DAYS_AHEAD, most=MOST_AHEAD),
        now=clock.now().astimezone(clock.ZONE).time(),
    )
