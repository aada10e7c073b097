"""What the models of persons and households say of a row, in Python and in SQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.people.models import HouseholdMember, Merge, Person
from tests.predicates import DAYS, KEYS, MOMENTS, PROFILE, demand_agreement, demand_pairs_agree, rows_of

MEMBER = {"from_on": st.none() | DAYS, "to_on": st.none() | DAYS}


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(same_as_id=st.none() | KEYS))
def test_a_person(rows):
    demand_agreement(Person, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(**MEMBER), day=DAYS)
def test_a_member_of_a_household(rows, day):
    demand_agreement(HouseholdMember, rows, but=("overlaps",), lasts_on=(day,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(pairs=st.lists(st.tuples(*[st.fixed_dictionaries(MEMBER)] * 2), min_size=1, max_size=30))
def test_two_memberships_at_once(pairs):
    demand_pairs_agree(HouseholdMember, "overlaps", pairs)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_a_merge(rows):
    demand_agreement(Merge, rows)
