"""Fields for births and newcomers, and the forms that correct a person or a household."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, Form, RadioField, SelectField, ValidationError

from amal_field import clock
from amal_field.people import messages, rules
from amal_field.people.rules import Newcomer
from amal_field.refusal import RuleBroken
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import FieldForm, NameField, PhoneField, TextField, choices

HOUSEHOLD_LANGUAGES = choices([("nl", "Nederlands"), ("fr", "Français"), ("en", "English"), ("", _l("Unknown"))])


def languages_offered(spoken: Iterable[Field]) -> list[tuple[str, str]]:
    """Code and name of each language that may be chosen, in the reader's language and order."""
    names = get_locale().languages
    codes = {*rules.LANGUAGES, *(field.data for field in spoken if field.data and field.data in names)}
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1])


NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""What Babel names beside countries, with two letters too."""


def countries_offered() -> list[tuple[str, str]]:
    """Code and name of each country, in the reader's language and order."""
    names = get_locale().territories.items()
    return sorted((one for one in names if len(one[0]) == 2 and one[0] not in NO_COUNTRIES), key=lambda pair: pair[1])


class BirthField(Field):
    """A birth in three text fields, day, month and year; a month or a year alone is enough.
    `data` is a `Birth` or None."""

    parts = (("day", _l("Day"), 2), ("month", _l("Month"), 2), ("year", _l("Year"), 4))

    def process(self, formdata=None, data=None, extra_filters=None) -> None:
        """Read the three parts; what was typed stays in `typed`, also where it is wrong."""
        self.process_errors, self.data = [], data or self.object_data_or_default()
        if formdata is not None and f"{self.name}-year" in formdata:
            self.typed = [formdata.get(f"{self.name}-{part}", "").strip()[:20] for part, _, _ in self.parts]
            self.data = None
            try:
                self.data = self._read()
            except ValueError as wrong:
                self.process_errors.append(wrong.args[0])
        elif self.data:
            on, precision = self.data.on, self.data.precision
            day, month = on.day if precision not in ("month", "year") else "", on.month if precision != "year" else ""
            self.typed = [str(part) for part in (day, month, on.year)]
        else:
            self.typed = ["", "", ""]

    def _value(self) -> str:
        return "/".join(part for part in self.typed if part)

    def object_data_or_default(self):
        """The default of the field."""
        return self.default() if callable(self.default) else self.default

    def _read(self) -> rules.Birth | None:
        if not any(self.typed):
            return None
        if not all(re.fullmatch(r"\d*", part, re.ASCII) for part in self.typed) or len(self.typed[2]) != 4:
            raise ValidationError(_l("Write the birth in digits: 3, 11, 1998, or month and year, or the year alone."))
        day, month, year = (int(part) if part else None for part in self.typed)
        try:
            return rules.birth_from(year, month, day, today=clock.today())
        except RuleBroken as broken:
            raise ValidationError(messages.SENTENCES[broken.code]) from None


class ManyKeysField(Field):
    """Keys of rows, in any number of fields of one name or in one with blanks between them; `data` is the words."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = [word for value in valuelist for word in value.split()]

    @property
    def keys(self) -> set[UUID]:
        """The keys among the words."""
        return {key for word in self.data or () if (key := _key(word))}


class DoublesForm(FieldForm):
    """A form that registers people, and asks first whether they are registered already.

    `same`: `place:key`, a newcomer who is that person; `different`: persons of whom was said that they are no newcomer.
    """

    doubles: Mapping[int, Sequence[Any]] = MappingProxyType({})
    """Place of a newcomer → those of whom is asked whether she is one."""

    same = ManyKeysField(default=list)
    different = ManyKeysField(default=list)

    def who_is_same(self) -> dict[int, UUID]:
        """Place of a newcomer → whom she turned out to be; what is no key is nobody's."""
        answers = (re.fullmatch(r"(\d{1,2}):([0-9a-f-]{36})", word, re.ASCII) for word in self.same.data or ())
        return {int(answer[1]): key for answer in answers if answer and (key := _key(answer[2]))}

    def who_is_different(self) -> set[UUID]:
        """Whom no newcomer is."""
        return self.different.keys


