"""Pitches that take nobody, and those on which somebody is expected."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Pitch, PitchBlock, Reservation
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.operations.reservations import Wish, reserve
from amal_field.transit_site.queries import arrival


def block_pitch(pitch: Pitch, reason: str, *, stamp: Stamp) -> PitchBlock:
    """Let nobody stand on a pitch from today on. Raises `RuleBroken` `pitch_in_use` or `block_exists`."""
    lock_site()
    on = clock.day_of(stamp.at)
    taken, blocked, _elsewhere = arrival.pitch_use(pitch, rules.Period(on))
    if taken:
        raise RuleBroken("pitch_in_use")
    if blocked is not None:
        raise RuleBroken("block_exists")
    block = PitchBlock(pitch_id=pitch.id, pitch=pitch, reason=reason, from_on=on, **stamped(stamp))
    db.session.add(block)
    with constraint_as_refusal({"uq_pitch_blocks_open": "block_exists", "pitch_blocks.pitch_id": "block_exists"}):
        db.session.flush()
    audit.record("site:block:begin", pitch, stamp, reason=reason)
    return block


def unblock_pitch(block: PitchBlock, *, stamp: Stamp) -> None:
    """Open a blocked pitch again. Twice is once."""
    if block.goes_on:
        lock_site()
        block.to_on = clock.day_of(stamp.at)
        db.session.flush()
        audit.record("site:block:end", block.pitch, stamp)


def expect_arrival(
    pitch: Pitch, name: str, phone: str | None, on: date, *, different: Collection[UUID] = (), stamp: Stamp
) -> Reservation:
    """Note that somebody comes to a pitch on a day: a reservation of a night, until more is known of it."""
    wish = Wish(name, on, 1, phone=phone, pitch=pitch, different=different)
    return reserve(wish, stamp=stamp)
