"""What the models of figures say of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.figures.models import ManualFigure
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_a_figure_by_hand(rows):
    demand_agreement(ManualFigure, rows)
