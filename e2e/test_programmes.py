"""A coordinator makes a programme, holds a session of it, and notes beside it what nobody counts here."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from amal_field.clock import today
from e2e.actions import follow, note, press
from tests.attendance.world import a_session
from tests.organisations.world import an_organisation


@pytest.mark.parametrize("scripts", [True, False])
def test_a_programme_is_made_and_a_session_of_it_is_held(as_, world, scripts):
    with world.writing() as stamp:
        an_organisation(stamp, "De Poort")
    page = as_("bruno", java_script_enabled=scripts).page
    page.goto("/planning/programmes")
    follow(page, "New programme")
    page.get_by_label("Word in the registers").fill("learning_network")
    for language, name in (("Dutch", "Lerend netwerk"), ("French", "Réseau"), ("English", "Learning network")):
        page.get_by_label(f"Name in {language}").fill(name)
    page.get_by_text("People come for an organisation").tap()
    press(page, "Make")
    expect(note(page)).to_contain_text("Lerend netwerk is made.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Learning network")
    follow(page, "One session")
    page.get_by_label("Day").fill(today().isoformat())
    page.get_by_label("From").fill("09:00")
    page.get_by_label("Until").fill("10:00")
    press(page, "Plan the session")
    expect(note(page)).to_be_visible()
    page.goto("/attendance")
    page.get_by_role("link", name="Learning network").first.tap()
    page.get_by_label("First name or nickname").fill("Zeno")
    page.get_by_label("For which organisation").first.select_option(label="De Poort")
    press(page, "On the roll")
    expect(page.get_by_role("main")).to_contain_text("Zeno")
    page.goto("/organisations?q=De+Poort")
    follow(page, "De Poort")
    expect(page.get_by_role("main")).to_contain_text("1 person came to sessions for it")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_programme_and_its_figure_are_made_and_a_session_that_was_held_counts(as_, world, scripts):
    yesterday = today() - timedelta(days=1)  # of this year it is the last day that counts
    page = as_("bruno", java_script_enabled=scripts).page
    page.goto("/planning/programmes")
    follow(page, "New programme")
    page.get_by_label("Word in the registers").fill("open_bar")
    for language, name in (("Dutch", "OPEN-BAR"), ("French", "OPEN-BAR"), ("English", "OPEN-BAR")):
        page.get_by_label(f"Name in {language}").fill(name)
    press(page, "Make")
    expect(note(page)).to_contain_text("OPEN-BAR is made.")
    page.goto(f"/figures/{yesterday.year}/other")
    follow(page, "New figure")
    page.get_by_label("Code").fill("meeting.open_bar")
    page.get_by_label("What it counts").select_option(label="Attendances")
    page.get_by_label("Programme").select_option(label="OPEN-BAR")
    for language in ("Dutch", "French", "English"):
        page.get_by_label(f"Name in {language}").fill("OPEN-BAR")
        page.get_by_label(f"Sentence in {language}").fill("{value} came to OPEN-BAR.")
    press(page, "Save")
    expect(page.locator("#meeting-open-bar")).to_contain_text("No came to OPEN-BAR.")
    with world.writing() as stamp:
        session = a_session(stamp, "open_bar", on=yesterday).id
    page.goto(f"/attendance/sessions/{session}")
    for number in ("1", "2"):
        page.locator(".tally__step[value='1']").tap()
        expect(page.locator(".tally__number")).to_have_value(number)
        expect(page.locator("head-count[aria-busy]")).to_have_count(0)
    page.goto(f"/figures/{yesterday.year}/other")
    row = page.locator("#meeting-open-bar")
    expect(row).to_contain_text("2 came to OPEN-BAR.")
    row.get_by_role("link").first.tap()
    expect(page.get_by_text("2 attendances")).to_be_visible()
    page.locator("#meeting-open-bar-rows a").first.tap()
    expect(page).to_have_url(re.compile(f"/attendance/sessions/{session}"))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_figure_by_hand_is_noted_and_written_anew(as_, scripts):
    tablet = as_("jan", java_script_enabled=scripts)
    tablet.expect(422)
    page = tablet.page
    page.goto("/figures/2022/other")
    follow(page, "Note a figure")
    page.get_by_label("What it counts").fill("Mensen op OPEN-BAR")
    page.get_by_label("Code").fill("meeting.open_bar")
    page.get_by_label("Value", exact=True).fill("100 - 20")
    page.get_by_text("From a lowest to a highest").tap()
    page.get_by_label("Source").fill("Jaarverslag 2022")
    press(page, "Note")
    expect(page.get_by_role("alert")).to_contain_text("The lowest (100) lies above the highest (20).")
    page.get_by_label("Value", exact=True).fill("20 - 100")
    press(page, "Note")
    expect(note(page)).to_contain_text("Mensen op OPEN-BAR is noted.")
    follow(page, "Write anew: Mensen op OPEN-BAR")
    page.get_by_text("A number").tap()
    page.get_by_label("Value", exact=True).fill("436")
    press(page, "Write anew")
    expect(page.locator(".figure__number")).to_have_text("436")
