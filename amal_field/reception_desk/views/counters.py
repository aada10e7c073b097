"""The counters, for administrators."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.reception_desk import messages, operations
from amal_field.reception_desk.forms import CounterForm, TapForm
from amal_field.reception_desk.queries import queue as queries
from amal_field.reception_desk.rules.words import SIDES
from amal_field.reception_desk.views.common import bp
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written
from amal_field.web.sight import asked_again


@bp.get("/counters")
@requires(Permission.DESK_SET)
def counters() -> ResponseReturnValue:
    """Every counter, and a form for one more."""
    return show("reception_desk/counters.html", **_page(CounterForm(formdata=None)))


@bp.post("/counters")
@requires(Permission.DESK_SET)
def counter_opening() -> ResponseReturnValue:
    """Open a counter."""
    form = CounterForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            counter = operations.open_counter(form.name.data, form.side.data, stamp=form.stamp())
            said = _("Counter %(counter)s is there.", counter=counter.name)
            return written(None, to=url_for(".counters"), said=said)
    return refused("reception_desk/counters.html", **_page(form))


@bp.post("/counters/<uuid:counter_id>/closing")
@requires(Permission.DESK_SET)
def counter_closing(counter_id: UUID) -> ResponseReturnValue:
    """Close one; who was called to it goes back to the front."""
    counter, form = _open_or_404(counter_id), TapForm()
    operations.close_counter(counter, stamp=form.stamp())
    return written(None, to=url_for(".counters"), said=_("Counter %(counter)s is closed.", counter=counter.name))


@asked_again
def _open_or_404(counter_id: UUID) -> Any:
    return queries.counter(counter_id, SIDES) or abort(404)


def _page(form: CounterForm) -> dict[str, Any]:
    lines = queries.counters(SIDES, clock.today())
    return {"lines": lines, "form": form, "side_names": messages.SIDES}
