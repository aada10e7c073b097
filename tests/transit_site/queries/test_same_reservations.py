"""Which reservations may be one and the same."""

import pytest

from amal_field.transit_site import operations
from amal_field.transit_site.queries import same_reservations
from amal_field.transit_site.rules import Period
from tests.transit_site.world import in_days, wish

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")
PHONE = "0470 12 34 56"


@pytest.fixture
def week():
    """The week of `wish`, by the clock of the tests."""
    return Period(in_days(3), in_days(10))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rosenberg", "rosenberg"),
        ("Rosenberg", "Rosenbergh"),
        ("Rosenberg", "Rosenbreg"),
        ("Van Damme", "Vandamme"),
        ("Jean-Claude Mayer", "Mayer Jean Claude"),
        ("Mayer", "Sammy Mayer"),
        ("Đorđević", "Djordjevic"),
        ("Шевченко", "Shevchenko"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one, other):
    assert same_reservations.is_same_name(one, other)
    assert same_reservations.is_same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Rosenberg", "Winter"), ("Mayer", "Lafertin"), ("Sammy Mayer", "Nele Mayer")]
)
def test_two_names_are_two(one, other):
    assert not same_reservations.is_same_name(one, other)


@pytest.mark.parametrize("phone", ["+32 470 12 34 56", "0470123456", "0032470123456", "02 555 12 12 / 0470 12 34 56"])
def test_a_phone_is_the_same_in_any_notation(engine, stamp_of, week, phone):
    made = operations.reserve(wish(phone=phone), stamp=stamp_of())
    assert same_reservations.doubles_of("Rosenberg", PHONE, week) == [made]


def test_another_phone_other_nights_or_no_phone_ask_nothing(engine, stamp_of, week):
    operations.reserve(wish(phone=PHONE), stamp=stamp_of())
    assert same_reservations.doubles_of("Rosenberg", "0470 65 43 21", week) == []
    assert same_reservations.doubles_of("Rosenberg", None, week) == []
    assert same_reservations.doubles_of("Winter", PHONE, week) == []
    assert same_reservations.doubles_of("Rosenberg", PHONE, Period(in_days(10), in_days(12))) == []
    assert len(same_reservations.doubles_of("Rosenberg", PHONE, Period(in_days(9), in_days(12)))) == 1


@pytest.mark.parametrize(("state", "asked"), [("confirmed", 1), ("waiting", 1), ("requested", 1), ("refused", 0)])
def test_only_what_still_stands_is_asked_about(engine, stamp_of, week, state, asked):
    refusal = "other" if state == "refused" else None
    made = operations.reserve(wish(phone=PHONE, state=state, refusal=refusal), stamp=stamp_of())
    assert len(same_reservations.doubles_of("Rosenberg", PHONE, week)) == asked
    operations.cancel_reservation(made, stamp=stamp_of())
    assert same_reservations.doubles_of("Rosenberg", PHONE, week) == []
