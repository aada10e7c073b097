"""Users and their sign-ins in every state, made with the operations that the screens use."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from amal_field import clock, passwords
from amal_field.accounts import operations
from amal_field.accounts.models import TABLET_ID, Draft, Passkey, SignIn, Tablet, User
from amal_field.accounts.offers.demo import player
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.accounts.queries.users import secret_of_invitation
from amal_field.db import db
from amal_field.permissions import Role
from amal_field.stamp import Stamp
from tests.sign_ins import key_of
from tests.states import StampOf, State


def users(stamp_of: StampOf) -> Iterator[State]:
    """Invited, invited too long ago, at work, invited anew, deactivated before and after, and let in again."""
    yield State("user at work", user_id=[player(key).id for key in ("amina", "dirk")])
    dirk = stamp_of("dirk")
    invited = operations.invite("Ivana", "ivana@amal.example", [Role.REPORTER], stamp=dirk)
    yield State("user invited", user_id=invited.id, secret=secret_of_invitation(invited))
    long_ago = replace(dirk, at=clock.now() - timedelta(days=60))
    late = operations.invite("Late", "late@amal.example", [Role.REPORTER], stamp=long_ago)
    yield State("user invited too long ago", user_id=late.id, secret=secret_of_invitation(late))
    anew, before = _at_work("Anew", dirk)
    operations.renew_invitation(anew, stamp=dirk)
    yield State("user invited anew", user_id=anew.id, secret=[before, secret_of_invitation(anew)])
    gone, _ = _at_work("Gone", dirk)
    operations.open_sign_in(gone, browser="Firefox", is_half=False, stamp=dirk)
    operations.deactivate(gone, stamp=dirk)
    yield State("user deactivated", user_id=gone.id)
    never = operations.invite("Never", "never@amal.example", [Role.REPORTER], stamp=dirk)
    lost = secret_of_invitation(never)
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
            row = operations.open_sign_in(user, browser="Firefox", is_half=False, stamp=stamp)
            if name == "ended":
                operations.end_sign_in(user, row, stamp=stamp)
            else:
                row.raised_until = None
            yield State(f"sign-in {name}", sign_in_id=row.id)


def passkeys(stamp_of: StampOf) -> Iterator[State]:
    """One's own, and of another."""
    for key in ("dirk", "bruno"):
        user, stamp = player(key), stamp_of(key)
        made = operations.NewPasskey(base64url(key), "key", 0, "localhost")
        operations.add_passkey(user, made, "Tablet", stamp=stamp)
        key_of_it = db.session.scalars(select(Passkey.id).where(Passkey.user_id == user.id)).one()
        yield State(f"passkey of {key}", passkey_id=key_of_it)


def base64url(text: str) -> str:
    """As a browser names a passkey."""
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _at_work(name: str, stamp: Stamp) -> tuple[User, str]:
    user = operations.invite(name, f"{name.lower()}@amal.example", [Role.REPORTER], stamp=stamp)
    secret = secret_of_invitation(user)
    operations.accept_invitation(
        user, passwords.hash_password("drie rode caravans"), stamp=replace(stamp, by_id=user.id)
    )
    return user, secret


def tablets(stamp_of: StampOf) -> Iterator[State]:
    """Waiting for its code, too late for it, enrolled, with somebody signed in, closed to PINs, and blocked."""
    dirk = stamp_of("dirk")
    waiting = operations.enrol_tablet("Waiting", "B", "staff", stamp=dirk)
    yield State("tablet that waits for its code", tablet_id=waiting.id)
    late = operations.enrol_tablet("Late", None, "screen", stamp=replace(dirk, at=clock.now() - timedelta(days=1)))
    yield State("tablet whose code was not used", tablet_id=late.id)
    for name, letter in (("Desk", "C"), ("Busy", "D"), ("Blocked", "E")):
        tablet = operations.enrol_tablet(name, letter, "staff", stamp=dirk)
        operations.become_tablet(tablet_queries.code_of(tablet), name, stamp=replace(dirk, by_id=TABLET_ID))
        if name == "Busy":
            operations.open_sign_in(
                player("karim"), browser="Firefox", is_half=False, stamp=replace(dirk, tablet_id=tablet.id)
            )
            operations.set_pin(player("karim"), "hash", stamp=stamp_of("karim"))
            tablet.pins_closed_until = clock.now() + timedelta(minutes=5)
            operations.renew_code(tablet, stamp=dirk)
            tablet.receipt_at = tablet.waiting_noted_at = clock.now()
            tablet.waiting = [{"user": str(player("karim").id), "count": 2, "asks": 0, "oldest": None}]
        if name == "Blocked":
            operations.revoke_tablet(tablet, stamp=dirk)
        yield State(f"tablet {name}", tablet_id=tablet.id)


def drafts(stamp_of: StampOf) -> Iterator[State]:
    """One's own, and of another."""
    for key in ("dirk", "bruno"):
        path = "/settings/language"
        operations.save_draft(path, [("language", "fr")], None, stamp=stamp_of(key))
        of_user = select(Draft.id).where(Draft.user_id == player(key).id, Draft.path == path)
        yield State(f"draft of {key}", draft_id=db.session.scalars(of_user).one())


MAKERS = (users, sign_ins, passkeys, tablets, drafts)
RECORDS = {"draft_id": Draft, "tablet_id": Tablet, "user_id": User, "sign_in_id": SignIn, "passkey_id": Passkey}
