"""The screens of a talk: what staff asks, what a client reads in Ukrainian and in Arabic, what was said."""

from playwright.sync_api import Page, expect

from e2e.screens.screen import Screen
from e2e.world import World
from tests.reception_desk.talk_world import WORDS, a_notice, a_talk
from tests.reception_desk.world import a_family

DESK = "/reception-desk"


def furnish(world: World) -> dict[str, object]:
    """A talk in Ukrainian that was just asked, one in Arabic, and one that came to its end."""
    with world.writing() as stamp:
        a_notice(stamp)
        asked, arabic, said = a_talk(stamp), a_talk(stamp, language="ar"), a_talk(stamp, words=WORDS)
        home = a_family(stamp, "Hrytsenka", ("Olena", 1988), ("Danylo", 2014))
        of_file = a_talk(stamp, words=WORDS | {"family": [*WORDS["family"], {"given_name": "Sofiia"}]})
        of_file.person_id = of_file.recorded_person_id = home.present[0].person_id
        said.done_at = of_file.done_at = stamp.at
        talks = {"talk": asked, "talk_arabic": arabic, "talk_said": said, "talk_of_file": of_file}
        return {name: talk.id for name, talk in talks.items()} | {"talk_person": of_file.person_id}


def _unanswered(page: Page) -> None:
    page.get_by_role("button", name="Продовжити").or_(page.locator(".client__main")).first.tap()
    expect(page.locator(".field__error").first).to_be_visible()


def _take(page: Page) -> None:
    page.get_by_role("button", name="Take over everything").tap()
    expect(page.locator("[data-said]:not([data-state=same])")).to_have_count(0)


def _at(key: str, step: str) -> str:
    return f"{DESK}/talks/{{{key}}}/questions/{step}"


SCREENS = [
    Screen("talk-new", f"{DESK}/talks/new", key="halyna"),
    Screen("talk", f"{DESK}/talks/{{talk}}", key="halyna"),
    Screen("talk-said", f"{DESK}/talks/{{talk_said}}", key="halyna"),
    Screen("talk-joined", f"{DESK}/talks/{{talk_of_file}}", key="halyna"),
    Screen("talk-new-of-file", f"{DESK}/talks/new?person={{talk_person}}", key="halyna"),
    Screen("talk-file", f"{DESK}/talks/{{talk_of_file}}/file", key="halyna"),
    Screen("talk-taken", f"{DESK}/registrations/new?talk={{talk_said}}", _take, key="halyna"),
    Screen("talk-registration", f"{DESK}/registrations/new?talk={{talk_said}}", key="halyna"),
    *[Screen(f"talk-{step}-uk", _at("talk", step), key="halyna") for step in ("who", "family", "languages", "notice")],
    *[Screen(f"talk-{step}-ar", _at("talk_arabic", step), key="halyna") for step in ("who", "sharing", "end")],
    Screen("talk-unanswered-uk", _at("talk", "languages"), _unanswered, key="halyna", statuses=(422,)),
    Screen("talk-languages", f"{DESK}/languages", key="dirk"),
    *[Screen(f"talk-languages-{code}", f"{DESK}/languages/{code}/sheet", key="dirk") for code in ("uk", "ar")],
    Screen("talk-notice-form", f"{DESK}/notice", key="dirk"),
]
