"""What the site allows from a day on, and when it is closed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Self

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.validators import DataRequired, InputRequired

from amal_field import clock
from amal_field.transit_site import messages, rules
from amal_field.web.forms import DayField, FieldForm, ManyField, NumberField, TextField, choices

NUMBER = InputRequired(_l("Fill in a number."))


class RuleForm(FieldForm):
    """The rules that hold from a day on."""

    refused_at = dict.fromkeys(("rule_backwards", "rule_exists"), "valid_from")

    valid_from = DayField(
        _l("Holds from"), [InputRequired(_l("Choose a day."))], default=lambda: clock.today() + timedelta(days=1)
    )
    capacity = NumberField(_l("Pitches that may be taken"), [NUMBER])
    max_nights = NumberField(_l("Nights a stay, at most"), [NUMBER], least=1, most=366)
    count_departure_day = BooleanField(_l("The day of departure counts as a day"))
    max_stays = NumberField(_l("Stays of a household"), [NUMBER], least=1, most=366)
    stays_within = RadioField(
        _l("Counted in"), choices=choices(messages.STAYS_WITHIN.items()), default=rules.STAYS_WITHIN[0]
    )
    min_gap_nights = NumberField(_l("Nights between two stays, at least"), [NUMBER], most=366)
    reentry_nights = NumberField(_l("Who is back after so many nights goes on with the same stay"), [NUMBER], most=30)
    late_until_hour = NumberField(
        _l("Late families keep their place until this hour of the next day"), [NUMBER], most=23
    )
    decidable = ManyField(
        _l("A named decision may let pass"), choices=choices((code, messages.RULES[code]) for code in rules.SITE_RULES)
    )

    def values(self) -> dict[str, Any]:
        """The columns of the rule."""
        return {
            "capacity": self.capacity.data,
            "max_nights": self.max_nights.data,
            "max_stays": self.max_stays.data,
            "min_gap_nights": self.min_gap_nights.data,
            "reentry_nights": self.reentry_nights.data,
            "late_until_hour": self.late_until_hour.data,
            "count_departure_day": self.count_departure_day.data,
            "stays_within": self.stays_within.data,
            "decidable": self.decidable.data,
        }


MISSING = DataRequired(_l("Fill in the house rules in this language too."))


class HouseRulesForm(FieldForm):
    """A new version of the house rules."""

    refused_at = dict.fromkeys(("rule_backwards", "rule_exists"), "valid_from")

    valid_from = DayField(
        _l("Holds from"), [InputRequired(_l("Choose a day."))], default=lambda: clock.today() + timedelta(days=1)
    )
    nl = TextField(_l("In Dutch"), [MISSING], most=20_000)
    fr = TextField(_l("In French"), [MISSING], most=20_000)
    en = TextField(_l("In English"), [MISSING], most=20_000)

    @classmethod
    def drawn(cls, texts: Mapping[str, str]) -> Self:
        """A form with these texts in it."""
        return cls(formdata=None, **texts)

    def texts(self) -> dict[str, str]:
        """Language → text, with plain ends of lines."""
        return {field.name: "\n".join(field.data.splitlines()) for field in (self.nl, self.fr, self.en)}


class ClosureForm(FieldForm):
    """The site takes nobody for a while."""

    refused_at = {"closure_backwards": "from_on", "closure_ends_early": "to_on", "closure_exists": "from_on"}

    from_on = DayField(_l("Closed from"), [InputRequired(_l("Choose a day."))], default=clock.today)
    to_on = DayField(_l("Open again on"))
    reason = TextField(_l("Why"), [DataRequired(_l("Say why in a few words."))], most=60)
