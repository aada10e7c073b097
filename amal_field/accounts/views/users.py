"""User administration: roles, who may come in no more."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts import messages, operations, paper
from amal_field.accounts.forms import RolesForm
from amal_field.accounts.models import User
from amal_field.accounts.offers import history
from amal_field.accounts.queries import second_step as second_step_queries
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.accounts.queries import users as user_queries
from amal_field.accounts.views.common import bp
from amal_field.permissions import Permission, Role
from amal_field.web.access import raised, requires
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.htmx import refused, show, written


@bp.get("/users")
@requires(Permission.USERS_MANAGE)
def users() -> ResponseReturnValue:
    """Everybody who uses the app."""
    users = user_queries.users()
    if asked_as():
        return list_file(paper.users_sheet(users, messages.ROLES), "gebruikers")
    own = user_queries.gave_themselves_roles()
    return show("accounts/users.html", users=users, names=messages.ROLES, own=own, now=clock.now())


@bp.get("/users/<uuid:user_id>")
@requires(Permission.USERS_MANAGE)
def user(user_id: UUID) -> ResponseReturnValue:
    """One user: roles, link, history."""
    user = user_queries.user(user_id) or abort(404)
    return show("accounts/user.html", **page_of(user))


@bp.post("/users/<uuid:user_id>/roles")
@raised
@requires(Permission.USERS_MANAGE)
def roles(user_id: UUID) -> ResponseReturnValue:
    """Change what somebody may do."""
    user = user_queries.user(user_id) or abort(404)
    form = RolesForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.change_roles(user, [Role(role) for role in form.roles.data], stamp=form.stamp())
            return written(None, to=url_of(user), said=_("The roles are changed."))
    return refused("accounts/user.html", **page_of(user) | {"form": form})


@bp.post("/users/<uuid:user_id>/deactivation")
@requires(Permission.USERS_MANAGE)
def deactivation(user_id: UUID) -> ResponseReturnValue:
    """Let somebody in no more."""
    user = user_queries.user(user_id) or abort(404)
    form = RolesForm()
    with form.refusals(messages.SENTENCES):
        operations.deactivate(user, stamp=form.stamp())
        undo = url_for(".reactivation", user_id=user.id)
        return written(None, to=url_of(user), said=_("Deactivated. Every sign-in has ended."), undo=undo)
    return refused("accounts/user.html", **page_of(user) | {"form": form})


@bp.post("/users/<uuid:user_id>/deactivation/cancellation")
@raised
@requires(Permission.USERS_MANAGE)
def reactivation(user_id: UUID) -> ResponseReturnValue:
    """Let somebody in again."""
    user = user_queries.user(user_id) or abort(404)
    operations.reactivate(user, stamp=RolesForm().stamp())
    return written(None, to=url_of(user), said=_("May sign in again."))


@bp.post("/users/<uuid:user_id>/second-step/removal")
@raised
@requires(Permission.USERS_MANAGE)
def second_step_removal(user_id: UUID) -> ResponseReturnValue:
    """Take away what somebody shows after the password: the tablet is lost. Who needs it sets it up anew."""
    user = user_queries.user(user_id) or abort(404)
    operations.take_second_step(user, stamp=RolesForm().stamp())
    said = _("The second step of %(name)s is taken away.", name=user.name)
    return written(None, to=url_of(user), said=said)


@bp.post("/users/<uuid:user_id>/pin/removal")
@raised
@requires(Permission.USERS_MANAGE)
def pin_removal(user_id: UUID) -> ResponseReturnValue:
    """End the PIN of somebody: shared tablets ask the password. Nobody sees or sets it for another."""
    user = user_queries.user(user_id) or abort(404)
    operations.end_pin(user, stamp=RolesForm().stamp())
    return written(None, to=url_of(user), said=_("The PIN of %(name)s is ended.", name=user.name))


def page_of(user: User) -> dict:
    """What the page of a user shows."""
    return {
        "user": user,
        "form": RolesForm(formdata=None, roles=[row.role for row in user.role_rows]),
        "names": messages.ROLES,
        "history": history.of(user.id),
        "problems": [],
        "has_link": user.has_open_invitation(clock.now()),
        "factors": second_step_queries.factors_of(user),
        "has_pin": tablet_queries.has_pin(user),
    }


def url_of(user: User) -> str:
    """Where that page is."""
    return url_for("accounts.user", user_id=user.id)
