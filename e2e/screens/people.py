"""The screens of people and households: the search, and those of the site's families."""

from e2e.screens.screen import Screen
from e2e.world import World


def furnish(world: World) -> dict[str, object]:
    """A household of four, and the key of its first."""
    household = world.household("Lafertin")
    person, member = household.members[0].person_id, household.members[1].id
    return {"household": household.id, "person": person, "member": member, "duplicate": world.double_of(person)}


SCREENS = [
    Screen("people", "/people?q=lafertyn"),
    Screen("household", "/people/households/{household}"),
    Screen("person", "/people/persons/{person}"),
    Screen("joining-the-household", "/people/households/{household}/members?q=lafertyn", key="bruno"),
    Screen("member", "/people/households/{household}/members/{member}"),
    Screen("split", "/people/households/{household}/split"),
    Screen("union", "/people/households/{household}/union?q=lafertyn", key="bruno"),
    Screen("duplicates", "/people/duplicates", key="bruno"),
    Screen("pair", "/people/pairs/{person}/{duplicate}", key="bruno"),
    Screen("match", "/people/persons/{person}/match", key="bruno"),
    Screen("merges", "/people/merges", key="bruno"),
]
