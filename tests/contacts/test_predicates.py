"""What the model of talks says of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.contacts.models import Contact
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_a_contact(rows):
    demand_agreement(Contact, rows)
