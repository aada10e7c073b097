"""What the models of users say of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.accounts.models import User
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(deactivated_at=MOMENTS))
def test_a_user(rows):
    demand_agreement(User, rows)
