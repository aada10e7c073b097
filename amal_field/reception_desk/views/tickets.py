"""Tickets that are made at a counter, and the slip with which somebody comes back."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.permissions import Permission
from amal_field.reception_desk import messages, operations, rules
from amal_field.reception_desk.forms import ReturnForm, TicketForm
from amal_field.reception_desk.views.common import bp
from amal_field.reception_desk.views.entrance import letter_here
from amal_field.reception_desk.views.queue_page import ticket_or_404
from amal_field.web import client_language
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written


@bp.get("/queue/new")
@requires(Permission.QUEUE_CALL)
def ticket_form() -> ResponseReturnValue:
    """A number for who stands at the counter."""
    return show("reception_desk/ticket.html", form=TicketForm(formdata=None), return_form=ReturnForm(formdata=None))


@bp.post("/queue/new")
@requires(Permission.QUEUE_CALL)
def ticket_making() -> ResponseReturnValue:
    """Make it."""
    form = TicketForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            party = rules.queue.party_of(form.spoken.data, form.adults.data, form.children.data, form.purpose.data)
            ticket = operations.take_ticket(party, letter_here(), stamp=form.stamp())
            return written(None, to=url_for(".queue"), said=_("Number %(ticket)s waits.", ticket=ticket.label))
    return refused("reception_desk/ticket.html", form=form, return_form=ReturnForm(formdata=None))


@bp.post("/queue/return")
@requires(Permission.QUEUE_CALL)
def ticket_return() -> ResponseReturnValue:
    """Somebody shows the code of a slip."""
    form = ReturnForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            ticket = operations.come_back(form.code.data, letter_here(), stamp=form.stamp())
            said = _("%(ticket)s stands at the front.", ticket=ticket.label)
            return written(None, to=url_for(".queue"), said=said)
    return refused("reception_desk/ticket.html", form=TicketForm(formdata=None), return_form=form)


@bp.get("/queue/tickets/<uuid:ticket_id>/slip")
@requires(Permission.QUEUE_CALL)
def slip(ticket_id: UUID) -> ResponseReturnValue:
    """The slip with the code, in the language of the ticket and in Dutch."""
    ticket = ticket_or_404(ticket_id)
    if ticket.return_code is None:
        abort(404)
    own = ticket.language if ticket.language in client_language.LANGUAGES else "en"
    reads = list(dict.fromkeys([own, "nl"]))
    days = {code: client_language.client_day(ticket.return_until, code) for code in reads}
    return show("reception_desk/slip.html", ticket=ticket, reads=reads, days=days)
