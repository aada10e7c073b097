"""Every screen, and how to get there: who looks, at which address, and what is tapped then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from playwright.sync_api import Page, expect

from amal_field import clock
from amal_field.accounts import operations as accounts_operations
from amal_field.accounts.demo import PASSWORD
from amal_field.permissions import Role
from amal_field.transit_site import operations, queries
from amal_field.transit_site.rules import ArrivalDetails
from e2e.actions import PLAN, fill_newcomer, note, panel, press, sign_in, tile
from e2e.world import World


@dataclass(frozen=True)
class Screen:
    """A screen: `path` may name what `lively` made; `steps` come after it; `statuses` are those that are meant."""

    name: str
    path: str
    steps: Callable[[Page], None] = lambda page: None
    key: str | None = "amina"
    statuses: tuple[int, ...] = ()
    theme: str = "indoors"


def lively(world: World) -> dict[str, object]:
    """A site on which every state of a pitch is to be seen; what the addresses of the screens name."""
    today = clock.today()
    noted = ArrivalDetails(today + timedelta(days=4), Decimal(200), 10_250, "passport", house_rules_handed_over=True)
    overdue = ArrivalDetails(planned_departure_on=today - timedelta(days=2))
    world.known_family("Lafertin", ["Sara", "Joseph", "Nino", "Mirjam"], ["1-ABC-234", "1-XYZ-987"])
    world.known_family("Шевченко", ["Олена", "Тарас"], ["BC 1234 AA"], came=28, left=25)
    stay = world.standing_family(3, "Winter", ["Anna", "Bruno", "Carla"], ["1-WIN-001"], details=noted)
    world.standing_family(8, "Vandenbroucke-Montgolfier", [f"Maximiliaan-Alexander {n}" for n in range(9)], ["FR-1"])
    world.standing_family(12, "الأمين", ["محمد", "فاطمة"], ["1-RTL-001"], came=0)
    world.standing_family(15, "Rosen", ["Alba"], came=12, details=overdue)
    with world.writing() as stamp:
        operations.block_pitch(queries.pitch(21), "Water broken, a plumber comes on Thursday", stamp=stamp)
        operations.expect_arrival(queries.pitch(10), "Rosenberg", "0470 12 34 56", today, stamp=stamp)
        user, secret = accounts_operations.invite("Lien", "lien@amal.example", [Role.REPORTER], stamp=stamp)
        found = queries.stay(stay)
        person = found.persons[0].person_id
        return {"stay": stay, "household": found.household_id, "person": person, "user": user.id, "secret": secret}


def _check_in_wrong(page: Page) -> None:
    fill_newcomer(page, 1, "Nele", "Demeter", "31/2/1990")
    page.get_by_text("Planned departure, prepayment").tap()
    page.get_by_label("Prepayment").fill("12,5O")
    press(page, "Check in")
    expect(page.get_by_role("alert")).to_be_visible()


def _door_wrong(page: Page) -> None:
    sign_in(page, "amina@amal.example", "wrong")
    expect(page.get_by_role("alert")).to_be_visible()


def _everybody_in(page: Page) -> None:
    tile(page, 7).tap()
    press(page, "Everybody in: Lafertin, 4")
    expect(note(page)).to_contain_text("Lafertin are in")


def _expired(page: Page) -> None:
    page.context.clear_cookies(name="amal_field")
    tile(page, 7).tap()
    expect(page.get_by_role("dialog")).to_be_visible()


def _invite(page: Page) -> None:
    press(page, "Make a new link")
    expect(note(page)).to_contain_text("Hand this link")


def _menu(page: Page) -> None:
    page.get_by_role("banner").get_by_text("Amina Haddad").or_(page.locator("summary.bar__link")).first.tap()


def _password_short(page: Page) -> None:
    page.get_by_label("New password").fill("kort")
    page.get_by_label("The same once more").fill(PASSWORD)
    press(page, "Choose this password")
    expect(page.get_by_role("alert")).to_be_visible()


def _tap(number: int) -> Callable[[Page], None]:
    def steps(page: Page) -> None:
        tile(page, number).tap()
        expect(panel(page, number)).to_be_visible()

    return steps


STAY = f"{PLAN}/stays/{{stay}}"
SCREENS = [
    Screen("door", "/sign-in", key=None),
    Screen("door-wrong", "/sign-in", _door_wrong, key=None, statuses=(422,)),
    Screen("door-again", PLAN, key=None, statuses=(401,)),
    Screen("door-dialog", PLAN, _expired, statuses=(401,)),
    Screen("home", "/", key="clara"),
    Screen("not-yours", PLAN, key="clara", statuses=(403,)),
    Screen("not-there", "/nowhere", statuses=(404,)),
    Screen("plan", PLAN),
    Screen("plan-outdoors", PLAN, theme="outdoors"),
    Screen("plan-menu", PLAN, _menu),
    Screen("plan-free", PLAN, _tap(7)),
    Screen("plan-taken", PLAN, _tap(3)),
    Screen("plan-taken-outdoors", PLAN, _tap(8), theme="outdoors"),
    Screen("plan-expected", PLAN, _tap(10)),
    Screen("plan-blocked", PLAN, _tap(21)),
    Screen("plan-checked-in", PLAN, _everybody_in),
    Screen("pitch", f"{PLAN}/pitches/12"),
    Screen("check-in-new", f"{PLAN}/pitches/7/check-in"),
    Screen("check-in-known", f"{PLAN}/pitches/7/check-in?household={{household}}"),
    Screen("check-in-wrong", f"{PLAN}/pitches/7/check-in", _check_in_wrong, statuses=(422,)),
    Screen("details", f"{STAY}/details"),
    Screen("joining", f"{STAY}/persons"),
    Screen("pitches", f"{STAY}/pitches"),
    Screen("caravan", f"{STAY}/caravans"),
    Screen("departure", f"{STAY}/departure"),
    Screen("stay", STAY),
    Screen("ticket", f"{STAY}/ticket"),
    Screen("stays", f"{PLAN}/stays"),
    Screen("evacuation-list", f"{PLAN}/evacuation-list"),
    Screen("block", f"{PLAN}/pitches/7/block"),
    Screen("expected", f"{PLAN}/pitches/7/expected-arrival"),
    Screen("household", "/people/households/{household}"),
    Screen("person", "/people/persons/{person}"),
    Screen("settings", "/settings"),
    Screen("users", "/users", key="dirk"),
    Screen("user", "/users/{user}", key="dirk"),
    Screen("user-link", "/users/{user}", _invite, key="dirk"),
    Screen("invitation", "/users/invitation", key="dirk"),
    Screen("acceptance", "/invitations/{secret}", key=None),
    Screen("acceptance-wrong", "/invitations/{secret}", _password_short, key=None, statuses=(422,)),
    Screen("invitation-over", "/invitations/nothing", key=None, statuses=(410,)),
]
