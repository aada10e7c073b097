"""An interpreter is asked for, confirmed and done; the partner sees two households, and one less after a no."""

from playwright.sync_api import expect
from sqlalchemy import select

from amal_field.db import db
from amal_field.reception_desk.models import InterpreterAssignment
from e2e.actions import follow, note, press
from tests.reception_desk.families import a_family, answers
from tests.referrals.world import refer


def test_an_interpreter_is_asked_for_confirmed_and_done(as_, world):
    page = as_("halyna").page
    page.goto("/reception-desk/interpreters")
    follow(page, "Ask for an interpreter")
    page.get_by_label("Language", exact=True).select_option("uk")
    page.get_by_label("From", exact=True).fill("00:00")
    page.get_by_label("Until", exact=True).fill("00:45")
    page.locator("#manner .choice", has_text="By telephone").tap()
    press(page, "Ask")
    expect(note(page)).to_contain_text("It waits for an answer.")
    row = page.locator(".assignment")
    expect(row).to_have_attribute("aria-current", "true")
    press(row, "Confirmed")
    expect(row).to_contain_text("Confirmed")
    expect(row.get_by_label("Minutes")).to_have_value("45")
    row.get_by_label("Minutes").fill("50")
    press(row, "Interpreted")
    expect(note(page)).to_contain_text("Noted: 50 minutes.")
    expect(page.get_by_text("No interpreter is asked for.")).to_be_visible()
    press(note(page), "Undo")
    press(row, "Interpreted")
    expect(note(page)).to_contain_text("Noted: 45 minutes.")
    with world.reading():
        assert [(one.state, one.minutes) for one in db.session.scalars(select(InterpreterAssignment))] == [("done", 45)]


def test_the_partner_sees_two_of_three_households_and_one_less_after_a_no(as_, world):
    with world.writing() as stamp:
        families = [
            a_family(stamp, "Savchenko", ("Iryna", 1988), ("Danylo", 2019)),
            a_family(stamp, "Kravchuk", ("Petro", 1961), ("Liubov", 1964)),
            a_family(stamp, "Lytvyn", ("Viktoriia", 1995)),
        ]
        iryna, danylo, petro, liubov = (member.person for family in families[:2] for member in family.members)
        answers(stamp, iryna, danylo, liubov)
        answers(stamp, petro, may_share=False)
        refer(stamp, liubov, service="desk")
        key = liubov.id
    ivo = as_("ivo").page
    ivo.goto("/")
    expect(ivo.get_by_role("heading", level=1)).to_have_text("Shared with the OCMW")
    names = ivo.locator("#shared .row__name")
    expect(names).to_have_text(["Danylo Savchenko", "Iryna Savchenko", "Liubov Kravchuk"])
    ivo.get_by_role("main").get_by_role("searchbox").fill("Кравчук")
    expect(names).to_have_text(["Liubov Kravchuk"])
    names.first.tap()
    expect(ivo.get_by_role("heading", level=1)).to_have_text("Liubov Kravchuk")
    press(ivo, "Accepted")
    expect(note(ivo)).to_contain_text("Noted.")
    expect(ivo.get_by_role("main")).not_to_contain_text("Petro")

    desk = as_("halyna").page
    desk.goto(f"/reception-desk/files/persons/{key}")
    press(desk, "The OCMW may not see it: Liubov Kravchuk")
    expect(note(desk)).to_contain_text("The OCMW does not see it.")
    here = ivo.url
    ivo.goto("/reception-desk/welfare")
    expect(names).to_have_text(["Danylo Savchenko", "Iryna Savchenko"])
    assert ivo.request.get(here).status == 404
