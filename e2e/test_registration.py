"""A family is registered at the desk, counted in taps; a child joins days later; a minor gets a guardian."""

from playwright.sync_api import Page, expect

from amal_field.reception_desk.models import DeskFile
from e2e.actions import follow, note, press
from tests.transit_site.world import in_days

FAMILY = (
    ("Kovalenko", "Olha", "4/5/1988", "Woman"),
    (None, "Petro", "12/1/1986", "Man"),
    (None, "Marko", "30/9/2013", "Man"),
    ("Kovalenkova", "Daria", "2017", "Woman"),
)
MOST = 30
"""Taps and fields for a family of four: at three seconds each a minute and a half."""


class Counted:
    """The hand of a worker: each tap and each field counts, a birth as one."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def tap(self, locator) -> None:
        self.count += 1
        locator.tap()

    def fill(self, locator, text: str) -> None:
        self.count += 1
        locator.fill(text)

    def birth(self, place: int, text: str) -> None:
        self.count += 1
        for part, value in zip(("year", "month", "day"), reversed(text.split("/")), strict=False):
            self.page.locator(f"[name=newcomers-{place}-birth-{part}]").fill(value)

    def person(self, place: int, family_name: str | None, given_name: str, birth: str, sex: str) -> None:
        row = self.page.locator(".desk-row").nth(place)
        self.fill(row.get_by_label("First name", exact=True), given_name)
        if family_name:
            self.fill(row.get_by_label("Family name", exact=True), family_name)
        self.birth(place, birth)
        self.tap(row.get_by_role("radio", name=sex, exact=True))

    def choose(self, field: str, name: str) -> None:
        self.tap(self.page.locator(f"#{field} .choice", has_text=name).first)


def test_a_family_of_four_takes_thirty_taps_and_a_child_joins_days_later(as_, world):
    halyna = as_("halyna").page
    halyna.goto("/reception-desk")
    hand = Counted(halyna)
    hand.tap(halyna.get_by_role("navigation", name="Reception desk").get_by_role("link", name="Register a family"))
    for place, person in enumerate(FAMILY):
        hand.person(place, *person)
    assert halyna.locator("#newcomers-2-family_name").input_value() == "Kovalenko"
    hand.fill(halyna.get_by_label("Phone"), "0470 12 34 56")
    hand.choose("status", "Certificate")
    hand.fill(halyna.locator("#since"), in_days(-2).isoformat())
    hand.choose("address_kind", "Host family")
    for language in ("Ukrainian", "Russian"):
        hand.choose("languages", language)
    hand.choose("interpreter", "Yes")
    hand.tap(halyna.get_by_role("button", name="Register"))
    expect(note(halyna)).to_contain_text("4 people have a file now.")
    assert hand.count <= MOST, hand.count
    assert world.count(DeskFile) == [4]
    follow(halyna, "Somebody came")
    halyna.get_by_label("First name", exact=True).fill("Sofiia")
    halyna.locator("[name=newcomers-0-birth-year]").fill("2010")
    press(halyna, "Register")
    expect(note(halyna)).to_contain_text("1 person has a file now.")
    expect(halyna.locator(".desk-person")).to_have_count(5)


def test_a_minor_is_reported_and_a_sixth_row_and_a_proposed_name_come_by_taps(as_, world):
    desk = as_("halyna")
    page = desk.page
    page.goto("/reception-desk/registrations/new")
    for _row in range(2):
        press(page, "+ One more person")
    expect(page.locator(".desk-row")).to_have_count(6)
    last = page.locator(".desk-row").nth(5)
    last.locator("summary").tap()
    last.locator("#newcomers-5-native_family").fill("Гнатюк")
    last.locator("#newcomers-5-native_given").fill("Назар")
    last.locator("#newcomers-5-native_given").blur()
    expect(last.locator("#romanised-5")).to_contain_text("Hnatiuk Nazar")
    press(last, "Take over in Latin letters")
    assert last.locator("#newcomers-5-given_name").input_value() == "Nazar"
    last.locator("[name=newcomers-5-birth-year]").fill("2012")
    press(page, "Register")
    desk.expect(422)
    expect(page.get_by_role("alert")).to_contain_text("This person is under 18.")
    page.locator("#newcomers-5-companion").select_option("nobody")
    press(page, "Register")
    expect(page.locator(".desk-alarm")).to_contain_text("078 15 43 24")
    follow(page, "Note that it is done.")
    page.locator("#reported_on").fill(in_days(0).isoformat())
    page.locator("#reported_how .choice", has_text="By phone").tap()
    page.get_by_label("Name of the guardian").fill("Mieke Van Damme")
    press(page, "Save")
    expect(page.locator(".desk-alarm")).to_have_count(0)
    follow(page, "Minors without a parent")
    expect(page.locator("#minors")).to_contain_text("Has a guardian")
    assert world.count(DeskFile) == [1]
