"""A family is registered: what holds for all of it, and a row for each person; or one person comes to a family."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p
from wtforms import FormField, HiddenField, RadioField, SelectField
from wtforms.validators import InputRequired

from amal_field import clock
from amal_field.people import messages as people_messages
from amal_field.people.forms.persons import DoublesForm, NewcomerForm, languages_offered
from amal_field.people.rules import Birth, Newcomer, is_minor
from amal_field.reception_desk import messages, rules
from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.messages import files as file_words
from amal_field.reception_desk.messages import registration as words
from amal_field.reception_desk.rules.registration import MOST_PEOPLE, ROWS
from amal_field.refusal import RuleBroken
from amal_field.web.forms import DayField, ManyField, NameField, PhoneField, RowsField, UuidField, choices

LANGUAGES = ("uk", "ru", "en", "ro", "bg", "tr", "ar", "fr", "nl")
"""Those of the desk; the first that is spoken is the one to speak with them."""
MOST_SENT = MOST_PEOPLE + 20
"""So many rows come back where too many were sent: nothing of them is lost."""
YES_NO = choices([("yes", _l("Yes")), ("no", _l("No")), ("", _l("Not known"))])
STATUSES = choices([*file_words.STATUSES.items(), ("", _l("Not known"))])
COMPANIONS = choices([("", _l("Choose…")), *words.COMPANIONS.items()])


class RowForm(NewcomerForm):
    """One person: who they are, and beneath "more" what only some have."""

    given_name = NameField(_l("First name"))
    family_name = NameField(_l("Family name"))
    sex = RadioField(
        _p("of a person", "Sex"), choices=choices([*people_messages.SEXES.items(), ("", _l("Not known"))]), default=""
    )
    native_family = NameField(_l("Family name in own script"))
    native_given = NameField(_l("First name in own script"))
    patronymic = NameField(_l("Patronymic"))
    companion = SelectField(_l("Who came along, under 18"), choices=COMPANIONS, validate_choice=True, default="")
    arrived_on = DayField(_l("Own arrival in Ghent"))
    belgium_on = DayField(_l("Arrival in Belgium"))
    status = SelectField(
        _l("Own status"),
        choices=choices([("", _l("As the family")), *file_words.STATUSES.items()]),
        validate_choice=True,
        default="",
    )
    since = DayField(_l("Since"))
    until = DayField(_l("Until"))

    @property
    def newcomer(self) -> Newcomer | None:
        plain = super().newcomer
        native = " ".join(name for name in (self.native_family.data, self.native_given.data) if name)
        patronymic = self.patronymic.data
        return plain and replace(plain, sex=self.sex.data or None, native_name=native or None, patronymic=patronymic)

    def validate(self, extra_validators=None) -> bool:
        """Demand a name in Latin letters as soon as one in another script is filled in."""
        good = super().validate(extra_validators)
        if not self.newcomer and not self.given_name.errors and (self.native_family.data or self.native_given.data):
            self.given_name.errors = [*self.given_name.errors, people_messages.SENTENCES["nameless"]]
            return False
        return good

    def more_holds(self, *, is_open: bool = False) -> bool:
        """Whether anything beneath "more" is filled in, or wrong."""
        names = ("native_family", "native_given", "patronymic", "companion", "arrived_on", "belgium_on", "status")
        return is_open or any(self[name].data or self[name].errors for name in (*names, "since", "until"))

    def take_romanisation(self) -> None:
        """Write the names in Latin letters as Ukraine does, where all letters are Ukrainian."""
        for native, latin in ((self.native_family, self.family_name), (self.native_given, self.given_name)):
            latin.data = rules.romanisation.romanised(native.data) or latin.data


class ArrivalForm(DeskForm, DoublesForm):
    """Who comes to the desk. `parents`: name and birth of those whose child somebody may be."""

    parents: Sequence[tuple[str, Birth | None]] = ()

    arrived_on = DayField(_l("Arrival in Ghent"), [InputRequired(_l("Choose a day."))], default=clock.today)
    status = RadioField(_l("Status"), choices=STATUSES, default="")
    since = DayField(_l("Since"))
    until = DayField(_l("Until"))
    address_kind = RadioField(
        _l("Kind of address"), choices=choices(file_words.ADDRESS_KINDS.items()), default="unknown"
    )
    papers = ManyField(_l("Documents seen"), choices=choices(words.PAPERS.items()))
    sure = HiddenField()
    talk = HiddenField()

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Check the rows by what holds for the family as well."""
        good = super().validate(*args, **kwargs)
        if good and not self.filled():
            self.form_errors.append(words.OF_FORMS["nobody_came"])
        if len(self.filled()) > MOST_PEOPLE:
            self.form_errors.append(words.OF_FORMS["too_many_people"] % {"most": MOST_PEOPLE})
        are_right = [self._check(self, self.status.data), self._rows_are_right()]
        return good and all(are_right) and not self.form_errors

    def filled(self) -> list[RowForm]:
        """The rows with somebody, in their order."""
        return [row.form for row in self.newcomers if row.form.newcomer]

    def arrival_of(self, row: RowForm) -> date | None:
        """When this person came to Ghent."""
        return row.arrived_on.data or self.arrived_on.data

    def companion_of(self, row: RowForm, place: int) -> str | None:
        """Who came with this person. Raises `RuleBroken` `companion_untold`."""
        adults = [birth for _, birth in self.parents_of(place) if not birth or not is_minor(birth.on, clock.today())]
        arrived_on, relation = self.arrival_of(row), self.relation_of(row, place)
        told = row.companion.data or None
        return rules.registration.companion_of(told, relation, row.birth.data, arrived_on, of_adult=bool(adults))

    def relation_of(self, row: RowForm, place: int) -> str | None:
        """What this person is in the household."""
        return row.relation.data

    def parents_of(self, place: int) -> Sequence[tuple[str, Birth | None]]:
        """Whose child the person at this place may be."""
        return self.parents

    def odd_children(self) -> list[Any]:
        """A question for each child that is older than a parent, or hardly younger; none once somebody is sure."""
        if self.sure.data:
            return []
        pairs = (
            (row, parent, birth)
            for place, row in enumerate(self.filled())
            if self.relation_of(row, place) == "child"
            for parent, birth in self.parents_of(place)
        )
        return [
            words.OF_FORMS["odd_child"]
            % {"child": row.newcomer.given_name or row.newcomer.family_name, "parent": parent}
            for row, parent, birth in pairs
            if rules.registration.is_odd_child(row.birth.data, birth)
        ]

    def _rows_are_right(self) -> bool:
        checked = [self._row_is_right(row, place) for place, row in enumerate(self.filled())]
        self.newcomers.errors = [row.errors for row in self.newcomers if row.errors]
        return all(checked)

    def _row_is_right(self, row: RowForm, place: int) -> bool:
        arrived_on, today = self.arrival_of(row), clock.today()
        if arrived_on is None or row.belgium_on.errors or row.birth.errors:
            return False
        try:
            birth = row.birth.data
            rules.registration.check_days(arrived_on, row.belgium_on.data, today=today, birth=birth)
            self.companion_of(row, place)
        except RuleBroken as broken:
            field = {
                "arrival_to_come": row.arrived_on if row.arrived_on.data else self.arrived_on,
                "arrival_before_birth": row.birth,
                "ghent_before_belgium": row.belgium_on,
                "companion_untold": row.companion,
            }[broken.code]
            _tell(field, broken)
            return False
        return self._check(row, row.status.data)

    def _check(self, fields: Any, status: str | None) -> bool:
        """Whether the days of a status are right, of the family or in a row."""
        if fields.since.errors or fields.until.errors:
            return False
        try:
            rules.registration.check_status(status, fields.since.data, fields.until.data, today=clock.today())
        except RuleBroken as broken:
            at = {"days_of_no_status": "status", "status_to_come": "since", "status_ends_early": "until"}[broken.code]
            _tell(fields[at], broken)
            return False
        return True


