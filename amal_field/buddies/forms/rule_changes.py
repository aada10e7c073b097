"""The form of the rules of a programme, from a day on."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from amal_field.buddies.forms.duos import A_DAY, MinutesField
from amal_field.buddies.messages import HARD
from amal_field.buddies.rules.changes import ALL_POINTS, MOST_MONTHS, MOST_RHYTHM_DAYS, NewRules
from amal_field.buddies.rules.meetings import LEAST_MINUTES, MOST_MINUTES
from amal_field.buddies.rules.profiles import Weights
from amal_field.web.forms import DayField, FieldForm, ManyField, NumberField, choices

PARTS = tuple(Weights.__dataclass_fields__)


class RulesForm(FieldForm):
    """What holds in a programme from a day on; a number that stays open is none."""

    refused_at = {"rule_points": "moments", "rule_past": "valid_from", "rule_exists": "valid_from"}
    valid_from = DayField(_l("Valid from"), [A_DAY])
    rhythm_days = NumberField(_l("Days between two meetings"), least=1, most=MOST_RHYTHM_DAYS)
    months = NumberField(_l("Months that a duo lasts"), least=1, most=MOST_MONTHS)
    minutes = MinutesField(
        _l("Minutes of a meeting"), [InputRequired(_l("Type the minutes."))], least=LEAST_MINUTES, most=MOST_MINUTES
    )
    hard = ManyField(_l("What must hold"), choices=choices(HARD.items()), default=list)
    moments = NumberField(_l("Free moments"), most=ALL_POINTS)
    family = NumberField(_l("Family"), most=ALL_POINTS)
    interests = NumberField(_l("Interests"), most=ALL_POINTS)
    district = NumberField(_l("Part of Ghent"), most=ALL_POINTS)
    age = NumberField(_l("Age"), most=ALL_POINTS)
    least_points = NumberField(_l("Least points of a suggestion"), most=ALL_POINTS)

    @property
    def points(self) -> list[NumberField]:
        """The fields of the points."""
        return [self[part] for part in PARTS]

    def new_rules(self) -> NewRules:
        """What the operation takes."""
        points = {field.name: field.data for field in self.points}
        is_given = any(one is not None for one in points.values())
        return NewRules(
            self.rhythm_days.data,
            self.months.data,
            self.minutes.data,
            sorted(self.hard.data),
            self.least_points.data or 0,
            Weights(**{part: value or 0 for part, value in points.items()}) if is_given else None,
        )
