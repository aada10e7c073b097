"""What the model of organisations says of a row, in Python and in SQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.organisations.models import Organisation, OrganisationMerge
from tests.predicates import DAYS, MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(retired_on=st.none() | DAYS, cancelled_at=MOMENTS), on=DAYS)
def test_an_organisation(rows, on):
    demand_agreement(Organisation, rows, is_retired=(on,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_a_merge(rows):
    demand_agreement(OrganisationMerge, rows)
