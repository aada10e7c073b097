"""The screens of the door, of settings and of users."""

from playwright.sync_api import Page, expect

from amal_field.accounts import operations
from amal_field.accounts.models import SignIn
from amal_field.accounts.offers.demo import PASSWORD, player
from amal_field.accounts.queries import users as user_queries
from amal_field.db import db
from amal_field.permissions import Role
from e2e.actions import PLAN, note, press, sign_in, tile
from e2e.screens.screen import Screen
from e2e.world import World
from tests.sign_ins import key_of


def furnish(world: World) -> dict[str, object]:
    """Somebody who has been invited, and the secret of her link; and Gert, who administers since long."""
    with world.writing() as stamp:
        user = operations.invite("Lien", "lien@amal.example", [Role.REPORTER], stamp=stamp)
        gert = player("gert")
        operations.change_roles(gert, [*gert.roles, Role.ADMINISTRATOR], stamp=stamp)
        db.session.get_one(SignIn, key_of("gert")).raised_until = None
        return {"user": user.id, "secret": user_queries.secret_of_invitation(user)}


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
    Screen("users", "/users", key="dirk"),
    Screen("user", "/users/{user}", key="dirk"),
    Screen("user-link", "/users/{user}", _invite, key="dirk"),
    Screen("invitation", "/users/invitation", key="dirk"),
    Screen("acceptance", "/invitations/{secret}", key=None),
    Screen("acceptance-wrong", "/invitations/{secret}", _password_short, key=None, statuses=(422,)),
    Screen("invitation-over", "/invitations/nothing", key=None, statuses=(410,)),
]
