"""The screens of the class unit."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from amal_field import clock
from e2e.actions import press
from e2e.rolls import roll_of
from e2e.screens.screen import Screen
from e2e.world import World
from tests.attendance.world import a_session, helping
from tests.class_unit.world import hour_of_now


def furnish(world: World) -> dict[str, object]:
    """A lesson now for the children of the site's families, and one last week whose names are not shown any more."""
    with world.writing() as stamp:
        lesson = a_session(stamp, "class_unit", kind="lesson", place="Class unit", **hour_of_now())
        helping(stamp, "els", lesson)
        old = a_session(stamp, "class_unit", kind="activity", on=clock.today() - timedelta(days=7))
        helping(stamp, "els", old)
        return {"lesson": lesson.id, "old_lesson": old.id}


def _everybody(page: Page) -> None:
    press(page, "Everybody present")
    expect(page.locator(".tap--present").first).to_be_visible()
    page.evaluate("scrollTo(0, 0)")


def _slips(page: Page) -> None:
    press(page, "Everybody present")
    expect(page.locator(".tap--present").first).to_be_visible()
    page.get_by_role("link", name="Slips").tap()
    expect(page.get_by_role("heading", name="Slips for the parents")).to_be_visible()


def _slip(page: Page) -> None:
    _slips(page)
    page.locator(".slips__child").first.tap()
    expect(page.get_by_role("heading", name="Present at the class unit")).to_be_visible()


def _not_yet(page: Page) -> None:
    page.get_by_label("Seen on").first.fill("2099-01-01")
    page.get_by_role("button", name="Seen").first.tap()
    expect(page.get_by_text("This day has not come yet.")).to_be_visible()


LESSON = roll_of("{lesson}")
SCREENS = [
    Screen("lesson", LESSON, key="els"),
    Screen("lesson-marked", LESSON, _everybody, key="els"),
    Screen("lesson-shut", roll_of("{old_lesson}"), key="els"),
    Screen("class-helpers", "/class-unit/helpers", key="bruno"),
    Screen("class-helpers-wrong", "/class-unit/helpers", _not_yet, key="bruno", statuses=(422,)),
    Screen("slips", LESSON, _slips, key="els"),
    Screen("slip", LESSON, _slip, key="els"),
]
