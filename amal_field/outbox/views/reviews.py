"""Nazicht: what came late and cannot stand by itself, with both facts; who decides in its room does it here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.db import page_of
from amal_field.outbox import messages, operations
from amal_field.outbox.models import Review, SetAside
from amal_field.outbox.queries import reviews as review_queries
from amal_field.outbox.queries.reviews import REVIEW_KINDS, AsideLine, ReviewKind, Told
from amal_field.outbox.views.common import bp
from amal_field.permissions import Permission
from amal_field.web import outbox
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import show, written
from amal_field.web.sight import asked_again


@bp.get("/review")
@requires(Permission.REVIEWS_RESOLVE)
def reviews() -> ResponseReturnValue:
    """What is to be looked at, the oldest first."""
    page = page_asked()
    cards, more = page_of(review_queries.open_cards(current_user, page), page)
    aside = review_queries.set_aside_lines(current_user) if page == 1 else ()
    names = {f"{room}.{kind.name}": kind.label for room, kinds in outbox.KINDS.items() for kind in kinds}
    words = {"kind_names": names, "reasons": messages.WORDS, "told": _told(aside)}
    return show("outbox/reviews.html", cards=cards, aside=aside, page=page, has_more=more, **words)


@bp.post("/review/<uuid:review_id>/resolution")
@requires(Permission.REVIEWS_RESOLVE)
def resolution(review_id: UUID) -> ResponseReturnValue:
    """Decide one of them."""
    review = review_or_404(review_id)
    kind, how = _kind(review), request.form.get("how", "")
    if how not in dict(kind.choices[review.code]):
        abort(400)
    decide = partial(kind.decide, chosen=request.form.get("chosen", "")) if how in kind.asks else kind.decide
    operations.resolve(review, how, decide, stamp=ActionForm().stamp())
    undo = url_for(".resolution_cancellation", review_id=review.id)
    return written(None, to=url_for(".reviews"), said=_("Decided."), undo=undo)


@bp.post("/review/<uuid:review_id>/resolution/cancellation")
@requires(Permission.REVIEWS_RESOLVE)
def resolution_cancellation(review_id: UUID) -> ResponseReturnValue:
    """It is to be looked at after all."""
    review = review_or_404(review_id)
    operations.reopen(review, _kind(review).take_back, stamp=ActionForm().stamp())
    return written(None, to=url_for(".reviews"), said=_("Undone."))


@bp.post("/set-aside/<uuid:aside_id>/resolution")
@requires(Permission.REVIEWS_RESOLVE)
def seeing_to(aside_id: UUID) -> ResponseReturnValue:
    """What was set aside is seen to."""
    aside = aside_or_404(aside_id)
    operations.see_to(aside, stamp=ActionForm().stamp())
    undo = url_for(".seeing_to_cancellation", aside_id=aside.id)
    return written(None, to=url_for(".reviews"), said=_("Noted."), undo=undo)


@bp.post("/set-aside/<uuid:aside_id>/resolution/cancellation")
@requires(Permission.REVIEWS_RESOLVE)
def seeing_to_cancellation(aside_id: UUID) -> ResponseReturnValue:
    """It is not seen to after all."""
    operations.put_again(aside_or_404(aside_id), stamp=ActionForm().stamp())
    return written(None, to=url_for(".reviews"), said=_("Undone."))


@asked_again
def review_or_404(review_id: UUID) -> Review:
    """A review that this user decides."""
    return review_queries.review_for(current_user, review_id) or abort(404)


@asked_again
def aside_or_404(aside_id: UUID) -> SetAside:
    """What was set aside."""
    return review_queries.aside(aside_id) or abort(404)


def _kind(review: Review) -> ReviewKind:
    return REVIEW_KINDS[review.room]


def _told(lines: Sequence[AsideLine]) -> dict[UUID, Told]:
    """What was set aside, by its key, in the words of the room to whose address it was sent."""
    sent: dict[str, dict[UUID, Mapping[str, Any]]] = defaultdict(dict)
    for line in lines:
        room = line.kind.partition(".")[0]
        if room in REVIEW_KINDS:
            sent[room][line.aside.id] = outbox.values_of(line.aside.path)
    told = {room: REVIEW_KINDS[room].tell_sent(list(values.values())) for room, values in sent.items()}
    return {key: said for room, values in sent.items() for key, said in zip(values, told[room], strict=True)}
