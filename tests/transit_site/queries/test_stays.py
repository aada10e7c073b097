"""What came later stands later, also where its key is smaller: keys of two processes do not tell who was first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amal_field.db import db, new_key
from amal_field.transit_site.models import StayCaravan
from amal_field.transit_site.queries import stays as stay_queries
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("engine", "world", "frozen_clock")


def test_a_caravan_that_came_later_is_named_later(stamp_of):
    small_key = new_key()
    stay = let_in(stamp_of(), make_family(stamp_of()))
    later = replace(stamp_of(), at=stamp_of().at + timedelta(hours=1))
    db.session.add(
        StayCaravan(
            id=small_key,
            stay_id=stay.id,
            plate="2-XYZ-999",
            plate_key="2XYZ999",
            from_on=stay.arrived_on,
            recorded_at=later.at,
            recorded_by_id=later.by_id,
        )
    )
    db.session.flush()
    db.session.expire_all()
    assert [spell.plate for spell in stay_queries.stay(stay.id).caravans] == ["1-ABC-234", "2-XYZ-999"]
