"""The forms of a roll: fields, types and limits."""

from collections.abc import Iterable
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired

from amal_field import clock
from amal_field.attendance.rules import HELPER, MOST_HEADS, PARTICIPANT
from amal_field.people.forms.persons import DoublesForm
from amal_field.people.rules import Birth, birth_from
from amal_field.web.addresses import key_in
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import AreaField, FieldForm, ManyField, NameField, NumberField, UuidField, choices

MOST_TYPED, LONGEST_NAME = 40, 120


class TapForm(FieldForm):
    """A tap: its address says what is wanted."""


class EveryoneForm(FieldForm):
    """Everybody who is not marked yet; those alone who stood so on the screen of a tablet that kept the tap."""

    person_id = ManyField(validate_choice=False)

    def persons(self) -> set[UUID] | None:
        """Who stood there unmarked; None where nothing is said of that."""
        keys = {key_in(text) for text in self.person_id.data or ()}
        return keys - {None} if keys else None


class WalkInForm(DoublesForm):
    """Somebody walks in: a first name or a nickname is enough."""

    refused_at = {"name_on_roll": "given_name", "birth_unreal": "year", "birth_in_future": "year"}

    given_name = NameField(_l("First name or nickname"), [DataRequired(_l("Fill in a first name or a nickname."))])
    year = NumberField(_l("Year of birth"), most=9999)
    role = RadioField(choices=choices([(PARTICIPANT, PARTICIPANT), (HELPER, HELPER)]), default=PARTICIPANT)
    organisation = SelectField(_l("For which organisation"), default="")
    person_id = UuidField()

    def offer(self, organisations: Iterable[tuple[str, str]]) -> None:
        """Ask for which of these organisations somebody comes: key and name."""
        self.organisation.choices = choices([("", _l("None")), *organisations])

    def named(self) -> list[tuple[str, Birth | None]]:
        """Who walks in. Raises `RuleBroken` as `birth`."""
        return [(self.given_name.data, self.birth())]

    def birth(self) -> Birth | None:
        """The birth, as far as it is told. Raises `RuleBroken` `birth_unreal` or `birth_in_future`."""
        return birth_from(self.year.data, today=clock.today()) if self.year.data else None


class ComingForForm(FieldForm):
    """For which organisation somebody came."""

    organisation = SelectField(_l("For which organisation"), default="")

    def offer(self, organisations: Iterable[tuple[str, str]]) -> None:
        """Ask for which of these: key and name."""
        self.organisation.choices = choices([("", _l("None")), *organisations])


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


class PaperForm(DoublesForm):
    """What is typed back from a paper sheet: numbers, and the names of those who walked in, one a line."""

    refused_at = {
        **dict.fromkeys(("row_unreadable", "range_backwards", "row_unknown", "row_twice", "nothing_typed"), "numbers"),
        "name_on_roll": "names",
    }

    numbers = AreaField(_l("Numbers"), most=2_000)
    names = AreaField(_l("Who else was there"), most=4_000)

    def named(self) -> list[tuple[str, Birth | None]]:
        """Who else was there, each name once."""
        lines = (line.strip() for line in (self.names.data or "").splitlines())
        return [(line, None) for line in dict.fromkeys(lines) if line]

    def validate_names(self, field: AreaField) -> None:
        """Demand names as short as the roll takes them, and not too many."""
        names = [name for name, _birth in self.named()]
        if len(names) > MOST_TYPED or any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(
                _l("At most %(most)d names, each of at most %(long)d signs.", most=MOST_TYPED, long=LONGEST_NAME)
            )
