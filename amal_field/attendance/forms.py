"""The forms of a roll: fields, types and limits."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.validators import DataRequired

from amal_field import clock
from amal_field.attendance.rules import HELPER, MOST_HEADS, PARTICIPANT
from amal_field.people.rules import Birth, birth_from
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import AreaField, FieldForm, NameField, NumberField, choices


class TapForm(FieldForm):
    """A tap: its address says what is wanted."""


class WalkInForm(FieldForm):
    """Somebody walks in: a first name or a nickname is enough."""

    refused_at = {"name_on_roll": "given_name", "birth_unreal": "year", "birth_in_future": "year"}

    given_name = NameField(_l("First name or nickname"), [DataRequired(_l("Fill in a first name or a nickname."))])
    year = NumberField(_l("Year of birth"), most=9999)
    role = RadioField(choices=choices([(PARTICIPANT, PARTICIPANT), (HELPER, HELPER)]), default=PARTICIPANT)

    def birth(self) -> Birth | None:
        """The birth, as far as it is told. Raises `RuleBroken` `birth_unreal` or `birth_in_future`."""
        return birth_from(self.year.data, today=clock.today()) if self.year.data else None


class TallyForm(FieldForm):
    """A head count: one more, one less, or the number itself."""

    refused_at = {"tally_negative": "number", "tally_full": "number"}

    step = HiddenField()
    number = NumberField(_l("Number"), most=MOST_HEADS)

    def steps(self) -> int:
        """+1 or -1 for a button, 0 for a number that was typed."""
        return {"1": 1, "-1": -1}.get(self.step.data, 0)


class RemarkForm(CorrectionForm):
    """What is worth knowing about the session."""

    remark = AreaField(_l("Remark"), most=2_000)
