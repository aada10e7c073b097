"""The screens of what tablets kept while they had no network."""

from dataclasses import replace

from playwright.sync_api import Page

from amal_field.accounts.offers.demo import player
from amal_field.db import new_key
from amal_field.stamp import Stamp
from e2e.screens.screen import Screen
from e2e.world import World
from tests.outbox.states import reviews, set_aside


def furnish(world: World) -> dict[str, object]:
    """What is to be looked at, in every state."""
    with world.writing() as stamp:

        def stamp_of(key: str = "bruno") -> Stamp:
            return replace(stamp, by_id=player(key).id, token=new_key())

        for make in (reviews, set_aside):
            list(make(stamp_of))
    return {}


def as_in_a_tab(page: Page) -> None:
    """Show what an iPad shows in a tab of its browser."""
    page.locator("#device-install").evaluate("(section) => (section.hidden = false)")


SCREENS = [
    Screen("outbox-device-empty", "/outbox", key="clara"),
    Screen("outbox-device-install", "/outbox", as_in_a_tab, key="clara"),
    Screen("outbox-tablets", "/outbox/tablets"),
    Screen("outbox-kinds", "/outbox/kinds"),
    Screen("outbox-reviews", "/outbox/review", key="bruno"),
]
