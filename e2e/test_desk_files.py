"""A family at the desk: found by a name in Cyrillic, a child referred to a school, its mother invited and expected."""

from playwright.sync_api import expect
from sqlalchemy import select

from amal_field.db import db
from amal_field.people import operations as people
from amal_field.reception_desk.models import FileStep
from amal_field.referrals.models import Referral
from e2e.actions import follow, note, press
from tests.organisations.world import an_organisation
from tests.reception_desk.world import a_family, an_info_session

SCHOOL = "OKAN Het Spectrum"


def test_search_file_school_referral_checklist_and_info_session(as_, world):
    with world.writing() as stamp:
        home = a_family(stamp, "Hryhorenko", ("Olena", 1988), ("Danylo", 2013))
        mother, child = (member.person for member in home.present)
        people.correct_person(mother, {"native_name": "Олена Григоренко"}, stamp=stamp)
        an_organisation(stamp, SCHOOL, "school")
        session = an_info_session(stamp, 0)
        mother_id, child_id, session_id = mother.id, child.id, session.id
    page = as_("halyna").page
    page.goto("/reception-desk")
    page.get_by_role("main").get_by_role("searchbox").fill("Григоренко")
    page.locator("#found").get_by_role("link", name="Olena Hryhorenko").tap()

    danylo = page.locator(f"#person-{child_id}")
    follow(danylo, "Refer: School, Danylo Hryhorenko")
    expect(page.locator("#whom").get_by_label("Danylo Hryhorenko", exact=True)).to_be_checked()
    expect(page.locator("#kind").get_by_label("School: OKAN")).to_be_checked()
    press(page, SCHOOL)
    expect(note(page)).to_contain_text(f"Referred to {SCHOOL}.")
    school = page.locator(f"#step-{child_id}-school")
    expect(school).to_contain_text(SCHOOL)
    expect(school.locator(".desk-tap--told")).to_have_text("Busy")

    fund = page.locator(f"#step-{mother_id}-health_fund")
    here = page.url
    press(fund, "Health fund: Done")
    expect(fund.get_by_role("button", name="Health fund: Done")).to_have_attribute("aria-pressed", "true")
    expect(fund).to_contain_text("Halyna")
    press(note(page), "Undo")
    expect(fund.get_by_role("button", name="Health fund: Done")).to_have_attribute("aria-pressed", "false")
    press(fund, "Health fund: Busy")
    expect(fund.get_by_role("button", name="Health fund: Busy")).to_have_attribute("aria-pressed", "true")

    olena = page.locator(f"#person-{mother_id}")
    olena.locator(".desk-session").tap()
    expect(note(page)).to_contain_text("Olena Hryhorenko is invited.")
    expect(page.locator(f"#step-{mother_id}-info_session .desk-tap--told")).to_have_text("Busy")
    assert page.url == here

    page.goto(f"/attendance/sessions/{session_id}")
    page.locator(f"#row-{mother_id}").get_by_role("button").first.tap()
    expect(page.locator(f"#row-{mother_id}")).to_have_attribute("data-mark", "present")
    page.goto(f"/reception-desk/files/persons/{mother_id}")
    expect(page.locator(f"#step-{mother_id}-info_session")).to_contain_text("Done")
    with world.reading():
        assert [one.kind for one in db.session.scalars(select(Referral))] == ["school_okan"]
        standing = db.session.scalars(select(FileStep).where(FileStep.stands)).all()
        assert [(one.step, one.state) for one in standing] == [("health_fund", "busy")]
