"""Changing the own password: the old one is asked, the other sign-ins end."""

from flask import g, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.accounts import messages, operations, rules
from amal_field.accounts.forms import OwnPasswordForm
from amal_field.accounts.models import User
from amal_field.accounts.views import tries
from amal_field.accounts.views.common import bp
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.web import submissions
from amal_field.web.access import signed_in
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import beforehand


@bp.get("/settings/password")
@signed_in
def password_form() -> ResponseReturnValue:
    return show("accounts/password.html", form=OwnPasswordForm())


def check_both() -> None:
    """Check the old password and hash the new one, before anything is locked. Not for a repeat: it is answered."""
    form = OwnPasswordForm()
    if submissions.is_repeat() or not form.validate():
        return
    proven: list[str] = []

    def settle(user: User, stamp: Stamp) -> bool:
        proven.append(user.password_hash)
        return True

    try:
        rules.check_password(form.password.data, name=current_user.name, email=current_user.email)
        outcome = tries.try_password(current_user.email, form.present_password.data, settle)
        if outcome.code == "locked":
            raise RuleBroken("password_locked")
        if outcome.code == "wrong":
            raise RuleBroken("password_wrong")
        g.new_password = (proven[0], operations.check_and_hash(current_user, form.password.data))
    except RuleBroken as broken:
        g.new_password = broken


@bp.post("/settings/password")
@beforehand(check_both)
@signed_in
def password() -> ResponseReturnValue:
    """Put another password in the place of the old one."""
    form = OwnPasswordForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            if isinstance(g.new_password, RuleBroken):
                raise g.new_password
            proven, password_hash = g.new_password
            here = current_user.sign_in
            operations.change_password(current_user, password_hash, instead_of=proven, here=here, stamp=form.stamp())
            said = _("Your password is changed. Everywhere else you are signed out.")
            return written(None, to=url_for("accounts.settings"), said=said)
    return refused("accounts/password.html", form=form)
