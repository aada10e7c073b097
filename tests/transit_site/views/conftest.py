"""A family with money on its account, as the pages of money find it."""

import pytest

from tests.transit_site.world import comes


@pytest.fixture
def stay(given):
    """The address of a stay of a week."""
    return f"/transit-site/stays/{given(lambda stamp: comes(stamp))}"


@pytest.fixture
def gone(given):
    """A family that left today: € 200 paid, € 50,40 and € 7,00 to pay."""
    return f"/transit-site/stays/{given(lambda stamp: comes(stamp, leaves=True))}"
