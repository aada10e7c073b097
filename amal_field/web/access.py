"""Closed by default: a view says who may ask for it, or nobody may.

`@public` for everybody, `@signed_in` for every user, `@requires(Permission.X)` for those who hold X,
`@on_tablet("entrance")` for a shared tablet of that use, whoever stands before it; `@raised` above it asks the password
again. Which rows somebody may see is not decided here but in the query: a stranger's record is
404.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn, TypeVar
from uuid import UUID

from flask import Flask, abort, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import LoginManager, current_user
from flask_wtf.csrf import CSRFProtect

from amal_field.permissions import BEHIND_PASSWORD, Permission
from amal_field.web import errors, logs, sessions, tablet, unit_of_work
from amal_field.web.htmx import is_poll
from amal_field.web.unit_of_work import is_write

View = TypeVar("View", bound=Callable)


@dataclass(frozen=True)
class OnTablet:
    """The mark of a view that is for a shared tablet of a use."""

    use: str


PUBLIC = "public"
SIGNED_IN = "signed_in"

csrf = CSRFProtect()
login_manager = LoginManager()


@dataclass(frozen=True)
class ByLink:
    """How a write comes in by a link that was handed over: as which system user, and on which page (endpoint) it ends.
    The link stands in for the sign-in and for the CSRF token: whoever does not have it cannot name the address."""

    user_id: UUID
    page: str


@dataclass(frozen=True)
class Door:
    """How people come in, as the room that keeps the users does it.

    `user_of_cookie`: the user of a sign-in that still holds, by what `get_id` of the user wrote into the cookie; else
    None. `sign_in_again`: whether a form whose sign-in ended signs in and goes on. `ask_again`: the page that asks the
    password before the request at hand goes on; None where it need not be asked, or came along. `note_use`: notes that
    the sign-in is in use. `turn_away`: the page for a shared tablet that was blocked; None for any other.
    `fields_of_draft`: what waits for the user under a key, at the address at hand; None for none. `forget_draft`: lets
    the draft of a form that was accepted go. `tell_draft`: the page of a draft that is no form, such as a button.
    `hold`: the answer where a tablet that is turned to one address asks for another. `actor`: who does what is done
    without a person on a shared tablet of a use; None where the request does not come from one.
    """

    user_of_cookie: Callable[[str], Any]
    sign_in_again: Callable[[], bool]
    ask_again: Callable[[], ResponseReturnValue | None]
    note_use: Callable[[], None]
    turn_away: Callable[[], ResponseReturnValue | None]
    fields_of_draft: Callable[[UUID], Sequence[tuple[str, str]] | None]
    forget_draft: Callable[[], None]
    tell_draft: Callable[[UUID], ResponseReturnValue]
    hold: Callable[[], ResponseReturnValue | None]
    actor: Callable[[str], Any]


DOORS: dict[str, Door] = {}
"""Room → its door; there is one."""


def public(view: View) -> View:
    """Let everybody in, signed in or not."""
    view.access = PUBLIC
    return view


def signed_in(view: View) -> View:
    """Let every user in."""
    view.access = SIGNED_IN
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    """Let those in who hold `permission`."""

    def mark(view: View) -> View:
        view.access = permission
        return view

    return mark


def on_tablet(use: str) -> Callable[[View], View]:
    """Let in a shared tablet of this use, without a person. What it writes, the system user `tablet` writes."""

    def mark(view: View) -> View:
        view.access = OnTablet(use)
        return view

    return mark


def turnable(view: View) -> View:
    """Let a tablet be turned to this page: it, and the addresses under it, are for the person opposite to see."""
    view.turnable = True
    return view


def raised(view: View) -> View:
    """Ask for the password again where it was not given of late. Stands above `@requires`."""
    view.raised = True
    return view


def by_link(user_id: UUID, page: str) -> Callable[[View], View]:
    """Let in whoever has the link that stands in the address, as a system user."""

    def mark(view: View) -> View:
        view.access, view.by_link = PUBLIC, ByLink(user_id, page)
        return view

    return mark


def leaves_no_draft(view: View) -> View:
    """Keep nothing of this form where a shared tablet locks: what stands in it may be about health."""
    view.leaves_no_draft = True
    return view


@login_manager.user_loader
def user_of_cookie(text: str) -> Any:
    """The user of a sign-in that still holds."""
    if not sessions.was_used_of_late():
        return None
    return first(partial(door.user_of_cookie, text) for door in DOORS.values())


def init_app(app: Flask) -> None:
    """Join Flask-Login and Flask-WTF; both act only where `check` asks them."""
    login_manager.init_app(app)
    csrf.init_app(app)


def check() -> ResponseReturnValue | None:
    """Refuse with 401, 403 or 400 before the view is reached. An unknown URL goes on to its 404.

    A form that signs in again has shown its CSRF token then: the session of the new sign-in has another.
    """
    wanted = access_of(request.endpoint) if request.endpoint else PUBLIC
    if wanted is None:
        _refuse(403, "no_mark")
    if wanted != PUBLIC:
        unit_of_work.read()
    if tablet.secret() and (page := first(door.turn_away for door in DOORS.values())) is not None:
        logs.note_refusal("tablet")
        return page
    if (page := first(door.hold for door in DOORS.values())) is not None or request.endpoint is None:
        return page
    if isinstance(wanted, OnTablet):
        if (refusal := _stand_in(wanted.use)) is not None:
            return refusal
    elif wanted != PUBLIC:
        if not (current_user.is_authenticated and _has_shown_enough(wanted)) and not _signs_in_again():
            _refuse(401, "sign_in")
        if not is_poll():
            note_use()
    if is_write() and not g.get("csrf_valid") and link_of(request.endpoint) is None:
        csrf.protect()
    if isinstance(wanted, Permission) and not current_user.may(wanted):
        _refuse(403, "permission")
    if is_raised(request.endpoint):
        return first(door.ask_again for door in DOORS.values())
    return None


def access_of(endpoint: str) -> Permission | OnTablet | str | None:
    """What the view behind `endpoint` asks for; None where it says nothing."""
    return getattr(current_app.view_functions[endpoint], "access", None)


def link_of(endpoint: str | None) -> ByLink | None:
    """How writes come in by a link at `endpoint`; None where they do not."""
    return getattr(current_app.view_functions.get(endpoint), "by_link", None)


def is_raised(endpoint: str) -> bool:
    """Whether the view behind `endpoint` wants the password given of late."""
    return getattr(current_app.view_functions[endpoint], "raised", False)


def is_turnable(endpoint: str) -> bool:
    """Whether a tablet may be turned to the view behind `endpoint`."""
    return getattr(current_app.view_functions[endpoint], "turnable", False)


def _stand_in(use: str) -> ResponseReturnValue | None:
    """Let the request be that of the system user of tablets; or the page that says which tablet it is for."""
    actor = first(partial(door.actor, use) for door in DOORS.values())
    if actor is not None:
        g._login_user = actor
        return None
    logs.note_refusal("tablet")
    words = _("It belongs to a tablet that the administrator enrolled for it. Use another page here.")
    return errors.answer(403, _("This page is for another tablet"), words)


def _refuse(code: int, why: str) -> NoReturn:
    logs.note_refusal(why)
    abort(code)


def _has_shown_enough(wanted: Permission | str) -> bool:
    """Whether the user came in by what the page asks: a PIN on a shared tablet does not open what reaches far."""
    reaches_far = is_raised(request.endpoint) or (wanted in BEHIND_PASSWORD and current_user.may(wanted))
    return not (reaches_far and current_user.sign_in.is_by_pin)


def first(asked: Iterable[Callable[[], Any]]) -> Any:
    """The first answer that is one; None where there is none."""
    return next((answer for ask in asked if (answer := ask()) is not None), None)


def _signs_in_again() -> bool:
    return is_write() and any(door.sign_in_again() for door in DOORS.values())


def note_use() -> None:
    """Note that somebody uses the sign-in at hand."""
    sessions.note_use()
    for door in DOORS.values():
        door.note_use()
