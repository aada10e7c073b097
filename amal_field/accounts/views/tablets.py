"""The shared tablets, for the administrator: adding one, its code, blocking it."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts import messages, operations
from amal_field.accounts.forms import TabletForm
from amal_field.accounts.models import Tablet
from amal_field.accounts.offers import history
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.accounts.views.common import bp
from amal_field.permissions import Permission
from amal_field.web.access import raised, requires
from amal_field.web.addresses import picture_of
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import refused, show, written


@bp.get("/tablets")
@requires(Permission.TABLETS_MANAGE)
def tablets() -> ResponseReturnValue:
    """Every shared tablet, with what is going on there."""
    return show("accounts/tablets.html", **_page(FieldForm()))


@bp.get("/tablets/enrolment")
@requires(Permission.TABLETS_MANAGE)
def tablet_enrolment_form() -> ResponseReturnValue:
    return show("accounts/tablet_enrolment.html", form=TabletForm())


@bp.post("/tablets/enrolment")
@raised
@requires(Permission.TABLETS_MANAGE)
def tablet_enrolment() -> ResponseReturnValue:
    """Add a tablet, on to its code."""
    form = TabletForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            letter = form.letter.data.upper() if form.letter.data else None
            made = operations.enrol_tablet(form.name.data, letter, form.use.data, stamp=form.stamp())
            return written(None, to=url_for(".tablet_code", tablet_id=made.id))
    return refused("accounts/tablet_enrolment.html", form=form)


@bp.get("/tablets/<uuid:tablet_id>/code")
@requires(Permission.TABLETS_MANAGE)
def tablet_code(tablet_id: UUID) -> ResponseReturnValue:
    """The code of a tablet, as long as it works, and what happened to the tablet."""
    tablet = _tablet(tablet_id)
    code = tablet_queries.code_of(tablet) if tablet.has_code(clock.now()) else None
    address = url_for(".tablet", code=code, _external=True)
    picture, told = picture_of(address) if code else None, history.of(tablet.id)
    page = {"tablet": tablet, "code": code, "picture": picture, "history": told}
    return show("accounts/tablet_code.html", address=url_for(".tablet", _external=True), **page)


@bp.post("/tablets/<uuid:tablet_id>/code")
@raised
@requires(Permission.TABLETS_MANAGE)
def tablet_code_renewal(tablet_id: UUID) -> ResponseReturnValue:
    """Make a new code, for a browser that was emptied or came too late."""
    tablet, form = _tablet(tablet_id), FieldForm()
    with form.refusals(messages.SENTENCES):
        operations.renew_code(tablet, stamp=form.stamp())
        return written(None, to=url_for(".tablet_code", tablet_id=tablet.id))
    return refused("accounts/tablets.html", **_page(form))


@bp.get("/tablets/<uuid:tablet_id>/revocation")
@requires(Permission.TABLETS_MANAGE)
def tablet_revocation_form(tablet_id: UUID) -> ResponseReturnValue:
    """What is open on a tablet, before it is blocked."""
    tablet = _tablet(tablet_id)
    signed_in, drafts = tablet_queries.open_on(tablet, now=clock.now())
    return show("accounts/tablet_revocation.html", tablet=tablet, signed_in=signed_in, drafts=drafts)


@bp.post("/tablets/<uuid:tablet_id>/revocation")
@raised
@requires(Permission.TABLETS_MANAGE)
def tablet_revocation(tablet_id: UUID) -> ResponseReturnValue:
    """Block a tablet: it stops at its next tap."""
    tablet = _tablet(tablet_id)
    operations.revoke_tablet(tablet, stamp=FieldForm().stamp())
    said = _("%(name)s is blocked: it stops at its next tap.", name=tablet.name)
    return written(None, to=url_for(".tablets"), said=said)


def _tablet(tablet_id: UUID) -> Tablet:
    return tablet_queries.tablet(tablet_id) or abort(404)


def _page(form: FieldForm) -> dict:
    now = clock.now()
    return {"lines": tablet_queries.tablets(now), "uses": messages.USES, "problems": form.form_errors, "now": now}
