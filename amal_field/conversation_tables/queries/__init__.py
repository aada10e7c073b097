"""Who sits where at which level, and how long people practised."""

from amal_field.conversation_tables.queries.hours import practised, practiser, times_of
from amal_field.conversation_tables.queries.tables import participants, places_of

__all__ = ["participants", "places_of", "practised", "practiser", "times_of"]
