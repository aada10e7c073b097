"""The queue page: a counter is taken, numbers are called, and what becomes of them."""

from uuid import UUID

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.reception_desk import messages, operations
from amal_field.reception_desk.forms import LanguagesForm, PassingForm, TapForm
from amal_field.reception_desk.queries import queue as queries
from amal_field.reception_desk.rules.words import ABSENT, AWAY, SERVED, SIDES
from amal_field.reception_desk.views.common import bp
from amal_field.reception_desk.views.queue_page import (
    call_or_404,
    changed,
    counter_or_404,
    my_counter_or_404,
    not_done,
    page,
    sides_here,
    ticket_or_404,
    version,
)
from amal_field.web.access import requires
from amal_field.web.addresses import chosen
from amal_field.web.htmx import show, unchanged, with_version, written

SENTENCES = messages.SENTENCES
BESIDE = (ABSENT, AWAY)
"""How it is with a ticket of the short list."""


@bp.get("/queue")
@requires(Permission.QUEUE_CALL)
def queue() -> ResponseReturnValue:
    """The queue of today. A poll brings its version along: it gets no body while nothing changed."""
    now = version()
    if same := unchanged(now):
        return same
    return with_version(show("reception_desk/queue.html", partial="reception_desk/_board.html", **page(now)), now)


@bp.post("/queue/counters/<uuid:counter_id>/taking")
@requires(Permission.QUEUE_CALL)
def counter_taking(counter_id: UUID) -> ResponseReturnValue:
    """Sit down at a counter."""
    counter, form = counter_or_404(counter_id), TapForm()
    with form.refusals(SENTENCES):
        lines = queries.counters(sides_here(), clock.today())
        taker = next((line.taken_by for line in lines if line.counter.id == counter_id), None)
        operations.take_counter(counter, taker, stamp=form.stamp())
        return changed(_("You sit at counter %(counter)s.", counter=counter.name))
    return not_done(form)


@bp.post("/queue/counters/<uuid:counter_id>/leaving")
@requires(Permission.QUEUE_CALL)
def counter_leaving(counter_id: UUID) -> ResponseReturnValue:
    """Leave it."""
    counter, form = my_counter_or_404(counter_id), TapForm()
    with form.refusals(SENTENCES):
        operations.leave_counter(counter, stamp=form.stamp())
        return changed(_("Counter %(counter)s is free.", counter=counter.name))
    return not_done(form)


@bp.post("/queue/counters/<uuid:counter_id>/languages")
@requires(Permission.QUEUE_CALL)
def counter_languages(counter_id: UUID) -> ResponseReturnValue:
    """Call only these languages there."""
    counter, form = my_counter_or_404(counter_id), LanguagesForm()
    if form.validate():
        operations.choose_languages(counter, form.languages.data, stamp=form.stamp())
        return changed(_("The languages are chosen.") if form.languages.data else _("All languages."))
    return not_done(form)


@bp.post("/queue/counters/<uuid:counter_id>/next")
@requires(Permission.QUEUE_CALL)
def next_ticket(counter_id: UUID) -> ResponseReturnValue:
    """Call who is next; `done`: who is at the counter is served."""
    counter, form = my_counter_or_404(counter_id), TapForm()
    if form.validate():
        with form.refusals(SENTENCES):
            call = operations.call_next(counter, stamp=form.stamp(), done=form.done.data)
            if call:
                undo = url_for(".call_undo", call_id=call.id)
                return changed(_("%(ticket)s is called.", ticket=call.ticket.label), undo=undo)
            undo = url_for(".call_undo", call_id=form.done.data) if form.done.data else None
            return changed(_("Nobody waits any more."), undo=undo)
    return not_done(form)


@bp.post("/queue/tickets/<uuid:ticket_id>/call")
@requires(Permission.QUEUE_CALL)
def ticket_call(ticket_id: UUID) -> ResponseReturnValue:
    """Call this one, out of the order."""
    ticket, form = ticket_or_404(ticket_id), TapForm()
    with form.refusals(SENTENCES):
        stamp = form.stamp()
        counter = queries.counter_of(current_user.id, clock.day_of(stamp.at)) or abort(404)
        call = operations.call(ticket.id, counter, stamp=stamp)
        undo = url_for(".call_undo", call_id=call.id)
        return changed(_("%(ticket)s is called.", ticket=ticket.label), undo=undo)
    return not_done(form)


@bp.post("/queue/tickets/<uuid:ticket_id>/priority/<any(on, off):wanted>")
@requires(Permission.QUEUE_CALL)
def ticket_priority(ticket_id: UUID, wanted: str) -> ResponseReturnValue:
    """Let them go first, or not any more."""
    ticket, form = ticket_or_404(ticket_id), TapForm()
    with form.refusals(SENTENCES):
        operations.give_priority(ticket.id, wanted == "on", stamp=form.stamp())
        undo = url_for(".ticket_priority", ticket_id=ticket_id, wanted="off" if wanted == "on" else "on")
        said = _("%(ticket)s goes first.") if wanted == "on" else _("%(ticket)s waits in turn.")
        return changed(said % {"ticket": ticket.label}, undo=undo)
    return not_done(form)


