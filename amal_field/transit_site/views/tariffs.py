"""What a stay costs from a day on: an administrator sets it ahead, a site manager reads it."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import TariffForm
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.views.common import bp
from amal_field.web.access import raised, requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.jinja import local_day


@bp.get("/settings/tariffs")
@requires(Permission.SITE_RULES)
def tariffs() -> ResponseReturnValue:
    """The tariff in force, those to come and those of before."""
    return show("transit_site/tariffs.html", **_tariffs())


@bp.get("/settings/tariffs/new")
@requires(Permission.SITE_SET)
def tariff_form() -> ResponseReturnValue:
    """A new tariff: a day and three amounts, those of today to be changed."""
    form = TariffForm(formdata=None, obj=_tariffs()["in_force"])
    form.valid_from.data = None
    return show("transit_site/tariff.html", form=form)


@bp.post("/settings/tariffs")
@raised
@requires(Permission.SITE_SET)
def tariff() -> ResponseReturnValue:
    """Let it hold from that day on."""
    form = TariffForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            made = operations.set_tariff(
                form.valid_from.data,
                form.day_fee.data,
                form.kwh_price.data,
                form.prepayment.data,
                stamp=form.stamp(),
            )
            said = _("This tariff holds from %(day)s.", day=local_day(made.valid_from))
            undo = None
            if made.valid_from > clock.today():
                undo = url_for(".tariff_cancellation", tariff_id=made.id)
            return written(None, to=url_for(".tariffs"), said=said, undo=undo)
    return refused("transit_site/tariff.html", form=form)


@bp.post("/settings/tariffs/<uuid:tariff_id>/cancellation")
@raised
@requires(Permission.SITE_SET)
def tariff_cancellation(tariff_id: UUID) -> ResponseReturnValue:
    """It shall not hold after all."""
    operations.lock_site_if_needed()
    tariff, form = ledger.tariff(tariff_id) or abort(404), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.withdraw_tariff(tariff, stamp=form.stamp())
        return written(None, to=url_for(".tariffs"), said=_("The tariff is withdrawn."))
    return refused("transit_site/tariffs.html", **_tariffs() | {"problems": form.sentences})


def _tariffs() -> dict:
    known = ledger.tariffs(stay_queries.the_site().id)
    in_force = next((tariff for tariff in reversed(known) if tariff.valid_from <= clock.today()), None)
    return {
        "tariffs": known[::-1],
        "in_force": in_force,
        "history": history.of(*(tariff.id for tariff in known)),
        "problems": [],
    }
