"""What becomes of who was in a duo that ends."""

COMPLETED = "completed"
BY_REASON, WAITS, PAUSES, STOPS = ("by_reason", "waits", "pauses", "stops")
"""How a member goes on: as the reason of the end says, unless it is said."""


def goes_on(said: str, reason: str) -> str:
    """How a member goes on who said this: after a duo that was completed they stop, after any other they wait."""
    if said != BY_REASON:
        return said
    return STOPS if reason == COMPLETED else WAITS
