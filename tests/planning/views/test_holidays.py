"""The page of school holidays."""

import pytest

from amal_field.planning.models import SchoolHoliday
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_school_holiday_is_noted_refused_backwards_and_taken_out(visit, count):
    page = visit("bruno").go("/planning/holidays")
    known = count(SchoolHoliday)
    page.send("#new-holiday", name="Brugdag", first_on="2027-05-31", last_on="2027-05-30")
    assert page.status == 422
    assert page.find("#last_on-error")
    page.send("#new-holiday", last_on="2027-05-31")
    assert count(SchoolHoliday) == known + 1
    undo = page.find("fading-note form")[0]
    page.post(undo.get("action"), fields_of(undo))
    assert "Brugdag" not in page.find(".members")[0].text_content()
