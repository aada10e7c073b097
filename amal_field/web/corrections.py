"""Two people correct the same row: nobody's work is lost, and who changed the same field looks at both."""

import json
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self

from flask_babel import gettext as _
from wtforms import Field, HiddenField

from amal_field.web.forms import FieldForm
from amal_field.web.jinja import local_day


class CorrectionForm(FieldForm):
    """A form that corrects a row. It carries the values from which it was drawn, its base: what its sender left alone
    stays as others have made it meanwhile, and what both have changed she looks at before it is written."""

    not_corrected: ClassVar[frozenset[str]] = frozenset({"base", "request_token"})
    """Fields that are no value of the row."""

    base = HiddenField()

    @classmethod
    def drawn(cls, **values: Any) -> Self:
        """The form as it is drawn from a row."""
        form = cls(formdata=None, **values)
        form.base.data = json.dumps({field.short_name: _plain(field.data) for field in form._corrected()})
        return form

    def merge(self, now: Self) -> bool:
        """Take over from the row, as it is drawn `now`, what the sender left alone. False where somebody else changed
        the same field meanwhile: the error stands there, and the new base lets the sender insist."""
        base, agreed = self._base(), True
        for field in self._corrected():
            stands = now[field.short_name]
            old, sent, standing = base.get(field.short_name), _plain(field.data), _plain(stands.data)
            if sent == old:
                _take_over(field, stands)
            elif old is not None and standing not in (old, sent):
                field.errors = [*field.errors, _changed_meanwhile(stands)]
                agreed = False
        if not agreed:
            self.base.data = now.base.data
        return agreed

    def _corrected(self) -> list[Field]:
        return [field for field in self if field.short_name not in self.not_corrected]

    def _base(self) -> dict[str, Any]:
        try:
            base = json.loads(self.base.data or "{}")
        except (ValueError, RecursionError):
            base = {}
        return base if isinstance(base, dict) else {}


def _plain(value: Any) -> str:
    if value is None or value is False:
        return ""
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


def _take_over(field: Field, stands: Field) -> None:
    field.data, field.raw_data = stands.data, None
    if hasattr(field, "typed"):
        field.typed = stands.typed


def _changed_meanwhile(stands: Field) -> str:
    if not _plain(stands.data):
        return _("Somebody else emptied this meanwhile. Look at both and save again.")
    labels = {str(choice.value): choice.label for choice in getattr(stands, "choices", ())}
    value = local_day(stands.data) if isinstance(stands.data, date) else labels.get(str(stands.data))
    return _(
        "Somebody else changed this to %(value)s meanwhile. Look at both and save again.",
        value=value or stands._value(),
    )
