"""Over the wire: what a tablet that was without a network sends, and what it is told. `static/js/outbox/` is the other
end. A form that may wait carries `data-outbox="<kind>"`, on the element that htmx sends: the form, or its button;
`data-mints="<fields>"` names those that take a fresh key of the tablet.

**Every answer** has `Amal-Field: <version>`, that of somebody who is signed in `Amal-User: <id>` (`web/headers.py`).
What has neither was not answered by us.

**Ping** (`outbox/views/ping.py`): `GET /outbox/ping`, with `Amal-Touched: <seconds since the tablet was last touched>`
and `Amal-Waiting: [{"user": id, "count": n, "asks": n, "oldest": RFC 3339 or null}, …]`, both optional, answers

    {"user": id or null, "name": …, "token": CSRF token, "at": RFC 3339 with milliseconds, "version": …, "formats": [1],
     "tablet": {"id", "name", "letter"} or null, "key": base64 of 32 bytes or null, "wipe": text or false,
     "locked": bool, "names": {id: name, …}, "gone": [id, …]}

`locked`: the sign-in waits for a PIN, or the tablet is turned to somebody: `user` and `key` are null, entries wait,
copies stay. `names`: of those in `Amal-Waiting` who work on this tablet; to be kept in memory alone. `wipe`, as the
header `Amal-Wipe`: the tablet was blocked. Keys and copies go at once; it hands in what waits, sealed as it lies
there, with this text (`POST /outbox/sealed`), and what the server has goes too. `gone`: those in `Amal-Waiting` whose
access has ended: what waits of them is handed in in the same way.

**An entry** is a POST to the address of its form, `redirect: "manual"`, with

    Amal-Entry: <format>                Idempotency-Key: <32 hex>           X-CSRFToken: <token of the ping>
    HX-Request: true                    HX-Request-Type: partial
    Amal-Entered-At: <tablet's clock, RFC 3339, milliseconds>
    Amal-Skew: <server minus tablet, ms, at the last contact before the tap>
    Amal-Skew-Now: <the same at the ping before this try>  (optional: without it nobody sees that the clock was moved)
    Amal-Try: <1, 2, …>                 a page that is gone sends its first try as 2

**It leaves** the tablet on 2xx with `Amal-Receipt: <its key>` alone. `Amal-Outcome` says how: `stored`, `repeated` (it
was here before), `review` (stored, somebody looks at it), `aside` (kept, and nothing done with it; 202).

**It stays** on anything else. `Amal-Reason` says why, where we know:

    422 asks            the form with its errors: correct it, send it under the same key
    422 other-content   the key stands for something else: only a new key helps
    422 format          this server does not understand the format, or the form is not one that may wait
    413 too-large       as asks
    400 token           one fresh ping, then again
    400 key             no key came along
    401 sign-in         wait for the author
    403 turned          wait until the tablet is given back
    409 busy, 503 later wait, `Retry-After` seconds where it is said

A first try within 30 seconds is live, answered as any form. Any other is late: what a rule of the room's `late` refuses
is stored and looked at; 403, 404 and 405 are set aside. A 3xx never reaches an entry.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import UUID

import structlog
from flask import Flask, Response, abort, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from amal_field import clock
from amal_field.db import db
from amal_field.room import Kind
from amal_field.web import entries, errors, unit_of_work
from amal_field.web.entries import Entry

log = structlog.get_logger()
STORED, REPEATED, ASIDE = "stored", "repeated", "aside"
REASONS = {401: "sign-in", 409: "busy", 413: "too-large", 422: "asks", 503: "later"}
REFUSED_BY = {"csrf_token": "token", "turned": "turned"}
"""What kept a request out → how the tablet is told."""
KINDS: dict[str, Sequence[Kind]] = {}
"""Room → what of it may wait on a tablet."""


@dataclass(frozen=True)
class Depot:
    """How the room of the outbox keeps what came. `deliver`: notes an entry under its key; false where it came before.
    `delivered`: whose it is and how it ended; None where it never came. `note_receipt`: that its tablet sent something.
    `set_aside`: keeps what may not be done, and why; false where it came before."""

    deliver: Callable[..., bool]
    delivered: Callable[[UUID], tuple[UUID, str] | None]
    note_receipt: Callable[..., None]
    set_aside: Callable[..., bool]


DEPOTS: dict[str, Depot] = {}
"""Room → its depot; there is one."""


def init_app(app: Flask) -> None:
    """Let the moment of an entry end with its request, and templates tell what may wait."""
    app.jinja_env.globals["kind_at"] = kind_at
    app.teardown_request(lambda error: clock.happens(None))


def depot() -> Depot:
    """The one place where deliveries are kept."""
    return next(iter(DEPOTS.values()))


def begin() -> None:
    """Read what the tablet says of the entry at hand. Whatever asks for the day is told that of the entry then."""
    if unit_of_work.is_write() and entries.HEADER in request.headers:
        g.entry = entries.read(request.headers, received_at=clock.now())
        clock.happens(g.entry.at)


def entry() -> Entry | None:
    """The entry that this request brings; None for any other."""
    return g.get("entry")


def is_late() -> bool:
    """Whether nobody waits for the answer: what happened is told, not asked."""
    return "entry" in g and g.entry.is_late


def kind_of(endpoint: str | None) -> Kind | None:
    """What may wait and is sent to this endpoint; None where that is only for who has a network."""
    room = (endpoint or "").partition(".")[0]
    return next((kind for kind in KINDS.get(room, ()) if endpoint in kind.endpoints), None)


def kind_at(url: str) -> str | None:
    """What may wait and is sent to this address, as its form calls it."""
    known = kind_of(_sent_to(url)[0])
    return known.name if known else None


def values_of(path: str) -> Mapping[str, Any]:
    """What stands in an address to which something was sent; nothing where it leads nowhere."""
    return _sent_to(path)[1]


def _sent_to(path: str) -> tuple[str | None, Mapping[str, Any]]:
    """The endpoint to which a POST there goes, and the values in the address."""
    try:
        return current_app.create_url_adapter(request).match(path, method="POST")
    except HTTPException:
        return None, {}


def kind() -> str:
    """What the entry at hand tells: `attendance.tap`; of what is no kind the endpoint."""
    endpoint = request.endpoint or ""
    known = kind_of(endpoint)
    return f"{endpoint.partition('.')[0]}.{known.name}" if known else endpoint


def check() -> ResponseReturnValue | None:
    """Refuse a format that is not understood, and what may not wait; the entry stays on the tablet."""
    if "entry" not in g or request.endpoint is None:
        return None
    if g.entry.format in entries.FORMATS and kind_of(request.endpoint):
        return None
    g.reason = "format"
    return errors.answer(422, _("This tablet is ahead"), _("The server does not understand this entry yet."))


def refuse(code: int, reason: str) -> NoReturn:
    """End the request; a tablet is told the reason."""
    g.reason = reason
    abort(code, reason)


def deliver(key: UUID, user_id: UUID) -> ResponseReturnValue | None:
    """Note the entry at hand under the key that it has just claimed. Its receipt where it was delivered before, so long
    ago that its submission is forgotten."""
    if "entry" not in g:
        return None
    g.delivered = key
    if depot().deliver(key, g.entry, kind(), user_id, current_user.tablet_id):
        return None
    unit_of_work.discard()
    return repeat(key, user_id)


def repeat(key: UUID, user_id: UUID) -> Response:
    """The receipt of an entry that came before, without what was answered then."""
    note_outcome(key, user_id)
    return Response("", 202 if g.outcome == ASIDE else 200)


def demand_new(key: UUID | None, model: type[Any]) -> None:
    """Demand that no row of a model has the key which a tablet made for it: else it stands for something else."""
    if key is not None and db.session.scalar(select(model.id).where(model.id == key)) is not None:
        refuse(422, "other-content")


def note_outcome(key: UUID, user_id: UUID) -> None:
    """Say of an entry that came before how it ended then."""
    if "entry" not in g:
        return
    g.delivered, delivered = key, depot().delivered(key)
    if delivered and delivered[0] != user_id:
        refuse(422, "other-content")
    g.outcome = REPEATED if delivered is None or delivered[1] == STORED else delivered[1]


def settle(response: Response) -> Response:
    """Give the entry its receipt, or say why there is none."""
    if "entry" not in g:
        return response
    if response.status_code >= 400:
        reason = REFUSED_BY.get(g.get("refused_by")) or g.get("reason") or REASONS.get(response.status_code)
        if reason:
            response.headers["Amal-Reason"] = reason
        return response
    if response.status_code >= 300:
        response = Response("", 200, {"HX-Redirect": response.location or "/"})
    if g.entry.is_late:
        response.set_data("")  # its page is gone, and what its author may read now was asked of the moment it happened
    if key := g.get("delivered"):
        outcome = g.get("outcome") or (depot().delivered(key)[1] if g.entry.is_late else STORED)
        response.headers["Amal-Receipt"], response.headers["Amal-Outcome"] = key.hex, outcome
        if current_user.tablet:
            depot().note_receipt(current_user.tablet, g.entry.received_at)
    return response


def write_line(response: Response) -> Response:
    """Write of an entry what kind it is and how it ended. The line of the request names a user, so this one comes after
    it, without the id that they would share."""
    if "entry" in g:
        log.info(
            "entry",
            kind=kind() or None,
            outcome=response.headers.get("Amal-Outcome") or response.headers.get("Amal-Reason"),
            status=response.status_code,
            age_seconds=round((g.entry.received_at - g.entry.at).total_seconds()),
            tries=g.entry.tries,
            skew_ms=g.entry.skew_ms,
        )
    return response
