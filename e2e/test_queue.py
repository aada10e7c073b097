"""From a number at the entrance to a call on the screen of the waiting room, and two counters at once."""

import re
from dataclasses import replace
from datetime import timedelta

from playwright.sync_api import expect

from amal_field.accounts.models import TABLET_ID
from amal_field.db import new_key
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import Ticket
from amal_field.reception_desk.rules.words import INTEGRATION, SERVED
from amal_field.stamp import Stamp
from e2e.actions import press
from tests.accounts.shared import make_shared
from tests.reception_desk.queue_world import a_ticket


def test_a_number_is_taken_called_and_shown_and_two_counters_take_one(as_, world):
    with world.writing() as stamp:
        door = make_shared("Ingang", "A", (), lambda key: stamp, "entrance")
        wall = make_shared("Scherm", None, (), lambda key: stamp, "screen")
        for name in ("1", "2"):
            operations.open_counter(name, INTEGRATION, stamp=stamp)
    entrance, waiting_room = as_(None), as_(None)
    entrance.remember(tablet=door.secret)
    waiting_room.remember(tablet=wall.secret)
    screen = waiting_room.page
    screen.goto("/reception-desk/screen")
    press(screen, "Sound on")
    client = entrance.page
    client.goto("/reception-desk/entrance")
    client.get_by_role("link", name=re.compile("Українська")).tap()
    client.get_by_role("button", name="Діти: На одного більше").tap()
    press(client, "Далі")
    press(client, "Школа")
    expect(client.locator(".client__number")).to_have_text("A1")
    halyna, oksana = as_("halyna").page, as_("oksana")
    halyna.goto("/reception-desk/queue")
    press(halyna, "Counter 1")
    expect(halyna.locator("#waiting-title")).to_contain_text("1")
    oksana.page.goto("/reception-desk/queue")
    press(oksana.page, "Counter 2")
    oksana.page.get_by_role("button", name="Call A1").evaluate("button => window.held = button.form.cloneNode(true)")
    press(halyna, "Next")
    expect(screen.locator(".screen__call")).to_contain_text(re.compile(r"A1\s*→\s*1"), timeout=5_000)
    expect(screen.locator(".screen__call[data-new]")).to_have_count(1)
    oksana.expect(422)
    with oksana.page.expect_response(lambda answer: answer.request.method == "POST") as refused:
        oksana.page.evaluate(
            "document.body.append(window.held); htmx.process(window.held);"
            "window.held.querySelector('[formaction$=\"/call\"]').click()"
        )
    assert refused.value.status == 422
    expect(oksana.page.get_by_role("alert")).to_contain_text("A1 is already at counter 1.")
    press(oksana.page, "Next")
    expect(oksana.page.get_by_role("status")).to_contain_text("Nobody waits any more.")
    press(halyna, "Done and next")
    expect(halyna.get_by_role("status")).to_contain_text("Nobody waits any more.")
    press(halyna.get_by_role("status"), "Undo")
    expect(halyna.locator(".queue__now")).to_have_text("A1")
    assert world.count(Ticket) == [1]
    with world.writing() as stamp:
        a_ticket(Stamp(TABLET_ID, stamp.at, stamp.token))
    expect(halyna.locator("#waiting-title")).to_contain_text("1", timeout=5_000)
    client.clock.install()
    client.goto("/reception-desk/entrance/ar")
    client.clock.run_for(10_000)
    client.get_by_role("heading").first.tap()
    client.clock.run_for(10_000)
    expect(client.locator(".client__form")).to_be_visible()
    client.clock.run_for(6_000)
    expect(client.get_by_role("link", name=re.compile("العربية"))).to_be_visible()
    waiting_room.context.set_offline(True)
    expect(screen.locator(".screen__lost")).to_be_visible(timeout=15_000)
    waiting_room.mistakes.clear()  # the polls that went nowhere


def test_the_six_newest_calls_of_a_minute_are_read_from_the_last_row_of_chairs(as_, world):
    with world.writing() as stamp:
        counter = operations.open_counter("1", INTEGRATION, stamp=stamp)
        operations.take_counter(counter, None, stamp=stamp)
        for seconds in (75, 55, 50, 45, 40, 35, 30, 25):
            then = replace(stamp, at=stamp.at - timedelta(seconds=seconds), token=new_key())
            a_ticket(then)
            operations.end_call(operations.call_next(counter, stamp=then).id, SERVED, stamp=then)
    screen = as_("halyna", viewport={"width": 1920, "height": 1080}).page
    screen.goto("/reception-desk/queue/screen")
    numbers = screen.locator(".screen__number")
    expect(numbers).to_have_text(["A8", "A7", "A6", "A5", "A4", "A3"])
    assert all(
        height >= 160
        for height in numbers.evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))")
    )
    assert screen.evaluate("document.documentElement.scrollHeight") <= 1080
