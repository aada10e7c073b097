"""What was said in a talk, once the tablet is back: whose file it belongs to, or that nothing of it is kept."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.people.messages import REASONS
from amal_field.people.queries import people as people_queries
from amal_field.people.search import finding
from amal_field.permissions import Permission
from amal_field.reception_desk import messages, operations
from amal_field.reception_desk.forms.said import people_said
from amal_field.reception_desk.forms.talks import BelongingForm
from amal_field.reception_desk.models import Talk, Ticket
from amal_field.reception_desk.queries import queue as queue_queries
from amal_field.reception_desk.queries import registrations
from amal_field.reception_desk.views.common import bp, look
from amal_field.reception_desk.views.talk_common import name_said, talk_words
from amal_field.reception_desk.views.talks import talk_or_404
from amal_field.web.access import requires
from amal_field.web.addresses import searched
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import refused, show, written

PAGE, OWNERS = "reception_desk/talk.html", "reception_desk/_talk_owners.html"


@bp.get("/talks/<uuid:talk_id>")
@requires(Permission.DESK_RECORD)
def talk(talk_id: UUID) -> ResponseReturnValue:
    """Before: the button that turns the tablet. After: what they said, and in whose file it may belong; as long as
    nobody searches (`?q=`), who was called by their number and who is called as they said."""
    return show(PAGE, partial=OWNERS, **_page(talk_or_404(talk_id)))


@bp.post("/talks/<uuid:talk_id>/ending")
@requires(Permission.DESK_RECORD)
def talk_leaving(talk_id: UUID) -> ResponseReturnValue:
    """Nothing of it is taken over: it is emptied."""
    found, form = talk_or_404(talk_id), FieldForm()
    with form.refusals(messages.SENTENCES):
        operations.talks.use_talk(found, stamp=form.stamp())
        return written(None, to=url_for(".talk_form"), said=_("Emptied: nothing of this talk is left."))
    return _refused(talk_id, form)


@bp.post("/talks/<uuid:talk_id>/belonging")
@requires(Permission.DESK_RECORD)
def talk_belonging(talk_id: UUID) -> ResponseReturnValue:
    """It was with somebody who has a file: next what they said stands beside what stands there."""
    found, form = talk_or_404(talk_id), BelongingForm()
    if form.validate():
        person = people_queries.person_for(current_user, form.person.data) if form.person.data else None
        if person is None or person.is_duplicate:
            abort(404)
        ticket = _ticket_of(found)
        with form.refusals(messages.SENTENCES):
            operations.talks.join_file(found, person, ticket=ticket, stamp=form.stamp())
            said = _("This talk belongs to the file of %(name)s.", name=person.name)
            undo = url_for(".talk_parting", talk_id=talk_id)
            return written(None, to=url_for(".talk_file_form", talk_id=talk_id), said=said, undo=undo)
    return _refused(talk_id, form)


@bp.post("/talks/<uuid:talk_id>/parting")
@requires(Permission.DESK_RECORD)
def talk_parting(talk_id: UUID) -> ResponseReturnValue:
    """It was not with them: it belongs to no file."""
    found, form = talk_or_404(talk_id), FieldForm()
    with form.refusals(messages.SENTENCES):
        operations.talks.part_from_file(found, ticket=_ticket_of(found), stamp=form.stamp())
        return written(None, to=url_for(".talk", talk_id=talk_id), said=_("This talk belongs to no file now."))
    return _refused(talk_id, form)


def _refused(talk_id: UUID, form: FieldForm) -> ResponseReturnValue:
    return refused(PAGE, **_page(talk_or_404(talk_id)) | {"told": form.sentences})


def _page(found: Talk) -> dict[str, Any]:
    ticket, is_searched = _ticket_of(found), "q" in request.args
    owner = people_queries.person_for(current_user, found.person_id) if found.person_id else None
    may_belong = bool(found.words) and not found.used_at
    typed = searched(_called(found, ticket))
    owners = finding.people_for(current_user, typed) if may_belong and (is_searched or not owner) else []
    look([one.person.id for one in owners], "search", "search")
    look([owner.id] if owner else [], "page", "talk")
    shown = [one.person.id for one in owners] + ([owner.id] if owner else [])
    return {
        "talk": found,
        "ticket": ticket,
        "owner": owner,
        "owners": owners,
        "typed": typed,
        "is_searched": is_searched,
        "numbers": registrations.file_numbers(shown) if shown else {},
        "reason_names": REASONS,
        "told": [],
        **talk_words(),
    }


def _called(found: Talk, ticket: Ticket | None) -> str:
    """What is looked for as long as nobody searches: whose number it is where that is known, else who spoke."""
    if ticket and ticket.person_id:
        return ticket.label
    named = people_said(found.words)
    return name_said(named[0], in_both=False) if named else ""


def _ticket_of(found: Talk) -> Ticket | None:
    return queue_queries.ticket_of_day(found.ticket_id, clock.today()) if found.ticket_id else None
