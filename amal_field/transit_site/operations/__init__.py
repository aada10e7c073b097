"""Coming and going on the site. Each operation changes, flushes and records; none commits.

Each begins with `change`: it counts the site's revision up, which tells the plans on other tablets, and lets the
writers of one site queue, so that what a rule sees is still true when the row is written. A row that is changed is
read after `queue`.
"""

from amal_field.transit_site.operations.common import queue
from amal_field.transit_site.operations.house_rules import withdraw_house_rules, write_house_rules
from amal_field.transit_site.operations.pitches import block_pitch, expect_arrival, unblock_pitch
from amal_field.transit_site.operations.reservations import (
    Wish,
    cancel_reservation,
    change_reservation,
    miss_reservation,
    reserve,
    restore_reservation,
)
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
    "Wish",
    "add_caravan",
    "add_person",
    "block_pitch",
    "cancel_check_in",
    "cancel_departure",
    "cancel_move",
    "cancel_reservation",
    "change_reservation",
    "check_in",
    "close_left_without_notice",
    "close_site",
    "complete",
    "depart",
    "expect_arrival",
    "leave_pitch",
    "miss_reservation",
    "move",
    "open_site",
    "queue",
    "remove_caravan",
    "remove_person",
    "reserve",
    "restore",
    "restore_reservation",
    "set_rule",
    "take_pitch",
    "unblock_pitch",
    "withdraw",
    "withdraw_house_rules",
    "withdraw_rule",
    "write_house_rules",
]
