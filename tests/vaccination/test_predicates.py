"""What the models of vaccination actions say of a row, in Python and in SQL."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.vaccination.models import HealthDuty, LotToday, ScheduledDose, VaccinationAction
from amal_field.vaccination.models.cards import PromisedDose
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from tests.predicates import DAYS, MOMENTS, PROFILE, demand_agreement, rows_of

SOME_MOMENT = st.sampled_from([datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (9, 10, 11)])


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(signed_on=DAYS, ends_on=st.none() | DAYS, cancelled_at=MOMENTS), day=DAYS)
def test_a_duty(rows, day):
    demand_agreement(HealthDuty, rows, binds_on=(day,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(closed_at=MOMENTS, removed_at=MOMENTS))
def test_an_action(rows):
    demand_agreement(VaccinationAction, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(until_at=SOME_MOMENT), now=SOME_MOMENT)
def test_a_lot_on_the_table(rows, now):
    demand_agreement(LotToday, rows, is_out=(now,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(valid_from=DAYS, valid_to=st.none() | DAYS), day=DAYS)
def test_a_dose_of_the_schedule(rows, day):
    demand_agreement(ScheduledDose, rows, holds_on=(day,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(checked_at=MOMENTS, left_at=MOMENTS, cancelled_at=MOMENTS))
def test_a_line(rows):
    demand_agreement(VaccinationLine, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(withdrawn_at=MOMENTS))
def test_an_answer(rows):
    demand_agreement(VaccinationConsent, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(outcome=st.sampled_from(["given", "not_given"]), cancelled_at=MOMENTS, confirmed_at=MOMENTS))
def test_an_outcome(rows):
    demand_agreement(VaccinationOutcome, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(ended_as=st.sampled_from([None, "kept", "elsewhere", "not_needed"])))
def test_a_promise(rows):
    demand_agreement(PromisedDose, rows)
