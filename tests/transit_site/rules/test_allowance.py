"""What a site allows a household, on plain values: stays a year, days in a row, gaps, and who may let them pass."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest

from amal_field.refusal import RulesBroken
from amal_field.transit_site import rules
from amal_field.transit_site.rules import Decided, Period, Record

MAY_20 = date(2026, 5, 20)


@dataclass
class Rule:
    """Ghent's rules."""

    capacity: int = 25
    max_nights: int = 21
    max_stays: int = 5
    min_gap_nights: int = 0
    reentry_nights: int = 1
    count_departure_day: bool = False
    stays_within: str = "calendar_year"
    decidable: tuple[str, ...] = ("too_long", "too_many")

    @property
    def longest(self):
        return self.max_nights - self.count_departure_day


@dataclass
class Closed:
    """A closure without an end."""

    from_on: date = MAY_20
    to_on: date | None = None
    reason: str = "Works"


def days(nights, *, ago):
    """A stay of so many nights that ended so many days before 20 May."""
    end = MAY_20 - timedelta(days=ago)
    return Period(end - timedelta(days=nights), end)


def arrival(record, nights=None):
    period = Period(MAY_20, MAY_20 + timedelta(days=nights) if nights is not None else None)
    return {one.code: one.values for one in rules.refuse_arrival(record, period)}


def test_a_family_that_breaks_no_rule_comes_in():
    assert arrival(Record(Rule(), [days(7, ago=30)], pitches_taken=24), 21) == {}


def test_the_22nd_day_is_refused_and_the_last_possible_day_named():
    assert arrival(Record(Rule()), 22) == {"too_long": {"most": 21, "until": date(2026, 6, 10)}}


def test_the_day_of_departure_takes_one_of_the_days_where_it_counts():
    assert arrival(Record(Rule(count_departure_day=True)), 20) == {}
    assert arrival(Record(Rule(count_departure_day=True)), 21)["too_long"]["until"] == date(2026, 6, 9)


@pytest.mark.parametrize(("ago", "before"), [(0, 15), (1, 15), (2, 0)])
def test_who_is_back_within_a_night_goes_on_with_the_same_days(ago, before):
    record = Record(Rule(), [days(15, ago=ago)])
    assert rules.days_before(record, MAY_20) == before
    assert rules.days_left(record, MAY_20) == 21 - before


def test_days_go_on_over_several_stays_and_no_night_counts_twice():
    chain = [days(5, ago=0), days(10, ago=6), days(7, ago=30)]
    assert rules.days_before(Record(Rule(), chain), MAY_20) == 15
    together = [Period(date(2026, 5, 10)), days(5, ago=0)]
    assert rules.days_before(Record(Rule(), together), MAY_20) == 10


def test_who_has_used_every_day_cannot_come_back_the_next():
    assert list(arrival(Record(Rule(), [days(21, ago=1)]))) == ["too_long"]


def test_the_sixth_stay_of_the_year_of_arrival_is_refused():
    five = [days(1, ago=10 * number) for number in range(2, 7)]
    refused = arrival(Record(Rule(), five, name="Mayer"))
    assert refused["too_many"] == {"name": "Mayer", "stays": 5, "most": 5}
    over_new_year = [*five[:4], Period(date(2025, 12, 28), date(2026, 1, 4))]
    assert arrival(Record(Rule(), over_new_year)) == {}


def test_twelve_months_count_back_from_the_day_of_arrival():
    rolling = Rule(stays_within="twelve_months")
    assert rules.stays_counted(Record(rolling, [Period(date(2025, 5, 20), date(2025, 5, 22))]), MAY_20) == 0
    assert rules.stays_counted(Record(rolling, [Period(date(2025, 5, 21), date(2025, 5, 22))]), MAY_20) == 1
    leap_day = date(2028, 2, 29)
    assert rules.stays_counted(Record(rolling, [Period(date(2027, 3, 1), date(2027, 3, 2))]), leap_day) == 1


def test_a_minimum_gap_names_the_first_possible_day():
    kortrijk = Rule(max_nights=7, min_gap_nights=7)
    refused = arrival(Record(kortrijk, [days(5, ago=3)], name="Mayer"))
    assert refused == {"too_soon": {"name": "Mayer", "most": 7, "since": date(2026, 5, 17), "until": date(2026, 5, 24)}}
    assert arrival(Record(kortrijk, [days(5, ago=7)])) == {}
    assert arrival(Record(kortrijk, [days(5, ago=1)]), 2) == {}


def test_what_is_closed_full_excluded_or_owed_refuses():
    record = Record(Rule(capacity=15), pitches_taken=15, closure=Closed(), excluded_until=MAY_20, debt=Decimal("12.50"))
    assert list(arrival(record)) == ["closed", "excluded", "debt", "full"]


def test_without_rules_of_the_site_nothing_is_limited():
    assert arrival(Record(None, [days(21, ago=0)] * 9, pitches_taken=99), 300) == {}


def test_an_extension_asks_only_how_long_and_whether_it_is_open():
    five = [days(1, ago=10 * number) for number in range(2, 7)]
    longer = Period(MAY_20, MAY_20 + timedelta(days=22))
    assert [one.code for one in rules.refuse_extension(Record(Rule(), five, 25), longer)] == ["too_long"]


def test_a_named_decision_lets_pass_what_it_names_and_the_rules_allow():
    broken = rules.refuse_arrival(Record(Rule()), Period(MAY_20, MAY_20 + timedelta(days=30)))
    assert rules.decide(broken, Rule(), Decided(frozenset({"too_long"}), "School")) == ["too_long"]
    assert rules.decide(broken, Rule(), None, granted={"too_long"}) == []
    assert rules.decide([], Rule(), None) == []


@pytest.mark.parametrize(
    ("decidable", "decided"), [(("too_long",), None), ((), {"too_long"}), (("too_long",), {"too_many"})]
)
def test_what_is_not_decided_or_not_decidable_refuses(decidable, decided):
    broken = rules.refuse_arrival(Record(Rule()), Period(MAY_20, MAY_20 + timedelta(days=30)))
    with pytest.raises(RulesBroken) as refusal:
        rules.decide(broken, Rule(decidable=decidable), decided and Decided(frozenset(decided), "Because"))
    assert refusal.value.code == "too_long"
    assert refusal.value.decidable is bool(decidable)
