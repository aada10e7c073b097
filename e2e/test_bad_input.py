"""Whatever is typed or pasted: stored as given, or a sentence at the field; never an error page, nothing lost."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from amal_field import clock
from amal_field.people.models import Household, Person
from amal_field.transit_site.models import Stay
from e2e.actions import PLAN, fill_newcomer, follow, note, open_panel, panel, press

WHOLE = "Type a whole number from 0 to"
AMOUNT = "Type an amount such as 200 or 12,50."
TOMORROW = (clock.today() + timedelta(days=1)).strftime("%d/%m/%Y")
NO_DAY = "This day does not exist"
DIGITS = "Write the birth in digits"
LONG = "This is too long"
LATER = "Planned departure, prepayment"

WRONG_FIELDS = [
    {
        "Prepayment": ("12,5O", AMOUNT),
        "Meter reading": ("abc", WHOLE),
        "Phone": ("0" * 10_240, LONG),
        "Number plates": ("x" * 10_240, LONG),
        "Arrival": ("", "Choose a day."),
    },
    {
        "Prepayment": ("-5", "This is too little: at least 0,00."),
        "Meter reading": ("-1", WHOLE),
        "Number plates": ("1-A, 1-B, 1-C, 1-D, 1-E, 1-F, 1-G", "That is more than 6 caravans."),
    },
    {
        "Prepayment": ("1e9", AMOUNT),
        "Meter reading": ("٣٤", WHOLE),
        "Number plates": ("?!", "Write number plates such as"),
    },
    {"Prepayment": ("99999999999", "This is too much: at most 99.999,99."), "Meter reading": ("99999999", WHOLE)},
    {"Planned departure": ("2020-01-01", "The planned departure lies before the arrival.")},
    {"Arrival": ("2019-05-05", "This is more than 31 days ago.")},
]
WRONG_BIRTHS = {
    "31/2/2020": NO_DAY,
    "29/2/2023": NO_DAY,
    "3/13/1990": NO_DAY,
    "3//1990": NO_DAY,
    "5/0/1990": NO_DAY,
    "1/1/1700": NO_DAY,
    TOMORROW: "This day has not come yet.",
    "x/y/1990": DIGITS,
    "1/1/20": DIGITS,
}
NAMES = ["Zoë 🚐🔥", "O'Connor", "d’Été", "A", "محمد الأمين", "שרה לוי", "Ілля", "李", "<b>Bob</b>", "100%(s)d"]
SEARCHES = ["'", "%", "🚐", "\\", "محمد", "z" * 10_240, "١٢٣٤", "--", "\u202e"]


@pytest.fixture
def form(amina):
    """The form of a new family, half filled in, all of it open."""
    page = amina.page
    page.goto(f"{PLAN}/pitches/7/check-in")
    fill_newcomer(page, 1, "Nele", "Demeter", "1990")
    page.get_by_text(LATER).tap()
    page.get_by_role("radio", name="Français").check()
    return page


def nothing_is_stored(world) -> bool:
    """Whether the database is as before."""
    return world.count(Household, Person, Stay) == [0, 0, 0]


@pytest.mark.parametrize("wrong", WRONG_FIELDS)
def test_wrong_values_are_said_at_their_fields(amina, form, world, wrong):
    for label, (value, _) in wrong.items():
        form.get_by_label(label).fill(value)
    amina.expect(422)
    press(form, "Check in")
    expect(form.get_by_role("alert")).to_be_focused()
    for label, (value, sentence) in wrong.items():
        expect(form.get_by_role("alert").get_by_role("link", name=sentence).first).to_be_visible()
        expect(form.get_by_label(label)).to_have_accessible_description(re.compile(re.escape(sentence)))
        expect(form.get_by_label(label)).to_have_value(value)
    expect(form.get_by_label("First name").first).to_have_value("Nele")
    expect(form.get_by_role("radio", name="Français")).to_be_checked()
    assert nothing_is_stored(world)


def test_births_that_cannot_be_are_said_at_their_fields(amina, form, world):
    for place, birth in enumerate(WRONG_BIRTHS, 2):
        if place > 2:
            press(form, "One more person")
        fill_newcomer(form, place, "Manus", "Demeter", birth)
    amina.expect(422)
    press(form, "Check in")
    for place, (birth, sentence) in enumerate(WRONG_BIRTHS.items(), 2):
        row = form.get_by_role("group", name=f"Person {place}", exact=True)
        expect(row).to_contain_text(sentence)
        expect(row.get_by_label("Year")).to_have_value(birth.split("/")[-1])
        expect(row.get_by_label("First name")).to_have_value("Manus")
    expect(form.get_by_role("group", name="Person 1", exact=True).get_by_label("Year")).to_have_value("1990")
    assert nothing_is_stored(world)


def test_ten_kilobytes_in_a_name_are_refused_and_kept(amina, form, world):
    fill_newcomer(form, 2, "z" * 10_240, "Demeter")
    amina.expect(422)
    press(form, "Check in")
    row = form.get_by_role("group", name="Person 2", exact=True)
    expect(row).to_contain_text(f"{LONG}: at most 120 characters.")
    expect(row.get_by_label("First name")).to_have_value("z" * 10_240)
    assert nothing_is_stored(world)


def test_a_birth_without_a_name_asks_for_the_name(amina, form, world):
    fill_newcomer(form, 2, "", "", "2015")
    amina.expect(422)
    press(form, "Check in")
    expect(form.get_by_role("group", name="Person 2", exact=True)).to_contain_text("name")
    expect(form.get_by_role("alert")).to_be_visible()
    assert nothing_is_stored(world)


def test_an_empty_form_asks_for_somebody(amina, world):
    page = amina.page
    page.goto(f"{PLAN}/pitches/7/check-in")
    amina.expect(422)
    press(page, "Check in")
    expect(page.get_by_role("alert")).to_be_focused()
    assert nothing_is_stored(world)


def test_names_of_every_kind_are_stored_and_shown_as_given(amina, world):
    page = amina.page
    page.goto(f"{PLAN}/pitches/7/check-in")
    for place, name in enumerate(NAMES, 1):
        if place > 2:
            press(page, "One more person")
        fill_newcomer(page, place, name)
    press(page, "Check in")
    expect(note(page)).to_contain_text(f"{len(NAMES)} people on pitch 7")
    assert world.open_stays()[0].persons == NAMES
    for name in NAMES:
        expect(panel(page, 7).get_by_role("listitem").get_by_role("link", name=name, exact=True)).to_be_visible()


def test_a_search_for_anything_answers(amina, world):
    world.known_family("Winter", ["Anna"])
    page = amina.page
    open_panel(page, 7)
    for text in SEARCHES:
        with page.expect_response(lambda response: "/families" in response.url) as found:
            page.get_by_role("main").get_by_role("searchbox").fill(text)
        assert found.value.status == 200, text
        expect(page.get_by_role("heading", name="Found")).to_be_visible()
    page.goto(f"{PLAN}/stays")
    for text in SEARCHES:
        with page.expect_response(lambda response: "q=" in response.url) as found:
            page.get_by_role("main").get_by_role("searchbox").fill(text)
        assert found.value.status == 200, text


def test_a_departure_in_the_future_is_refused_and_the_meter_kept(amina, world):
    world.standing_family(5, "Winter", ["Anna"])
    page = amina.page
    follow(open_panel(page, 5), "Departure", exact=True)
    page.get_by_label("Departure").fill((clock.today() + timedelta(days=1)).isoformat())
    page.get_by_label("Meter reading").fill("1250")
    amina.expect(422)
    press(page, "They have left")
    expect(page.get_by_role("alert")).to_contain_text("This day has not come yet.")
    expect(page.get_by_label("Meter reading")).to_have_value("1250")
    assert world.stay_of("Winter").pitches == [5]
