"""Fields of text: trimmed, of a known length, and without signs that nobody sees."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField, ValidationError
from wtforms.validators import Length

from amal_field.harmless import TURNING

__all__ = ["TURNING", "UNSEEN_SIGN", "AreaField", "NameField", "PhoneField", "TextField"]

UNSEEN_SIGN = _l("There is a sign in this that nobody sees. Type it again.")

AROUND_NUMBERS = re.compile("[\u202a-\u202d\u2066-\u2069]")
"""What the address books of telephones put around a number that is copied from them."""


class TextField(StringField):
    """A line of text, trimmed, of at most `most` characters; empty is None. What is longer is refused and kept: a
    `maxlength` would cut what somebody pastes without a word."""

    def __init__(self, label: Any = None, validators: Any = (), *, most: int = 200, **kwargs: Any) -> None:
        checks = [
            Length(max=most, message=_l("This is too long: at most %(most)d characters.", most=most)),
            *validators,
        ]
        super().__init__(label, checks, filters=[_trimmed], **kwargs)
        self.render_kw = {"autocomplete": "off"} | (self.render_kw or {})

    def pre_validate(self, form: Any) -> None:
        """Refuse signs that nobody sees: what is read is what was typed."""
        if TURNING.search(self.data or ""):
            raise ValidationError(UNSEEN_SIGN)


class AreaField(TextField):
    """Some lines of text."""


class NameField(TextField):
    """A name as given, in any script; no autocorrect, which changes foreign names."""

    def __init__(self, label: Any = None, validators: Any = (), **kwargs: Any) -> None:
        super().__init__(label, validators, most=120, **kwargs)
        self.render_kw |= {"autocapitalize": "words", "autocorrect": "off", "spellcheck": "false"}


class PhoneField(TextField):
    """A phone number as written; never refused for its form, nor for what an address book put around it."""

    def __init__(self, label: Any = None, validators: Any = (), **kwargs: Any) -> None:
        super().__init__(label, validators, most=40, **kwargs)
        self.filters = (_bare, *self.filters)
        self.render_kw |= {"type": "tel", "inputmode": "tel"}


def _trimmed(text: str | None) -> str | None:
    return (text.strip() or None) if text else None


def _bare(number: str | None) -> str | None:
    return AROUND_NUMBERS.sub("", number) if number else number
