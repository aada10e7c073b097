"""The door: signing in and out, choosing a password, the own settings."""

from flask import flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import refresh
from flask_login import current_user
from werkzeug.exceptions import Unauthorized

from amal_field import clock
from amal_field.accounts import messages, operations, rules
from amal_field.accounts.forms import (
    LanguageForm,
    PasswordForm,
    SignInForm,
    ThemeForm,
)
from amal_field.accounts.queries import users as user_queries
from amal_field.accounts.views import carried, drafts, here, second_step_pages, shared_tablet, signing_in, tries
from amal_field.accounts.views.common import bp
from amal_field.stamp import Stamp
from amal_field.web import submissions, tablet
from amal_field.web.access import public, signed_in
from amal_field.web.addresses import inside
from amal_field.web.htmx import is_partial, is_poll, refused, show, written
from amal_field.web.unit_of_work import is_write, paused


@bp.get("/sign-in")
@public
def sign_in_form() -> ResponseReturnValue:
    if current_user.is_authenticated:
        return redirect(url_for("home"))
    if signing_in.user_at_second_step():
        return redirect(url_for("accounts.second_step_form", next=inside(request.args.get("next"))))
    return show("accounts/sign_in.html", **_of_door(SignInForm(next=inside(request.args.get("next")))))


@bp.post("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    """Let somebody in, on to where she was going, by way of the second step."""
    form = SignInForm()
    if form.validate():
        outcome = signing_in.sign_in(form.sign_in_email.data, form.sign_in_password.data)
        if outcome.code == "half":
            return redirect(url_for("accounts.second_step_form", next=inside(form.next.data)), 303)
        if outcome.code == "right":
            return redirect(inside(form.next.data) or url_for("home"), 303)
        form.form_errors.append(tries.sentence_of(outcome))
    return refused("accounts/sign_in.html", **_of_door(form))


@bp.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """Let somebody out. The tablet's stored copies go with her; on a shared one the next can tap their name."""
    signing_in.sign_out()
    at_it = here.tablet()
    response = redirect(here.first_page(at_it) if at_it else url_for("accounts.sign_in_form"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.app_errorhandler(401)
def sign_in_needed(error: Unauthorized) -> ResponseReturnValue:
    """The sign-in expired, or was opened with a PIN and the page wants a password: ask for it again, the second step
    too, and carry what was typed on a page of ours, said in words. A shared tablet asks who is here."""
    kept, outcome, at_it = carried.fields(), g.get("sign_in_outcome"), signing_in.user_at_second_step()
    to = inside(request.headers.get("HX-Current-URL") or request.full_path)
    by_pin = current_user if current_user.is_authenticated else None
    is_at_tiles = here.tablet() is not None and not (at_it or outcome or by_pin)
    if is_at_tiles and request.endpoint == "home" and here.tablet().use != rules.STAFF:
        return redirect(here.first_page(here.tablet()), 303)
    if is_at_tiles and is_poll():
        return "", 401, {"HX-Reswap": "none"}
    draft = drafts.save_for_who_was_here(kept) if is_at_tiles and kept else None
    kept = [] if is_at_tiles else kept
    if is_at_tiles and not is_partial():
        to = None if is_write() else to
        return show("accounts/tablet.html", draft=draft, **shared_tablet.tiles(to)), 401
    said = {
        "draft": draft,
        "carried": kept,
        "words": carried.in_words(kept),
        "lost": is_write() and not kept and not draft,
    }
    if at_it:
        said |= second_step_pages.context_of(at_it, outcome, to)
        page, action = "second_step", url_for("accounts.second_step_showing")
    else:
        form = SignInForm(formdata=None, next=to, sign_in_email=by_pin.email if by_pin else None)
        if outcome:
            form.form_errors.append(tries.sentence_of(outcome))
        said |= {"form": form, "by_pin": by_pin, "at_tiles": to if is_at_tiles else None}
        page, action = "sign_in_again", url_for("accounts.sign_in")
    action = request.path if kept else action
    page = f"accounts/_{page}.html" if is_partial() else f"accounts/{page}.html"
    response = make_response(render_template(page, action=action, **said), 401)
    if is_partial():
        # a poll that finds the dialog open leaves it: it may carry an entry
        empty = "#dialog:not(:has(dialog))"
        response.headers["HX-Retarget"] = "#dialog" if is_write() else empty
        response.headers["HX-Reswap"] = "innerHTML"
    return response


@bp.get("/settings")
@signed_in
def settings() -> ResponseReturnValue:
    """The own settings: language, password, and where one is signed in."""
    return show("accounts/settings.html", form=LanguageForm(language=current_user.locale or "nl"))


@bp.post("/settings/language")
@signed_in
def language() -> ResponseReturnValue:
    """Choose the language of the screens."""
    form = LanguageForm()
    if not form.validate():
        return refused("accounts/settings.html", form=form)
    operations.choose_language(current_user, form.language.data, stamp=form.stamp())
    refresh()
    to = inside(form.next.data) or url_for("accounts.settings")
    response = written(None, to=to, said=_("The screens speak your language from now on."))
    return tablet.remember(response, "language", form.language.data)


@bp.post("/appearance")
@public
def theme() -> ResponseReturnValue:
    """Choose how the screens look; this stays on the tablet, not with the user."""
    form = ThemeForm()
    response = redirect(inside(form.next.data) or url_for("home"), 303)
    if form.validate():
        tablet.remember(response, "theme", form.theme.data)
    return response


@bp.get("/invitations/<secret>")
@public
def acceptance_form(secret: str) -> ResponseReturnValue:
    """Where an invited user chooses a password."""
    user = user_queries.user_by_invitation(secret)
    if not user or not user.has_open_invitation(clock.now()):
        return show("accounts/invitation_over.html"), 410
    return show("accounts/acceptance.html", form=PasswordForm(), invited=user)


@bp.post("/invitations/<secret>")
@public
def acceptance(secret: str) -> ResponseReturnValue:
    """Choose a password, then go through the door."""
    form, token = PasswordForm(), submissions.token()
    invited = user_queries.user_by_invitation(secret)
    if invited and form.validate():
        with form.refusals(messages.SENTENCES):
            with paused():
                password_hash = operations.check_and_hash(invited, form.password.data)
            invited = user_queries.user_by_invitation(secret, locked=True)
            if invited:
                stamp = Stamp(by_id=invited.id, at=clock.now(), token=token or invited.id)
                operations.accept_invitation(invited, password_hash, stamp=stamp)
                return _chosen()
    if invited:
        return refused("accounts/acceptance.html", form=form, invited=invited)
    if token and signing_in.has_accepted(token, form.password.data):
        return _chosen()
    return refused("accounts/invitation_over.html")


def _of_door(form: SignInForm) -> dict:
    return {"form": form, "is_shared": here.tablet() is not None}


def _chosen() -> ResponseReturnValue:
    flash({"said": _("Your password is set. You can sign in now."), "undo": None})
    return redirect(url_for("accounts.sign_in_form"), 303)
