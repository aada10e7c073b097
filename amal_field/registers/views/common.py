"""What the pages of registers share: the blueprint, and the words of codes."""

from typing import Any

from flask import Blueprint

from amal_field import clock
from amal_field.registers import messages

bp = Blueprint("registers", __name__, url_prefix="/registers")


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {"state_names": messages.STATES, "now": clock.now()}
