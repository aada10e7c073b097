"""The duos of a person stand on their page as one line each, the latest first."""

from datetime import timedelta

import pytest

from amal_field.buddies.offers.timeline import duos_of
from tests.buddies.world import FIRST, a_match
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def test_each_duo_is_a_line_with_its_days(engine, stamp_of):
    amara, lieve, jan = (somebody(stamp_of(), name) for name in ("Amara", "Lieve", "Jan"))
    last = FIRST + timedelta(days=90)
    old = a_match(stamp_of(), [lieve], [amara], started_on=FIRST, closed_on=last, reason="moved")
    new = a_match(stamp_of(), [jan], [amara], proposed_on=last)
    undone = a_match(stamp_of(), [jan], [lieve])
    undone.cancel(stamp_of())
    told = [(one.on, one.to_on, one.key) for one in duos_of(None, amara.id)]
    assert told == [(last, None, new.id), (FIRST, last, old.id)]
    assert len(duos_of(None, jan.id)) == 1
