"""Forms for tablets: fields that clean what a keyboard adds, refuse what a database cannot hold, and say so.

A form is checked by its fields (types, limits); what the domain forbids comes from the rules, through `refusals`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from babel.support import NullTranslations, Translations
from flask import g, request
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, FieldList, HiddenField, PasswordField, SelectMultipleField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.i18n import messages_path

from amal_field import clock
from amal_field.db import new_key
from amal_field.harmless import HARMFUL, without_harm
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.web import locale, outbox, submissions, unit_of_work
from amal_field.web.jinja import readable
from amal_field.web.text_fields import UNSEEN_SIGN, AreaField, NameField, PhoneField, TextField

__all__ = [
    "ActionForm",
    "AreaField",
    "DayField",
    "FieldForm",
    "ManyField",
    "NameField",
    "NumberField",
    "PhoneField",
    "RowsField",
    "TextField",
    "UuidField",
    "choices",
    "stamp",
]


class FieldForm(FlaskForm):
    """A form with the key of its submission. The CSRF token is checked for every write in `web/access.py`."""

    class Meta:
        csrf = False

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """Read the fields of a write as text, never a file or JSON in their place. The one door by which text comes
            in from a screen: what nobody types and no database holds is left out, but of a password, which is taken as
            it comes."""
            sent = formdata is not None and unit_of_work.is_write()
            if not sent or not request.form:
                return None
            secret = {field.name for field in form if isinstance(field, PasswordField)}
            return MultiDict(
                (name, value if name in secret else without_harm(value))
                for name, value in request.form.items(multi=True)
            )

        def get_translations(self, form: FlaskForm) -> NullTranslations:
            """WTForms' own sentences; Flask-WTF reads their file anew in each request."""
            return _sentences(locale.language())

    refused_at: ClassVar[Mapping[str, str]] = {}
    """Refusal code → name of the field at which its sentence stands; any other stands above the form."""

    refuses_harm: ClassVar[bool] = False
    """Whether a sign that no form takes in is refused, where other forms leave it out."""

    refusal: RuleBroken | None = None
    """The rule, or the rules, that refused."""

    request_token = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.request_token.data:
            self.request_token.data = str(new_key())

    @property
    def broken(self) -> str | None:
        """The code of the rule that refused."""
        return self.refusal.code if self.refusal else None

    @property
    def sentences(self) -> list[str]:
        """What is wrong, the form's own sentences and those of its fields, for a form that shows them in one place."""
        return [sentence for errors in self.errors.values() for sentence in errors]

    @property
    def held_harm(self) -> bool:
        """Whether something was sent with a sign that no form takes in."""
        return any(HARMFUL.search(value) for _, value in request.form.items(multi=True))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the fields hold what they should; of a draft that is only opened nothing is said."""
        good = "opening" not in g and super().validate(*args, **kwargs)
        if good and self.refuses_harm and self.held_harm:
            self.form_errors.append(UNSEEN_SIGN)
            return False
        return good

    def stamp(self) -> Stamp:
        """Who sends this form, now, with which key."""
        return stamp()

    @contextmanager
    def refusals(self, sentences: Mapping[str, Any]) -> Iterator[None]:
        """Turn a broken rule into an error of the form, in the reader's language; nothing is stored."""
        try:
            yield
        except RuleBroken as broken:
            unit_of_work.discard()
            self.refusal = broken
            for refusal in broken.refusals:
                field, sentence = self.refused_at.get(refusal.code), sentences[refusal.code] % readable(refusal.values)
                if field:
                    self[field].errors = [*self[field].errors, sentence]
                else:
                    self.form_errors.append(sentence)


class ActionForm(FieldForm):
    """A button: nothing but its submission."""


@cache
def _sentences(language: str) -> NullTranslations:
    return Translations.load(messages_path(), [language], domain="wtforms")


def stamp() -> Stamp:
    """Who sends this request, when it happened, with which key, on which shared tablet."""
    token, entry = submissions.token() or new_key(), outbox.entry()
    made = Stamp(by_id=current_user.id, at=clock.now(), token=token, tablet_id=current_user.tablet_id)
    return replace(made, at=entry.at, received_at=entry.received_at, late=entry.is_late) if entry else made


class NumberField(Field):
    """A whole number between `least` and `most`, typed with digits."""

    def __init__(self, label: Any = None, validators: Any = (), *, least: int = 0, most: int = 999, **kwargs: Any):
        super().__init__(label, validators, **kwargs)
        self.least, self.most = least, most
        self.render_kw = {"inputmode": "numeric", "autocomplete": "off"} | (self.render_kw or {})

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        text = valuelist[0].strip()
        if not text:
            self.data, self.raw_data = None, [""]  # spaces alone are no number where one is asked for
        elif re.fullmatch(r"\d{1,9}", text, re.ASCII) and self.least <= int(text) <= self.most:
            self.data = int(text)
        else:
            raise ValidationError(
                _l("Type a whole number from %(least)d to %(most)d.", least=self.least, most=self.most)
            )

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else ("" if self.data is None else str(self.data))


class DayField(Field):
    """A calendar day: what the tablet's own picker sends, or `23/11/2026` typed. Not sent at all is the default."""

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        text = valuelist[0].strip()
        self.data = None
        if not valuelist[0]:
            return
        iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII)
        typed = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text, re.ASCII)
        parts = iso.groups() if iso else typed.groups()[::-1] if typed else None
        try:
            self.data = date(*map(int, parts)) if parts else None
        except ValueError:
            self.data = None
        if self.data is None or not 1900 <= self.data.year <= 2200:
            self.data = None
            raise ValidationError(_l("This day does not exist. Write it as 23/11/2026."))

    def _value(self) -> str:
        return self.data.isoformat() if self.data else (self.raw_data[0] if self.raw_data else "")


class UuidField(HiddenField):
    """The key of a row; anything else is refused."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0]:
            try:
                self.data = UUID(valuelist[0])
            except ValueError:
                raise ValidationError(_l("This choice does not exist any more. Load the page again.")) from None


class ManyField(SelectMultipleField):
    """Ticks: any number of the choices handed in, as (value, label)."""

    def __init__(self, label: Any = None, validators: Any = (), *, validate_choice: bool = True, **kwargs: Any) -> None:
        super().__init__(label, validators, validate_choice=validate_choice, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = list(dict.fromkeys(valuelist))

    def _value(self) -> str:
        labels = {str(choice.value): str(choice.label) for choice in self.choices}
        return ", ".join(labels.get(value, value) for value in self.data or ())


class RowsField(FieldList):
    """So many rows of fields, each known by its number; a number beyond them is nobody's."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        start = f"{prefix}-"
        sent = {name.removeprefix(start).partition("-")[0] for name in formdata if name.startswith(start)}
        return (number for number in range(self.max_entries) if str(number) in sent)


def choices(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Pairs of value and label as WTForms takes them."""
    return [SelectChoice(value, label) for value, label in pairs]
