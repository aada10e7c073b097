"""What the views of the reception desk share: the blueprint and the tabs."""

from typing import Any

from flask import Blueprint
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from amal_field.permissions import Permission

bp = Blueprint("reception_desk", __name__, url_prefix="/desk")

TABS: tuple[tuple[str, Any, Permission], ...] = (
    ("reception_desk.interpreters", _l("Interpreters"), Permission.DESK_SEE),
)
"""The pages of the room in the order of the day: endpoint, name, and who sees it."""


@bp.context_processor
def tabs() -> dict[str, Any]:
    """The tabs that this user sees, for `reception_desk/_tabs.html`."""
    return {"desk_tabs": [(endpoint, name) for endpoint, name, permission in TABS if current_user.may(permission)]}
