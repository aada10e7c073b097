"""The screens of the conversation tables: who sits where, hours, and the proof of participation."""

from amal_field.conversation_tables import operations, queries
from e2e.screens.screen import Screen
from e2e.world import World
from tests.attendance.world import a_session, walks_in

NAMES = ("Fatima", "Олександр", "Yusuf", "Mariana", "محمد", "Nadia", "Ibrahim", "Zeynep")


def furnish(world: World) -> dict[str, object]:
    """A session with people of several levels at three tables."""
    with world.writing() as stamp:
        session = a_session(stamp, hours=(18, 20))
        for name in NAMES:
            walks_in(stamp, session, name)
        people = queries.participants(session)
        for person, level in zip(people, ("a1", "b1", "alfa", "a1", "b1"), strict=False):
            operations.tell_level(session, person, level, stamp=stamp)
        operations.spread_by_level(session, 3, stamp=stamp)
        return {"tables": session.id, "practiser": people[0].id}


SCREENS = [
    Screen("tables", "/conversation-tables/sessions/{tables}", key="bruno"),
    Screen("hours", "/conversation-tables/hours", key="bruno"),
    Screen("hours-of", "/conversation-tables/people/{practiser}/hours", key="bruno"),
    Screen("proof", "/conversation-tables/people/{practiser}/proof", key="bruno"),
]
