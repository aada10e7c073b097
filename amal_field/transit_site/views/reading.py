"""The house rules on a turned tablet: the family reads them in its language before it signs."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.queries import house_rules
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.views.common import bp, counting_or_refused, stay_or_404
from amal_field.web.access import requires, turnable
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.locale import language


@bp.get("/stays/<uuid:stay_id>/house-rules")
@turnable
@requires(Permission.SITE_RECORD)
def house_rules_reading_form(stay_id: UUID) -> ResponseReturnValue:
    """The house rules of today, in the language of `?language=`, else in that of the family."""
    stay = counting_or_refused(stay_id)
    tongue = _tongue(stay)
    with force_locale(tongue):
        return show("transit_site/reading.html", **_page(stay, tongue, ActionForm(formdata=None)))


@bp.post("/stays/<uuid:stay_id>/house-rules")
@requires(Permission.SITE_RECORD)
def house_rules_reading(stay_id: UUID) -> ResponseReturnValue:
    """The family has read them."""
    stay, form = stay_or_404(stay_id), ActionForm()
    tongue = _tongue(stay)
    with form.refusals(messages.SENTENCES):
        operations.note_house_rules_read(stay, stamp=form.stamp())
        return written(None, to=url_for(".house_rules_reading_form", stay_id=stay.id, language=tongue))
    with force_locale(tongue):
        return refused("transit_site/reading.html", **_page(stay_or_404(stay_id), tongue, form))


def _tongue(stay: Stay) -> str:
    wanted = (request.args.get("language"), stay.household.language, language())
    return next((code for code in wanted if code in house_rules.LANGUAGES), house_rules.LANGUAGES[0])


def _page(stay: Stay, tongue: str, form: ActionForm) -> dict:
    found = house_rules.in_force(stay_queries.the_site(), clock.today())
    return {
        "stay": stay,
        "tongue": tongue,
        "form": form,
        "found": found,
        "sections": house_rules.sections(found.texts[tongue]) if found else [],
    }
