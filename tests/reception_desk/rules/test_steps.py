"""Which steps there are for whom, and which of two states holds."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amal_field.people.rules import age_on
from amal_field.reception_desk.rules import steps
from amal_field.reception_desk.rules.words import STEP_STATES, STEPS
from amal_field.referrals.rules import KINDS, PENDING, STATES

TODAY = date(2026, 11, 30)


@given(days=st.integers(0, 40_000))
def test_no_work_for_minors_and_no_school_for_adults(days):
    born_on = TODAY - timedelta(days=days)
    never = "work" if age_on(born_on, TODAY) < 18 else "school"
    assert steps.steps_for(born_on, TODAY) == tuple(step for step in STEPS if step != never)


def test_whose_birth_is_unknown_has_every_step():
    assert steps.steps_for(None, TODAY) == STEPS


@given(states=st.lists(st.sampled_from(STEP_STATES)))
def test_the_further_state_holds_in_whatever_order_they_are_told(states):
    held = steps.furthest(states)
    assert held == steps.furthest(reversed(states)) == steps.furthest([*states, "open"])
    assert held in (states or ["open"])
    assert {"done", "not_needed"} & {held} or not {"done", "not_needed"} & set(states)


def test_every_kind_of_referral_that_a_step_proposes_tells_of_that_step():
    for step, kind in steps.KINDS.items():
        organisation = next((one for one, told in steps.TO_ORGANISATION.items() if told == step), "other")
        assert kind in KINDS
        assert steps.step_of_referral(kind, organisation) in (step, None)
    assert {steps.step_of_referral(kind, "school") for kind in KINDS if kind.startswith("school")} == {"school"}


def test_what_is_pending_is_busy_and_what_has_ended_without_a_beginning_tells_nothing():
    told = {state: steps.told_by_referral(state) for state in STATES}
    assert {state for state, step in told.items() if step == "busy"} == set(PENDING)
    assert {state for state, step in told.items() if step == "done"} == {"started"}
