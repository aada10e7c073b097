"""The screens of dated settings."""

from amal_field.dated_settings import operations
from amal_field.dated_settings.queries import declared
from amal_field.volunteers.rules import NEAR_PERCENT
from e2e.screens.screen import Screen
from e2e.world import World
from tests.transit_site.world import in_days


def furnish(world: World) -> dict[str, object]:
    """One that holds, one to come, one withdrawn."""
    with world.writing() as stamp:
        setting = declared()[NEAR_PERCENT]
        for days, percent in ((0, 75), (30, 70), (60, 65)):
            row = operations.set_value(setting, in_days(days), percent, "Team van 20 november", stamp=stamp)
        operations.withdraw_value(row, stamp=stamp)
        return {}


SCREENS = [
    Screen("dated-settings", "/dated-settings", key="dirk"),
    Screen("dated-setting", f"/dated-settings/{NEAR_PERCENT}", key="dirk"),
]
