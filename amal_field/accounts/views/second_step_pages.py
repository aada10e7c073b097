"""The page of the second step of a sign-in."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from amal_field.accounts.forms import SecondStepForm, SignInForm
from amal_field.accounts.models import User
from amal_field.accounts.queries import second_step as second_step_queries
from amal_field.accounts.views import here, second_step, signing_in
from amal_field.accounts.views.common import bp
from amal_field.accounts.views.tries import Outcome, sentence_of
from amal_field.web.access import public
from amal_field.web.addresses import inside
from amal_field.web.htmx import refused, show

FIELD_OF = {"recovery_wrong": "second_recovery", "code_wrong": "second_code", "code_missing": "second_code"}


def context_of(user: User, outcome: Outcome | None, to: str | None) -> dict[str, Any]:
    """What the page of the step shows, with what was wrong. `to`: where the user was going."""
    form, shown = SecondStepForm(formdata=None, next=to), second_step.context_of(user)
    if outcome and outcome.code != "half":
        field = FIELD_OF.get(outcome.code)
        if field == "second_code" and shown["step"] == "ask" and not shown["has_app"]:
            field = "second_recovery"
        if field and shown["step"] != "codes":
            form[field].errors = [sentence_of(outcome)]
        else:
            form.form_errors.append(sentence_of(outcome))
    return {"form": form, "name": user.name, **shown}


@bp.get("/sign-in/second-step")
@public
def second_step_form() -> ResponseReturnValue:
    """What is asked after the password, or set up."""
    to = inside(request.args.get("next"))
    user = signing_in.user_at_second_step()
    if user is None:
        return redirect(to or url_for("home"))
    return show("accounts/second_step.html", **_plain(user, None, to))


@bp.post("/sign-in/second-step")
@public
def second_step_showing() -> ResponseReturnValue:
    """Show it, or set it up, and go on to where one was going."""
    to = inside(request.form.get("next"))
    user = signing_in.user_at_second_step()
    outcome = second_step.answer(user) if user else Outcome("late")
    if outcome.code == "right" or current_user.is_authenticated:
        _say_how_many_are_left()
        return redirect(to or url_for("home"), 303)
    if outcome.code == "late":
        form = SignInForm(formdata=None, next=to)
        form.form_errors.append(sentence_of(outcome))
        return refused("accounts/sign_in.html", form=form, is_shared=here.tablet() is not None)
    if outcome.code == "half":
        return redirect(url_for(".second_step_form", next=to), 303)
    return refused("accounts/second_step.html", **_plain(user, outcome, to))


@bp.get("/sign-in/passkey")
@public
def second_step_options() -> ResponseReturnValue:
    """What the browser is to ask of the device that has the passkey, or makes it; nothing of nobody."""
    user = signing_in.user_at_second_step()
    return second_step.options_of(user) if user else {}


def _plain(user: User, outcome: Outcome | None, to: str | None) -> dict[str, Any]:
    """The page as it stands alone, with nothing to send on."""
    action = url_for(".second_step_showing")
    return context_of(user, outcome, to) | {"carried": [], "words": ("", []), "lost": False, "action": action}


def _say_how_many_are_left() -> None:
    """Whoever came in with a recovery code is told how many are left."""
    if current_user.sign_in.means == "recovery":
        left = second_step_queries.factors_of(current_user).recovery_left
        said = ngettext("You have %(num)s recovery code left.", "You have %(num)s recovery codes left.", left)
        flash({"said": f"{said} {_('Make new ones under Settings, Second step.')}", "undo": None})
