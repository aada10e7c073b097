"""Families come, change and go; pitches are blocked and expected on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FormField, HiddenField, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field import clock
from amal_field.people.forms.persons import (
    HOUSEHOLD_LANGUAGES,
    BirthField,
    DoublesForm,
    ManyKeysField,
    NewcomerForm,
    OneNewcomerForm,
)
from amal_field.people.rules import Newcomer
from amal_field.transit_site import messages, rules
from amal_field.transit_site.forms.deciding import DecidingForm
from amal_field.transit_site.forms.same import SameForm
from amal_field.transit_site.rules import ArrivalDetails
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import (
    DayField,
    FieldForm,
    ManyField,
    NameField,
    NumberField,
    PhoneField,
    RowsField,
    TextField,
    UuidField,
    choices,
)
from amal_field.web.money import MoneyField

NEW_ROWS = 12
MOST_PLATES = 6
METER_MOST = 9_999_999


class DetailsFields(FieldForm):
    """What is noted beside who came. Everything may wait."""

    refused_at = {"plan_before_arrival": "planned_departure_on", "meter_back": "meter_start"}

    planned_departure_on = DayField(_l("Planned departure"))
    prepayment = MoneyField(_l("Prepayment (€)"))
    prepayment_method = RadioField(_l("Prepaid by"), choices=choices(messages.METHODS.items()), default="cash")
    meter_start = NumberField(_l("Meter reading (kWh)"), most=METER_MOST)
    identity_kind = RadioField(
        _l("Document seen"), choices=choices([*messages.IDENTITY_KINDS.items(), ("", _l("Not seen yet"))]), default=""
    )
    house_rules = BooleanField(_l("House rules handed over"))

    def details(self) -> ArrivalDetails:
        """What was filled in."""
        return ArrivalDetails(
            planned_departure_on=self.planned_departure_on.data,
            prepayment=self.prepayment.data,
            prepayment_method=self.prepayment_method.data,
            meter_start=self.meter_start.data,
            identity_kind=self.identity_kind.data or None,
            house_rules_handed_over=self.house_rules.data,
        )


class EveryoneForm(DecidingForm):
    """A family comes as last time, today: the second of the two taps. `stay_id`: the key that a tablet made for the
    stay; `persons`: who was named on screen."""

    household = UuidField()
    everyone = HiddenField()
    stay_id = UuidField()
    persons = ManyKeysField(default=list)
    arrived_on = DayField(_l("Arrival"), default=clock.today)


class DetailsForm(CorrectionForm, DetailsFields, DecidingForm):
    """What is noted of a stay, to be filled in later or corrected."""

    refused_at = DetailsFields.refused_at | dict.fromkeys(("too_long", "closed"), "planned_departure_on")
    not_corrected = CorrectionForm.not_corrected | DecidingForm.answers


class ExtensionForm(DecidingForm):
    """The day until which a family stays."""

    refused_at = dict.fromkeys(("plan_before_arrival", "too_long", "closed"), "on")

    on = DayField(_l("Planned departure"), [InputRequired(_l("Choose a day."))])


class CheckInForm(DetailsFields, DecidingForm, DoublesForm):
    """A family comes: known people are ticked, newcomers have a row each. `stay_id` and `household_id`: the keys that a
    tablet made for the stay, and for the household where it is new."""

    refused_at = DetailsFields.refused_at | {
        "nobody_here": "persons",
        "too_many_people": "persons",
        "person_here": "persons",
        "person_elsewhere": "persons",
        "day_to_come": "arrived_on",
        "day_too_old": "arrived_on",
    }

    household = UuidField()
    stay_id = UuidField()
    household_id = UuidField()
    reservation = UuidField()
    persons = ManyField(_l("Who is here"), choices=[])
    newcomers = RowsField(FormField(NewcomerForm), min_entries=NEW_ROWS, max_entries=NEW_ROWS)
    plates = TextField(_l("Number plates, with a comma between them"), most=120)
    arrived_on = DayField(_l("Arrival"), [InputRequired(_l("Choose a day."))], default=clock.today)
    phone = PhoneField(_l("Phone"))
    language = RadioField(_l("Language of the household"), choices=HOUSEHOLD_LANGUAGES, default="")

    def offer(self, persons: Mapping[str, Any], *, ticked: list[UUID]) -> None:
        """Set the known people, by key; who was here last time is ticked on a fresh form."""
        self.persons.choices = choices(persons.items())
        if not self.is_submitted():
            self.persons.data = [str(key) for key in ticked]

    def validate_arrived_on(self, field: DayField) -> None:
        """Demand a day; a button that brings none means today."""
        if field.data is None and not field.errors:
            raise ValidationError(_l("Choose a day."))

    def validate_plates(self, field: TextField) -> None:
        """Demand plates that fit on a family's caravans."""
        if len(self.plate_list()) > MOST_PLATES:
            raise ValidationError(_l("That is more than %(most)d caravans.", most=MOST_PLATES))
        if any(len(plate) > 20 or not rules.plate_key(plate) for plate in self.plate_list()):
            raise ValidationError(_l("Write number plates such as 1-ABC-234, with a comma between them."))

    def plate_list(self) -> list[str]:
        """The plates, each once."""
        plates = [plate.strip() for plate in (self.plates.data or "").replace(";", ",").split(",") if plate.strip()]
        return list({rules.plate_key(plate): plate for plate in plates}.values())

    def new_people(self) -> list[Newcomer]:
        """Who is new, the empty rows left out."""
        return [row.form.newcomer for row in self.newcomers if row.form.newcomer]


