"""The list of users as a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from amal_field.accounts.models import User
from amal_field.workbook import Column, Sheet


def users_sheet(users: Sequence[User], roles: Mapping[Any, Sequence[Any]]) -> Sheet:
    """Who uses the app, with their roles as `roles` calls them, and who has not come in yet or comes in no more."""
    columns = [
        Column(_("Name"), 32),
        Column(_("E-mail"), 36),
        Column(_("Roles"), 50, wraps=True),
        Column(_("State"), 18),
    ]
    rows = [
        [user.name, user.email, ", ".join(str(roles[row.role][0]) for row in user.role_rows) or None, _state(user)]
        for user in users
    ]
    return Sheet(_("Users"), columns, rows)


def _state(user: User) -> str | None:
    if user.is_deactivated:
        return _("Deactivated")
    return None if user.password_hash else _("Invited")
