"""Which pages of attendance somebody needs on a day, with or without a network."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from amal_field.accounts.models import User
from amal_field.attendance.queries import sessions
from amal_field.permissions import Permission


def pages(user: User, day: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sessions of the day and the roll of each that takes place, as endpoints with what stands in their address."""
    if user.may(Permission.SESSIONS_SEE):
        yield "attendance.today", {}
        for session in sessions.sessions_for(user, day):
            if not session.is_called_off:
                yield "attendance.roll", {"session_id": session.id}
