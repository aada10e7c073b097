"""What the plan shows of each pitch, its version, and the list of who is where."""

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.db import begin_write, db
from amal_field.transit_site import operations
from amal_field.transit_site.models import StayPerson, StayPitch
from amal_field.transit_site.queries import plan
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def test_every_change_is_a_new_version_of_the_plan(stamp_of):
    before = plan.revision()
    stay = let_in(stamp_of(), make_family(stamp_of()))
    assert plan.revision() > before
    db.session.commit()
    begin_write()
    before = plan.revision()
    operations.add_caravan(stay, "2-XYZ-111", stamp=stamp_of())
    assert plan.revision() > before


def test_two_families_of_tablets_without_a_network_stand_on_one_pitch(stamp_of):
    first = let_in(stamp_of(), make_family(stamp_of()))
    second = let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=13)
    spell = second.pitches[0]
    spell.disputed_at, spell.pitch_id, spell.pitch = clock.now(), first.pitches[0].pitch_id, first.pitches[0].pitch
    db.session.flush()
    tile = plan.plan(clock.today()).tile(12)
    assert tile.disputed
    assert tile.name == "Mayer / Adel"
    assert db.session.scalar(select(func.count()).select_from(StayPitch)) == 2
    assert db.session.scalar(select(func.count()).select_from(StayPerson)) == 8
