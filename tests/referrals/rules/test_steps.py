"""Which step may follow which, and on which day, for every state and every step."""

from contextlib import nullcontext
from datetime import date, timedelta
from itertools import product

import pytest

from amal_field.referrals import rules
from amal_field.refusal import RuleBroken

MADE, TODAY = date(2026, 3, 2), date(2026, 3, 20)


def refusal(step: str, on: date, state: str, *days: date) -> str | None:
    try:
        rules.check_step(step, on, state=state, not_before=[MADE, *days], today=TODAY)
    except RuleBroken as broken:
        return broken.code
    return None


@pytest.mark.parametrize(("state", "step"), list(product(rules.STATES, (*rules.STATES, rules.ASKED))))
def test_what_has_ended_is_opened_again_first_and_anything_else_may_go_on(state, step):
    allowed = step == "open" if state in rules.ENDED else step not in (state, "open")
    assert (refusal(step, TODAY, state) is None) == allowed


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (MADE - timedelta(days=1), "step_too_early"),
        (MADE, None),
        (TODAY, None),
        (TODAY + timedelta(days=1), "step_in_future"),
    ],
)
def test_a_step_lies_between_the_day_it_was_made_and_today(on, code):
    assert refusal("accepted", on, "open") == code


def test_no_step_before_the_last_one():
    last = MADE + timedelta(days=5)
    assert refusal("started", last - timedelta(days=1), "accepted", last) == "step_too_early"
    assert refusal("started", last, "accepted", last) is None


def test_the_last_four_states_end_it():
    assert {"started", "refused", "not_taken_up", "withdrawn"} == set(rules.ENDED)
    assert set(rules.PENDING).isdisjoint(rules.ENDED)


@pytest.mark.parametrize("kind", rules.KINDS)
@pytest.mark.parametrize(
    "organisation_kind", ["health", "school", "nt2", "welfare", "housing", "leisure", "partner", "other"]
)
def test_each_kind_leads_to_its_own_organisations(kind, organisation_kind):
    fits = organisation_kind in rules.DESTINATIONS[kind]
    wanted = nullcontext() if fits else pytest.raises(RuleBroken, match="destination_of_other_kind")
    with wanted:
        rules.check_destination(kind, organisation_kind=organisation_kind, is_retired=False, name="X")


def test_nobody_is_sent_where_it_stopped():
    with pytest.raises(RuleBroken) as refused:
        rules.check_destination("ocmw", organisation_kind="welfare", is_retired=True, name="X")
    assert refused.value.code == "destination_retired"
