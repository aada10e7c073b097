"""The screens of the door, of settings and of users."""

from datetime import timedelta

import pyotp
from playwright.sync_api import Page, expect

from amal_field import clock
from amal_field.accounts import operations
from amal_field.accounts.models import SignIn, User
from amal_field.accounts.offers.demo import PASSWORD, player
from amal_field.accounts.queries import users as user_queries
from amal_field.db import db, new_key
from amal_field.permissions import Role
from amal_field.stamp import Stamp
from e2e.actions import PLAN, agree, note, press, sign_in, tile
from e2e.screens.screen import Screen
from e2e.world import World
from tests.sign_ins import key_of, open_half


def furnish(world: World) -> dict[str, object]:
    """Somebody who has been invited, and the secret of her link; and Gert, who administers since long."""
    with world.writing() as stamp:
        user = operations.invite("Lien", "lien@amal.example", [Role.REPORTER], stamp=stamp)
        gert = player("gert")
        operations.change_roles(gert, [*gert.roles, Role.ADMINISTRATOR], stamp=stamp)
        db.session.get_one(SignIn, key_of("gert")).raised_until = None
        return {
            "user": user.id,
            "secret": user_queries.secret_of_invitation(user),
            "halyna": _with_second_step("halyna").id,
        }


def _with_second_step(key: str) -> User:
    """One of the cast has an app and passkeys, and is at the door once more; Farah, who has none, too."""
    user, secret = player(key), pyotp.random_base32()
    stamp = Stamp(user.id, clock.now() - timedelta(days=3), new_key())
    code = pyotp.TOTP(secret).at(stamp.at)
    operations.set_authenticator(user, secret, code, stamp=stamp)
    for number, (host, name) in enumerate([("localhost", "Tablet van de balie"), ("field.example.org", "Telefoon")]):
        passkey = operations.NewPasskey(f"credential{number}", "key", 0, host)
        operations.add_passkey(user, passkey, name, stamp=stamp)
    for waiting in (key, "farah"):
        open_half(waiting)
    return user


def _by_name(page: Page) -> None:
    """The same page, asked for by a name: passkeys work there."""
    url = page.url.replace("127.0.0.1", "localhost")
    kept = [{"name": one["name"], "value": one["value"], "url": url} for one in page.context.cookies()]
    page.context.add_cookies(kept)
    page.goto(url)


def _recovery(page: Page) -> None:
    page.get_by_text("I cannot do that now").tap()
    page.get_by_label("Recovery code").fill("abcd")
    press(page, "Go on with this recovery code")
    expect(page.get_by_role("alert")).to_be_visible()


def _codes(page: Page) -> None:
    shown = page.locator(".app-key__text").inner_text().replace(" ", "")
    page.get_by_label("Code", exact=True).fill(pyotp.TOTP(shown).now())
    press(page, "Set up with this code")
    expect(page.get_by_role("heading", name="Keep your recovery codes")).to_be_visible()


def _new_codes(page: Page) -> None:
    agree(page, "Make new recovery codes")
    expect(page.locator(".recovery__codes")).to_be_visible()


def _door_wrong(page: Page) -> None:
    sign_in(page, "amina@amal.example", "wrong")
    expect(page.get_by_role("alert")).to_be_visible()


def _expired(page: Page) -> None:
    page.context.clear_cookies(name="amal_field")
    tile(page, 7).tap()
    expect(page.get_by_role("dialog")).to_be_visible()


def _invite(page: Page) -> None:
    press(page, "Make a new link")
    expect(note(page)).to_contain_text("There is a new link for Lien.")


def _password_short(page: Page) -> None:
    page.get_by_label("New password").fill("kort")
    page.get_by_label("The same once more").fill(PASSWORD)
    press(page, "Choose this password")
    expect(page.get_by_role("alert")).to_be_visible()


def _password_wrong(page: Page) -> None:
    page.get_by_label("Password of now").fill("wrong")
    press(page, "Change password")
    expect(page.get_by_role("alert")).to_be_visible()


def _asked_again(page: Page) -> None:
    page.get_by_label("Name", exact=True).fill("An Claes")
    press(page, "Make the link")
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()


STEP = "/sign-in/second-step"
SCREENS = [
    Screen("door", "/sign-in", key=None),
    Screen("door-wrong", "/sign-in", _door_wrong, key=None, statuses=(422,)),
    Screen("door-again", PLAN, key=None, statuses=(401,)),
    Screen("door-dialog", PLAN, _expired, statuses=(401,)),
    Screen("home", "/", key="clara"),
    Screen("not-yours", PLAN, key="clara", statuses=(403,)),
    Screen("not-there", "/nowhere", statuses=(404,)),
    Screen("settings", "/settings"),
    Screen("password", "/settings/password"),
    Screen("password-wrong", "/settings/password", _password_wrong, statuses=(422,)),
    Screen("password-again", "/users/invitation", _asked_again, key="gert", statuses=(401,)),
    Screen("sign-ins", "/settings/sign-ins"),
    Screen("second-step", STEP, _by_name, key="half-halyna"),
    Screen("second-step-code", STEP, key="half-halyna"),
    Screen("second-step-wrong", STEP, _recovery, key="half-halyna", statuses=(422,)),
    Screen("second-step-outdoors", STEP, _by_name, key="half-farah", theme="outdoors"),
    Screen("second-step-set-up", STEP, _by_name, key="half-farah"),
    Screen("second-step-set-up-code", STEP, key="half-farah"),
    Screen("second-step-codes", STEP, _codes, key="half-farah"),
    Screen("factors", "/settings/second-step", _by_name, key="halyna"),
    Screen("factors-none", "/settings/second-step"),
    Screen("authenticator", "/settings/second-step/code", key="halyna"),
    Screen("recovery-codes", "/settings/second-step", _new_codes, key="halyna"),
    Screen("user-second-step", "/users/{halyna}", key="dirk"),
    Screen("users", "/users", key="dirk"),
    Screen("user", "/users/{user}", key="dirk"),
    Screen("user-link", "/users/{user}", _invite, key="dirk"),
    Screen("invitation", "/users/invitation", key="dirk"),
    Screen("acceptance", "/invitations/{secret}", key=None),
    Screen("acceptance-wrong", "/invitations/{secret}", _password_short, key=None, statuses=(422,)),
    Screen("invitation-over", "/invitations/nothing", key=None, statuses=(410,)),
    Screen("own-pin", "/settings/pin"),
]
