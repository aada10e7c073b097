"""Choosing the own PIN: the password is asked beside it."""

from flask import g, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import passwords
from amal_field.accounts import messages, operations, rules
from amal_field.accounts.forms import OwnPinForm
from amal_field.accounts.views import tries
from amal_field.accounts.views.common import bp
from amal_field.refusal import RuleBroken
from amal_field.web import submissions
from amal_field.web.access import signed_in
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import beforehand


@bp.get("/settings/pin")
@signed_in
def own_pin_form() -> ResponseReturnValue:
    return show("accounts/own_pin.html", form=OwnPinForm())


def check_and_hash() -> None:
    """Check the password and hash the PIN, before anything is locked. Not for a repeat: it is answered."""
    form = OwnPinForm()
    if submissions.is_repeat() or not form.validate():
        return
    try:
        pin = rules.checked_pin(form.new_pin.data)
        outcome = tries.try_password(current_user.email, form.present_password.data, lambda user, stamp: True)
        if outcome.code == "locked":
            raise RuleBroken("password_locked")
        if outcome.code == "wrong":
            raise RuleBroken("password_wrong")
        g.new_pin = passwords.hash_password(passwords.peppered(current_user.id, pin))
    except RuleBroken as broken:
        g.new_pin = broken


@bp.post("/settings/pin")
@beforehand(check_and_hash)
@signed_in
def own_pin() -> ResponseReturnValue:
    """Set the PIN, in the place of another."""
    form = OwnPinForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            if isinstance(g.new_pin, RuleBroken):
                raise g.new_pin
            operations.set_pin(current_user, g.new_pin, stamp=form.stamp())
            return written(None, to=url_for("accounts.settings"), said=_("Your PIN is set."))
    return refused("accounts/own_pin.html", form=form)
