"""Every screen, a file for each room: `SCREENS` and `furnish`, which puts there what is to be seen.

`furnish(world)` answers what the addresses of its screens name."""

from e2e.screens import (
    accounts,
    attendance,
    buddies,
    class_unit,
    contacts,
    conversation_tables,
    dated_settings,
    desk_files,
    desk_queue,
    desk_registration,
    errors,
    figures,
    interpreters,
    looks,
    organisations,
    outbox,
    people,
    planning,
    referrals,
    registers,
    tablets,
    talks,
    transit_site,
    vaccination,
    volunteers,
)
from e2e.world import World

ROOMS = (
    *(accounts, transit_site, people, attendance, class_unit, planning, conversation_tables, volunteers),
    *(organisations, contacts, looks, dated_settings, referrals, errors),
    *(vaccination, buddies, tablets, desk_files, desk_queue, desk_registration, interpreters, registers, talks),
    *(figures, outbox),
)
SCREENS = [screen for room in ROOMS for screen in room.SCREENS]


def lively(world: World) -> dict[str, object]:
    """A world in which every screen has something to show; what the addresses of the screens name."""
    return {name: key for room in ROOMS for name, key in room.furnish(world).items()}
