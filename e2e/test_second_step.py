"""The second step: a passkey of the browser's own virtual device, and a code without JavaScript."""

from collections.abc import Callable, Iterator

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from amal_field.accounts.models import Passkey
from amal_field.accounts.offers.demo import CAST, PASSWORD
from e2e.actions import follow, note, open_own_menu, press, sign_in
from e2e.browser import Tablet, tablet
from e2e.server import Server
from e2e.world import World

DIRK = CAST["dirk"].email
DEVICE = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
WILLING = {"isUserVerified": True, "automaticPresenceSimulation": True}
ARRIVED = "Site settings"


@pytest.fixture(scope="module")
def strict_server(databases_of) -> Iterator[Server]:
    """A server that demands a second step of whoever sees much."""
    with Server(databases_of("sqlite").url, SECOND_FACTOR=True) as server:
        yield server


@pytest.fixture
def at_name(browser: Browser, world: World, strict_server: Server) -> Iterator[Callable[..., Tablet]]:
    """`at_name()`: a tablet on which nobody is signed in, and which asks for the app by a name."""
    tablets: list[Tablet] = []

    def sit_down(**options: object) -> Tablet:
        url = strict_server.url.replace("127.0.0.1", "localhost")
        tablets.append(tablet(browser, url, world.cookies_of(None), **options))
        return tablets[-1]

    yield sit_down
    for one in tablets:
        one.context.close()
    mistakes = [mistake for one in tablets for mistake in one.mistakes]
    assert not mistakes, "\n".join([*mistakes, strict_server.said()])


def with_device(tablet: Tablet) -> Page:
    """The page of a tablet that can keep passkeys."""
    page = tablet.page
    session = tablet.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | WILLING})
    return page


def come_to_second_step(page: Page) -> None:
    page.goto("/sign-in")
    sign_in(page, DIRK, PASSWORD)


def code_on(page: Page) -> str:
    """The code that an app shows into which somebody typed the key."""
    return pyotp.TOTP(page.locator(".app-key__text").inner_text().replace(" ", "")).now()


def test_a_passkey_is_made_at_the_door_and_opens_it(at_name, world):
    page = with_device(at_name())
    come_to_second_step(page)
    press(page, "Make a passkey on this device")
    expect(page.get_by_role("heading", name="Keep your recovery codes")).to_be_visible()
    expect(page.locator(".recovery__codes")).to_contain_text("-")
    press(page, "I have kept them, go on")
    expect(page.get_by_role("heading", name=ARRIVED)).to_be_visible()
    assert world.count(Passkey) == [1]
    open_own_menu(page, CAST["dirk"].name)
    press(page, "Sign out")
    sign_in(page, DIRK, PASSWORD)
    press(page, "Use the passkey")
    expect(page.get_by_role("heading", name=ARRIVED)).to_be_visible()
    page.goto("/settings/sign-ins")
    expect(page.get_by_role("main")).to_contain_text("with password and passkey")
    page.goto("/settings/second-step")
    expect(page.get_by_role("region", name="Passkeys")).to_contain_text("last used")


def test_a_device_that_has_no_passkey_says_so_and_a_recovery_code_helps(at_name):
    owner = at_name()
    page = with_device(owner)
    come_to_second_step(page)
    press(page, "Make a passkey on this device")
    code = page.locator(".recovery__codes").inner_text().split()[0]
    press(page, "I have kept them, go on")
    expect(page.get_by_role("heading", name=ARRIVED)).to_be_visible()
    page = with_device(at_name())
    come_to_second_step(page)
    press(page, "Use the passkey")
    expect(page.get_by_role("alert")).to_contain_text("That did not work.")
    page.get_by_text("I cannot do that now").tap()
    page.get_by_label("Recovery code").fill(code)
    press(page, "Go on with this recovery code")
    expect(note(page)).to_contain_text("You have 9 recovery codes left.")


def test_a_second_passkey_is_added_in_the_settings_and_the_first_removed(at_name, world):
    page = with_device(at_name())
    come_to_second_step(page)
    page.get_by_label("Code", exact=True).fill(code_on(page))
    press(page, "Set up with this code")
    press(page, "I have kept them, go on")
    follow(page, "Users")
    page.goto("/settings")
    follow(page, "Second step")
    page.get_by_label("Name of the device").fill("The tablet of the site")
    press(page, "Make a passkey on this device")
    expect(note(page)).to_contain_text("The passkey is added.")
    expect(page.get_by_role("region", name="Passkeys")).to_contain_text("The tablet of the site")
    press(page, "Remove the app")
    press(page.get_by_role("dialog", name="Remove the app"), "Remove")
    expect(note(page)).to_contain_text("The app is removed.")
    assert world.count(Passkey) == [1]


def test_without_javascript_the_code_is_set_up_and_asked(at_name):
    without = at_name(java_script_enabled=False)
    page = without.page
    come_to_second_step(page)
    expect(page.get_by_role("button", name="Make a passkey on this device")).to_be_hidden()
    without.expect(422)
    page.get_by_label("Code", exact=True).fill("000000")
    press(page, "Set up with this code")
    expect(page.get_by_role("alert")).to_contain_text("This code does not fit.")
    page.get_by_label("Code", exact=True).fill(code_on(page))
    press(page, "Set up with this code")
    press(page, "I have kept them, go on")
    expect(page.get_by_role("heading", name=ARRIVED)).to_be_visible()


def test_a_form_goes_on_after_the_second_step_too(at_name):
    tablet = at_name()
    page = with_device(tablet)
    come_to_second_step(page)
    press(page, "Make a passkey on this device")
    press(page, "I have kept them, go on")
    expect(page.get_by_role("heading", name=ARRIVED)).to_be_visible()
    page.goto("/users/invitation")
    page.get_by_label("Name", exact=True).fill("Lien Claes")
    page.get_by_label("E-mail").fill("lien@amal.example")
    page.get_by_role("checkbox", name="Reporter").check()
    page.context.clear_cookies(name="amal_field")
    tablet.expect(401)
    press(page, "Make the link")
    sign_in(page, DIRK, PASSWORD, "Sign in and go on")
    expect(page.get_by_role("main")).to_contain_text("Lien Claes")
    press(page, "Use the passkey")
    expect(note(page)).to_contain_text("There is a new link for Lien Claes.")


def test_at_a_bare_address_only_the_code_is_offered(browser, world, strict_server):
    bare = tablet(browser, strict_server.url, world.cookies_of(None))
    come_to_second_step(bare.page)
    expect(bare.page.get_by_role("heading", name="With an app that shows codes")).to_be_visible()
    expect(bare.page.get_by_role("heading", name="With a passkey")).to_be_hidden()
    bare.context.close()
    assert not bare.mistakes
