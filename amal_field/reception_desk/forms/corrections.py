"""What is known better of a file, and another status of protection."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from amal_field import clock
from amal_field.people.rules import Birth, is_minor
from amal_field.reception_desk import rules
from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.forms.registration import COMPANIONS, YES_NO
from amal_field.reception_desk.messages import files as words
from amal_field.refusal import RuleBroken
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import DayField, choices


class FileForm(DeskForm, CorrectionForm):
    """The file of somebody born then, to be corrected."""

    refused_at = {
        "arrival_to_come": "arrived_on",
        "arrival_before_birth": "arrived_on",
        "ghent_before_belgium": "belgium_on",
        "companion_untold": "companion",
    }
    arrived_on = DayField(_l("Arrival in Ghent"), [InputRequired(_l("Choose a day."))])
    belgium_on = DayField(_l("Arrival in Belgium"))
    address_kind = RadioField(_l("Kind of address"), choices=choices(words.ADDRESS_KINDS.items()), default="unknown")
    companion = SelectField(_l("Who came along, under 18"), choices=COMPANIONS, validate_choice=True, default="")
    interpreter = RadioField(_l("Interpreter needed?"), choices=YES_NO, default="")

    def values(self, birth: Birth | None) -> dict[str, object]:
        """The columns. Raises `RuleBroken` as `rules.registration`."""
        arrived_on, belgium_on = self.arrived_on.data, self.belgium_on.data
        rules.registration.check_days(arrived_on, belgium_on, today=clock.today(), birth=birth)
        return {
            "arrived_on": arrived_on,
            "belgium_on": belgium_on,
            "address_kind": self.address_kind.data,
            "companion": self._companion(arrived_on, birth),
            "needs_interpreter": {"yes": True, "no": False}.get(self.interpreter.data),
        }

    def _companion(self, arrived_on: date, birth: Birth | None) -> str | None:
        told = self.companion.data or None
        if birth is None or not is_minor(birth.on, arrived_on):
            return None
        if not told:
            raise RuleBroken("companion_untold")
        return told


class StatusForm(DeskForm):
    """Another status of protection; without an end its term says it."""

    refused_at = {"status_to_come": "since", "status_ends_early": "until"}
    status = RadioField(_l("Status"), choices=choices(words.STATUSES.items()))
    since = DayField(_l("Since"), default=clock.today)
    until = DayField(_l("Until"))
