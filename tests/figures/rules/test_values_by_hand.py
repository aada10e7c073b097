"""What somebody may write as a figure by hand, and how it is written back."""

from datetime import date

import pytest

from amal_field.figures import rules
from amal_field.refusal import RuleBroken

MONTHS = "1 2 3 4 5 6 7 8 9 10 11 12"


@pytest.mark.parametrize(
    ("kind", "text", "value", "again"),
    [
        ("number", "4697", 4697, "4697"),
        ("number", "4.697", 4697, "4697"),
        ("number", "13,5", 13.5, "13,5"),
        ("number", " 12,0 ", 12, "12"),
        ("share", "100", 100, "100"),
        ("range", "1.000 - 2.000", [1000, 2000], "1000 - 2000"),
        ("range", "5 à 7", [5, 7], "5 - 7"),
        ("range", "4 tot 25", [4, 25], "4 - 25"),
        ("months", MONTHS, list(range(1, 13)), MONTHS),
        ("months", MONTHS.replace(" ", "\r\n"), list(range(1, 13)), MONTHS),
    ],
)
def test_a_value_is_read_and_written_in_one_form(kind, text, value, again):
    assert rules.read_by_hand(kind, text) == value
    assert rules.write_by_hand(kind, value) == again
    assert rules.read_by_hand(kind, again) == value


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("number", "veel", "figure_number_odd"),
        ("number", "1.2.3", "figure_number_odd"),
        ("number", "-3", "figure_number_odd"),
        ("share", "101", "figure_share_over"),
        ("share", "100,5", "figure_share_over"),
        ("range", "25", "figure_range_odd"),
        ("range", "25 - 4", "figure_range_reversed"),
        ("months", "1 2 3", "figure_months_odd"),
        ("months", MONTHS + ",5", "figure_months_odd"),
    ],
)
def test_what_is_no_value_of_its_kind_is_refused(kind, text, code):
    with pytest.raises(RuleBroken) as refused:
        rules.read_by_hand(kind, text)
    assert refused.value.code == code


@pytest.mark.parametrize("code", ["mo", "MO.series", "mo.", ".series", "mo series.x", "9.x", "mo.re-eks"])
def test_a_code_has_a_section_and_a_name(code):
    with pytest.raises(RuleBroken):
        rules.check_code(code)
    rules.check_code("mo.series_13")


def test_nothing_was_read_on_a_day_to_come():
    rules.check_noted_on(date(2026, 11, 23), today=date(2026, 11, 23))
    with pytest.raises(RuleBroken):
        rules.check_noted_on(date(2026, 11, 24), today=date(2026, 11, 23))
