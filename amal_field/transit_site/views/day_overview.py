"""A day on the site on one page, on screen and on paper."""

from datetime import timedelta

from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.transit_site.queries import day_overview as overviews
from amal_field.transit_site.views.common import asked_day, bp
from amal_field.web.access import requires
from amal_field.web.htmx import show

A_DAY = timedelta(days=1)


@bp.get("/day")
@requires(Permission.SITE_SEE)
def day_overview() -> ResponseReturnValue:
    """Who came, who left, who owes, what is left to do, who is expected: for whoever takes over."""
    on = asked_day()
    day = overviews.day_overview(on, with_money=current_user.may(Permission.SITE_SETTLE))
    return show("transit_site/day_overview.html", day=day, before=on - A_DAY, after=on + A_DAY, at=clock.now())
