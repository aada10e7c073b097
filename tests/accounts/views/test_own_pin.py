"""Choosing a PIN: what is refused, and at which field."""

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import Pin
from amal_field.accounts.offers.demo import PASSWORD
from amal_field.audit import AuditEntry
from tests.page import fields_of


@pytest.mark.parametrize(
    ("pin", "password", "field"),
    [
        ("", PASSWORD, "new_pin"),
        ("371", PASSWORD, "new_pin"),
        ("3719284", PASSWORD, "new_pin"),
        ("37a9", PASSWORD, "new_pin"),
        ("2345", PASSWORD, "new_pin"),
        ("3719", "", "present_password"),
        ("3719", "niet dit", "present_password"),
    ],
)
def test_a_poor_choice_is_told_at_its_field(visit, ask, pin, password, field):
    page = visit("amina").go("/settings/pin").send("main form", new_pin=pin, present_password=password)
    assert page.status == 422
    assert page.find(f"#{field}-error")
    assert ask(select(func.count()).select_from(Pin)) == 0


def test_neither_the_database_nor_a_submission_tells_the_pin(engine, visit, ask):
    page, hashes = visit("amina"), []
    for pin in ("3719", "3719"):
        page.go("/settings/pin").send("main form", new_pin=pin, present_password=PASSWORD)
        hashes.append(ask(select(Pin.hash)))
    assert len(set(hashes)) == 2
    assert all(made.startswith("$argon2id$") for made in hashes)
    form = fields_of(page.go("/settings/pin").form("main form")) | {"present_password": PASSWORD}
    for pin in ("1928", "8264"):
        assert page.post("/settings/pin", form | {"new_pin": pin}).status == 200
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:pin:set")) == 3
