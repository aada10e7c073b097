"""The calendar of days on which nobody meets: school holidays, which are rows, and public holidays, which are law."""

from datetime import date
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.planning import operations
from amal_field.planning.forms import HolidayForm
from amal_field.planning.queries import holidays as calendar
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.views.common import SENTENCES, bp
from amal_field.web import locale
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written


@bp.get("/holidays")
@requires(Permission.SESSIONS_PLAN)
def holidays() -> ResponseReturnValue:
    """The holidays from this year on."""
    return show("planning/holidays.html", **_page(HolidayForm()))


@bp.post("/holidays")
@requires(Permission.SESSIONS_PLAN)
def holiday() -> ResponseReturnValue:
    form = HolidayForm()
    if form.validate():
        with form.refusals(SENTENCES):
            days = form.first_on.data, form.last_on.data
            made = operations.add_school_holiday(form.name.data, *days, stamp=form.stamp())
            undo = url_for(".holiday_cancellation", holiday_id=made.id)
            return written(None, to=url_for(".holidays"), said=_("%(name)s is noted.", name=made.name), undo=undo)
    return refused("planning/holidays.html", **_page(form))


@bp.post("/holidays/<uuid:holiday_id>/cancellation")
@requires(Permission.SESSIONS_PLAN)
def holiday_cancellation(holiday_id: UUID) -> ResponseReturnValue:
    """Not a holiday after all."""
    school_holiday = plan_queries.school_holiday(holiday_id) or abort(404)
    operations.remove_school_holiday(school_holiday, stamp=ActionForm().stamp())
    return written(None, to=url_for(".holidays"), said=_("%(name)s is taken out.", name=school_holiday.name))


def _page(form: HolidayForm) -> dict:
    today, language = clock.today(), locale.language()
    return {
        "form": form,
        "today": today,
        "school": calendar.school_holidays(date(today.year, 1, 1), date(today.year + 20, 12, 31)),
        "public": [
            holiday for year in (today.year, today.year + 1) for holiday in calendar.public_holidays(year, language)
        ],
    }
