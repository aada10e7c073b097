"""What a tablet does without a network: its own page, those that it makes ready, and what somebody removed from it.

The tablet draws the page from what lies there (`static/js/outbox/device-page.js`): the server knows none of it.
"""

from itertools import chain

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.outbox import operations
from amal_field.outbox.forms import RemovalForm
from amal_field.outbox.views.common import bp
from amal_field.web import outbox, worker
from amal_field.web.access import signed_in
from amal_field.web.htmx import refused, show, written


@bp.get("")
@signed_in
def device() -> ResponseReturnValue:
    """What waits on this tablet, as it draws it itself."""
    return show("outbox/device.html")


@bp.get("/prepared")
@signed_in
def prepared() -> ResponseReturnValue:
    """The addresses of the pages that this user needs today, this tablet's own first."""
    offers = chain.from_iterable(offer(current_user, clock.today()) for offer in worker.PREPARED.values())
    pages = [url_for(endpoint, **values) for endpoint, values in offers]
    return {"pages": [url_for(".device"), url_for("home"), *dict.fromkeys(pages)]}


@bp.post("/removals")
@signed_in
def removal() -> ResponseReturnValue:
    """Somebody removes an entry of theirs from a tablet: what stood in it and why it goes are kept. It comes as an
    entry itself, under a key of its own."""
    form = RemovalForm()
    if outbox.entry() is None:
        abort(400, "key")
    if form.validate():
        fields = form.pairs()
        operations.keep_removed(form.url.data, fields, form.reason.data, stamp=form.stamp())
        return written(None, to=url_for(".device"), said=_("Removed."))
    return refused("outbox/device.html")
