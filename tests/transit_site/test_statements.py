"""A check-in costs the same statements however large the family."""

import pytest

from amal_field.transit_site.models import StayPerson
from tests.bench.statements import counted

LARGE = 8


def newcomers(number: int) -> dict[str, str]:
    """The fields of so many new people."""
    return {f"newcomers-{place}-given_name": f"Kim {place}" for place in range(number)}


@pytest.mark.usefixtures("frozen_clock")
def test_a_large_new_family_costs_the_statements_of_a_small_one(app, visit, count):
    found = []
    for pitch, number in ((3, 2), (4, LARGE)):
        page = visit("amina").go(f"/transit-site/pitches/{pitch}/check-in")
        with counted(app) as statements:
            page.send(**newcomers(number))
        found.append(len(statements))
    assert count(StayPerson) == 2 + LARGE
    assert found[0] == found[1]
