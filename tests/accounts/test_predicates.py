"""What the models of users say of a row, in Python and in SQL."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.accounts.models import Pin, RecoveryCode, SignIn, Tablet, User
from tests.conftest import NOON
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(deactivated_at=MOMENTS))
def test_a_user(rows):
    demand_agreement(User, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(
    rows=rows_of(
        ended_at=MOMENTS,
        locked_at=MOMENTS,
        half_until=MOMENTS,
        opened_at=st.integers(28, 31).map(lambda days: NOON - timedelta(days=days)),
    )
)
def test_a_sign_in(rows):
    demand_agreement(SignIn, rows, holds=(NOON,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(used_at=MOMENTS))
def test_a_recovery_code(rows):
    demand_agreement(RecoveryCode, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(revoked_at=MOMENTS, secret_hash=st.sampled_from([None, "secret"])))
def test_a_tablet(rows):
    demand_agreement(Tablet, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(closed_at=MOMENTS))
def test_a_pin(rows):
    demand_agreement(Pin, rows)
