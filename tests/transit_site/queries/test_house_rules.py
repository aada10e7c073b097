"""How a text of house rules is read, and the version with which they begin."""

import pytest

from amal_field import clock
from amal_field.transit_site.queries import house_rules
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.queries.house_rules import sections
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_text_is_read_as_headings_with_points():
    text = "First\r\n\n#  Quiet \n after ten \n## Dogs\n"
    assert sections(text) == [("", ["First"]), ("Quiet", ["after ten"]), ("Dogs", [])]
    assert sections(" \n") == []


def test_the_first_version_holds_in_three_languages_with_six_parts(world, engine):
    found = house_rules.in_force(stay_queries.the_site(), clock.today())
    assert (found.version, sorted(found.texts)) == (1, ["en", "fr", "nl"])
    assert [len(sections(found.texts[tongue])) for tongue in found.texts] == [6, 6, 6]
    assert {len(points) for text in found.texts.values() for _, points in sections(text)} == {3, 4, 5}
    assert house_rules.in_force(stay_queries.the_site(), in_days(-400)) is None
