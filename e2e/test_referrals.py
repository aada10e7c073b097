"""Two of a family of five are sent to the health centre, take a letter along, and start there."""

from playwright.sync_api import expect
from sqlalchemy import select

from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.looks.models import Look, LookPerson
from amal_field.referrals.models import HealthReferral
from e2e.actions import count_taps, follow, note, press
from tests.referrals.world import MALPERTUUS, refer
from tests.transit_site.world import in_days

FIVE = ["Sammy", "Nele", "Davy", "Ion", "Mira"]


def test_two_of_five_go_to_malpertuus_with_a_letter_and_start(as_, world):
    world.standing_family(12, "Mayer", FIVE, ["1-ABC-234"])
    persons = {member.person.given_name: member.person_id for member in world.household("Mayer").members}
    tablet = as_("farah")
    taps = count_taps(tablet.context)
    page = tablet.page
    page.goto(f"/people/persons/{persons['Davy']}")

    follow(page, "Refer", exact=True)
    for name in ("Davy", "Ion"):
        page.locator("#whom .choice", has_text=name).tap()
    page.locator("#kind .choice", has_text="Health").tap()
    press(page, MALPERTUUS)
    expect(page.get_by_role("heading", level=1)).to_contain_text(MALPERTUUS)
    expect(note(page)).to_contain_text("Noted.")
    assert len(taps) == 5, "four for one person, one more for a second"

    page.locator("#appointment_on").fill(in_days(5).isoformat())
    page.locator("#appointment_hour").fill("9u30")
    press(page, "Save")
    here = page.url
    follow(page, "Letter", exact=True)
    follow(page, "العربية")
    arabic = page.locator(".letter__part").first
    expect(arabic).to_have_attribute("dir", "rtl")
    expect(arabic).to_have_css("direction", "rtl")
    expect(arabic).to_contain_text("Davy Mayer")
    expect(arabic).to_contain_text("Ion Mayer")
    expect(page.locator(".letter__part").last).to_contain_text("Amal Gent verwijst je door")
    follow(page, "français")
    expect(page.locator(".letter__part").first).to_contain_text("Amal Gent vous oriente")
    expect(page.get_by_text("Still to be read by a native speaker")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".letter__languages")).to_be_hidden()
    page.emulate_media(media="null")

    page.goto(here)
    press(page, "On the waiting list")
    expect(page.locator(".chip", has_text="Waiting list").first).to_be_visible()
    press(page, "Started")
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    with world.reading():
        rows = {row.person_id: row.state for row in db.session.scalars(select(HealthReferral))}
        seen = db.session.execute(
            select(Look.page, LookPerson.person_id)
            .join(LookPerson, LookPerson.look_id == Look.id)
            .where(Look.kind == "health", Look.by_id == player("farah").id)
        ).all()
    two = {persons["Davy"], persons["Ion"]}
    assert rows == {persons["Davy"]: "started", persons["Ion"]: "open"}
    of_page = {endpoint: {person for other, person in seen if other == endpoint} for endpoint, _ in seen}
    assert of_page == {
        "referrals.referral": two,
        "referrals.details": {persons["Davy"]},
        "referrals.letter": two,
        "referrals.step": {persons["Davy"]},
    }

    for key, path in (("amina", "/people/persons/{}"), ("karim", "/people/households/{}")):
        other = as_(key).page
        other.goto(path.format(persons["Davy"] if "persons" in path else world.household("Mayer").id))
        expect(other.locator("#referrals")).to_contain_text("Referred nowhere that you may see.")
        assert MALPERTUUS not in other.content()
        assert other.request.get(here).status == 404


def test_those_without_news_are_asked_after_in_one_tap(as_, world):
    stay_id = world.standing_family(7, "Lafertin", ["Sara", "Nino"], came=20)
    with world.writing() as stamp:
        sara, nino = (member.person for member in world.household("Lafertin").members)
        refer(stamp, sara, kind="leisure", to="Natuurpunt", on=in_days(-30))
        refer(stamp, nino, on=in_days(-15))
        refer(stamp, nino, kind="leisure", to="Sportaround", on=in_days(-13))
    page = as_("amina").page
    page.goto(f"/transit-site/stays/{stay_id}")
    expect(page.locator("#referrals li")).to_have_count(3)
    page.goto("/referrals")
    follow(page, "No news")
    expect(page.locator(".row__name")).to_have_text(["Sara Lafertin", "Nino Lafertin"])
    press(page, "Sara Lafertin Asked, nothing yet")
    expect(page.locator(".row__name")).to_have_text(["Nino Lafertin"])
    press(page, "Undo")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sara Lafertin")
    page.goto("/referrals/quiet")
    expect(page.locator(".row__name")).to_have_text(["Sara Lafertin", "Nino Lafertin"])
