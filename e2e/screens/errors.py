"""The screens of what can go wrong anywhere."""

from playwright.sync_api import Page, Route, expect

from e2e.actions import PLAN, press
from e2e.screens.screen import Screen
from e2e.server import SECRET_KEY
from e2e.world import World
from tests.databases import make_app

NO_DATABASE = "sqlite:////nowhere/amal-field.sqlite3"


def furnish(world: World) -> dict[str, object]:
    """Nothing is needed."""
    return {}


def _answer_without_database(route: Route) -> None:
    """What the app answers to this request when its database cannot be reached."""
    sent, app = route.request, make_app(NO_DATABASE, SECRET_KEY=SECRET_KEY)
    headers = {name: sent.all_headers()[name] for name in ("content-type", "cookie")}
    answer = app.test_client(use_cookies=False).post(sent.url, data=sent.post_data_buffer, headers=headers)
    route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.data)


def _not_stored(page: Page) -> None:
    page.get_by_label("Name of the holder").fill("Vandenbroucke-Montgolfier")
    page.get_by_role("textbox", name="Phone", exact=True).fill("0486 20 91 47")
    page.route("**/reservations", _answer_without_database)
    press(page, "Save")
    expect(page.get_by_role("button", name="Send it again")).to_be_visible()
    expect(page.get_by_label("Name of the holder")).to_have_value("Vandenbroucke-Montgolfier")


SCREENS = [Screen("not-stored", f"{PLAN}/reservations/new", _not_stored, statuses=(503,))]
