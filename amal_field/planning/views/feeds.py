"""Calendars of helpers and of series: the page with the secret address, and the calendar that answers at it."""

import re
from uuid import UUID

import segno
from flask import Response, abort, make_response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from amal_field import clock
from amal_field.attendance.messages import PROGRAMMES
from amal_field.attendance.models import Series
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.planning import operations
from amal_field.planning import paper as calendar
from amal_field.planning.forms import ActionForm
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.views.common import bp, series_or_404
from amal_field.web.access import public, requires
from amal_field.web.htmx import show, written

SECRET = re.compile(r"[\w-]{1,100}", re.ASCII)


@bp.get("/calendar")
@requires(Permission.SESSIONS_SEE)
def my_calendar() -> ResponseReturnValue:
    """My sessions in the calendar of my phone."""
    return _page(_me(), url_for(".my_calendar"), url_for("attendance.today"))


@bp.post("/calendar")
@requires(Permission.SESSIONS_SEE)
def my_address() -> ResponseReturnValue:
    """A new address for it."""
    return _renew(_me() or abort(404), url_for(".my_calendar"))


@bp.get("/helpers/<uuid:person_id>/calendar")
@requires(Permission.SESSIONS_PLAN)
def helper_calendar(person_id: UUID) -> ResponseReturnValue:
    """The calendar of a helper, to hand over."""
    return _page(_helper(person_id), url_for(".helper_calendar", person_id=person_id), url_for(".calendar"))


@bp.post("/helpers/<uuid:person_id>/calendar")
@requires(Permission.SESSIONS_PLAN)
def helper_address(person_id: UUID) -> ResponseReturnValue:
    """A new address for it."""
    return _renew(_helper(person_id), url_for(".helper_calendar", person_id=person_id))


@bp.get("/series/<uuid:series_id>/calendar")
@requires(Permission.SESSIONS_PLAN)
def series_calendar(series_id: UUID) -> ResponseReturnValue:
    """The calendar of a series."""
    back = url_for(".series", series_id=series_id)
    return _page(series_or_404(series_id)[0], url_for(".series_calendar", series_id=series_id), back)


@bp.post("/series/<uuid:series_id>/calendar")
@requires(Permission.SESSIONS_PLAN)
def series_address(series_id: UUID) -> ResponseReturnValue:
    """A new address for it."""
    return _renew(series_or_404(series_id)[0], url_for(".series_calendar", series_id=series_id))


@bp.get("/feeds/<secret>.ics")
@public
def feed(secret: str) -> Response:
    """The sessions as iCalendar for whoever knows the address: no names of people, kept out of search engines."""
    feed = (plan_queries.feed_by(secret) if SECRET.fullmatch(secret) else None) or abort(404)
    now = clock.now()
    lines = calendar.lines_of(feed, clock.day_of(now))
    response = make_response(calendar.written(feed, lines, PROGRAMMES, now))
    response.headers |= {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="amal-field.ics"',
        "X-Robots-Tag": "noindex, nofollow",
        "Cache-Control": "private, no-cache",
    }
    return response


def _me() -> Person | None:
    return plan_queries.possible_helper(current_user.person_id) if current_user.person_id else None


def _helper(person_id: UUID) -> Person:
    return plan_queries.possible_helper(person_id) or abort(404)


def _page(owner: Person | Series | None, action: str, back: str) -> ResponseReturnValue:
    feed, address = _feed_of(owner), None
    if feed:
        address = url_for(".feed", secret=feed.secret, _external=True)
    code = address and Markup(segno.make(address, error="m").svg_inline(scale=4, border=2))
    return show("planning/feed.html", owner=owner, address=address, code=code, action=action, back=back)


def _feed_of(owner: Person | Series | None):
    if owner is None:
        return None
    return plan_queries.feed_of(**{"person_id" if isinstance(owner, Person) else "series_id": owner.id})


def _renew(owner: Person | Series, to: str) -> Response:
    operations.renew_feed(owner, stamp=ActionForm().stamp())
    return written(None, to=to, said=_("The calendar has a new address."))