class DepartureForm(FieldForm):
    """On which day a family left, and what their meter said then."""

    refused_at = {
        "departure_before_arrival": "on",
        "departure_before_change": "on",
        "departure_before_payment": "on",
        "day_to_come": "on",
        "meter_back": "meter_end",
    }
    on = DayField(_l("Departure"), [InputRequired(_l("Choose a day."))], default=clock.today)
    meter_end = NumberField(_l("Meter reading (kWh)"), most=METER_MOST)


class AbandonmentForm(FieldForm):
    """A family is gone without a word."""

    refused_at = DepartureForm.refused_at
    on = DayField(_l("Last night they were seen"), [InputRequired(_l("Choose a day."))])


class JoiningForm(OneNewcomerForm):
    """Somebody joins a stay: a known member of the household, or somebody new. `spell_id`: the key of a tablet."""

    refused_at = dict.fromkeys(("person_here", "person_elsewhere", "too_many_people"), "person") | {
        "nameless": "given_name"
    }
    person = RadioField(_l("Who"), choices=[], validate_choice=True, default="new")
    birth = BirthField(_l("Birth"))
    relation = NewcomerForm.relation
    spell_id = UuidField()

    @property
    def is_new(self) -> bool:
        """Whether no member of the household is chosen."""
        return self.person.data == "new"

    def offer(self, names: Mapping[str, str]) -> None:
        """Set the members of the household who are not there, key to name."""
        self.person.choices = choices([*names.items(), ("new", _l("Somebody new"))])


class PitchForm(FieldForm):
    """The pitch that a stay moves to, or takes beside its own."""

    refused_at = dict.fromkeys(
        ("pitch_taken", "pitch_blocked", "pitch_kept", "pitch_same", "pitch_unknown", "moved_on", "full"), "pitch"
    )
    pitch = RadioField(_l("Pitch"), coerce=int, choices=[], validators=[InputRequired(_l("Choose a pitch."))])

    def offer(self, numbers: list[int]) -> None:
        """Set the pitches to choose from: all but their own. "Free" is a rule, not a choice."""
        self.pitch.choices = choices((number, str(number)) for number in numbers)


class CaravanForm(FieldForm):
    """The number plate of a caravan that comes to a stay."""

    plate = TextField(_l("Number plate"), [DataRequired(_l("Fill in the number plate."))], most=20)

    def validate_plate(self, field: TextField) -> None:
        """Demand letters or digits."""
        if field.data and not rules.plate_key(field.data):
            raise ValidationError(_l("Write a number plate such as 1-ABC-234."))


class BlockForm(FieldForm):
    """A pitch takes nobody."""

    refused_at = {"block_exists": "reason", "pitch_in_use": "reason"}
    reason = TextField(_l("Why"), [DataRequired(_l("Say why in a few words."))], most=60)


class ExpectedForm(SameForm):
    """Somebody said that they come."""

    refused_at = dict.fromkeys(("pitch_reserved", "closed", "full", "day_gone_by"), "on")

    name = NameField(_l("Name"), [DataRequired(_l("Fill in a name."))])
    phone = PhoneField(_l("Phone"))
    on = DayField(_l("Day"), [InputRequired(_l("Choose a day."))], default=clock.today)

    def validate_on(self, field: DayField) -> None:
        """Demand a day that has not gone by."""
        if field.data and field.data < clock.today():
            raise ValidationError(_l("This day has gone by."))
