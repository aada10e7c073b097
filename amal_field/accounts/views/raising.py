"""Before what reaches far, the password is asked again where it was not given of late."""

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.accounts import operations, rules
from amal_field.accounts.forms import PasswordAgainForm
from amal_field.accounts.models import User
from amal_field.accounts.views import carried, signing_in
from amal_field.stamp import Stamp
from amal_field.web.htmx import is_partial
from amal_field.web.unit_of_work import discard


def ask_again() -> ResponseReturnValue | None:
    """The page that asks, and carries what was filled in; None where the password was given of late, or just now."""
    if rules.is_raised(current_user.sign_in.raised_until, now=clock.now()):
        return None
    form = PasswordAgainForm(formdata=None)
    if password := request.form.get("sign_in_password"):
        outcome = signing_in.try_password(current_user.email, password, _raise)
        if outcome.code == "right":
            return None
        form.sign_in_password.errors = [signing_in.sentence_of(outcome, of_user=True)]
    discard()
    kept = carried.fields()
    page = "accounts/_password_again.html" if is_partial() else "accounts/password_again.html"
    context = {"form": form, "carried": kept, "words": carried.in_words(kept), "action": request.path}
    response = make_response(render_template(page, **context), 401)
    if is_partial():
        response.headers["HX-Retarget"] = "#dialog"
        response.headers["HX-Reswap"] = "innerHTML"
    return response


def _raise(user: User, stamp: Stamp) -> bool:
    operations.raise_sign_in(user, current_user.sign_in, stamp=stamp)
    return True
