"""What the views of the reception desk share: the blueprint, the tabs, and the words of codes."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, request, url_for
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from amal_field.looks.operations import NewLook, looked
from amal_field.people.messages import SENTENCES as PEOPLE_SENTENCES
from amal_field.permissions import Permission
from amal_field.reception_desk import messages
from amal_field.reception_desk.messages import files as words
from amal_field.reception_desk.messages import registration as more_words
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.queries.registrations import file_for
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write

SENTENCES = messages.SENTENCES | PEOPLE_SENTENCES

bp = Blueprint("reception_desk", __name__, url_prefix="/reception-desk")

TABS: tuple[tuple[str, Any, Permission], ...] = (
    ("reception_desk.queue", _l("Queue"), Permission.QUEUE_CALL),
    ("reception_desk.registration_form", _l("Register a family"), Permission.DESK_RECORD),
    ("reception_desk.talk_form", _l("Talk on the tablet"), Permission.DESK_RECORD),
    ("reception_desk.files", _l("Files"), Permission.DESK_SEE),
    ("reception_desk.interpreters", _l("Interpreters"), Permission.DESK_SEE),
    ("reception_desk.welfare", _l("Shared with the OCMW"), Permission.WELFARE_SEE),
    ("reception_desk.minors", _l("Minors"), Permission.MINORS_SEE),
    ("reception_desk.statuses", _l("Statuses"), Permission.DESK_SEE),
    ("reception_desk.counters", _l("Counters"), Permission.DESK_SET),
    ("reception_desk.notice_form", _l("Privacy notice"), Permission.DESK_SET),
    ("reception_desk.catalogues", _l("Languages of clients"), Permission.DESK_SET),
)
"""The pages of the room in the order of the day: endpoint, name, and who sees it."""
WHYS = ("ticket", "search", "list", "referral")
"""From where a link leads to somebody, as the log of looks keeps it."""
WORDS_OF_FILES = {
    "step_names": words.STEPS,
    "step_states": words.STEP_STATES,
    "status_names": words.STATUSES,
    "address_kinds": words.ADDRESS_KINDS,
    "session_kinds": words.SESSION_KINDS,
    "companion_names": more_words.COMPANIONS,
    "paper_names": more_words.PAPERS,
    "minor_names": more_words.MINOR_STATES,
}
"""Name in the templates → the words of codes."""


@bp.context_processor
def tabs() -> dict[str, Any]:
    """The tabs that this user sees, for `reception_desk/_tabs.html`."""
    sees = current_user.may if current_user.is_authenticated else lambda permission: False
    return {"desk_tabs": [(endpoint, name) for endpoint, name, permission in TABS if sees(permission)]}


@bp.context_processor
def words_of_files() -> dict[str, Any]:
    """The words of codes, for the templates of files."""
    return WORDS_OF_FILES


def why(unsaid: str = "file") -> str:
    """From where somebody opens what they look at, as the link said it (`?why=`)."""
    said = request.args.get("why")
    return said if said in WHYS else unsaid


def look(person_ids: Collection[UUID], act: str, reason: str) -> None:
    """Note that this user looks at what the desk knows of these people, and why."""
    if person_ids:
        looked(NewLook("desk", act, request.endpoint or "", person_ids, reason=reason), current_user.id)


@asked_again
def file_or_404(file_id: UUID, *, undone_too: bool = False) -> DeskFile:
    """The file with this key; for a write once its other writers have ended."""
    file = file_for(file_id, locked=is_write())
    return file if file and (file.stands or undone_too) else abort(404)


def url_of_household(household_id: UUID) -> str:
    """The address of what the desk knows of a household."""
    return url_for("reception_desk.household_file", household_id=household_id)
