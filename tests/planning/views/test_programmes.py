"""The page of a programme."""

import pytest

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_the_rules_of_a_programme_are_changed(visit, table):
    page = visit("bruno").go(table)
    page.send("main form", sessions_per_week="3", least_age="3,5", most_age="2")
    assert page.status == 422
    assert page.find("#most_age-error")
    page.send("main form", most_age="17")
    assert page.status == 200
    assert page.find("#least_age")[0].get("value") == "3,5"
