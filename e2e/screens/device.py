"""The screens that a tablet draws by itself."""

from e2e.screens.screen import Screen
from e2e.world import World


def furnish(world: World) -> dict[str, object]:
    """Nothing: what such a page shows lies on the tablet."""
    return {}


SCREENS = [Screen("device-empty", "/outbox", key="clara")]
