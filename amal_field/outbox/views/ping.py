"""Is there a network, is it us, and who is signed in? What a tablet asks before it sends anything."""

from datetime import UTC, timedelta
from functools import partial
from typing import Any

from flask import current_app, g, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from amal_field import clock
from amal_field.accounts.models import Tablet
from amal_field.accounts.rules import CONTACT_NOTED
from amal_field.accounts.views import here
from amal_field.outbox import operations, rules
from amal_field.outbox.queries import keys
from amal_field.outbox.views.common import bp
from amal_field.web import access, entries, unit_of_work
from amal_field.web.access import public


@bp.get("/ping")
@public
def ping() -> ResponseReturnValue:
    """Who is signed in here, with the token and the key of this moment; `web/outbox.py` says what is what."""
    user = current_user if current_user.is_authenticated and not current_user.turned_to else None
    tablet, waiting = here.tablet(), rules.waiting_from(request.headers.get("Amal-Waiting"))
    tablet_id = tablet.id if tablet and not tablet.is_revoked else None
    names, key, gone = {}, None, []
    if user or waiting:
        names, key, gone = keys.names_and_key(user.id if user else None, tablet_id, rules.users_in(waiting))
    if user and _is_touched():
        access.note_use()
    if tablet_id:
        _note(tablet, waiting)
    if user and key is None:
        with unit_of_work.apart():
            key = operations.make_key(user.id, tablet_id, clock.now())
    return {
        "user": str(user.id) if user else None,
        "name": user.name if user else None,
        "token": generate_csrf(),
        "at": clock.now().astimezone(UTC).isoformat(timespec="milliseconds"),
        "version": current_app.config["VERSION"],
        "formats": list(entries.FORMATS),
        "tablet": _told(tablet) if tablet_id else None,
        "key": key,
        "wipe": here.said_to_blocked(tablet) if tablet and tablet.is_revoked else False,
        "locked": user is None and (current_user.is_authenticated or "locked" in g),
        "names": {str(key): name for key, name in names.items()},
        "gone": [str(key) for key in gone],
    }


def _told(tablet: Tablet) -> dict[str, Any]:
    return {"id": str(tablet.id), "name": tablet.name, "letter": tablet.letter}


def _is_touched() -> bool:
    """Whether somebody touched the tablet so short ago that it has not locked by itself."""
    seconds = request.headers.get("Amal-Touched", "")
    most = timedelta(seconds=int(current_app.config["LOCK_SECONDS"]))
    return seconds.isascii() and seconds.isdigit() and len(seconds) < 9 and timedelta(seconds=int(seconds)) < most


def _note(tablet: Tablet, waiting: list[dict[str, Any]] | None) -> None:
    """Write down what waits on a tablet, unless that was written within the minute; that nothing waits any more is
    written at once."""
    now = clock.now()
    is_fresh = tablet.waiting_noted_at and now - tablet.waiting_noted_at < CONTACT_NOTED
    if waiting is None:
        here.note_contact()
    elif not is_fresh or (tablet.waiting and not waiting):
        unit_of_work.remember(partial(operations.note_waiting, tablet.id, waiting, now), needed=False)
