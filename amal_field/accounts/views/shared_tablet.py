"""What a shared tablet shows: the code that it asks, who may enter it, and the pad for their PIN."""

from functools import partial
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.accounts import messages, operations, rules
from amal_field.accounts.forms import PinForm, TabletCodeForm
from amal_field.accounts.models import User
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.accounts.views import here, pads, signing_in, tries, turning
from amal_field.accounts.views.common import bp
from amal_field.accounts.views.tries import Outcome
from amal_field.db import new_key
from amal_field.refusal import RuleBroken
from amal_field.web import submissions
from amal_field.web import tablet as kept
from amal_field.web.access import public
from amal_field.web.addresses import inside
from amal_field.web.htmx import refused, show

ENTERED = Outcome("right")


@bp.get("/tablet")
@public
def tablet() -> ResponseReturnValue:
    """Who is here? On a device that is not enrolled: with which code."""
    if here.tablet() is None or request.args.get("code"):
        return show("accounts/tablet_entering.html", form=TabletCodeForm(formdata=None, tablet_code=_code_asked()))
    here.note_contact()
    return show("accounts/tablet.html", draft=None, **tiles(inside(request.args.get("next"))))


def tiles(to: str | None) -> dict:
    """What the page with the names shows. `to`: where somebody was going."""
    at_it = here.tablet()
    return {
        "tablet": at_it,
        "users": tablet_queries.users_of(at_it),
        "takes_pins": at_it.takes_pins(clock.now()),
        "next": to,
    }


@bp.post("/tablet")
@public
def tablet_entering() -> ResponseReturnValue:
    """Become the tablet for which a code was made. A second tap on the same form is once."""
    form = TabletCodeForm()
    if form.validate():
        code = rules.bare_code(form.tablet_code.data)
        secret = tablet_queries.secret_for(code, submissions.token() or new_key())
        is_repeat = tablet_queries.tablet_by_secret(secret) is not None
        outcome = ENTERED if is_repeat else tries.try_code(code, partial(operations.become_tablet, code, secret))
        if outcome == ENTERED:
            signing_in.sign_out()
            made = tablet_queries.tablet_by_secret(secret)
            return kept.keep_secret(redirect(here.first_page(made), 303), secret)
        form.tablet_code.errors = [str(messages.SENTENCES[outcome.code])]
    return refused("accounts/tablet_entering.html", form=form)


@bp.get("/tablet/users/<uuid:user_id>")
@public
def pin_form(user_id: UUID) -> ResponseReturnValue:
    """The pad for the PIN of one who may enter here."""
    found = tablet_queries.at_the_pad(kept.secret() or "", user_id) or abort(404)
    return show("accounts/pin.html", **_pad(found.user, PinForm(), inside(request.args.get("next"))))


@bp.post("/tablet/users/<uuid:user_id>")
@public
def pin(user_id: UUID) -> ResponseReturnValue:
    """Let somebody in whose PIN is right; whoever was here before is signed out."""
    to = inside(request.form.get("next"))
    try:
        outcome = pads.try_pin(user_id, rules.typed_pin(request.form.get("pin", "")))
    except RuleBroken as broken:
        outcome = broken
    if outcome == ENTERED:
        return redirect(turning.came_from() or to or url_for("home"), 303)
    if (blocked := here.turn_away()) is not None:
        return blocked
    user = (tablet_queries.at_the_pad(kept.secret() or "", user_id) or abort(404)).user
    form = PinForm()
    if form.validate():
        words = {"name": user.name, "least": rules.PIN_LEAST, "most": rules.PIN_MOST}
        form.pin.errors = [str((messages.TRIES | messages.SENTENCES)[outcome.code]) % words]
    return refused("accounts/pin.html", **_pad(user, form, to))


def _pad(user: User, form: PinForm, to: str | None) -> dict:
    return {"user": user, "form": form, "next": to}


def _code_asked() -> str:
    return request.args.get("code", "")[:40]
