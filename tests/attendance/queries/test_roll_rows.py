"""The rows of a roll, on plain values."""

from uuid import UUID

from amal_field.attendance.queries.roll_rows import Roll, RollRow
from amal_field.attendance.rules import PARTICIPANT

NAMES = ("Zoë", "Émile", "Łucja", "Emma", "Олена")


def test_the_letters_are_those_under_which_the_names_stand_in_order():
    rows = [RollRow(UUID(int=place), name, name, None, PARTICIPANT, True) for place, name in enumerate(NAMES)]
    assert Roll(rows, "1").letters == ["E", "L", "Z", "О"]
    assert [row.letter for row in rows] == ["Z", "E", "L", "E", "О"]
