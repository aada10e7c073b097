"""Each tap of the queue as a tablet sends it: the answer is the queue as it is then, in as few statements as may be."""

from amal_field.db import new_key
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import TicketCall
from amal_field.reception_desk.rules.words import INTEGRATION
from tests.reception_desk.queue_world import a_ticket

QUEUE = "/reception-desk/queue"


def tap(page, ending: str, **fields):
    """Tap the button that leads to an address with this ending, as htmx does, and see the queue of then."""
    taps = [
        (form, one.get("formaction") or form.get("action"))
        for form in page.find("main form")
        for one in form.iter("button")
    ]
    taps = [(form, action) for form, action in taps if action.endswith(ending)]
    assert taps, f"{ending}: {page.text}"
    form, action = taps[0]
    sent = {field.get("name"): field.get("value") for field in form.iter("input")}
    page.post(action, sent | fields, htmx=True)
    assert page.status == 200, page.text
    return page.go(QUEUE)


def test_every_tap_at_a_counter(engine, visit, acted, count):
    def arrange(stamp_of):
        for name in ("1", "2"):
            operations.open_counter(name, INTEGRATION, stamp=stamp_of("dirk"))
        for _ in range(4):
            a_ticket(stamp_of("halyna"))

    acted(arrange)
    page = visit("halyna").go(QUEUE)
    endings = "/taking /next /again /absent /front /next /done /call /next /next"
    for ending in endings.split():
        tap(page, ending)
    (again,) = page.find("form[action$='/again']")
    fields = {field.get("name"): field.get("value") for field in again.iter("input")}
    undo = again.get("action").replace("/again", "/undo")
    for _ in range(2):  # the call, and with it the end of the one before it; then that is too late
        page.post(undo, fields | {"request_token": str(new_key())}, htmx=True)
    tap(page.go(QUEUE), "/on")
    tap(page, "/next") if not page.find("a[href*='passing']") else None
    for ending in ("/passing", "/away/today"):
        tap(page.go(page.find("a[href*='passing']")[0].get("href")), ending)
        tap(page, "/next")
    assert count(TicketCall) == 6
