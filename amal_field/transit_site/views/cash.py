"""The cash book, a day at a time: on screen, on paper, as a spreadsheet; and its closing."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.looks.operations import NewLook, looked
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import ClosingForm
from amal_field.transit_site.paper import cash_sheet
from amal_field.transit_site.queries import cash_book as cash
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.views.common import asked_day, bp
from amal_field.web.access import requires
from amal_field.web.downloads import list_file
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written

NO_MONEY = Decimal(0)


@bp.get("/cash-book")
@requires(Permission.SITE_SETTLE)
def cash_book() -> ResponseReturnValue:
    """What passed over the table on a day."""
    return show("transit_site/cash_book.html", **_day_shown(asked_day()))


@bp.get("/cash-book/sheet")
@requires(Permission.SITE_SETTLE)
def cash_book_sheet() -> ResponseReturnValue:
    """The same on paper."""
    return show("transit_site/cash_book_sheet.html", at=clock.now(), **_day_shown(asked_day()))


@bp.get("/cash-book/workbook")
@requires(Permission.SITE_SETTLE)
def cash_book_workbook() -> ResponseReturnValue:
    """The same as a spreadsheet."""
    on = asked_day()
    day = cash.cash_day(stay_queries.the_site().id, on)
    looked(NewLook("people", "export", "transit_site.cash_book_workbook", cash.people_of(day)), current_user.id)
    return list_file(cash_sheet.sheet_of(day), f"kasboek-{on.isoformat()}", day=on)


@bp.get("/cash-book/closing")
@requires(Permission.SITE_SETTLE)
def closing_form() -> ResponseReturnValue:
    """What was counted in the cash box."""
    return show("transit_site/closing.html", form=ClosingForm(formdata=None), **_day_shown(asked_day()))


@bp.post("/cash-book/closing")
@requires(Permission.SITE_SETTLE)
def closing() -> ResponseReturnValue:
    form, on = ClosingForm(), asked_day()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            made = operations.close_cash(
                on, form.counted.data, form.taken_out.data or NO_MONEY, form.reason.data, stamp=form.stamp()
            )
            undo = url_for(".closing_cancellation", closing_id=made.id)
            to = url_for(".cash_book", day=on.isoformat())
            return written(None, to=to, said=_("The cash book of this day is closed."), undo=undo)
    return refused("transit_site/closing.html", form=form, **_day_shown(on))


@bp.post("/cash-book/closings/<uuid:closing_id>/cancellation")
@requires(Permission.SITE_SETTLE)
def closing_cancellation(closing_id: UUID) -> ResponseReturnValue:
    """Open the last day that was closed again."""
    operations.lock_site_if_needed()
    closing, form = cash.closing(closing_id) or abort(404), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.reopen_cash(closing, stamp=form.stamp())
        to = url_for(".cash_book", day=closing.closed_on.isoformat())
        return written(None, to=to, said=_("The cash book of this day is open again."))
    return refused("transit_site/cash_book.html", **_day_shown(closing.closed_on) | {"problems": form.sentences})


def _day_shown(on: date) -> dict:
    one_day = timedelta(days=1)
    day = cash.cash_day(stay_queries.the_site().id, on)
    return {"day": day, "before": on - one_day, "after": on + one_day, "problems": []}
