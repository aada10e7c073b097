"""What the pages of a person and of an organisation show of talks."""

from typing import Any

from flask import url_for
from flask_login import current_user

from amal_field.contacts import queries
from amal_field.contacts.views.common import look_at_desk
from amal_field.organisations.models import Organisation
from amal_field.people.models import Person


def person_part(person: Person) -> dict[str, Any]:
    """The latest talks with a person, for their page; `to`: where to note one, if that is for this user."""
    rows = queries.last_with(current_user, person_id=person.id)
    look_at_desk(rows, "page")
    is_offered = queries.may_speak_with(current_user, person.id)
    to = url_for("contacts.person_form", person_id=person.id) if is_offered else None
    return {"rows": rows, "to": to, "is_card": True}


def organisation_part(user: Any, organisation: Organisation) -> dict[str, Any]:
    """The latest talks with an organisation, for its page."""
    rows = queries.last_with(user, organisation_id=organisation.id)
    return {
        "rows": rows,
        "to": url_for("contacts.organisation_form", organisation_id=organisation.id),
        "is_card": False,
    }
