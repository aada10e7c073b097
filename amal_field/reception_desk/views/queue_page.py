"""What the views of the queue share: the page, what this user may see of it, and how a tap is answered."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Response, abort, make_response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_login import current_user

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.reception_desk import messages, rules
from amal_field.reception_desk.models import Counter, Ticket, TicketCall
from amal_field.reception_desk.queries import queue as queries
from amal_field.reception_desk.rules.words import SIDES, WELFARE
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import is_partial, refused, written
from amal_field.web.jinja import language_name
from amal_field.web.sight import asked_again


def sides_here() -> tuple[str, ...]:
    """The sides that this user sees: the partner the one of the OCMW alone."""
    return SIDES if current_user.may(Permission.DESK_SEE) else (WELFARE,)


@asked_again
def counter_or_404(counter_id: UUID) -> Counter:
    """A counter of a side that this user sees."""
    return queries.counter(counter_id, sides_here()) or abort(404)


def my_counter_or_404(counter_id: UUID) -> Counter:
    """The counter where this user sits."""
    counter = counter_or_404(counter_id)
    return counter if counter.sits(current_user.id, clock.today()) else abort(404)


@asked_again
def ticket_or_404(ticket_id: UUID) -> Ticket:
    """A ticket of a side that this user sees."""
    return queries.ticket(ticket_id, sides_here()) or abort(404)


@asked_again
def call_or_404(call_id: UUID) -> tuple[TicketCall, Ticket]:
    """A call at a counter of a side that this user sees, and its ticket."""
    return queries.call_of(call_id, sides_here()) or abort(404)


def version() -> str:
    """The version of the queue of now: its revision, and the minute, since the page shows how long each waits."""
    now = clock.now()
    return _version(queries.revision_of(clock.day_of(now)), now)


def _version(revision: int, now: datetime) -> str:
    return f"{revision}.{now:%Y%m%d%H%M}"


def page(tag: str | None = None, problems: list[str] | None = None) -> dict[str, Any]:
    """What the queue page shows."""
    now = clock.now()
    board = queries.board_of(current_user.id, sides_here(), clock.day_of(now))
    listed = (*board.waiting, *board.beside)
    return {
        "board": board,
        "minutes": {one.id: rules.queue.minutes_waited(one.queued_at, now) for one in listed},
        # a row says several of them: each once, as plain text
        "spoken": {code: language_name(code) for code in {one.language for one in listed}},
        "of_children": {
            number: ngettext("%(num)d child", "%(num)d children", number) for number in {one.children for one in listed}
        },
        "version": tag or _version(board.revision, now),
        "problems": problems or [],
        "purpose_names": {code: str(word) for code, word in messages.PURPOSES.items()},
        "side_names": messages.SIDES,
        "may_register": current_user.may(Permission.DESK_RECORD),
    }


def changed(said: str, *, undo: str | None = None) -> Response:
    """Answer a tap: the queue as it is now, and what was said."""
    shown = page() if is_partial() else {}
    fragment = "reception_desk/board.fragment.html"
    return written(fragment, to=url_for("reception_desk.queue"), said=said, undo=undo, into="#flash", **shown)


def not_done(form: FieldForm) -> ResponseReturnValue:
    """Answer a tap that a rule refused: the reason, and the queue as it is now."""
    shown = page(problems=form.sentences)
    fragment = "reception_desk/board.fragment.html"
    return make_response(refused("reception_desk/queue.html", partial=fragment, **shown))
