"""Users and their sign-ins in every state, made with the operations that the screens use."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from amal_field import clock, passwords
from amal_field.accounts import operations
from amal_field.accounts.models import SignIn, User
from amal_field.accounts.offers.demo import player
from amal_field.permissions import Role
from amal_field.stamp import Stamp
from tests.sign_ins import key_of
from tests.states import StampOf, State


def users(stamp_of: StampOf) -> Iterator[State]:
    """Invited, invited too long ago, at work, invited anew, deactivated before and after, and let in again."""
    yield State("user at work", user_id=[player(key).id for key in ("amina", "dirk")])
    dirk = stamp_of("dirk")
    invited, secret = operations.invite("Ivana", "ivana@amal.example", [Role.REPORTER], stamp=dirk)
    yield State("user invited", user_id=invited.id, secret=secret)
    long_ago = replace(dirk, at=clock.now() - timedelta(days=60))
    late, old = operations.invite("Late", "late@amal.example", [Role.REPORTER], stamp=long_ago)
    yield State("user invited too long ago", user_id=late.id, secret=old)
    anew, before = _at_work("Anew", dirk)
    yield State("user invited anew", user_id=anew.id, secret=[before, operations.renew_invitation(anew, stamp=dirk)])
    gone, _ = _at_work("Gone", dirk)
    operations.open_sign_in(gone, means="password", browser="Firefox", stamp=dirk)
    operations.deactivate(gone, stamp=dirk)
    yield State("user deactivated", user_id=gone.id)
    never, lost = operations.invite("Never", "never@amal.example", [Role.REPORTER], stamp=dirk)
    operations.deactivate(never, stamp=dirk)
    yield State("user deactivated before the invitation was used", user_id=never.id, secret=lost)
    back, _ = _at_work("Back", dirk)
    operations.deactivate(back, stamp=dirk)
    operations.reactivate(back, stamp=dirk)
    yield State("user let in again", user_id=back.id)


def sign_ins(stamp_of: StampOf) -> Iterator[State]:
    """One's own here, one's own elsewhere, ended, and of another."""
    yield State("sign-in of the cast", sign_in_id=[key_of("amina"), key_of("dirk"), key_of("bruno")])
    for key in ("dirk", "bruno"):
        user, stamp = player(key), stamp_of(key)
        for name in ("open", "ended"):
            row = operations.open_sign_in(user, means="password", browser="Firefox", stamp=stamp)
            if name == "ended":
                operations.end_sign_in(user, row, stamp=stamp)
            else:
                row.raised_until = None
            yield State(f"sign-in {name}", sign_in_id=row.id)


def _at_work(name: str, stamp: Stamp) -> tuple[User, str]:
    user, secret = operations.invite(name, f"{name.lower()}@amal.example", [Role.REPORTER], stamp=stamp)
    operations.accept_invitation(
        user, passwords.hash_password("drie rode caravans"), stamp=replace(stamp, by_id=user.id)
    )
    return user, secret


MAKERS = (users, sign_ins)
RECORDS = {"user_id": User, "sign_in_id": SignIn}
