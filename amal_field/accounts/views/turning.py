"""Turning a tablet to the person opposite: one address, and those under it, until somebody who works here takes it
back. Rooms offer it with `macros/turning.html`, of views that are marked `@turnable`."""

from urllib.parse import urlsplit

from flask import abort, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from amal_field.accounts import operations, rules
from amal_field.accounts.forms import SignInForm
from amal_field.accounts.models import User
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.accounts.views import here, signing_in, tries
from amal_field.accounts.views.common import bp
from amal_field.accounts.views.tries import Outcome
from amal_field.stamp import Stamp
from amal_field.web import errors, logs
from amal_field.web.access import is_turnable, public, signed_in
from amal_field.web.addresses import inside
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import is_partial, refused, show
from amal_field.web.unit_of_work import is_write

CAME_FROM = "turned_from"
"""Under what the session keeps the page from which the tablet was turned."""
FREE = {f"accounts.{name}" for name in ("handing_back", "handing_back_form", "pin", "pin_form", "turning")}
FREE.add("outbox.ping")
"""What a turned tablet answers besides: the way back, and the ping, which says that entries wait."""


@bp.post("/turned")
@signed_in
def turning() -> ResponseReturnValue:
    """Turn the sign-in to one address. A second tap is once."""
    form, to = FieldForm(), inside(request.form.get("to"))
    if current_user.turned_to:
        return redirect(current_user.turned_to, 303)
    if to is None or not _may_be_turned_to(to):
        abort(404)
    operations.turn(current_user, current_user.sign_in, urlsplit(to).path, stamp=form.stamp())
    session[CAME_FROM] = inside(request.form.get("back")) or url_for("home")
    session.pop("_flashes", None)
    return redirect(to, 303)


@bp.get("/tablet/handing-back")
@public
def handing_back_form() -> ResponseReturnValue:
    """Whose tablet it is: the names on a shared one, the password on any other."""
    if not _is_turned():
        return redirect(url_for("home"))
    return show("accounts/handing_back.html", **_page(SignInForm(formdata=None)))


@bp.post("/tablet/handing-back")
@public
def handing_back() -> ResponseReturnValue:
    """Take the tablet back with the password."""
    if not _is_turned():
        return redirect(url_for("home"), 303)
    form = SignInForm()
    if form.validate():
        outcome = _take_back(form.sign_in_email.data, form.sign_in_password.data)
        if outcome.code in ("right", "half"):
            step = url_for(".second_step_form") if outcome.code == "half" else None
            return redirect(step or came_from() or url_for("home"), 303)
        form.form_errors.append(tries.sentence_of(outcome))
    return refused("accounts/handing_back.html", **_page(form))


def hold() -> ResponseReturnValue | None:
    """The answer where a turned tablet asks for another page than its own; None for any other."""
    if request.endpoint in FREE or "_user_id" not in session or not _is_turned():
        return None
    to = current_user.turned_to
    if rules.is_under(request.path, to):
        return None
    logs.note_refusal("turned")
    if is_write():
        words = _("Nothing was stored. Go back to the page, or give the tablet back.")
        return errors.answer(403, _("This tablet shows one page now"), words, back=to)
    return ("", 200, {"HX-Redirect": to}) if is_partial() else redirect(to, 303)


def came_from() -> str | None:
    """The page from which the tablet was turned, where it was handed back to who turned it."""
    return session.pop(CAME_FROM, None)


def _is_turned() -> bool:
    return current_user.is_authenticated and current_user.turned_to is not None


def _take_back(email: str, password: str) -> Outcome:
    """Hand back to who turned it; anybody else signs in, which ends the turned sign-in."""
    if email.strip().casefold() == current_user.email:
        return tries.try_password(email, password, _hand_back)
    outcome = signing_in.sign_in(email, password)
    if outcome.code in ("right", "half"):
        user = signing_in.user_at_second_step() if outcome.code == "half" else current_user
        operations.record_handing_back(user, stamp=here.stamp_of(user.id))
    return outcome


def _hand_back(user: User, stamp: Stamp) -> bool:
    operations.hand_back(user, current_user.sign_in, stamp=stamp)
    return True


def _may_be_turned_to(address: str) -> bool:
    try:
        endpoint = current_app.create_url_adapter(request).match(urlsplit(address).path, method="GET")[0]
    except HTTPException:
        return False
    return is_turnable(endpoint)


def _page(form: SignInForm) -> dict:
    at_it = here.tablet()
    return {"form": form, "to": current_user.turned_to, "users": tablet_queries.users_of(at_it) if at_it else []}
