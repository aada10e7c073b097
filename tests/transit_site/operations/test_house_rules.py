"""A version of the house rules holds from a day to come, and stays with the stay."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.queries import house_rules
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
TEXTS = {"nl": "# Stilte\nNa 22 uur", "fr": "# Calme\nAprès 22 h", "en": "# Quiet\nAfter 10 pm"}
HANDED = ArrivalDetails(house_rules_handed_over=True)


def test_a_stay_keeps_the_version_that_was_handed_over(world, engine, stamp_of, frozen_clock):
    before = let_in(stamp_of(), make_family(stamp_of()), pitch=3, details=HANDED)
    never = let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=4)
    operations.write_house_rules(in_days(2), TEXTS, stamp=stamp_of("dirk"))
    frozen_clock(clock.now() + timedelta(days=2))
    after = let_in(stamp_of(), make_family(stamp_of(), "Rosen"), pitch=5, details=HANDED)
    operations.complete(never, HANDED, stamp=stamp_of())
    assert [one.house_rules.version for one in (before, after, never)] == [1, 2, 2]
    operations.complete(never, ArrivalDetails(), stamp=stamp_of())
    assert (never.house_rules_id, never.house_rules_at) == (None, None)


def test_versions_hold_from_a_day_to_come_and_never_backwards(world, engine, stamp_of):
    site = stay_queries.the_site()
    for day in (0, -1):
        with pytest.raises(RuleBroken, match="rule_backwards"):
            operations.write_house_rules(in_days(day), TEXTS, stamp=stamp_of("dirk"))
    made = operations.write_house_rules(in_days(1), TEXTS, stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="rule_exists"), stay_queries.db.session.begin_nested():
        operations.write_house_rules(in_days(1), TEXTS, stamp=stamp_of("dirk"))
    for _ in range(2):
        operations.withdraw_house_rules(made, stamp=stamp_of("dirk"))
    assert house_rules.in_force(site, in_days(1)).version == 1
    assert operations.write_house_rules(in_days(1), TEXTS, stamp=stamp_of("dirk")).version == 3
    with pytest.raises(RuleBroken, match="rule_holds"):
        operations.withdraw_house_rules(house_rules.version(site, 1), stamp=stamp_of("dirk"))
