"""The screens of people and households: the search, and those of the site's families."""

from e2e.screens.screen import Screen
from e2e.world import World


def furnish(world: World) -> dict[str, object]:
    """A household of four, and the key of its first."""
    household = world.household("Lafertin")
    return {"household": household.id, "person": household.members[0].person_id}


SCREENS = [
    Screen("people", "/people?q=lafertyn"),
    Screen("household", "/people/households/{household}"),
    Screen("person", "/people/persons/{person}"),
]
