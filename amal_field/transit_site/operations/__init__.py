"""Coming and going on the site. Each operation changes, flushes and records; none commits.

Each begins with `lock_site`: it counts the site's revision up, which tells the plans on other tablets, and lets the
writers of one site queue, so that what a rule sees is still true when the row is written. A row that is changed is
read after `lock_site_if_needed`.
"""

from amal_field.transit_site.operations.cash import close_cash, reopen_cash
from amal_field.transit_site.operations.common import demand_open, lock_site_if_needed
from amal_field.transit_site.operations.departures import cancel_departure, close_left_without_notice, depart
from amal_field.transit_site.operations.extensions import plan_departure
from amal_field.transit_site.operations.house_rules import (
    note_house_rules_read,
    withdraw_house_rules,
    write_house_rules,
)
from amal_field.transit_site.operations.measures import (
    demand_measure,
    inspect_pitch,
    note_appeal,
    take_measure,
    withdraw_measure,
)
from amal_field.transit_site.operations.money import deduct, demand_counting, give_back, record_payment, reverse
from amal_field.transit_site.operations.pitches import block_pitch, expect_arrival, unblock_pitch
from amal_field.transit_site.operations.reservation_outcomes import (
    cancel_reservation,
    keep_reservation,
    miss_reservation,
    restore_reservation,
    stop_keeping,
)
from amal_field.transit_site.operations.reservations import Wish, change_reservation, reserve
from amal_field.transit_site.operations.roll_calls import (
    close_roll_call,
    forget,
    mark_person,
    open_roll_call,
    reopen_roll_call,
)
from amal_field.transit_site.operations.settings import close_site, open_site, set_rule, withdraw_rule
from amal_field.transit_site.operations.settlements import cancel_settlement, note_meter_end, settle
from amal_field.transit_site.operations.stay_changes import (
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
    check_in,
    complete,
)
from amal_field.transit_site.operations.tariffs import set_tariff, withdraw_tariff

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
    "cancel_settlement",
    "change_reservation",
    "check_in",
    "close_cash",
    "close_left_without_notice",
    "close_roll_call",
    "close_site",
    "complete",
    "deduct",
    "demand_counting",
    "demand_measure",
    "demand_open",
    "depart",
    "expect_arrival",
    "forget",
    "give_back",
    "inspect_pitch",
    "keep_reservation",
    "leave_pitch",
    "lock_site_if_needed",
    "mark_person",
    "miss_reservation",
    "move",
    "note_appeal",
    "note_house_rules_read",
    "note_meter_end",
    "open_roll_call",
    "open_site",
    "plan_departure",
    "record_payment",
    "remove_caravan",
    "remove_person",
    "reopen_cash",
    "reopen_roll_call",
    "reserve",
    "restore",
    "restore_reservation",
    "reverse",
    "set_rule",
    "set_tariff",
    "settle",
    "stop_keeping",
    "take_measure",
    "take_pitch",
    "unblock_pitch",
    "withdraw",
    "withdraw_house_rules",
    "withdraw_measure",
    "withdraw_rule",
    "withdraw_tariff",
    "write_house_rules",
]
