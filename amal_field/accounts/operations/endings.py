"""What ends with a user: each room says what becomes of what it keeps of somebody who is deactivated."""

from collections.abc import Callable

from amal_field.accounts.models import User

ENDINGS: dict[str, Callable[[User], None]] = {}
"""Room → what it ends; that the user is deactivated is recorded once, for all of it."""


def end_all(user: User) -> None:
    """Let all of it end."""
    for end in ENDINGS.values():
        end(user)
