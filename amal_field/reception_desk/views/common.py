"""What the views of the reception desk share: the blueprint and the tabs, one file, and who looked."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, request, url_for
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from amal_field.looks.operations import NewLook, looked
from amal_field.people.messages import REASONS
from amal_field.people.messages import SENTENCES as PEOPLE_SENTENCES
from amal_field.permissions import Permission
from amal_field.reception_desk import messages
from amal_field.reception_desk.messages import registration as registration_words
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.queries.registrations import file_for
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write

SENTENCES = messages.SENTENCES | PEOPLE_SENTENCES
WHY = ("ticket", "search", "list", "referral")
"""Why somebody looks, as an address says it."""

bp = Blueprint("reception_desk", __name__, url_prefix="/desk")

TABS: tuple[tuple[str, Any, Permission], ...] = (
    ("reception_desk.registration_form", _l("Register a family"), Permission.DESK_RECORD),
    ("reception_desk.minors", _l("Minors"), Permission.MINORS_SEE),
    ("reception_desk.statuses", _l("Statuses"), Permission.DESK_SEE),
)
"""The pages of the room in the order of the day: endpoint, name, and who sees it."""


@bp.context_processor
def tabs() -> dict[str, Any]:
    """The tabs that this user sees, for `reception_desk/_tabs.html`."""
    return {"desk_tabs": [(endpoint, name) for endpoint, name, permission in TABS if current_user.may(permission)]}


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {
        "status_names": registration_words.STATUSES,
        "address_names": registration_words.ADDRESS_KINDS,
        "companion_names": registration_words.COMPANIONS,
        "paper_names": registration_words.PAPERS,
        "how_names": registration_words.REPORTED_HOW,
        "minor_names": registration_words.MINOR_STATES,
    }


def look(act: str, person_ids: Collection[UUID]) -> None:
    """Note that this user looks at what the desk knows of these people, and why where the address says it."""
    if person_ids:
        why = request.args.get("why")
        reason = why if why in WHY else None
        looked(NewLook("desk", act, request.endpoint or "", list(person_ids), reason), current_user.id)


@asked_again
def file_or_404(file_id: UUID, *, undone_too: bool = False) -> DeskFile:
    """The file with this key; for a write once its other writers have ended."""
    file = file_for(file_id, locked=is_write())
    return file if file and (file.stands or undone_too) else abort(404)


def url_of_household(household_id: UUID, **more: Any) -> str:
    """The address of what the desk knows of a household."""
    return url_for("reception_desk.registered", household_id=household_id, **more)


def arrival_page(form: Any, left: Any) -> dict[str, Any]:
    """What a page shows on which people are registered."""
    return {"form": form, "doubles": left, "reason_names": REASONS}
