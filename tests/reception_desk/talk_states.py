"""Talks in every state, made with the operations that the screens use."""

from collections.abc import Iterator

from amal_field.reception_desk import operations
from amal_field.reception_desk.models import Talk
from amal_field.reception_desk.rules.talks import TOPICS
from tests.reception_desk.talk_world import WORDS, a_notice, a_talk
from tests.reception_desk.world import a_family
from tests.states import StampOf, State


def talks(stamp_of: StampOf) -> Iterator[State]:
    """Asked, half answered, at its end, taken over; without and with a privacy notice."""
    halyna = stamp_of("halyna")
    yield State("talk of one question", talk_id=a_talk(halyna, topics=("who",)).id)
    a_notice(stamp_of("dirk"))
    yield State("talk that is asked", talk_id=a_talk(halyna, topics=TOPICS).id, step=[*TOPICS, "children", "end"])
    ended = a_talk(halyna, words=WORDS)
    operations.talks.end_talk(ended, stamp=halyna)
    yield State("talk at its end", talk_id=ended.id)
    used = a_talk(halyna, words=WORDS)
    operations.talks.use_talk(used, stamp=halyna)
    yield State("talk taken over", talk_id=used.id)
    home = a_family(halyna, "Hrytsenko", ("Olena", 1988), ("Danylo", 2014))
    for name in ("talk with who has a file", "talk of a file, taken over"):
        talk = a_talk(halyna, words=WORDS)
        talk.person_id = talk.recorded_person_id = home.present[0].person_id
        operations.talks.end_talk(talk, stamp=halyna)
        yield State(name, talk_id=talk.id)
    operations.talks.use_talk(talk, stamp=halyna)


MAKERS = (talks,)
RECORDS = {"talk_id": Talk}
