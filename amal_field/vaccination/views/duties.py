"""Who is bound to secrecy, for the administrator: who, never what they see."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.models import User
from amal_field.accounts.queries import users as user_queries
from amal_field.permissions import Permission
from amal_field.vaccination.forms import DutyForm, TapForm
from amal_field.vaccination.models import HealthDuty
from amal_field.vaccination.operations import duties as operations
from amal_field.vaccination.queries import actions as queries
from amal_field.vaccination.views.common import SENTENCES, bp
from amal_field.web.access import raised, requires
from amal_field.web.htmx import refused, show, written


@bp.get("/duties")
@requires(Permission.USERS_MANAGE)
def duties() -> ResponseReturnValue:
    """Every user who may pass the door by role, with what binds them."""
    known = queries.duties()
    users = [one for one in user_queries.users() if one.may(Permission.VACCINATION_RECORD) or one.id in known]
    return show("vaccination/duties.html", users=users, duties=known, day=clock.today())


@bp.get("/duties/<uuid:user_id>")
@requires(Permission.USERS_MANAGE)
def duty_form(user_id: UUID) -> ResponseReturnValue:
    """What binds one user."""
    return show("vaccination/duty.html", **_page(_user_or_404(user_id)))


@bp.post("/duties/<uuid:user_id>")
@raised
@requires(Permission.USERS_MANAGE)
def duty(user_id: UUID) -> ResponseReturnValue:
    """Note it."""
    user, form = _user_or_404(user_id), DutyForm()
    if form.validate():
        with form.refusals(SENTENCES):
            operations.note_duty(user_id, form.signed_on.data, form.ground.data, form.ends_on.data, stamp=form.stamp())
            return written(None, to=url_for(".duties"), said=_("The secrecy of %(name)s is noted.", name=user.name))
    return refused("vaccination/duty.html", **_page(_user_or_404(user_id)) | {"form": form})


@bp.post("/duties/<uuid:user_id>/cancellation")
@raised
@requires(Permission.USERS_MANAGE)
def duty_cancellation(user_id: UUID) -> ResponseReturnValue:
    """Take it back: the door closes at once."""
    user = _user_or_404(user_id)
    operations.cancel_duty(user_id, stamp=TapForm().stamp())
    return written(None, to=url_for(".duties"), said=_("The secrecy of %(name)s is taken back.", name=user.name))


def _user_or_404(user_id: UUID) -> User:
    return user_queries.user(user_id) or abort(404)


def _page(user: User) -> dict[str, Any]:
    duty: HealthDuty | None = queries.duties().get(user.id)
    facts = {"signed_on": duty.signed_on, "ground": duty.ground, "ends_on": duty.ends_on} if duty else {}
    return {"user": user, "duty": duty, "form": DutyForm(formdata=None, **(facts or {"signed_on": clock.today()}))}
