"""A toy room that reads one setting of each kind."""

from datetime import date
from decimal import Decimal

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind

SETTINGS = (
    Setting("toys.days", "Days that a toy is lent", Kind.DAYS, 14, "the shelf", least=1, most=99),
    Setting("toys.percent", "Toys that may be out", Kind.PERCENT, 80, "the shelf", most=100),
    Setting("toys.fee", "Fee for a toy", Kind.AMOUNT, Decimal("2.50"), "the shelf", most=100),
    Setting("toys.day", "Last day of the toys", Kind.DATE, date(2023, 3, 4), "the shelf"),
    Setting("toys.word", "What a toy is called", Kind.TEXT, "toy", "the shelf"),
)
