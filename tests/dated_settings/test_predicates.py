"""What the model of dated settings says of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.dated_settings.models import DatedSetting
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_a_value(rows):
    demand_agreement(DatedSetting, rows)
