"""A shared tablet of the tests, and what its browser keeps."""

from dataclasses import dataclass
from uuid import UUID

from amal_field import passwords
from amal_field.accounts import operations
from amal_field.accounts.models import TabletUser
from amal_field.accounts.offers.demo import player
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.db import db
from tests.page import Page

PIN, WRONG = "3719", "8264"


@dataclass(frozen=True)
class Shared:
    """An enrolled tablet: its key, and its secret."""

    id: UUID
    secret: str

    def with_browser(self, page: Page) -> Page:
        """The page of a browser that is this tablet."""
        page.client.set_cookie("tablet", self.secret)
        return page


def make_shared(name: str, letter: str | None, keys: tuple[str, ...], stamp_of, use: str = "staff") -> Shared:
    """Enrol a tablet on which these of the cast came in with their password before, and give them a PIN."""
    tablet = operations.enrol_tablet(name, letter, use, stamp=stamp_of("dirk"))
    secret = f"secret-of-{name}".replace(" ", "-")
    operations.become_tablet(tablet_queries.code_of(tablet), secret, stamp=stamp_of("dirk"))
    for key in keys:
        user = player(key)
        if not tablet_queries.has_pin(user):
            pin_hash = passwords.hash_password(passwords.peppered(user.id, PIN))
            operations.set_pin(user, pin_hash, stamp=stamp_of(key))
        db.session.add(TabletUser(tablet_id=tablet.id, user_id=user.id))
    db.session.commit()
    return Shared(tablet.id, secret)


def pad_of(key: str, app) -> str:
    """The address of the pad of one of the cast."""
    with app.app_context():
        address = f"/tablet/users/{player(key).id}"
        db.session.remove()
        return address


def enter(page: Page, key: str, app, pin: str = PIN) -> Page:
    """Tap a name, type a PIN, tap OK."""
    return page.go(pad_of(key, app)).send("main pin-pad form", pin=pin)
