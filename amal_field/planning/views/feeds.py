"""Calendars of helpers and of series: the page with the address, and the calendar that answers at it."""

import re
from typing import Any
from uuid import UUID

from flask import Response, abort, make_response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.messages import PROGRAMMES
from amal_field.attendance.models import Series
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.planning import operations
from amal_field.planning.messages import SENTENCES
from amal_field.planning.paper import calendars as calendar
from amal_field.planning.queries import feeds
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.views.common import bp, series_or_404
from amal_field.web.access import public, requires
from amal_field.web.addresses import picture_of
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written

SECRET = re.compile(r"[\w.-]{1,200}", re.ASCII)


@bp.get("/calendar")
@requires(Permission.SESSIONS_SEE)
def my_calendar() -> ResponseReturnValue:
    """My sessions in the calendar of my phone."""
    return _page(_me(), url_for(".my_calendar"), url_for("attendance.today"))


@bp.post("/calendar")
@requires(Permission.SESSIONS_SEE)
def my_address() -> ResponseReturnValue:
    """A new address for it."""
    return _renew(_me() or abort(404), url_for(".my_calendar"), url_for("attendance.today"))


@bp.get("/helpers/<uuid:person_id>/calendar")
@requires(Permission.SESSIONS_PLAN)
def helper_calendar(person_id: UUID) -> ResponseReturnValue:
    """The calendar of a helper, to hand over."""
    return _page(_helper(person_id), url_for(".helper_calendar", person_id=person_id), url_for(".calendar"))


@bp.post("/helpers/<uuid:person_id>/calendar")
@requires(Permission.SESSIONS_PLAN)
def helper_address(person_id: UUID) -> ResponseReturnValue:
    """A new address for it."""
    page = url_for(".helper_calendar", person_id=person_id)
    return _renew(_helper(person_id), page, url_for(".calendar"))


@bp.get("/series/<uuid:series_id>/calendar")
@requires(Permission.PLANNING_OPEN)
def series_calendar(series_id: UUID) -> ResponseReturnValue:
    """The calendar of a series."""
    back = url_for(".series", series_id=series_id)
    return _page(series_or_404(series_id)[0], url_for(".series_calendar", series_id=series_id), back)


@bp.post("/series/<uuid:series_id>/calendar")
@requires(Permission.PLANNING_OPEN)
def series_address(series_id: UUID) -> ResponseReturnValue:
    """A new address for it."""
    page, back = url_for(".series_calendar", series_id=series_id), url_for(".series", series_id=series_id)
    return _renew(series_or_404(series_id)[0], page, back)


@bp.get("/feeds/<secret>.ics")
@public
def feed(secret: str) -> Response:
    """The sessions as iCalendar for whoever knows the address: no names of people, kept out of search engines."""
    feed = (feeds.feed_by(secret) if SECRET.fullmatch(secret) else None) or abort(404)
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
    return show("planning/feed.html", **_shown(owner, action, back))


def _shown(owner: Person | Series | None, action: str, back: str) -> dict[str, Any]:
    may_have = not isinstance(owner, Person) or feeds.may_have_feed(owner.id)
    feed = _feed_of(owner) if may_have else None
    address = feed and url_for(".feed", secret=feeds.secret_of(feed), _external=True)
    page = {"owner": owner, "may_have": may_have, "action": action, "back": back, "problems": []}
    return page | {"address": address, "code": address and picture_of(address)}


def _feed_of(owner: Person | Series | None):
    if owner is None:
        return None
    return feeds.feed_of(**{"person_id" if isinstance(owner, Person) else "series_id": owner.id})


def _renew(owner: Person | Series, to: str, back: str) -> ResponseReturnValue:
    form = ActionForm()
    with form.refusals(SENTENCES):
        operations.renew_feed(owner, stamp=form.stamp())
        return written(None, to=to, said=_("The calendar has a new address."))
    return refused("planning/feed.html", **_shown(owner, to, back) | {"problems": form.form_errors})
