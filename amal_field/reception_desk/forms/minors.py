"""That a minor was reported, and who the guardian is."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from amal_field import clock
from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.messages import registration as words
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import DayField, NameField, PhoneField, choices


class GuardianshipForm(DeskForm, CorrectionForm):
    """The report and the guardian; either may come first, or alone."""

    reported_on = DayField(_l("Reported on"))
    reported_how = RadioField(
        _l("How?"), choices=choices([*words.REPORTED_HOW.items(), ("", _l("Not yet"))]), default=""
    )
    reported_by = NameField(_l("Reported by"))
    guardian = NameField(_l("Name of the guardian"))
    guardian_phone = PhoneField(_l("Phone of the guardian"))
    guardian_since = DayField(_l("Guardian since"))

    def validate(self, *args, **kwargs) -> bool:
        """Demand what belongs together."""
        good = super().validate(*args, **kwargs)
        wrong = [
            (self.reported_how, "report_without_how", self.reported_on.data and not self.reported_how.data),
            (self.reported_on, "report_without_day", self.reported_how.data and not self.reported_on.data),
            (self.reported_on, "report_to_come", (self.reported_on.data or clock.today()) > clock.today()),
            (self.guardian_since, "report_to_come", (self.guardian_since.data or clock.today()) > clock.today()),
            (
                self.guardian,
                "guardian_unnamed",
                (self.guardian_phone.data or self.guardian_since.data) and not self.guardian.data,
            ),
        ]
        for field, code, is_wrong in wrong:
            if is_wrong and not field.errors:
                field.errors, good = [*field.errors, words.OF_FORMS[code]], False
        return good

    def values(self) -> dict[str, object]:
        """The columns."""
        names = ("reported_on", "reported_how", "reported_by", "guardian", "guardian_phone", "guardian_since")
        return {name: self[name].data or None for name in names}
