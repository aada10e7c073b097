"""What the models of the site say of a row, in Python and in SQL."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.transit_site.models import (
    CashClosing,
    Decision,
    HouseRules,
    Inspection,
    LedgerEntry,
    Measure,
    PitchBlock,
    Reservation,
    RollCall,
    RollCallMark,
    Settlement,
    SiteClosure,
    SiteRule,
    Stay,
    StayCaravan,
    StayPerson,
    StayPitch,
    Tariff,
)
from amal_field.transit_site.rules import CHOSEN_STATES, Period
from tests.predicates import DAYS, KEYS, MOMENTS, PROFILE, demand_agreement, demand_pairs_agree, rows_of

DATED = {"from_on": DAYS, "to_on": st.none() | DAYS, "cancelled_at": MOMENTS}
SPELL = DATED | {"disputed_at": MOMENTS, "left_at": MOMENTS}
MEASURE = {"from_on": DAYS, "until_on": st.none() | DAYS, "cancelled_at": MOMENTS}
STAY = {"arrived_on": DAYS, "departed_on": st.none() | DAYS, "cancelled_at": MOMENTS, "disputed_at": MOMENTS}
STATES = ("cancelled_at", "confirmed_at", "waiting_at", "refused_at", "missed_at")
RESERVATION = {
    "kept_on": st.none() | DAYS,
    "from_on": DAYS,
    "until_on": DAYS,
    "stay_id": st.none() | KEYS,
} | dict.fromkeys(STATES, MOMENTS)
PERIODS = st.builds(Period, DAYS, st.none() | DAYS)


def about(day, period):
    """The arguments of the predicates of whatever lasts from a day to a day."""
    by_day = dict.fromkeys(("begins_before", "ends_after", "reaches", "lasts_on", "touches"), (day,))
    return by_day | {"overlaps": (period,)}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Stay, STAY),
        (StayPitch, SPELL),
        (StayCaravan, SPELL),
        (PitchBlock, DATED),
        (SiteClosure, DATED),
        (Reservation, RESERVATION),
    ],
)
@PROFILE
@given(data=st.data(), day=DAYS, period=PERIODS)
def test_what_lasts_from_a_day_to_a_day(model, columns, data, day, period):
    arguments = about(day, period) | ({"is_kept": (day,), "holds_over": (period, day)} if model is Reservation else {})
    demand_agreement(model, data.draw(rows_of(**columns)), but=("comes_after",), **arguments)


@pytest.mark.usefixtures("world")
@PROFILE
@given(pairs=st.lists(st.tuples(*[st.fixed_dictionaries({"arrived_on": DAYS, "id": KEYS})] * 2), min_size=1))
def test_which_of_two_stays_is_the_later(pairs):
    demand_pairs_agree(Stay, "comes_after", pairs)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(**SPELL), day=DAYS, period=PERIODS)
def test_a_person_on_a_stay(rows, day, period):
    demand_agreement(StayPerson, rows, but=("doubles",), **about(day, period))


@pytest.mark.usefixtures("world")
@PROFILE
@given(pairs=st.lists(st.tuples(*[st.fixed_dictionaries(SPELL | {"stay_id": KEYS})] * 2), min_size=1, max_size=30))
def test_two_rows_of_a_person_double_each_other(pairs):
    demand_pairs_agree(StayPerson, "doubles", pairs)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(**MEASURE), start=DAYS, nights=st.integers(1, 3))
def test_a_measure(rows, start, nights):
    demand_agreement(Measure, rows, excludes_in=(start, start + timedelta(days=nights)))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(closed_at=MOMENTS), days=st.integers(0, 3))
def test_a_roll_call(rows, days):
    now = datetime(2026, 11, 22, 11, 0, tzinfo=UTC) + timedelta(days=days)
    demand_agreement(RollCall, rows, is_forgotten=(now,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_a_mark_of_a_roll_call(rows):
    demand_agreement(RollCallMark, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(until_on=st.none() | DAYS), day=DAYS)
def test_a_decision(rows, day):
    demand_agreement(Decision, rows, reaches=(day,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS, max_nights=st.integers(1, 40), count_departure_day=st.booleans()))
def test_a_rule_of_the_site(rows):
    demand_agreement(SiteRule, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(reverses_id=st.none() | KEYS))
def test_a_line_of_an_account(rows):
    demand_agreement(LedgerEntry, rows)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("model", [CashClosing, HouseRules, Inspection, Settlement])
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_what_can_be_undone(model, rows):
    demand_agreement(model, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS, confirmed_at=MOMENTS))
def test_a_tariff(rows):
    demand_agreement(Tariff, rows)


@PROFILE
@given(rows=rows_of(**RESERVATION))
def test_the_predicates_of_a_reservation_are_its_states(rows):
    for row in rows:
        wish = Reservation(**row)
        assert wish.is_to_come == (wish.state in ("confirmed", "waiting", "requested"))
        assert wish.is_confirmed == (wish.state == "confirmed")
        assert wish.is_waiting == (wish.state == "waiting")
        assert wish.is_undecided == (wish.state == "requested")
        assert wish.is_to_come or wish.state not in CHOSEN_STATES or wish.was_refused
