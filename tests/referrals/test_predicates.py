"""What the models of referrals say of a row, in Python and in SQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.referrals import rules
from amal_field.referrals.models import HealthReferral, Referral
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(state=st.sampled_from(rules.STATES), cancelled_at=MOMENTS))
@pytest.mark.parametrize("model", [Referral, HealthReferral])
def test_a_referral(model, rows):
    demand_agreement(model, rows)
