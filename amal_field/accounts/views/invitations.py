"""Inviting: a link with which somebody chooses a password, shown again while it is open."""

from uuid import UUID

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts import messages, operations
from amal_field.accounts.forms import InvitationForm, RolesForm
from amal_field.accounts.models import User
from amal_field.accounts.queries import users as user_queries
from amal_field.accounts.views.common import bp
from amal_field.accounts.views.users import page_of, url_of
from amal_field.permissions import Permission, Role
from amal_field.web.access import raised, requires
from amal_field.web.addresses import picture_of
from amal_field.web.htmx import refused, show, written


@bp.get("/users/invitation")
@requires(Permission.USERS_MANAGE)
def invitation_form() -> ResponseReturnValue:
    return show("accounts/invitation.html", form=InvitationForm())


@bp.post("/users/invitation")
@raised
@requires(Permission.USERS_MANAGE)
def invitation() -> ResponseReturnValue:
    """Invite somebody, on to the link for them."""
    form = InvitationForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            roles = [Role(role) for role in form.roles.data]
            return _on_to_link(operations.invite(form.name.data, form.email.data, roles, stamp=form.stamp()))
    return refused("accounts/invitation.html", form=form)


@bp.post("/users/<uuid:user_id>/invitation")
@raised
@requires(Permission.USERS_MANAGE)
def renewal(user_id: UUID) -> ResponseReturnValue:
    """Make a new link, for a first or a forgotten password."""
    user = user_queries.user(user_id) or abort(404)
    form = RolesForm()
    with form.refusals(messages.SENTENCES):
        operations.renew_invitation(user, stamp=form.stamp())
        return _on_to_link(user)
    return refused("accounts/user.html", **page_of(user) | {"problems": form.form_errors})


@bp.get("/users/<uuid:user_id>/link")
@raised
@requires(Permission.USERS_MANAGE)
def link(user_id: UUID) -> ResponseReturnValue:
    """The open link of somebody, to hand over; where none is open, the user."""
    user = user_queries.user(user_id) or abort(404)
    if not user.has_open_invitation(clock.now()):
        return redirect(url_of(user))
    secret = user_queries.secret_of_invitation(user)
    address = url_for("accounts.acceptance_form", secret=secret, _external=True)
    return show("accounts/link.html", user=user, address=address, code=picture_of(address))


@bp.post("/users/<uuid:user_id>/link")
@raised
@requires(Permission.USERS_MANAGE)
def link_again(user_id: UUID) -> ResponseReturnValue:
    """On to the open link, once the password was asked again."""
    return written(None, to=url_for(".link", user_id=user_id))


def _on_to_link(user: User) -> ResponseReturnValue:
    return written(
        None, to=url_for(".link", user_id=user.id), said=_("There is a new link for %(name)s.", name=user.name)
    )
