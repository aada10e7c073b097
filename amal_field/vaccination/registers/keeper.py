"""Who took part in vaccination actions by the register of attendances: those stand on the lists of this room."""

from collections.abc import Collection

from amal_field.attendance.queries.kept_elsewhere import ListKeeper
from amal_field.vaccination.operations import door
from amal_field.vaccination.queries import actions
from amal_field.vaccination.registers import store
from amal_field.vaccination.registers.told import ATTENDANCES


def kept_cells(numbers: Collection[str]) -> list[door.CELLS]:
    """What is kept of attendances with these numbers."""
    return door.kept_cells(ATTENDANCES, numbers)


def removed(numbers: Collection[str]) -> set[str]:
    """Those of these attendances that went with their list."""
    return door.removed_numbers(ATTENDANCES, numbers)


KEEPER = ListKeeper(
    recorded=door.recorded_lines,
    cells=door.CELLS,
    kept_cells=kept_cells,
    removed=removed,
    has_list=actions.with_an_action,
    store=store.store_lists,
    leaves=door.LINES,
    is_noted=door.is_noted_in_sql,
)
