"""What the views of the reception desk share: the blueprint, the tabs, and the words of codes."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from amal_field.looks.operations import NewLook, looked
from amal_field.permissions import Permission
from amal_field.reception_desk.messages import files as words

bp = Blueprint("reception_desk", __name__, url_prefix="/desk")

TABS: tuple[tuple[str, Any, Permission], ...] = (
    ("reception_desk.files", _l("Files"), Permission.DESK_SEE),
    ("reception_desk.interpreters", _l("Interpreters"), Permission.DESK_SEE),
    ("reception_desk.welfare", _l("Shared with the OCMW"), Permission.WELFARE_SEE),
)
"""The pages of the room in the order of the day: endpoint, name, and who sees it."""


@bp.context_processor
def tabs() -> dict[str, Any]:
    """The tabs that this user sees, for `reception_desk/_tabs.html`."""
    sees = current_user.may if current_user.is_authenticated else lambda permission: False
    return {"desk_tabs": [(endpoint, name) for endpoint, name, permission in TABS if sees(permission)]}


@bp.context_processor
def words_of_files() -> dict[str, Any]:
    """The words of codes, for the templates of files."""
    return {
        "step_names": words.STEPS,
        "step_states": words.STEP_STATES,
        "status_names": words.STATUSES,
        "address_kinds": words.ADDRESS_KINDS,
        "session_kinds": words.SESSION_KINDS,
    }


def look(person_ids: Collection[UUID], act: str, reason: str) -> None:
    """Note that this user looks at what the desk knows of these people, and why."""
    if person_ids:
        looked(NewLook("desk", act, request.endpoint or "", person_ids, reason=reason), current_user.id)
