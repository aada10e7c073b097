"""The screens of tablets that several people share."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from amal_field import passwords
from amal_field.accounts import operations
from amal_field.accounts.models import Tablet, TabletUser
from amal_field.accounts.offers.demo import PIN, player
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.db import db, new_key
from amal_field.stamp import Stamp
from e2e.actions import PLAN, follow, press
from e2e.screens.screen import Screen
from e2e.world import World

SECRET = "what-the-browser-of-the-shared-tablet-keeps"
OF_ENTRANCE = "what-the-browser-at-the-entrance-keeps"


def furnish(world: World) -> dict[str, object]:
    """Tablets in every state, and the one that waits for its code."""
    with world.writing() as stamp:
        return {"tablet": _shared_tablets(stamp).id}


def _shared_tablets(stamp: Stamp) -> Tablet:
    """A tablet that five people share, one that waits for its code, and a screen; the one that waits."""
    dirk = Stamp(player("dirk").id, stamp.at, stamp.token)
    desk = operations.enrol_tablet("Balie 2", "B", "staff", stamp=dirk)
    operations.become_tablet(tablet_queries.code_of(desk), SECRET, stamp=dirk)
    for key in ("amina", "bruno", "karim", "els", "jan"):
        user = player(key)
        pin_hash = passwords.hash_password(passwords.peppered(user.id, PIN))
        operations.set_pin(user, pin_hash, stamp=Stamp(user.id, stamp.at, new_key()))
        db.session.add(TabletUser(tablet_id=desk.id, user_id=user.id))
    door = operations.enrol_tablet("Onthaal", None, "entrance", stamp=dirk)
    operations.become_tablet(tablet_queries.code_of(door), OF_ENTRANCE, stamp=dirk)
    operations.enrol_tablet("Scherm", None, "screen", stamp=Stamp(dirk.by_id, stamp.at - timedelta(days=1), new_key()))
    return operations.enrol_tablet("Ingang", "C", "entrance", stamp=dirk)


def _shared(page: Page) -> None:
    """The same page on the tablet that is shared."""
    page.context.add_cookies([{"name": "tablet", "value": SECRET, "url": page.url}])
    page.goto("/tablet")
    expect(page.get_by_role("heading", name="Who is here?")).to_be_visible()


def _pad(page: Page) -> None:
    _shared(page)
    follow(page, "Amina Haddad")
    expect(page.get_by_role("button", name="OK")).to_be_visible()


def _pad_wrong(page: Page) -> None:
    _pad(page)
    page.get_by_label("PIN", exact=True).fill("1928")
    press(page, "OK")
    expect(page.get_by_text("This is not the PIN")).to_be_visible()


def _in_by_pin(page: Page) -> None:
    _pad(page)
    page.get_by_label("PIN", exact=True).fill(PIN)
    press(page, "OK")
    expect(page.get_by_role("button", name="Lock")).to_be_visible()


def _cover(page: Page) -> None:
    _in_by_pin(page)
    page.goto(f"{PLAN}/pitches/7/check-in")
    page.get_by_label("Number plates").fill("1-ABC-234")
    press(page, "Lock")
    expect(page.get_by_text("is kept for you as a draft")).to_be_visible()


def _drafts(page: Page) -> None:
    _cover(page)
    page.get_by_label("PIN", exact=True).fill(PIN)
    press(page, "OK")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.goto("/drafts")


def _turned(page: Page) -> None:
    """The family has the tablet."""
    _in_by_pin(page)
    page.goto(f"{PLAN}/pitches/8")
    press(page, "Let the family read the house rules")
    expect(page.get_by_role("heading", name="Règlement")).to_be_visible()


def _read(page: Page) -> None:
    _turned(page)
    press(page, "Nous avons lu ceci")
    expect(page.get_by_text("Merci. Rendez la tablette.")).to_be_visible()


def _asked_back(page: Page) -> None:
    _in_by_pin(page)
    page.goto("about:blank")
    page.clock.install()
    page.goto(f"{PLAN}/pitches/8")
    press(page, "Let the family read the house rules")
    page.get_by_role("link", name="English").tap()
    expect(page.get_by_role("heading", name="House rules")).to_be_visible()
    page.clock.run_for(601_000)
    expect(page.get_by_role("dialog", name="Give the tablet back")).to_be_visible()


def _handing_back(page: Page) -> None:
    _turned(page)
    follow(page, "Équipe")
    expect(page.get_by_role("link", name="Amina Haddad")).to_be_visible()


def _entrance(page: Page) -> None:
    page.context.add_cookies([{"name": "tablet", "value": OF_ENTRANCE, "url": page.url}])
    page.goto("/reception-desk/entrance")
    expect(page.get_by_role("link", name="Українська")).to_be_visible()


SCREENS = [
    Screen("tablets", "/tablets", key="dirk"),
    Screen("tablet-enrolment", "/tablets/enrolment", key="dirk"),
    Screen("tablet-code", "/tablets/{tablet}/code", key="dirk"),
    Screen("tablet-revocation", "/tablets/{tablet}/revocation", key="dirk"),
    Screen("tablet-entering", "/tablet", key=None),
    Screen("tiles", "/tablet", _shared, key=None),
    Screen("tiles-outdoors", "/tablet", _shared, key=None, theme="outdoors"),
    Screen("pad", "/tablet", _pad, key=None),
    Screen("pad-wrong", "/tablet", _pad_wrong, key=None, statuses=(422,)),
    Screen("in-by-pin", "/tablet", _in_by_pin, key=None),
    Screen("cover", "/tablet", _cover, key=None),
    Screen("drafts", "/tablet", _drafts, key=None),
    Screen("turned", "/tablet", _turned, key=None),
    Screen("turned-read", "/tablet", _read, key=None),
    Screen("turned-asked-back", "/tablet", _asked_back, key=None),
    Screen("handing-back", "/tablet", _handing_back, key=None),
    Screen("entrance", "/tablet", _entrance, key=None),
]
