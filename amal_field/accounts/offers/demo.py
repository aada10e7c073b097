"""The cast: one set of people for the demo, the tests and the journeys, with an outsider who must see nothing."""

from dataclasses import dataclass
from datetime import date, timedelta

from amal_field import clock, passwords
from amal_field.accounts import operations, rules
from amal_field.accounts.models import DEMO_ID, User
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.accounts.queries import users as user_queries
from amal_field.permissions import Role
from amal_field.stamp import Stamp

PASSWORD = "drie rode caravans"
PIN = "3719"
"""That of each of the cast on a shared tablet."""
TABLETS = (("Balie 1", "A", rules.STAFF), ("Ingang", "B", rules.ENTRANCE), ("Scherm", None, rules.SCREEN))


@dataclass(frozen=True)
class Player:
    """One of the cast."""

    name: str
    email: str
    roles: tuple[Role, ...]


CAST = {
    "amina": Player("Amina Haddad", "amina@amal.example", (Role.SITE_MANAGER,)),
    "bruno": Player("Bruno De Smet", "bruno@amal.example", (Role.PROGRAMME_COORDINATOR,)),
    "clara": Player("Clara Janssens", "clara@amal.example", (Role.GROUP_VOLUNTEER,)),
    "dirk": Player("Dirk Maes", "dirk@amal.example", (Role.ADMINISTRATOR,)),
    "els": Player("Els Peeters", "els@amal.example", (Role.CLASS_HELPER,)),
    "farah": Player("Farah Aziz", "farah@amal.example", (Role.HEALTH_COORDINATOR,)),
    "gert": Player("Gert Willems", "gert@amal.example", (Role.BUDDY_COORDINATOR,)),
    "halyna": Player("Halyna Bondar", "halyna@amal.example", (Role.DESK_WORKER,)),
    "ivo": Player("Ivo Claes", "ivo@amal.example", (Role.WELFARE_PARTNER,)),
    "jan": Player("Jan Goossens", "jan@amal.example", (Role.REPORTER,)),
    "karim": Player("Karim Benali", "karim@amal.example", (Role.SITE_MANAGER,)),
    "lena": Player("Lena Wouters", "lena@amal.example", (Role.VACCINATION_HELPER,)),
    "mira": Player("Mira Stevens", "mira@amal.example", (Role.GROUP_VOLUNTEER,)),
    "oksana": Player("Oksana Melnyk", "oksana@amal.example", (Role.DESK_WORKER,)),
}
"""Amina and Karim manage the site, Clara is the outsider, Dirk administers, Mira guides walks."""


def hash_of_password() -> str:
    """The hash of the password of the demo. It takes a while: ask for it with no transaction open."""
    return passwords.hash_password(PASSWORD)


def load(stamp: Stamp, password_hash: str) -> None:
    """Make the cast, each with the password of the demo: Dirk first, who invites the others. Twice is once."""
    for key in sorted(CAST, key=lambda key: (key != "dirk", key)):
        if user_queries.user_by_email(CAST[key].email) is None:
            by = stamp if key == "dirk" else stamp_of("dirk", stamp)
            user = operations.invite(CAST[key].name, CAST[key].email, CAST[key].roles, stamp=by)
            operations.accept_invitation(user, password_hash, stamp=Stamp(user.id, stamp.at, stamp.token))


def play(stamp: Stamp) -> None:
    """Three shared tablets, not enrolled yet, and a PIN for each of the cast. Twice is once."""
    if tablet_queries.tablets(stamp.at):
        return
    for name, letter, use in TABLETS:
        operations.enrol_tablet(name, letter, use, stamp=stamp_of("dirk", stamp))
    for key in CAST:
        user = player(key)
        pin_hash = passwords.hash_password(passwords.peppered(user.id, PIN))
        operations.set_pin(user, pin_hash, stamp=stamp_of(key, stamp))


def fresh_codes(stamp: Stamp) -> list[tuple[str, str]]:
    """A new code for each tablet that is not enrolled, which works for a day: its name and the code."""
    known = [line.tablet for line in tablet_queries.tablets(stamp.at)]
    waiting = [tablet for tablet in known if not (tablet.is_enrolled or tablet.is_revoked)]
    for tablet in waiting:
        operations.renew_code(tablet, stamp=stamp, life=rules.DEMO_CODE_LIFE)
    return [(tablet.name, tablet_queries.code_of(tablet)) for tablet in waiting]


def demo_stamp(token) -> Stamp:
    """A stamp of the system user `demo`, now."""
    return Stamp(DEMO_ID, clock.now(), token)


def stamp_of(key: str, stamp: Stamp, on: date | None = None, hour: int = 9) -> Stamp:
    """The stamp of one of the cast: now, or at an hour of a day that has gone by."""
    at = stamp.at if on is None else min(stamp.at, clock.midnight(on) + timedelta(hours=hour))
    return Stamp(player(key).id, at, stamp.token)


def player(key: str) -> User:
    """A member of the cast as a user. Raises `LookupError` where the cast has not been loaded."""
    user = user_queries.user_by_email(CAST[key].email)
    if user is None:
        raise LookupError(key)
    return user
