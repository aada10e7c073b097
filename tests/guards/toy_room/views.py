"""The one page of the toy library."""

from flask import Blueprint

from amal_field.permissions import Permission
from amal_field.web.access import requires

bp = Blueprint("toy_room", __name__, url_prefix="/toy-room")


@bp.get("")
@requires(Permission.SESSIONS_SEE)
def toys() -> str:
    """All toys."""
    return "A puzzle and a scooter."
