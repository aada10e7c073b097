"""Papers are read at arm's length: letters of 12 points and up, and nothing cut, on as few sheets as the rules say."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Page

from amal_field import clock
from amal_field.attendance import operations as attendance
from amal_field.attendance.models import Programme
from amal_field.attendance.rules import PRESENT
from amal_field.class_unit.queries import children_at
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails
from e2e.actions import PLAN
from e2e.screens import desk_queue, tablets
from e2e.screens.tablets import OF_ENTRANCE
from tests.attendance.world import a_session
from tests.class_unit.world import hour_of_now
from tests.referrals.world import MALPERTUUS, organisation, refer
from tests.vaccination.world import a_list

A4, A4_LYING, A5, ROLL = (595, 842), (842, 595), (420, 595), (204, 425)
PIXELS = 4 / 3
"""How many pixels of a screen a point of the paper is."""
LEAST = 12
LONG = [f"Maximiliaan-Alexander {number}" for number in range(24)]
PAYMENTS_OF_A_DAY = 10
HOUSEHOLDS = 2
"""How many households have a child for the vaccination action: a sheet each."""
SMALL = """(least) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = [];
  while (walker.nextNode()) {
    const text = walker.currentNode, one = text.parentElement, range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!text.data.trim() || !box.width || !one.checkVisibility() || one.closest(".visually-hidden")) continue;
    const scale = one.closest("svg") ? one.getScreenCTM().a : one.currentCSSZoom;
    const points = parseFloat(getComputedStyle(one).fontSize) * scale * 0.75;
    if (points < least - 0.05) small.push(`${points.toFixed(1)} points: ${text.data.trim().slice(0, 40)}`);
    if (box.right > innerWidth + 1 || box.left < -1) small.push(`cut: ${text.data.trim().slice(0, 40)}`);
  }
  return small;
}"""


@pytest.fixture
def papers(world) -> dict[str, tuple]:
    """Each paper with its address, the size of its sheet, and how many sheets where it is more than one."""
    noted = ArrivalDetails(clock.today() + timedelta(days=4), Decimal(200), 10_250, "passport", True)
    usual = world.standing_family(3, "Lafertin", ["Sara", "Joseph", "Nino", "Mirjam"], ["1-ABC-234"], details=noted)
    crowd = world.standing_family(8, "Vandenbroucke-Montgolfier", LONG, ["1-XYZ-987"], came=16, details=noted)
    with world.writing() as stamp:
        operations.take_pitch(stay_queries.stay(usual), stay_queries.pitch(4), stamp=stamp)
        stay = stay_queries.stay(crowd)
        for _ in range(PAYMENTS_OF_A_DAY):
            paid = operations.record_payment(stay, Decimal("1234.50"), "card", clock.today(), stamp=stamp)
        lesson = a_session(stamp, "class_unit", kind="lesson", **hour_of_now())
        attendance.mark_everyone(lesson, db.session.get_one(Programme, lesson.programme_id), PRESENT, stamp=stamp)
        slip = f"/class-unit/sessions/{lesson.id}/slips/{children_at(lesson.id)[0].id}"
        receipt = paid.id
        there = organisation(MALPERTUUS)
        there.address, there.phone, there.opening_hours = "Zalmstraat 5, 9000 Gent", "09 000 00 00", "ma 9\ndi 9\nwo 9"
        household = stay_queries.stay(usual).household
        family = [member.person for member in household.members]
        day = a_list(
            stamp, partner="Mobiel team", team_phone="03 259 12 70", emergency_contact="1733", interpreter_language="ro"
        )
        letter = refer(stamp, *family, household, kind="health", to=there)[0].id
    stays = f"{PLAN}/stays"
    return {
        "ticket": (f"{stays}/{usual}/ticket", A5),
        "ticket of 24": (f"{stays}/{crowd}/ticket", A4),
        "receipt": (f"{stays}/{crowd}/receipts/{receipt}", A5),
        "statement": (f"{stays}/{crowd}/statement", A4),
        "cash sheet": (f"{PLAN}/cash-book/sheet", A4),
        "house rules": (f"{PLAN}/house-rules", A4),
        "house rules in French": (f"{PLAN}/house-rules?language=fr", A4),
        "slip": (slip, A4),
        "letter in Arabic": (f"/referrals/{letter}/letter?language=ar", A4),
        "letter in French": (f"/referrals/{letter}/letter?language=fr", A4),
        "season": (f"{PLAN}/season?span=season", A4_LYING),
        "month": (f"{PLAN}/season?span=month", A4_LYING),
        "year": (f"{PLAN}/season?span=year", A4_LYING),
        "announcement": (f"/vaccination/actions/{day.id}/announcement", A4),
        "sheets of the households": (f"/vaccination/actions/{day.id}/household-sheets", A4, HOUSEHOLDS),
        "questions of the nurse": ("/vaccination/questions", A4, 3),
        "who may see health data": ("/vaccination/who-may-see", A4),
    }


def test_every_paper_is_one_sheet_of_large_letters(as_, papers):
    """The coordinator prints the slip, that of health the letters, the site manager the rest."""
    farah = as_("farah").page
    of_farah = ("letter in Arabic", "letter in French", "announcement", "sheets of the households")
    of_farah += ("questions of the nurse", "who may see health data")
    pages = {"slip": as_("bruno").page} | dict.fromkeys(of_farah, farah)
    amina = as_("amina").page
    wrong = {name: found for name, paper in papers.items() if (found := wrong_on(pages.get(name, amina), *paper))}
    assert not wrong, wrong


def test_a_number_and_a_slip_to_come_back_fit_the_roll_of_72_mm(as_, world):
    slip = f"/reception-desk/queue/tickets/{desk_queue.furnish(world)['desk_slip']}/slip"
    assert wrong_on(as_("ivo").page, slip, ROLL) == []
    tablets.furnish(world)
    page = as_(None).page
    page.goto("/tablet")
    page.context.add_cookies([{"name": "tablet", "value": OF_ENTRANCE, "url": page.url}])
    page.goto(f"{desk_queue.ENTRANCE}/uk/purpose?adults=2&children=1")
    page.locator(".client__purposes button").first.tap()
    page.wait_for_url("**/tickets/**")
    assert wrong_on(page, page.url, ROLL) == []


def wrong_on(page: Page, address: str, size: tuple[int, int], expected: int = 1) -> list[str]:
    """What is wrong with a paper: its sheets, their size, letters that are too small, and what is cut."""
    page.emulate_media(media="null")
    assert page.goto(address).ok, address
    file = page.pdf(prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", file))
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", file).groups())
    margins = {A4: 62, A4_LYING: 51, A5: 45, ROLL: 11}[size]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round((size[0] - margins) * PIXELS), "height": round(size[1] * PIXELS)})
    return [
        *([f"{sheets} sheets"] if sheets != expected else []),
        *([f"{width} × {height}"] if (round(width), round(height)) != size else []),
        *page.evaluate(SMALL, LEAST),
    ]
