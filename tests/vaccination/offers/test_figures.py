"""The annual figures of vaccination: what was held and of which kind, also once its list is removed."""

import pytest

from amal_field.vaccination.operations import closing, lists, outcomes, removal
from tests.figures.readings import values
from tests.transit_site.world import in_days
from tests.vaccination.conftest import SESSIONS
from tests.vaccination.world import a_list, an_action, found, line_id_of, visit

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")


def told(year=2026) -> list[int]:
    """All, against covid, basic."""
    found = values(year, in_days(1))
    return [found[f"vaccination.{name}"] for name in ("actions", "covid", "basic")]


def test_those_of_a_register_were_held_unless_called_off(import_):
    assert import_().problems == []
    assert told(2022) == [2, 1, 1]
    assert import_(sessies=[row | {"status": "geannuleerd"} for row in SESSIONS]).problems == []
    assert told(2022) == [0, 0, 0]


def test_one_of_which_nobody_noted_anything_was_only_planned(stamp_of):
    farah = stamp_of("farah")
    action = a_list(farah)
    closed = an_action(farah, "covid", on=in_days(-3))
    assert told() == [0, 0, 0]
    closing.close_action(found(closed), stamp=farah)
    assert told() == [1, 1, 0]
    outcomes.not_give(found(action), line_id_of(action, "Sammy"), "absent", visit(), stamp=farah)
    assert told() == [2, 1, 1]


def test_a_removed_list_tells_what_it_told(stamp_of):
    farah = stamp_of("farah")
    action = a_list(farah)
    outcomes.not_give(found(action), line_id_of(action, "Sammy"), "absent", visit(), stamp=farah)
    bare = an_action(farah, "covid")
    lists.make_list(found(bare), stamp=farah)
    before = told()
    for one in (action, bare):
        removal.remove_list(found(one), stamp=stamp_of("farah", farah.at + (in_days(31) - in_days(0))))
    assert told() == before == [1, 0, 1]
