"""The forms of organisations."""

from typing import Any

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import DataRequired, InputRequired

from amal_field.organisations.messages import KINDS, WORDS
from amal_field.people.rules import LANGUAGES
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import (
    AreaField,
    DayField,
    FieldForm,
    ManyField,
    NameField,
    PhoneField,
    TextField,
    UuidField,
    choices,
)

COLUMNS = ("name", "kind", "address", "phone", "opening_hours", "languages", "remark")


class OrganisationForm(CorrectionForm):
    """What is known of an organisation."""

    refused_at = {"organisation_known": "name"}
    name = NameField(WORDS["name"], [DataRequired(_l("Fill in a name."))])
    kind = SelectField(
        WORDS["kind"], [DataRequired(_l("Choose a kind."))], choices=choices([("", _l("Choose …")), *KINDS.items()])
    )
    address = TextField(WORDS["address"])
    phone = PhoneField(WORDS["phone"])
    opening_hours = AreaField(WORDS["opening_hours"], most=500)
    languages = ManyField(WORDS["languages"])
    remark = AreaField(WORDS["remark"], most=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = get_locale().languages
        offered = [(code, names.get(code, code)) for code in LANGUAGES]
        self.languages.choices = choices(sorted(offered, key=lambda pair: pair[1].casefold()))

    def values(self) -> dict[str, Any]:
        """The columns, as the operations take them."""
        return {name: self[name].data for name in COLUMNS} | {"languages": self.languages.data or []}


class RetirementForm(FieldForm):
    """From which day on nobody is sent there."""

    retired_on = DayField(_l("Retired from"), [InputRequired(_l("Choose a day."))])


class MergingForm(FieldForm):
    """Into which other an organisation goes."""

    into = UuidField(validators=[InputRequired(_l("Choose an organisation."))])
