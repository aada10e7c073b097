"""What the views of the conversation tables share."""

from typing import Any

from flask import Blueprint

from amal_field.attendance import messages as attendance_messages
from amal_field.conversation_tables import messages, rules

bp = Blueprint("conversation_tables", __name__, url_prefix="/conversation-tables")

SENTENCES = attendance_messages.SENTENCES | messages.SENTENCES


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {
        "programme_names": attendance_messages.PROGRAMMES,
        "level_names": messages.LEVELS,
        "hours_and_minutes": rules.hours_and_minutes,
    }
