"""The forms of the door and of user administration."""

from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, RadioField, ValidationError
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length

from amal_field.accounts.messages import ROLES, USES
from amal_field.accounts.rules import PASSWORD_MOST
from amal_field.web.forms import FieldForm, ManyField, NameField, TextField, choices
from amal_field.web.locale import LANGUAGES

EMAIL_KEYS = {"type": "email", "inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}


PIN_KEYS = {"inputmode": "numeric", "autocomplete": "off"}


def _looks_like_email(form: FieldForm, field: TextField) -> None:
    before, at, after = (field.data or "").partition("@")
    if not (before and at and "." in after and " " not in field.data and "@" not in after):
        raise ValidationError(_l("Write a whole e-mail address, such as an@amal.example."))


class SignInForm(FieldForm):
    """E-mail and password, and where to go afterwards."""

    sign_in_email = TextField(
        _l("E-mail"),
        [DataRequired(_l("Fill in your e-mail address."))],
        render_kw=EMAIL_KEYS | {"autocomplete": "username"},
    )
    sign_in_password = PasswordField(
        _l("Password"),
        [
            InputRequired(_l("Fill in your password.")),
            Length(max=PASSWORD_MOST, message=_l("This password is too long.")),
        ],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


class RolesForm(FieldForm):
    """Which roles somebody holds."""

    refused_at = {"no_role": "roles", "last_administrator": "roles"}
    roles = ManyField(_l("Roles"), choices=choices((role.value, names) for role, names in ROLES.items()))


class InvitationForm(RolesForm):
    """A new user, known by an e-mail that nobody else has, and their roles."""

    refused_at = RolesForm.refused_at | {"email_taken": "email"}
    name = NameField(_l("Name"), [DataRequired(_l("Fill in a name."))])
    email = TextField(
        _l("E-mail"),
        [DataRequired(_l("Fill in an e-mail address.")), _looks_like_email],
        render_kw=EMAIL_KEYS,
    )


class PasswordAgainForm(FieldForm):
    """The password of whoever is signed in, once more."""

    sign_in_password = PasswordField(_l("Password"), render_kw={"autocomplete": "current-password"})


class SecondStepForm(FieldForm):
    """What is shown after the password: the code of an app, or a recovery code."""

    second_code = TextField(
        _l("Code"),
        render_kw={"inputmode": "numeric", "autocomplete": "one-time-code", "autocapitalize": "none"},
    )
    second_recovery = TextField(_l("Recovery code"), render_kw={"autocapitalize": "none", "spellcheck": "false"})
    next = HiddenField()


class PasskeyForm(FieldForm):
    """A passkey that a device has made, and how it is called."""

    refused_at = {"passkey_there": "name", "passkey_wrong": "name"}
    name = TextField(_l("Name of the device"), [DataRequired(_l("Fill in a name, such as: my tablet."))], most=60)
    passkey = HiddenField()


class AuthenticatorForm(FieldForm):
    """The first code of an app, which proves that the app is there."""

    refused_at = {"code_wrong": "code"}
    code = TextField(
        _l("Code"),
        [DataRequired(_l("Fill in the code that the app shows."))],
        render_kw={"inputmode": "numeric", "autocomplete": "one-time-code"},
    )


class PasswordForm(FieldForm):
    """A new password, twice."""

    refused_at = {"password_short": "password", "password_weak": "password"}
    password = PasswordField(
        _l("New password"),
        [
            InputRequired(_l("Choose a password.")),
            Length(max=PASSWORD_MOST, message=_l("This password is too long.")),
        ],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("The same once more"),
        [EqualTo("password", _l("The two passwords differ. Type the second one again."))],
        render_kw={"autocomplete": "new-password"},
    )


class OwnPasswordForm(PasswordForm):
    """The password of now, and another in its place."""

    refused_at = PasswordForm.refused_at | {
        "password_wrong": "present_password",
        "password_changed": "present_password",
        "password_locked": "present_password",
    }
    present_password = PasswordField(
        _l("Password of now"),
        [
            InputRequired(_l("Fill in the password of now.")),
            Length(max=PASSWORD_MOST, message=_l("This password is too long.")),
        ],
        render_kw={"autocomplete": "current-password"},
    )


class OwnPinForm(FieldForm):
    """A PIN for shared tablets, with the password of now."""

    refused_at: ClassVar = {
        **dict.fromkeys(("pin_digits", "pin_length", "pin_easy"), "new_pin"),
        **dict.fromkeys(("password_wrong", "password_locked"), "present_password"),
    }
    new_pin = PasswordField(_l("New PIN"), [InputRequired(_l("Choose a PIN."))], render_kw=PIN_KEYS)
    present_password = OwnPasswordForm.present_password


class PinForm(FieldForm):
    """The PIN of whoever stands at a shared tablet."""

    pin = PasswordField(_l("PIN"), [InputRequired(_l("Type your PIN."))], render_kw=PIN_KEYS)


class TabletCodeForm(FieldForm):
    """The code with which a browser becomes a shared tablet."""

    tablet_code = TextField(
        _l("Code"),
        [DataRequired(_l("Type the code that the administrator sees."))],
        most=40,
        render_kw={"autocapitalize": "none", "spellcheck": "false"},
    )


class TabletForm(FieldForm):
    """A shared tablet: how it is called, what it is for, and its letter."""

    refused_at: ClassVar = {
        "tablet_name_taken": "name",
        **dict.fromkeys(("letter_unknown", "letter_on_screen", "letter_taken"), "letter"),
    }
    name = TextField(_l("Name"), [DataRequired(_l("Fill in a name, such as: Desk 2."))], most=40)
    use = RadioField(_l("What it is for"), choices=choices(USES.items()), default="staff")
    letter = TextField(_l("Letter"), most=40, render_kw={"autocapitalize": "characters", "spellcheck": "false"})


class LanguageForm(FieldForm):
    """In which language the screens speak."""

    language = RadioField(_l("Language"), choices=choices(LANGUAGES.items()))
    next = HiddenField()


class ThemeForm(FieldForm):
    """Indoors, or in the sun."""

    theme = RadioField(choices=choices([("indoors", _l("Indoors")), ("outdoors", _l("Outdoors"))]))
    next = HiddenField()
