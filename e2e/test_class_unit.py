"""A lesson in the class unit: the roll has written itself, and the parents get a slip."""

from playwright.sync_api import expect

from e2e.actions import count_taps, follow, note, press
from e2e.rolls import lesson_now, row, see_count


def test_eighteen_children_two_absent_in_four_taps_from_the_first_page(as_, world):
    lesson_now(world)
    els = as_("els")
    taps = count_taps(els.context)
    page = els.page
    page.goto("/")
    page.get_by_role("link", name="Class unit · Lesson").tap()
    press(page, "Everybody present")
    see_count(page, 18, 18, 0)
    for name in ("Goran", "Olena"):
        row(page, name).tap()
    see_count(page, 16, 18, 0)
    expect(note(page)).to_contain_text("Olena: absent")
    assert len(taps) == 4

    expect(page.get_by_text("1 helper present, extract not seen.")).to_be_visible()
    follow(page, "Slips")
    follow(page, "Print all slips")
    expect(page.locator(".slip")).to_have_count(16)
    follow(page, "Back")
    follow(page, "Amir", exact=True)
    expect(page.get_by_text("was present at lessons and activities")).to_be_visible()


def test_a_teacher_sees_the_children_only_around_the_lesson(as_, world):
    lesson_now(world, ["Amir", "Bea"])
    page = as_("els").page
    page.goto("/")
    page.get_by_role("link", name="Class unit · Lesson").tap()
    expect(row(page, "Amir")).to_contain_text("fetched by Sammy, Nele")
    expect(page.locator("#roll")).not_to_contain_text("Family 0")
