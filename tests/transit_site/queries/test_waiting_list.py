"""The waiting list says from when there is a place, that there is none, or that nobody can know yet."""

import pytest
from sqlalchemy import update

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import SiteRule
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.queries import waiting_list
from amal_field.transit_site.queries.waiting_list import AHEAD
from tests.transit_site.world import in_days, wish

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def lines():
    listed = waiting_list.waiting(stay_queries.the_site(), None, clock.now())
    return [(line.reservation.name, line.place_on, line.is_too_far) for line in listed]


def test_a_wish_beyond_the_nights_that_are_looked_at_is_not_told_that_there_is_no_place(engine, stamp_of):
    for name, days in (("Last", AHEAD - 7), ("Across", AHEAD - 6), ("Beyond", AHEAD + 30)):
        operations.reserve(wish(name, days=days, state="waiting"), stamp=stamp_of())
    told = {name: (place_on, too_far) for name, place_on, too_far in lines()}
    assert told == {"Last": (in_days(AHEAD - 7), False), "Across": (None, True), "Beyond": (None, True)}


def test_a_full_site_is_told_as_such_within_those_nights(engine, stamp_of):
    db.session.execute(update(SiteRule).values(capacity=0))
    operations.reserve(wish("Soon", days=3, state="waiting"), stamp=stamp_of())
    operations.reserve(wish("Beyond", days=AHEAD, state="waiting"), stamp=stamp_of())
    assert {name: (place_on, too_far) for name, place_on, too_far in lines()} == {
        "Soon": (None, False),
        "Beyond": (None, True),
    }
