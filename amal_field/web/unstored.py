"""What a form sent and could not be stored, so that it can be shown again, still filled in.

No view has run where its write could not even begin: the fields are told by their names, from the form that has the
most of them. The token of the form goes back as it came: what another site had posted is worth nothing again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import request
from wtforms import BooleanField, Form, HiddenField, PasswordField, SelectField, SelectMultipleField
from wtforms.fields.core import UnboundField

from amal_field.web.unit_of_work import is_write

CHOSEN = (BooleanField, HiddenField, SelectField, SelectMultipleField)
"""Fields whose value says nothing to a reader: it goes along unseen."""


@dataclass(frozen=True)
class SentField:
    """A field with what stood in it; without a label it goes along unseen."""

    name: str
    value: str
    label: Any = None
    is_secret: bool = False


def sent() -> list[SentField] | None:
    """The fields of the form that this request sent, None where it sent none."""
    if not is_write() or not request.form:
        return None
    forms = [_fields(form) for form in _subclasses(Form)]
    names = {_last_part(name) for name in request.form}
    known = max(forms, key=lambda fields: (len(names & fields.keys()), -len(fields)))
    secret = {name for fields in forms for name in fields if issubclass(fields[name].field_class, PasswordField)}
    return [
        _field(name, value, known.get(_last_part(name)), is_secret=_last_part(name) in secret)
        for name, value in request.form.items(multi=True)
    ]


def _field(name: str, value: str, known: UnboundField | None, *, is_secret: bool) -> SentField:
    label = _label(known) if known is not None and not issubclass(known.field_class, CHOSEN) else None
    return SentField(name, "" if is_secret else value, label, is_secret)


def _fields(form: type[Form]) -> dict[str, UnboundField]:
    return {name: field for name in dir(form) if isinstance(field := getattr(form, name), UnboundField)}


def _subclasses(form: type[Form]) -> Iterator[type[Form]]:
    for child in form.__subclasses__():
        yield child
        yield from _subclasses(child)


def _last_part(name: str) -> str:
    """The name of a field within its row: `given_name` of `persons-0-given_name`."""
    return name.rpartition("-")[2]


def _label(field: UnboundField) -> Any:
    return field.kwargs.get("label") or (field.args[0] if field.args else None)
