"""What pages share that show what a client said in a talk."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import Form

from amal_field import clock
from amal_field.people.messages import RELATIONS
from amal_field.reception_desk import rules
from amal_field.reception_desk.forms.said import SaidPart, parts_said
from amal_field.reception_desk.messages import talks as words
from amal_field.reception_desk.models import Talk
from amal_field.reception_desk.queries import talks as talk_queries
from amal_field.web.addresses import key_in
from amal_field.web.jinja import local_birth


def talk_asked(key: str | None, *, locked: bool = False) -> Talk | None:
    """The talk with this key, if nobody took it over yet; `locked`: once its other writers have ended."""
    talk_id = key_in(key)
    found = talk_queries.talk_for(talk_id, locked=locked) if talk_id else None
    return found if found and not found.used_at else None


def talk_words() -> dict[str, Any]:
    """The words with which `reception_desk/_said.html` says it."""
    return {
        "topic_names": words.TOPICS,
        "relation_names": RELATIONS,
        "answer_names": words.ANSWERS,
        "by_names": words.ANSWERED_BY,
        "name_said": name_said,
        "birth_said": birth_said,
    }


def said_beside(words: Mapping[str, Any], rows: Sequence[Form | None], fields: Any) -> list[SaidPart]:
    """What was said, beside the fields of these rows and of the whole form."""
    return parts_said(words, rows, fields, name_said=name_said, today=clock.today())


def name_said(person: Mapping[str, Any], *, in_both: bool = True) -> str:
    """The name as they typed it, in Latin letters and in their own script, or in the first of these."""
    latin = " ".join(filter(None, (person.get("given_name"), person.get("family_name"))))
    native = " ".join(filter(None, (person.get("native_family"), person.get("native_given"))))
    return f"{latin} ({native})" if in_both and latin and native else latin or native


def birth_said(person: Mapping[str, Any]) -> str:
    """The birth as far as they typed it."""
    birth = rules.talks.birth_of(person.get("birth"), today=clock.today())
    return local_birth(birth) if birth else ""
