"""The own second step: passkeys, the app that shows codes, recovery codes. Before each change the password is asked."""

from collections.abc import Sequence
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.accounts import messages, operations
from amal_field.accounts.forms import AuthenticatorForm, PasskeyForm
from amal_field.accounts.queries import second_step as second_step_queries
from amal_field.accounts.views import authenticator, ceremonies, recovery, signing_in
from amal_field.accounts.views.common import bp
from amal_field.web.access import raised, signed_in
from amal_field.web.htmx import refused, show, written


@bp.get("/settings/second-step")
@signed_in
def factors() -> ResponseReturnValue:
    """What one shows after the password."""
    return show("accounts/factors.html", **_page(_passkey_form()))


@bp.get("/settings/second-step/passkey")
@signed_in
def passkey_options() -> ResponseReturnValue:
    """What the browser is to ask of a device that makes a passkey; nothing at a bare address."""
    if not ceremonies.host():
        return {}
    return ceremonies.options_to_make(current_user, second_step_queries.factors_of(current_user).passkeys)


@bp.post("/settings/second-step/passkeys")
@raised
@signed_in
def passkey() -> ResponseReturnValue:
    """Add a passkey that a device has made."""
    form = PasskeyForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            made = ceremonies.made(current_user, form.passkey.data or "")
            codes = operations.add_passkey(current_user, made, form.name.data, stamp=form.stamp())
            return _added(codes, _("The passkey is added."))
    return refused("accounts/factors.html", **_page(form))


@bp.post("/settings/second-step/passkeys/<uuid:passkey_id>/removal")
@raised
@signed_in
def passkey_removal(passkey_id: UUID) -> ResponseReturnValue:
    """Remove a passkey, unless it is the last second step of somebody who needs one."""
    found = second_step_queries.passkey(current_user, passkey_id) or abort(404)
    form = _passkey_form()
    with form.refusals(messages.SENTENCES):
        is_needed = signing_in.wants_second_step(current_user)
        operations.remove_passkey(current_user, found, is_needed=is_needed, stamp=form.stamp())
        return written(None, to=url_for(".factors"), said=_("The passkey is removed."))
    return refused("accounts/factors.html", **_page(form))


@bp.get("/settings/second-step/code")
@signed_in
def authenticator_form() -> ResponseReturnValue:
    """Where an app that shows codes is set up."""
    return show("accounts/authenticator.html", form=AuthenticatorForm(), app=authenticator.set_up_of(current_user))


@bp.post("/settings/second-step/code")
@raised
@signed_in
def authenticator_setting() -> ResponseReturnValue:
    """Set up an app that shows codes, in the place of another."""
    form = AuthenticatorForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            secret = authenticator.drawn()
            codes = operations.set_authenticator(current_user, secret, form.code.data, stamp=form.stamp())
            authenticator.forget()
            return _added(codes, _("The app is set up."))
    return refused("accounts/authenticator.html", form=form, app=authenticator.set_up_of(current_user))


@bp.post("/settings/second-step/code/removal")
@raised
@signed_in
def authenticator_removal() -> ResponseReturnValue:
    """Ask the codes of the app no more, unless they are the last second step of somebody who needs one."""
    form = _passkey_form()
    with form.refusals(messages.SENTENCES):
        is_needed = signing_in.wants_second_step(current_user)
        operations.remove_authenticator(current_user, is_needed=is_needed, stamp=form.stamp())
        return written(None, to=url_for(".factors"), said=_("The app is removed."))
    return refused("accounts/factors.html", **_page(form))


@bp.get("/settings/second-step/recovery-codes")
@signed_in
def recovery_codes() -> ResponseReturnValue:
    """The new recovery codes, once."""
    return show("accounts/recovery_codes.html", codes=recovery.show_once())


@bp.post("/settings/second-step/recovery-codes")
@raised
@signed_in
def recovery_codes_renewal() -> ResponseReturnValue:
    """Make new recovery codes; the old ones end."""
    form = _passkey_form()
    with form.refusals(messages.SENTENCES):
        recovery.hand_over(operations.renew_recovery_codes(current_user, stamp=form.stamp()))
        return written(None, to=url_for(".recovery_codes"))
    return refused("accounts/factors.html", **_page(form))


def _added(codes: Sequence[str], said: str) -> ResponseReturnValue:
    """On to the recovery codes where there are new ones."""
    recovery.hand_over(codes)
    return written(None, to=url_for(".recovery_codes" if codes else ".factors"), said=said)


def _page(form: PasskeyForm) -> dict:
    found = second_step_queries.factors_of(current_user)
    is_needed = signing_in.wants_second_step(current_user)
    return {"form": form, "host": ceremonies.host(), "factors": found, "is_needed": is_needed}


def _passkey_form() -> PasskeyForm:
    return PasskeyForm(formdata=None, name=ceremonies.name_of_device())
