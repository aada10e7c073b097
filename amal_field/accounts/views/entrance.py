"""How people come in, handed to what checks every request."""

from flask import g, request
from flask.typing import ResponseReturnValue

from amal_field import traces
from amal_field.accounts.models import User
from amal_field.accounts.queries import sign_ins as sign_in_queries
from amal_field.accounts.views import drafts, here, locking, raising, second_step, signing_in, turning
from amal_field.accounts.views.tries import Outcome
from amal_field.web import access, submissions, tablet
from amal_field.web.access import Door


def sign_in_again() -> bool:
    """Sign in with the fields that the page of an expired sign-in adds to the form it carries: e-mail and password, or
    what its second step asks."""
    if not submissions.SECOND_STEP.isdisjoint(request.form):
        access.csrf.protect()
        user = signing_in.user_at_second_step()
        g.sign_in_outcome = second_step.answer(user) if user else Outcome("late")
        return g.sign_in_outcome.code == "right"
    email, password = request.form.get("sign_in_email"), request.form.get("sign_in_password")
    if not email or not password or request.path == "/sign-in":
        return False
    access.csrf.protect()
    g.sign_in_outcome = signing_in.sign_in(email[:200], password)
    return g.sign_in_outcome.code == "right"


def user_of_cookie(text: str) -> User | None:
    """The user of a sign-in that holds on the device at hand. A locked one holds for nothing; who it is of is left in
    `g`, for their draft and their PIN."""
    user = sign_in_queries.user_of_cookie(text, tablet.secret())
    if user is None:
        return None
    if user.tablet_id and not user.turned_to and (user.sign_in.is_locked or not locking.is_in_use()):
        g.locked = user
        return None
    traces.come_from(user.tablet_id)
    return user


def turn_away() -> ResponseReturnValue | None:
    """The page for a tablet that was blocked. The pad asks that itself, in the statement that it begins with; the ping
    says that what the tablet holds goes."""
    return None if request.endpoint in ("accounts.pin", "outbox.ping", "outbox.sealed") else here.turn_away()


DOOR = Door(
    user_of_cookie=user_of_cookie,
    sign_in_again=sign_in_again,
    ask_again=raising.ask_again,
    note_use=signing_in.note_use,
    turn_away=turn_away,
    fields_of_draft=drafts.fields_of,
    forget_draft=drafts.forget,
    tell_draft=drafts.tell,
    hold=turning.hold,
    actor=here.actor,
)