class OneNewcomerForm(DoublesForm):
    """A form that registers one person at most: her names, and `birth`, `relation` and `phone` where it has these
    fields."""

    given_name = NameField(_l("First name"))
    family_name = NameField(_l("Family name"))

    @property
    def is_new(self) -> bool:
        """Whether the names are asked for at all, or somebody known is chosen."""
        raise NotImplementedError

    @property
    def newcomer(self) -> Newcomer:
        birth, relation, phone = (self[name].data if name in self else None for name in ("birth", "relation", "phone"))
        return Newcomer(self.given_name.data, self.family_name.data, birth, relation, phone=phone or None)

    def new_people(self) -> list[Newcomer]:
        """Who is new: nobody where somebody known is chosen, or no name is filled in."""
        return [self.newcomer] if self.is_new and (self.given_name.data or self.family_name.data) else []


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class NewcomerForm(Form):
    """One row for somebody who is new: a name is enough."""

    given_name = NameField(_l("First name"))
    family_name = NameField(_l("Family name"))
    birth = BirthField(_l("Birth"))
    relation = RadioField(
        _l("Relation"),
        choices=choices((code, name) for code, name in messages.RELATIONS.items() if code != "holder"),
        validate_choice=True,
        default="child",
    )

    def validate(self, extra_validators=None) -> bool:
        """Demand a name as soon as anything else is filled in."""
        good = super().validate(extra_validators)
        if not self.newcomer and any(self.birth.typed):
            self.given_name.errors = [*self.given_name.errors, messages.SENTENCES["nameless"]]
            return False
        return good

    @property
    def newcomer(self) -> Newcomer | None:
        """Who is meant; None for an empty row."""
        if not (self.given_name.data or self.family_name.data):
            return None
        return Newcomer(self.given_name.data, self.family_name.data, self.birth.data, self.relation.data)


class PersonForm(CorrectionForm):
    """What is known of a person, to be corrected. `scope`: for whom a new phone or contact language holds."""

    refused_at = {"nameless": "given_name", "dossier_without_digit": "dossier_number"}
    given_name = NameField(_l("First name"))
    family_name = NameField(_l("Family name"))
    patronymic = NameField(_l("Patronymic"))
    nickname = NameField(_l("Nickname"))
    native_name = NameField(_l("Name in own script"))
    birth = BirthField(_l("Birth"))
    assigned = BooleanField(_l("1 January was assigned: nobody knows the day"))
    phone = PhoneField(_l("Phone"))
    dossier_number = TextField(_l("Dossier number"), most=rules.DOSSIER_MOST)
    contact_language = SelectField(_l("Contact language"), validate_choice=True)
    second_language = SelectField(_l("Second language"), validate_choice=True)
    third_language = SelectField(_l("Third language"), validate_choice=True)
    scope = RadioField(
        _l("For whom?"),
        choices=choices([("one", _l("Only this person")), ("all", _l("The whole family"))]),
        validate_choice=False,
        default="",
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offered = choices([("", _l("Unknown")), *languages_offered(self.spoken)])
        for field in self.spoken:
            field.choices = offered

    @property
    def spoken(self) -> list[SelectField]:
        """The fields of the languages, in the order in which they are spoken with her."""
        return [self.contact_language, self.second_language, self.third_language]

    def validate_assigned(self, field: BooleanField) -> None:
        """Refuse a day that no office assigns."""
        if field.data and not self.birth.errors:
            try:
                self.birth.data = self.birth.data and rules.assigned(self.birth.data)
            except RuleBroken as broken:
                raise ValidationError(messages.SENTENCES[broken.code]) from None

    def values(self, more: Iterable[str] = ()) -> dict:
        """The columns as the operation takes them; `more` are languages that she speaks beside these."""
        birth = self.birth.data
        names = ("given_name", "family_name", "patronymic", "nickname", "native_name", "phone", "dossier_number")
        return {name: self[name].data for name in names} | {
            "born_on": birth.on if birth else None,
            "birth_precision": birth.precision if birth else None,
            "languages": list(dict.fromkeys([*(field.data for field in self.spoken if field.data), *more])),
        }


class HouseholdForm(CorrectionForm):
    """What is known of a household, to be corrected."""

    name = NameField(_l("Name of the household"))
    phone = PhoneField(_l("Phone"))
    language = RadioField(_l("Language of the household"), choices=HOUSEHOLD_LANGUAGES, default="")

    def validate_name(self, field: NameField) -> None:
        """Demand a name by which the plan can call the household."""
        if not field.data:
            raise ValidationError(_l("Fill in a name."))
