"""What the models of the outbox say of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.outbox.models import Review, SetAside
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(resolved_at=MOMENTS))
def test_what_somebody_has_seen_to(rows):
    for model in (Review, SetAside):
        demand_agreement(model, rows)
