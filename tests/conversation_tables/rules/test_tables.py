"""Tables by level, and hours: no app, no database."""

import pytest

from amal_field.conversation_tables import rules
from amal_field.refusal import RuleBroken


def test_people_of_like_level_sit_together_and_the_unknown_at_the_end():
    people = [("An", "b1"), ("Bo", None), ("Cy", "alfa"), ("Di", "b1"), ("Ed", "a1"), ("Fa", None)]
    assert rules.spread(people, 3) == {"Cy": 1, "Ed": 1, "An": 2, "Di": 2, "Bo": 3, "Fa": 3}


def test_the_tables_are_as_full_as_each_other():
    seats = rules.spread([(number, None) for number in range(10)], 3)
    assert sorted(list(seats.values()).count(table) for table in (1, 2, 3)) == [3, 3, 4]


def test_more_tables_than_people_leaves_tables_empty():
    assert set(rules.spread([("An", "a1")], 4).values()) == {1}


@pytest.mark.parametrize("tables", [0, -1, 13])
def test_a_table_that_no_room_has_is_refused(tables):
    with pytest.raises(RuleBroken):
        rules.spread([("An", "a1")], tables)


def test_minutes_are_told_in_hours():
    assert rules.hours_and_minutes(125) == (2, 5)
