"""Everybody is counted outside: the list on the tablet and on paper, and the roll call that is ticked on it."""

from functools import partial
from uuid import UUID

from flask import abort, make_response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.looks.operations import NewLook, looked
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.models import RollCall
from amal_field.transit_site.queries import evacuation
from amal_field.transit_site.queries import roll_calls as roll_call_queries
from amal_field.transit_site.queries.evacuation import EvacuationList, Present
from amal_field.transit_site.rules import FOUND, MISSING, ROLL_CALL_MARKS
from amal_field.transit_site.views.common import bp
from amal_field.web import unit_of_work
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import is_partial, refused, show, unchanged, with_version, written

WANTED = ", ".join(ROLL_CALL_MARKS)


@bp.get("/evacuation-list")
@requires(Permission.SITE_SEE)
def evacuation_list() -> ResponseReturnValue:
    """Who is on the site now, by pitch, and the roll call. A poll brings its version along and gets no body while
    nothing changed."""
    today = clock.today()
    version = evacuation.version(today)
    if same := unchanged(version):
        return same
    page = _page(evacuation.evacuation_list(today, tag=version))
    answer = show("transit_site/evacuation_list.html", partial="transit_site/_evacuation.html", **page)
    return with_version(answer, version)


@bp.get("/evacuation-list/sheet")
@requires(Permission.SITE_SEE)
def evacuation_sheet() -> ResponseReturnValue:
    """The same on paper, to be ticked with a pen."""
    listed = evacuation.evacuation_list(clock.today())
    everybody = [one.person.id for one in listed.people]
    looked(NewLook("people", "print", "transit_site.evacuation_sheet", everybody), current_user.id)
    return show("transit_site/evacuation_sheet.html", listed=listed, at=clock.now())


@bp.post("/roll-calls")
@requires(Permission.SITE_RECORD)
def roll_call_opening() -> ResponseReturnValue:
    """Begin to count."""
    form = ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.open_roll_call(stamp=form.stamp())
        return written(None, to=url_for(".evacuation_list"), said=_("Tap everybody whom you see."))
    return _refused(form)


@bp.get("/roll-calls/<uuid:roll_call_id>")
@requires(Permission.SITE_SEE)
def roll_call(roll_call_id: UUID) -> ResponseReturnValue:
    """How a roll call ended; who was missing and who was found only for a day."""
    _let_forget()
    page = roll_call_queries.page_of(_roll_call(roll_call_id), clock.now())
    return show("transit_site/roll_call.html", page=page, is_forgotten=page.call.is_forgotten(clock.now()))


@bp.post(f"/roll-calls/<uuid:roll_call_id>/people/<uuid:person_id>/<any({WANTED}):wanted>")
@requires(Permission.SITE_RECORD)
def roll_call_mark(roll_call_id: UUID, person_id: UUID, wanted: str) -> ResponseReturnValue:
    """Somebody was found, is missing, or neither after all."""
    call, form = _roll_call(roll_call_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        person, before = operations.mark_person(call, person_id, wanted, stamp=form.stamp())
        undo = url_for(".roll_call_mark", roll_call_id=call.id, person_id=person_id, wanted=before)
        return written(
            "transit_site/roll_call_marked.fragment.html",
            to=url_for(".evacuation_list", _anchor=f"row-{person_id}"),
            said=f"{person.name}: {messages.ROLL_CALL_MARKS[wanted]}",
            undo=undo if before != wanted else None,
            into="#flash",
            call=call,
            **_counted(call, person, wanted),
        )
    return _refused(form)


@bp.post("/roll-calls/<uuid:roll_call_id>/closure")
@requires(Permission.SITE_RECORD)
def roll_call_closure(roll_call_id: UUID) -> ResponseReturnValue:
    """Stop counting."""
    call, form = _roll_call(roll_call_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.close_roll_call(call, stamp=form.stamp())
        undo = url_for(".roll_call_reopening", roll_call_id=call.id)
        return written(None, to=url_for(".roll_call", roll_call_id=call.id), said=_("The count is closed."), undo=undo)
    return _refused(form)


@bp.post("/roll-calls/<uuid:roll_call_id>/closure/cancellation")
@requires(Permission.SITE_RECORD)
def roll_call_reopening(roll_call_id: UUID) -> ResponseReturnValue:
    """Go on counting."""
    call, form = _roll_call(roll_call_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.reopen_roll_call(call, stamp=form.stamp())
        return written(None, to=url_for(".evacuation_list"), said=_("The count is open again."))
    return _refused(form)


def forget_if_due(is_due: bool) -> None:
    """Let go, once this page is answered, what may be kept no longer."""
    if is_due:
        unit_of_work.remember(partial(operations.forget, clock.now()), needed=False)


def _let_forget() -> None:
    forget_if_due(roll_call_queries.is_due(clock.now()))


def _roll_call(roll_call_id: UUID) -> RollCall:
    return roll_call_queries.roll_call(roll_call_id) or abort(404)


def _page(listed: EvacuationList) -> dict:
    if not unit_of_work.is_write():
        _let_forget()
    return {
        "listed": listed,
        "last": None if listed.call else roll_call_queries.last_closed(),
        "people": len(listed.people),
        "found": listed.count(FOUND),
        "missing": listed.count(MISSING),
        "roll": listed.call,
        "mark_words": _mark_words(),
        "problems": [],
        "at": clock.now(),
    }


def _counted(call: RollCall, person: Person, mark: str) -> dict:
    """What the answer to a tap shows: the row, and how far the roll call is."""
    if not is_partial():
        return {}
    tally = evacuation.tally(call, clock.today())
    return {
        "one": Present(person, tally.names[person.id], mark),
        "people": tally.people,
        "roll": call,
        "found": tally.found,
        "missing": tally.missing,
        "mark_words": _mark_words(),
    }


def _mark_words() -> dict[str, str]:
    return {mark: str(word) for mark, word in messages.ROLL_CALL_MARKS.items()}


def _refused(form: ActionForm) -> ResponseReturnValue:
    """Answer what a rule refused: the reason; the list on the page may be as old as the tap, and looks again."""
    problems = form.sentences
    page = {"problems": problems} if is_partial() else _page(evacuation.evacuation_list(clock.today()))
    partial_page = "transit_site/roll_call_refused.fragment.html"
    answer = refused("transit_site/evacuation_list.html", partial=partial_page, **page | {"problems": problems})
    response = make_response(answer)
    response.headers["HX-Trigger"] = '{"roll-changed": {"target": "#roll"}}'
    return response
