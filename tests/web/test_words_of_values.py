"""Ages and number plates, as people write them."""

from datetime import date
from types import SimpleNamespace

import pytest

from amal_field.web.jinja import age_on, plate

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("born", "precision", "words"),
    [
        (date(2025, 10, 24), "day", "12 months"),
        (date(2025, 10, 23), "day", "13 months"),
        (date(2024, 11, 24), "day", "23 months"),
        (date(2024, 11, 23), "day", "2 years"),
        (date(2025, 7, 1), "year", "1 year"),
        (date(2019, 11, 24), "day", "6 years"),
    ],
)
def test_a_child_under_two_is_counted_in_months(app, born, precision, words):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert age_on(SimpleNamespace(on=born, precision=precision), TODAY) == words


@pytest.mark.parametrize(
    ("written", "shown"),
    [("1abc234", "1-ABC-234"), ("1-ABC-234", "1-ABC-234"), ("2 XYZ 001", "2-XYZ-001"), ("FR-123-AA", "FR-123-AA")],
)
def test_a_belgian_plate_has_its_dashes_and_another_stays(written, shown):
    assert plate(written) == shown
