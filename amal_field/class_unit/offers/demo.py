"""The class unit's part of the demo: the extract of each second helper was seen."""

from datetime import timedelta

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.class_unit import operations, queries
from amal_field.stamp import Stamp

SEEN_AGO = timedelta(days=40)
LATELY = timedelta(days=365)


def load(stamp: Stamp) -> None:
    """Note the checks. Does nothing where one is noted already."""
    today = clock.day_of(stamp.at)
    helpers = queries.helpers(since=today - LATELY)
    if any(seen_on for _, seen_on in helpers):
        return
    by = stamp_of("bruno", stamp, today - SEEN_AGO)
    for helper, _ in helpers[::2]:
        operations.note_check(helper, today - SEEN_AGO, stamp=by)
