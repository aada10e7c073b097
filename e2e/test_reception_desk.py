"""A family at the desk from its number to the info session, in Ukrainian and in Arabic."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from amal_field.accounts.offers.demo import CAST
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import InterpreterAssignment, Ticket
from amal_field.reception_desk.rules.words import INTEGRATION
from amal_field.web.client_language import LANGUAGES, client_gettext, direction
from e2e.actions import follow, note, press
from e2e.screens import talks
from e2e.test_shared_tablet import type_pin
from e2e.test_turned_tablet import SIZE, come_in
from tests.accounts.shared import PIN, make_shared
from tests.organisations.world import an_organisation
from tests.reception_desk.talk_world import WORDS, a_notice, a_talk
from tests.reception_desk.world import a_family, an_info_session
from tests.transit_site.world import in_days

LEAST = 24
"""Letters on the turned tablet are of so many pixels and up."""
SMALLER = """(least) => {
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const isRead = (one) => one.checkVisibility() && !one.closest("template, .visually-hidden") &&
    (hasText(one) || one.matches("input:not([type=hidden], .choice__box)"));
  const small = [...document.querySelectorAll(".talk *")].filter((one) => isRead(one) && size(one) < least);
  return small.map((one) => `${size(one)}: ${(one.id || one.textContent).trim().slice(0, 40)}`);
}"""
SCHOOL = "OKAN Het Spectrum"
FAMILIES = {
    "uk": (("Hrytsenko", "Гриценко"), ("Olena", "Олена"), ("Danylo", "Данило"), ("Zlata", "Злата"), "Sofiia"),
    "ar": (("Haddad", "حداد"), ("Rana", "رنا"), ("Karim", "كريم"), ("Lina", "لينا"), "Nour"),
}
"""Language → the family name, the mother and two children in both scripts, and a child who comes later."""


@pytest.mark.parametrize("language", FAMILIES)
def test_from_the_number_to_the_info_session(as_, world, language):

    def say(text: str) -> str:
        return str(client_gettext(text, language))

    with world.writing() as stamp:
        door = make_shared("Ingang", "A", (), lambda key: stamp, "entrance")
        operations.open_counter("1", INTEGRATION, stamp=stamp)
        a_notice(stamp)
        an_organisation(stamp, SCHOOL, "school")
        session_id = an_info_session(stamp, 0).id
    entrance, desk = as_(None), as_(None)
    entrance.remember(tablet=door.secret)
    desk.remember(tablet=world.shared_tablet("Balie 1", "B", "halyna"))
    take_a_number(entrance.page, language, say)
    page = desk.page
    come_in(page, "halyna")
    call_and_ask(page, language)
    answer(page, language, say)
    hand_back(page)
    register(page, *FAMILIES[language])
    refer_to_school(page, *FAMILIES[language])
    interpret(page)
    come_to_the_session(page, session_id, FAMILIES[language])
    with world.reading():
        whose = select(Person.given_name).join(Ticket, Ticket.person_id == Person.id)
        assert list(db.session.scalars(whose)) == [FAMILIES[language][1][0]]
        assert [one.minutes for one in db.session.scalars(select(InterpreterAssignment))] == [45]


@SIZE
def test_a_talk_that_began_without_a_file_is_joined_to_one(as_, world, size):
    with world.writing() as stamp:
        a_family(stamp, "Hrytsenka", ("Olena", 1988), ("Danylo", 2015))
        a_talk(stamp, words=WORDS).done_at = stamp.at
    page = as_("halyna", viewport=size).page
    page.goto("/reception-desk/talks/new")
    page.locator(".rows .row").tap()
    page.get_by_label("Name, phone, number").fill("danylo 2015")
    belongs = page.get_by_role("button", name="Belongs to this person, Danylo Hrytsenka")
    expect(belongs).to_have_count(1)
    page.get_by_label("Name, phone, number").fill("Hrytsenka Olena")
    press(page, "Belongs to this person, Olena Hrytsenka")
    expect(note(page)).to_contain_text("This talk belongs to the file of Olena Hrytsenka.")
    press(page, "Take over everything")
    expect(page.locator("[data-said]:not([data-state=same])")).to_have_count(0)
    press(page, "Save")
    expect(page.locator(".desk-person", has_text="Olena Hrytsenko")).to_be_visible()


def test_what_a_client_reads_on_the_turned_tablet_is_large(as_, world):
    talk, page = talks.furnish(world)["talk"], as_("halyna").page
    small = {}
    for step in ("who", "family", "languages", "notice", "sharing", "end"):
        page.goto(f"/reception-desk/talks/{talk}/questions/{step}")
        small[step] = page.evaluate(SMALLER, LEAST)
    assert not any(small.values()), small


def take_a_number(page: Page, language: str, say) -> None:
    """At the entrance: a language, a mother with two children, school, the number."""
    page.goto("/reception-desk/entrance")
    page.get_by_role("link", name=LANGUAGES[language]).tap()
    expect(page.locator(".client, back-to-start").first).to_have_attribute("dir", direction(language))
    for _ in range(2):
        page.locator(".stepper").nth(1).locator(".stepper__key").last.tap()
    press(page, say("Continue"))
    press(page, say("School"))
    expect(page.locator(".client__number")).to_have_text("A1")


def call_and_ask(page: Page, language: str) -> None:
    """Call who is next, and turn the tablet to them in the language of their number."""
    page.goto("/reception-desk/queue")
    press(page, "Counter 1")
    press(page, "Next")
    expect(page.locator(".queue__now")).to_have_text("A1")
    follow(page.locator(".queue__acts"), "Talk")
    expect(page.locator(f"[name=language][value={language}]")).to_be_checked()
    press(page, "Go on")
    press(page, "Turn the tablet to the client")


def answer(page: Page, language: str, say) -> None:
    """The client answers a question a screen."""
    (family, native_family), mother, *children, _later = FAMILIES[language]
    client = page.locator(".talk")
    expect(client).to_have_attribute("dir", direction(language))
    expect(client).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    names = {"family_name": family, "given_name": mother[0], "native_family": native_family, "native_given": mother[1]}
    for name, text in names.items():
        page.locator(f"#person-{name}").fill(text)
    page.locator("#person-year").fill("١٩٨٨" if language == "ar" else "1988")
    press(page, say("Continue"))
    for place, (child, year) in enumerate(zip(children, (in_days(0).year - 13, in_days(0).year - 8), strict=True)):
        page.locator(f"#people-{place}-given_name").fill(child[0])
        page.locator(f"#people-{place}-native_given").fill(child[1])
        page.locator(f"#people-{place}-year").fill(str(year))
        page.locator(f"#people-{place}-relation .choice", has_text=say("Child")).tap()
    press(page, say("Continue"))
    page.locator(f".choice[lang={language}]").tap()
    page.locator("#interpreter .choice", has_text=say("Yes")).tap()
    press(page, say("Continue"))
    expect(client).to_contain_text(f"{LANGUAGES[language]}: 1 2 3")
    press(page, say("I have read this"))
    press(page, say("Yes"))
    page.locator("#by .choice", has_text=say("I am their parent")).tap()
    press(page, say("No"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(say("Thank you"))


def hand_back(page: Page) -> None:
    """Give the tablet back, which takes the PIN."""
    follow(page, "Staff")
    follow(page, CAST["halyna"].name)
    type_pin(page, PIN)
    follow(page, "Register this family")


def register(page: Page, family, mother, boy, girl, later: str) -> None:
    """Register the three who are here with what they said, and days later a child who joins them."""
    said = page.locator("[data-said]")
    expect(page.locator("[data-said][data-state=empty]").first).to_be_visible()
    press(page, f"Take over: Family name {family[0]}")
    expect(page.locator("#newcomers-0-family_name")).to_have_value(family[0])
    press(page, "Take over everything")
    expect(page.locator("[data-said]:not([data-state=same])")).to_have_count(0)
    page.locator("#newcomers-2-given_name").fill(f"{girl[0]}a")  # as on the document
    expect(said.filter(has_text="Differs").filter(visible=True).locator(".beside__other:visible")).to_have_count(1)
    page.locator("#arrived_on").fill(in_days(-3).isoformat())
    press(page, "Register")
    expect(note(page)).to_contain_text("3 people have a file now.")
    follow(page, "Somebody came")
    page.get_by_label("First name", exact=True).fill(later)
    page.locator("[name=newcomers-0-birth-year]").fill(str(in_days(0).year - 4))
    press(page, "Register")
    expect(note(page)).to_contain_text("1 person has a file now.")
    expect(page.locator(".desk-person")).to_have_count(4)


def refer_to_school(page: Page, family, mother, boy, *_others) -> None:
    """The oldest child goes to a school for newcomers."""
    name = f"{boy[0]} {family[0]}"
    follow(page, f"Refer: School, {name}")
    expect(page.locator("#kind").get_by_label("School: OKAN")).to_be_checked()
    press(page, SCHOOL)
    expect(note(page)).to_contain_text(f"Referred to {SCHOOL}.")
    expect(page.locator(".desk-person", has_text=name)).to_contain_text(SCHOOL)


def interpret(page: Page) -> None:
    """An interpreter is asked for the mother, is confirmed, and interprets."""
    page.goto("/reception-desk?q=A1")
    page.locator("#found .row").tap()
    follow(page.locator(".desk-person:target"), "Interpreter")
    page.get_by_label("From", exact=True).fill("00:00")
    page.get_by_label("Until", exact=True).fill("00:45")
    page.locator("#manner .choice", has_text="By telephone").tap()
    press(page, "Ask")
    page.locator(".assignment__own").tap()
    expect(page.get_by_role("main")).to_contain_text("nobody answered")
    press(page, "Confirmed")
    press(page, "Interpreted")
    expect(note(page)).to_contain_text("Noted: 45 minutes.")
    expect(page.locator(".history__line")).to_have_count(3)


def come_to_the_session(page: Page, session_id, names) -> None:
    """The mother is invited to the session of today, comes, and her file says so."""
    page.goto("/reception-desk?q=A1")
    page.locator("#found .row").tap()
    mother = page.locator(".desk-person:target")
    expect(mother).to_be_visible()
    here = page.url
    mother.locator(".desk-session").first.tap()
    expect(note(page)).to_contain_text(f"{names[1][0]} {names[0][0]} is invited.")
    page.goto(f"/attendance/sessions/{session_id}")
    page.get_by_role("button", name=f"{names[1][0]} {names[0][0]}").first.tap()
    expect(page.locator("[data-mark=present]")).to_have_count(1)
    page.goto(here)
    expect(mother.locator("[id$=info_session]")).to_contain_text("Done")
