"""The screen of the waiting room: numbers and counters, and nothing else."""

from flask import url_for
from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.reception_desk.queries import queue as queries
from amal_field.reception_desk.views.common import bp
from amal_field.web.access import on_tablet, requires
from amal_field.web.htmx import show, unchanged, with_version


@bp.get("/screen")
@on_tablet("screen")
def screen() -> ResponseReturnValue:
    """On a tablet that is a screen, all night long."""
    return _screen(url_for(".screen"))


@bp.get("/queue/screen")
@requires(Permission.DESK_SEE)
def own_screen() -> ResponseReturnValue:
    """In the browser of a desk worker."""
    return _screen(url_for(".own_screen"))


def _screen(url: str) -> ResponseReturnValue:
    """A poll brings its version along: the revision of the day, and the minute, for calls that have been shown long
    enough."""
    now = clock.now()
    day = clock.day_of(now)
    tag = f"{queries.revision_of(day)}.{now:%Y%m%d%H%M}"
    if same := unchanged(tag):
        return same
    page = {"url": url, "version": tag, "calls": queries.shown_calls(now, day), "at": now}
    return with_version(show("reception_desk/screen.html", partial="reception_desk/_screen.html", **page), tag)
