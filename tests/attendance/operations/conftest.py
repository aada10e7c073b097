"""What a tablet tells late."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.outbox import operations as outbox
from amal_field.web.entries import Entry


@pytest.fixture
def late(stamp_of):
    """`late(hours=2)`: the stamp of an entry of Clara that was delivered now and typed in so long ago."""

    def make(**ago):
        at = clock.now() - timedelta(**ago)
        stamp = replace(stamp_of("clara", at=at), received_at=clock.now(), late=True)
        entry = Entry(1, at, at, 0, clock.now(), 2, is_late=True, is_uncertain=False)
        assert outbox.deliver(stamp.token, entry, "attendance.tap", stamp.by_id, None)
        return stamp

    return make
