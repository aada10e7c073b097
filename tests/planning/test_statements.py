"""The pages of planning cost the same statements for one series and for many."""

import pytest

from tests.bench.statements import counted
from tests.planning.world import a_series

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.mark.parametrize("pages", [("/planning", 8), ("/planning?view=month", 8), ("/planning/series", 8)])
def test_a_page_costs_the_same_statements_for_one_series_and_for_many(app, visit, given, pages):
    url, most = pages
    found = []
    for names in (["A"], ["B", "C", "D"]):
        given(lambda stamp, names=names: [a_series(stamp("bruno"), name=name) for name in names] and None)
        with counted(app) as statements:
            visit("bruno").go(url)
        found.append(len(statements))
    assert found[0] == found[1] <= most
