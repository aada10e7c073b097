"""Sessions that were held."""

from amal_field.attendance.queries.held_sessions import natural


def test_numbers_stand_in_the_order_in_which_people_count():
    ordered = ["", "9", "10", "S2", "S2b", "S9", "S10", "٣"]
    assert sorted({*ordered}, key=natural) == ordered