class RegistrationForm(ArrivalForm):
    """A family is registered; the first person is its holder."""

    phone = PhoneField(_l("Phone"))
    languages = ManyField(_l("Languages"), choices=[])
    interpreter = RadioField(_l("Interpreter needed?"), choices=YES_NO, default="")
    ticket = UuidField()
    newcomers = RowsField(FormField(RowForm), label=_l("Who came"), min_entries=ROWS, max_entries=MOST_SENT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(languages_offered([]))
        self.languages.choices = choices((code, names[code]) for code in LANGUAGES)

    def relation_of(self, row: RowForm, place: int) -> str | None:
        """What this person is in the household; of the first nobody asks."""
        return row.relation.data if place else None

    def parents_of(self, place: int) -> Sequence[tuple[str, Birth | None]]:
        """The first person, and whoever is their partner."""
        grown = [
            row for at, row in enumerate(self.filled()) if at != place and (at == 0 or row.relation.data == "partner")
        ]
        return [(_called(row), row.birth.data) for row in grown]

    def new_people(self) -> list[Newcomer]:
        """Who comes, the empty rows left out."""
        spoken = tuple(self.languages.data or ())
        people = [replace(row.newcomer, languages=spoken) for row in self.filled()]
        return [replace(one, relation=None, phone=self.phone.data) for one in people[:1]] + people[1:]


class JoiningForm(ArrivalForm):
    """Somebody came to a family that is registered."""

    newcomers = RowsField(FormField(RowForm), label=_l("Who came"), min_entries=1, max_entries=1)

    def new_people(self) -> list[Newcomer]:
        """Who comes."""
        return [row.newcomer for row in self.filled()]


def _called(row: RowForm) -> str:
    return row.given_name.data or row.family_name.data or ""


def _tell(field: Any, broken: RuleBroken) -> None:
    field.errors = [*field.errors, messages.SENTENCES[broken.code]]
