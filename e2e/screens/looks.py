"""The screens of the log of looks."""

from datetime import timedelta

from amal_field import clock
from e2e.screens.screen import Screen
from e2e.world import World
from tests.looks.world import a_look
from tests.people.world import somebody


def furnish(world: World) -> dict[str, object]:
    """Somebody at whom several looked, at health too."""
    with world.writing() as stamp:
        person = somebody(stamp, "Yevheniia", "Kovalenko-Shevchenko", 1987)
        for hours, (key, kind, act) in enumerate(
            (
                ("amina", "people", "print"),
                ("bruno", "people", "export"),
                ("els", "child", "answer"),
                ("farah", "health", "page"),
                ("halyna", "desk", "search"),
            )
        ):
            a_look(key, person.id, kind=kind, act=act, at=clock.now() - timedelta(hours=hours))
        return {"looked_at": person.id}


SCREENS = [
    Screen("looks", "/looks", key="dirk"),
    Screen("looks-none", "/looks?day=2020-01-06", key="dirk"),
    Screen("looks-found", "/looks?q=Yevheniia", key="dirk"),
    Screen("looks-week", "/looks/week", key="dirk"),
    Screen("looks-person", "/looks/people/{looked_at}", key="dirk"),
    Screen("looks-person-list", "/looks/people/{looked_at}/list", key="dirk"),
]
