"""A write comes from a page of ours, or it is refused before anything else is asked.

Browsers say where a request comes from. `Sec-Fetch-Site` decides alone where it is sent; a browser without it sends
`Origin`. Where both are absent no browser of these years asks, and the CSRF token and the cookie decide.
"""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.web import errors, logs
from amal_field.web.unit_of_work import is_write

OURS = frozenset({"same-origin", "none"})
"""`none`: somebody asked for it themselves, such as by loading a page again."""


def check() -> ResponseReturnValue | None:
    """Refuse a write of another site with 403. Neither its form nor its user is read."""
    if not is_write() or comes_from_us() is not False:
        return None
    logs.note_refusal("other_site")
    errors.forget_user()
    return errors.answer(
        403,
        _("That came from elsewhere"),
        _("Another site tried to send this in your name. Nothing was stored. Open Amal Field and do it there."),
    )


def comes_from_us() -> bool | None:
    """Whether a page of ours sent this request; None where the browser does not say."""
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site in OURS
    if (origin := request.headers.get("Origin")) is not None:
        return origin == f"{request.scheme}://{request.host}"
    return None
