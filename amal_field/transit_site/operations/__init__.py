"""Coming and going on the site. Each operation changes, flushes and records; none commits.

Each begins with `change`: it counts the site's revision up, which tells the plans on other tablets, and lets the
writers of one site queue, so that what a rule sees is still true when the row is written. A row that is changed is
read after `queue`.
"""

from amal_field.transit_site.operations.common import queue
from amal_field.transit_site.operations.house_rules import withdraw_house_rules, write_house_rules
from amal_field.transit_site.operations.pitches import block_pitch, cancel_expected, expect_arrival, unblock_pitch
from amal_field.transit_site.operations.settings import close_site, open_site, set_rule, withdraw_rule
from amal_field.transit_site.operations.spells import (
    add_caravan,
    add_person,
    cancel_move,
    leave_pitch,
    move,
    remove_caravan,
    remove_person,
    restore,
    take_pitch,
    withdraw,
)
from amal_field.transit_site.operations.stays import (
    Arrival,
    cancel_check_in,
    cancel_departure,
    check_in,
    close_left_without_notice,
    complete,
    depart,
)

__all__ = [
    "Arrival",
    "add_caravan",
    "add_person",
    "block_pitch",
    "cancel_check_in",
    "cancel_departure",
    "cancel_expected",
    "cancel_move",
    "check_in",
    "close_left_without_notice",
    "close_site",
    "complete",
    "depart",
    "expect_arrival",
    "leave_pitch",
    "move",
    "open_site",
    "queue",
    "remove_caravan",
    "remove_person",
    "restore",
    "set_rule",
    "take_pitch",
    "unblock_pitch",
    "withdraw",
    "withdraw_house_rules",
    "withdraw_rule",
    "write_house_rules",
]
