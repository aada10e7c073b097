"""The screens of the queue: the tablet at the entrance, the counters, the waiting room."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import Ticket, TicketCall
from amal_field.reception_desk.offers import demo_queue
from amal_field.reception_desk.queries.queue import counters
from amal_field.reception_desk.rules.words import SIDES
from e2e.screens.screen import Screen
from e2e.screens.tablets import OF_ENTRANCE
from e2e.world import World

ENTRANCE = "/reception-desk/entrance"


def furnish(world: World) -> dict[str, object]:
    """The queue of the demo; Ivo sits at a counter, and somebody there comes back with a slip."""
    with world.writing() as stamp:
        demo_queue.load(stamp)
        ivo = stamp_of("ivo", stamp)
        counter = next(line.counter for line in counters(SIDES, clock.today()) if line.counter.name == "3")
        operations.take_counter(counter, None, stamp=ivo)
        first = operations.call_next(counter, stamp=ivo)
        away = operations.send_away(first.id, with_slip=True, stamp=ivo)
        operations.call_next(counter, stamp=ivo)
        arabic = db.session.scalars(select(Ticket).where(Ticket.language == "ar")).one()
        operations.give_priority(arabic.id, True, stamp=ivo)
        call = db.session.scalars(select(TicketCall).where(TicketCall.is_open).order_by(TicketCall.called_at)).first()
        return {"desk_call": call.id, "desk_slip": away.id}


def _on_tablet(page: Page) -> None:
    page.context.add_cookies([{"name": "tablet", "value": OF_ENTRANCE, "url": page.url}])


def _entrance(address: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        _on_tablet(page)
        page.goto(f"{ENTRANCE}{address}")
        expect(page.locator("back-to-start h1")).to_have_count(1)

    return go


def _number(page: Page) -> None:
    _entrance("/uk/purpose?adults=2&children=1")(page)
    page.locator(".client__purposes button").first.tap()
    expect(page.locator(".client__number")).to_be_visible()


SCREENS = [
    Screen("queue", "/reception-desk/queue", key="halyna"),
    Screen("queue-without-counter", "/reception-desk/queue", key="oksana"),
    Screen("queue-of-the-partner", "/reception-desk/queue", key="ivo"),
    Screen("queue-passing", "/reception-desk/queue/calls/{desk_call}/passing", key="halyna"),
    Screen("queue-new", "/reception-desk/queue/new", key="halyna"),
    Screen("queue-slip", "/reception-desk/queue/tickets/{desk_slip}/slip", key="ivo"),
    Screen("queue-waiting-times", "/reception-desk/queue/waiting-times", key="halyna"),
    Screen("waiting-room", "/reception-desk/queue/screen", key="halyna", sizes={"wall": (1920, 1080)}),
    Screen("counters", "/reception-desk/counters", key="dirk"),
    Screen("entrance-spoken", "/tablet", _entrance("/languages"), key=None),
    Screen("entrance-reading", "/tablet", _entrance("/languages/fa"), key=None),
    *(Screen(f"entrance-party-{code}", "/tablet", _entrance(f"/{code}"), key=None) for code in ("nl", "ar")),
    Screen("entrance-purpose-uk", "/tablet", _entrance("/uk/purpose?adults=2&children=1"), key=None),
    Screen("entrance-return-ar", "/tablet", _entrance("/ar/return"), key=None),
    Screen("entrance-number-uk", "/tablet", _number, key=None),
]
