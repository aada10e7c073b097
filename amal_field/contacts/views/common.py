"""What the views of talks share: the blueprint, the words of codes, and the log of looks."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_login import current_user

from amal_field import clock
from amal_field.contacts import messages, queries, rules
from amal_field.contacts.forms import ContactForm
from amal_field.contacts.models import Contact
from amal_field.contacts.queries import ContactLine
from amal_field.looks.operations import NewLook, looked

bp = Blueprint("contacts", __name__, url_prefix="/contacts")

DESK = "desk"


@bp.app_template_filter()
def topic_name(topic: Any) -> str:
    """What a topic is called."""
    return str(messages.TOPICS.get(topic.code, topic.name))


@bp.app_template_filter()
def service_name(service: Any) -> str:
    """What a service is called."""
    return str(messages.SERVICES.get(service.code, service.name))


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {"age_names": messages.AGE_GROUPS, "minutes_offered": rules.MINUTES, "names_of": queries.names_of}


def form_of(kind: type[ContactForm], person_id: UUID | None = None) -> Any:
    """A form of this kind for the services of this user, of today; `person_id`: with whom."""
    return kind(queries.services_for(current_user, person_id), queries.topics(), spoken_on=clock.today())


def look(rows: Sequence[ContactLine], act: str) -> None:
    """Note that names leave the app: those of the desk as its own."""
    look_at_desk(rows, act)
    others = [row.person_id for row in rows if row.person_id and row.service.code != DESK]
    if others:
        looked(NewLook("people", act, request.endpoint or "", others), current_user.id)


def look_at_desk(rows: Sequence[Contact | ContactLine], act: str) -> None:
    """Note a look at whom the desk spoke."""
    seen = [row for row in rows if row.person_id and row.service.code == DESK]
    if seen:
        people = [row.person_id for row in seen]
        looked(NewLook("desk", act, request.endpoint or "", people, service=seen[0].service_id), current_user.id)