@bp.post("/queue/tickets/<uuid:ticket_id>/front")
@requires(Permission.QUEUE_CALL)
def ticket_front(ticket_id: UUID) -> ResponseReturnValue:
    """They are here again: at the front."""
    ticket, form = ticket_or_404(ticket_id), TapForm()
    with form.refusals(SENTENCES):
        was, was_back = ticket.state, ticket.is_back
        operations.bring_to_front(ticket.id, stamp=form.stamp())
        undo = None
        if was in BESIDE:
            undo = url_for(".ticket_front_undo", ticket_id=ticket_id, was=was, back=1 if was_back else None)
        return changed(_("%(ticket)s stands at the front.", ticket=ticket.label), undo=undo)
    return not_done(form)


@bp.post("/queue/tickets/<uuid:ticket_id>/front/undo/<any(absent, away):was>")
@requires(Permission.QUEUE_CALL)
def ticket_front_undo(ticket_id: UUID, was: str) -> ResponseReturnValue:
    """They are not here after all; `?back=1` where they had come back before."""
    ticket, form = ticket_or_404(ticket_id), TapForm()
    with form.refusals(SENTENCES):
        was_back = chosen("back") == "1"
        operations.take_back_front(ticket.id, was, was_back=was_back, stamp=form.stamp())
        return changed(_("Undone: %(ticket)s.", ticket=ticket.label))
    return not_done(form)


@bp.post("/queue/calls/<uuid:call_id>/<any(again, absent, done):what>")
@requires(Permission.QUEUE_CALL)
def call_end(call_id: UUID, what: str) -> ResponseReturnValue:
    """Call once more, or say that they are not here, or served."""
    (_call, ticket), form = call_or_404(call_id), TapForm()
    with form.refusals(SENTENCES):
        if what == "again":
            operations.call_again(call_id, stamp=form.stamp())
            undo = url_for(".call_again_undo", call_id=call_id)
            return changed(_("%(ticket)s is called once more.", ticket=ticket.label), undo=undo)
        operations.end_call(call_id, ABSENT if what == "absent" else SERVED, stamp=form.stamp())
        undo = url_for(".call_undo", call_id=call_id)
        said = _("%(ticket)s is not here.") if what == "absent" else _("%(ticket)s is done.")
        return changed(said % {"ticket": ticket.label}, undo=undo)
    return not_done(form)


@bp.post("/queue/calls/<uuid:call_id>/again/undo")
@requires(Permission.QUEUE_CALL)
def call_again_undo(call_id: UUID) -> ResponseReturnValue:
    """They were not called once more."""
    (_call, ticket), form = call_or_404(call_id), TapForm()
    with form.refusals(SENTENCES):
        operations.take_back_again(call_id, stamp=form.stamp())
        return changed(_("Undone: %(ticket)s.", ticket=ticket.label))
    return not_done(form)


@bp.post("/queue/calls/<uuid:call_id>/undo")
@requires(Permission.QUEUE_CALL)
def call_undo(call_id: UUID) -> ResponseReturnValue:
    """Take back the last tap on this call."""
    form = TapForm()
    call_or_404(call_id)
    with form.refusals(SENTENCES):
        ticket = operations.take_back_call(call_id, stamp=form.stamp())
        return changed(_("Undone: %(ticket)s.", ticket=ticket.label))
    return not_done(form)


@bp.get("/queue/calls/<uuid:call_id>/passing")
@requires(Permission.QUEUE_CALL)
def passing_form(call_id: UUID) -> ResponseReturnValue:
    """Where they go on to, or when they come back; of a call that is over the queue."""
    call, ticket = call_or_404(call_id)
    if not call.is_open:
        return redirect(url_for(".queue"))
    counters = [line for line in queries.counters(SIDES, clock.today()) if line.counter.id != call.counter_id]
    return show("reception_desk/passing.html", call=call, ticket=ticket, counters=counters, sides=messages.SIDES)


@bp.post("/queue/calls/<uuid:call_id>/passing")
@requires(Permission.QUEUE_CALL)
def passing(call_id: UUID) -> ResponseReturnValue:
    """They go on to another counter, or to the other side."""
    (_call, ticket), form = call_or_404(call_id), PassingForm()
    if form.validate() and (form.counter.data or form.side.data in messages.SIDES):
        with form.refusals(SENTENCES):
            counter = form.counter.data and queries.counter(form.counter.data, SIDES)
            if form.counter.data and not counter:
                abort(404)
            operations.pass_on(call_id, counter=counter, side=form.side.data, stamp=form.stamp())
            to = _("counter %(counter)s", counter=counter.name) if counter else messages.SIDES[form.side.data]
            undo = url_for(".call_undo", call_id=call_id)
            return changed(_("%(ticket)s goes on: %(to)s.", ticket=ticket.label, to=to), undo=undo)
    return not_done(form)


@bp.post("/queue/calls/<uuid:call_id>/away/<any(today, slip):how>")
@requires(Permission.QUEUE_CALL)
def sending_away(call_id: UUID, how: str) -> ResponseReturnValue:
    """They come back later today, or with a slip."""
    (_call, ticket), form = call_or_404(call_id), TapForm()
    with form.refusals(SENTENCES):
        operations.send_away(call_id, with_slip=how == "slip", stamp=form.stamp())
        undo = url_for(".call_undo", call_id=call_id)
        said = _("%(ticket)s comes back.", ticket=ticket.label)
        if how == "slip":
            return written(None, to=url_for(".slip", ticket_id=ticket.id), said=said, undo=undo)
        return changed(said, undo=undo)
    return not_done(form)
