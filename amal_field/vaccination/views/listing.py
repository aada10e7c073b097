"""The list of an action: on screen, made, added to, and on paper."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from amal_field import clock
from amal_field.people.duplicates.newcomers import doubles_of, undecided
from amal_field.permissions import Permission
from amal_field.vaccination.forms import TapForm, WalkInForm
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations import lists as operations
from amal_field.vaccination.paper import sheets
from amal_field.vaccination.views.common import (
    SENTENCES,
    action_or_404,
    bp,
    line_or_404,
    panel_of,
    schedule_of,
    url_of,
    visit_to,
)
from amal_field.vaccination.views.list_page import families_of, list_refused, page_of, version_of
from amal_field.web.access import requires
from amal_field.web.htmx import is_poll, refused, revision_known, show, unchanged, with_version, written


@bp.get("/actions/<uuid:action_id>")
@requires(Permission.VACCINATION_RECORD)
def action(action_id: UUID) -> ResponseReturnValue:
    """The list. A poll brings its version along: it gets no body while nothing changed, and then only what did."""
    found = action_or_404(action_id)
    version = version_of(found)
    if is_poll() and (same := unchanged(version)):
        return same
    if (revision := revision_known(version)) is not None:
        news = door.list_news(found.action.id, found.day, visit_to(found, "answer"), revision)
        page = {"found": found, "news": news, "tally": door.tally_of(found.action.id)}
        return with_version(show("vaccination/news.fragment.html", **page), version)
    page = page_of(found) | {"version": version}
    return with_version(show("vaccination/action.html", partial="vaccination/_list.html", **page), version)


@bp.get("/actions/<uuid:action_id>/lines/<uuid:line_id>")
@requires(Permission.VACCINATION_RECORD)
def line(action_id: UUID, line_id: UUID) -> ResponseReturnValue:
    """One line, opened."""
    found = action_or_404(action_id)
    page = panel_of(found, line_or_404(found, line_id))
    return show("vaccination/line.html", partial="vaccination/_panel.html", **page)


@bp.post("/actions/<uuid:action_id>/list")
@requires(Permission.VACCINATION_PLAN)
def making(action_id: UUID) -> ResponseReturnValue:
    """Make the list of who is on the site that day or expected; again adds who is new."""
    found, form = action_or_404(action_id), TapForm()
    with form.refusals(SENTENCES):
        made = operations.make_list(found, stamp=form.stamp())
        said = ngettext("%(num)d name came on the list.", "%(num)d names came on the list.", made.added)
        return written(None, to=url_of(found), said=said)
    return list_refused(action_id, form)


@bp.post("/actions/<uuid:action_id>/walk-ins")
@requires(Permission.VACCINATION_RECORD)
def walk_in(action_id: UUID) -> ResponseReturnValue:
    """Somebody walks in; who is likely known is asked about once."""
    found, form = action_or_404(action_id), WalkInForm()
    if form.validate():
        with form.refusals(SENTENCES):
            newcomer = form.newcomer()
            doubles = doubles_of(current_user, [newcomer], different=form.who_is_different())
            left = undecided(doubles, form.who_is_same(), form.who_is_different())
            if not left:
                new = operations.walk_in(found, newcomer, doubles, form.who_is_same(), stamp=form.stamp())
                undo = url_for(".removal", action_id=action_id, line_id=new.id)
                return written(None, to=url_of(found, new.id), said=_("Noted."), undo=undo)
            form.doubles = left
    return refused("vaccination/action.html", **page_of(action_or_404(action_id)) | {"walk_in": form})


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/removal")
@requires(Permission.VACCINATION_RECORD)
def removal(action_id: UUID, line_id: UUID) -> ResponseReturnValue:
    """Somebody does not belong on the list."""
    found, form = action_or_404(action_id), TapForm()
    line_or_404(found, line_id)
    with form.refusals(SENTENCES):
        operations.take_off(found, line_id, visit_to(found, "answer"), stamp=form.stamp())
        return written(None, to=url_of(found), said=_("Noted."))
    return list_refused(action_id, form)


@bp.get("/actions/<uuid:action_id>/sheet")
@requires(Permission.VACCINATION_RECORD)
def sheet(action_id: UUID) -> ResponseReturnValue:
    """The working list on paper, with its numbers."""
    found = action_or_404(action_id)
    family = door.list_of(found.action.id, visit_to(found, "print"))
    page = {"found": found, "families": families_of(family), "schedule": schedule_of(found, family)}
    return show("vaccination/sheet.html", takes_taps=found.takes_taps(clock.today()), **page)


@bp.get("/actions/<uuid:action_id>/household-sheets")
@requires(Permission.VACCINATION_PLAN)
def household_sheets(action_id: UUID) -> ResponseReturnValue:
    """A sheet for each household, in its language and in Dutch, to ask and to sign."""
    found = action_or_404(action_id)
    families = families_of(door.list_of(found.action.id, visit_to(found, "print")))
    printed = [
        (household, family, sheets.tongues(household.language if household else None, found.day))
        for household, family in families
    ]
    return show("vaccination/household_sheets.html", found=found, sheets=printed)
