"""The forms for money: what is paid, deducted, given back and settled, tariffs, and the closing of the cash book.
No amount is ever filled in beforehand."""

from decimal import Decimal

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, ValidationError
from wtforms.validators import InputRequired

from amal_field import clock
from amal_field.transit_site import messages
from amal_field.transit_site.forms.stays import METER_MOST
from amal_field.web.forms import DayField, FieldForm, NumberField, TextField, choices
from amal_field.web.money import MoneyField

CENT = Decimal("0.01")
AMOUNT = [InputRequired(_l("Fill in the amount."))]


def _method(label: str) -> RadioField:
    return RadioField(label, choices=choices(messages.METHODS.items()), default="cash")


class PaymentForm(FieldForm):
    """Money that the family pays after the arrival; what they pay on arrival is the prepayment."""

    refused_at = {"paid_before_arrival": "on", "day_to_come": "on"}

    amount = MoneyField(_l("Amount (€)"), AMOUNT, least=CENT)
    method = _method(_l("Paid by"))
    on = DayField(_l("Day"), [InputRequired(_l("Choose a day."))], default=clock.today)


class RefundForm(FieldForm):
    """The family is given money back."""

    refused_at = {"refund_too_much": "amount"}

    amount = MoneyField(_l("Amount (€)"), AMOUNT, least=CENT)
    method = _method(_l("Given back by"))


class DeductionForm(FieldForm):
    """Something is kept back."""

    amount = MoneyField(_l("Amount (€)"), AMOUNT, least=CENT)
    reason = RadioField(
        _l("Why"), [InputRequired(_l("Choose a reason."))], choices=choices(messages.DEDUCTIONS.items())
    )
    remark = TextField(_l("What exactly"), most=120)

    def validate_remark(self, field: TextField) -> None:
        """Demand what it is where the list has no word for it."""
        if self.reason.data == "other" and not field.data:
            raise ValidationError(_l("Say in a few words what it is for."))


class SettlementForm(FieldForm):
    """The account is made up. `left`: the balance that the sender saw; `later`: nothing changes hands now."""

    method = _method(_l("By"))
    left = HiddenField()
    later = HiddenField()

    def agreed(self) -> Decimal | None:
        """The balance that the sender saw; None where that was none."""
        text = self.left.data or ""
        return Decimal(text) if text.removeprefix("-").replace(".", "", 1).isdecimal() and text.isascii() else None


class MeterEndForm(FieldForm):
    """What the meter said at the departure."""

    refused_at = {"meter_back": "meter_end"}

    meter_end = NumberField(
        _l("Meter reading (kWh)"), [InputRequired(_l("Fill in the meter reading."))], most=METER_MOST
    )


class TariffForm(FieldForm):
    """What a stay costs from a day on."""

    refused_at = {"tariff_backwards": "valid_from", "tariff_exists": "valid_from"}

    valid_from = DayField(_l("From"), [InputRequired(_l("Choose a day."))])
    day_fee = MoneyField(_l("Day fee for each caravan (€)"), AMOUNT, most=Decimal("999.99"))
    kwh_price = MoneyField(_l("Price of a kWh (€)"), AMOUNT, most=Decimal("9.9999"), cents=4)
    prepayment = MoneyField(_l("Prepayment asked (€)"), AMOUNT, most=Decimal("9999.99"))


class ClosingForm(FieldForm):
    """The cash of a day was counted."""

    refused_at = {"taken_too_much": "taken_out", "counted_less": "reason", "counted_more": "reason"}

    counted = MoneyField(_l("Counted in the cash box (€)"), AMOUNT)
    taken_out = MoneyField(_l("Of this, taken out to the bank (€)"))
    reason = TextField(_l("Why it differs"), most=200)
