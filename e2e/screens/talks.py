"""The screens of a talk: what staff asks, what a client reads in Ukrainian and in Arabic, what was said."""

from playwright.sync_api import Page, expect

from e2e.screens.screen import Screen
from e2e.world import World
from tests.reception_desk.talk_world import WORDS, a_notice, a_talk

DESK = "/reception-desk"


def furnish(world: World) -> dict[str, object]:
    """A talk in Ukrainian that was just asked, one in Arabic, and one that came to its end."""
    with world.writing() as stamp:
        a_notice(stamp)
        asked, arabic, said = a_talk(stamp), a_talk(stamp, language="ar"), a_talk(stamp, words=WORDS)
        said.done_at = stamp.at
        return {"talk": asked.id, "talk_arabic": arabic.id, "talk_said": said.id}


def _unanswered(page: Page) -> None:
    page.get_by_role("button", name="Продовжити").or_(page.locator(".client__main")).first.tap()
    expect(page.locator(".field__error").first).to_be_visible()


def _at(key: str, step: str) -> str:
    return f"{DESK}/talks/{{{key}}}/questions/{step}"


SCREENS = [
    Screen("talk-new", f"{DESK}/talks/new", key="halyna"),
    Screen("talk", f"{DESK}/talks/{{talk}}", key="halyna"),
    Screen("talk-said", f"{DESK}/talks/{{talk_said}}", key="halyna"),
    Screen("talk-registration", f"{DESK}/registrations/new?talk={{talk_said}}", key="halyna"),
    *[Screen(f"talk-{step}-uk", _at("talk", step), key="halyna") for step in ("who", "family", "languages", "notice")],
    *[Screen(f"talk-{step}-ar", _at("talk_arabic", step), key="halyna") for step in ("who", "sharing", "end")],
    Screen("talk-unanswered-uk", _at("talk", "languages"), _unanswered, key="halyna", statuses=(422,)),
    Screen("talk-notice-form", f"{DESK}/notice", key="dirk"),
]
