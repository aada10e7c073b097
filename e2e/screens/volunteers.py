"""The screens of volunteers."""

from decimal import Decimal

from amal_field import clock
from amal_field.volunteers import operations
from e2e.screens.screen import Screen
from e2e.world import World
from tests.volunteers.world import helper


def furnish(world: World) -> dict[str, object]:
    """A volunteer near the ceiling of the year."""
    with world.writing() as stamp:
        person = helper(stamp, days=35)
        operations.choose_system(person, clock.today().year, "flat", Decimal("41.48"), stamp=stamp)
        return {"volunteer": person.id}


SCREENS = [
    Screen("volunteers", "/volunteers", key="bruno"),
    Screen("volunteer", "/volunteers/{volunteer}", key="bruno"),
    Screen("ceilings", "/volunteers/ceilings", key="bruno"),
    Screen("nominative-list", "/volunteers/list", key="bruno"),
]
