"""Where one is signed in, and ending it there."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.accounts import operations
from amal_field.accounts.queries import sign_ins as sign_in_queries
from amal_field.accounts.views.common import bp
from amal_field.web.access import raised, signed_in
from amal_field.web.forms import stamp
from amal_field.web.htmx import show, written


@bp.get("/settings/sign-ins")
@signed_in
def sign_ins() -> ResponseReturnValue:
    """The own sign-ins, on every browser."""
    return show("accounts/sign_ins.html", sign_ins=sign_in_queries.sign_ins_of(current_user), here=current_user.sign_in)


@bp.post("/settings/sign-ins/<uuid:sign_in_id>/end")
@raised
@signed_in
def sign_in_end(sign_in_id: UUID) -> ResponseReturnValue:
    """End one of them at once."""
    sign_in = sign_in_queries.sign_in_of(current_user, sign_in_id) or abort(404)
    operations.end_sign_in(current_user, sign_in, stamp=stamp())
    return written(None, to=url_for(".sign_ins"), said=_("Signed out there."))
