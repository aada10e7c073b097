"""The queue in the browser: from the entrance to the counter, the screen, and who sees which side."""

import re

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.models import TABLET_ID
from amal_field.audit import AuditEntry
from amal_field.db import begin_write, db
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import Ticket, TicketCall
from amal_field.reception_desk.rules.words import WELFARE
from tests.accounts.shared import make_shared
from tests.page import HTMX
from tests.reception_desk.queue_world import a_counter, a_ticket, of_welfare


@pytest.fixture
def made(app, stamp_of):
    """Runs a function in a write that is kept; what it returns."""

    def make(action):
        with app.test_request_context():
            begin_write()
            found = action()
            db.session.commit()
            db.session.remove()
            return found

    return make


@pytest.fixture
def tablet_of(made, stamp_of, visit):
    """`tablet_of("entrance", "A")`: a browser that is a tablet of a use, and nobody signed in on it."""
    return lambda use, letter=None: made(lambda: make_shared(use, letter, (), stamp_of, use)).with_browser(visit(None))


def tap(page, words: str):
    """Tap the button with these words, as htmx does."""
    ((form, button),) = [
        (form, button)
        for form in page.find("main form")
        for button in form.iter("button")
        if words in (button.get("aria-label") or button.text_content())
    ]
    fields = {field.get("name"): field.get("value") for field in form.iter("input")}
    return page.post(button.get("formaction") or form.get("action"), fields)


def test_from_the_entrance_to_the_counter_and_the_screen(engine, app, visit, tablet_of, made, stamp_of, frozen_clock):
    made(lambda: a_counter(stamp_of).name)
    door, screen = tablet_of("entrance", "A"), tablet_of("screen")
    assert len(door.go("/reception-desk/entrance").find(".client__languages a")) == 9
    party = door.go("/reception-desk/entrance/uk")
    (client,) = party.find("back-to-start")
    assert (client.get("lang"), client.get("dir"), party.root.get("lang")) == ("uk", "ltr", "nl")
    purpose = door.go("/reception-desk/entrance/uk/purpose?adults=2&children=1")
    once = {field.get("name"): field.get("value") for field in purpose.find("main form input")} | {"purpose": "school"}
    for _ in range(2):
        number = door.post("/reception-desk/entrance/uk/tickets", once)
        assert "Ваш номер A1" in number.text
    halyna = visit("halyna").go("/reception-desk/queue")
    assert "A1" in halyna.text
    before = screen.client.get("/reception-desk/screen", headers=HTMX)
    tag = before.headers["HX-PTag"]
    again = screen.client.get("/reception-desk/screen", headers=HTMX | {"HX-PTag": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert "A1" not in before.text
    tap(tap(halyna, "Loket"), "Volgende")
    assert "A1 is geroepen." in halyna.text
    after = screen.client.get("/reception-desk/screen", headers=HTMX | {"HX-PTag": tag})
    assert after.headers["HX-PTag"] != tag
    words = set(re.sub(r"<[^>]+>", " ", after.text).split())
    assert {"A1", "→"} < words
    assert len(words) == 3, "numbers and counters, and no more"
    assert "Niemand wacht meer." in tap(halyna, "Klaar en volgende").text
    with app.app_context():
        assert db.session.scalar(select(func.count(Ticket.id))) == 1
        by = select(AuditEntry.by_id).where(AuditEntry.tag == "reception_desk:ticket:make")
        assert list(db.session.scalars(by)) == [TABLET_ID]
        db.session.remove()


def test_the_entrance_says_in_the_language_of_the_client_what_is_wrong(engine, tablet_of):
    door = tablet_of("entrance", "A")
    for address, words in (
        ("/reception-desk/entrance/ar/purpose?adults=0&children=0", "يجب أن يكون هناك شخص واحد"),
        ("/reception-desk/entrance/uk/purpose?adults=99&children=0", "Має бути щонайменше одна особа"),
    ):
        page = door.go(address)
        assert (page.status, words in page.text) == (422, True)
    page = door.go("/reception-desk/entrance/tr/return").send(code="OOOOO")
    assert (page.status, "Bu kodu tanımıyoruz" in page.text) == (422, True)
    assert door.go("/reception-desk/entrance/de").status == 404


def test_each_page_of_the_entrance_goes_back_to_the_first_after_a_quarter_of_a_minute(engine, tablet_of):
    door, entrance = tablet_of("entrance", "A"), "/reception-desk/entrance"
    pages = (
        "/languages",
        "/languages/fa",
        "/uk",
        "/uk/purpose?adults=1&children=0",
        "/uk/purpose?adults=0",
        "/uk/return",
    )
    waits = {page: door.go(entrance + page).find("back-to-start")[0].attrib for page in pages}
    assert {page: (wait["data-to"], wait["data-seconds"]) for page, wait in waits.items()} == dict.fromkeys(
        pages, (entrance, "15")
    )


def test_two_counters_and_the_same_number(engine, visit, made, stamp_of):
    names = [made(lambda key=key: a_counter(stamp_of, key=key).name) for key in ("halyna", "oksana")]
    ticket_id = made(lambda: a_ticket(stamp_of("halyna")).id)
    halyna, oksana = visit("halyna").go("/reception-desk/queue"), visit("oksana").go("/reception-desk/queue")
    (button,) = oksana.find(f"button[formaction*='{ticket_id}/call']")
    fields = {field.get("name"): field.get("value") for field in oksana.find(".queue__form > input")}
    tap(halyna, "Roep A1")
    refused = oksana.post(button.get("formaction"), fields)
    assert (refused.status, f"A1 is al bij loket {names[0]}." in refused.text) == (422, True)
    oksana.go("/reception-desk/queue")
    assert "Niemand wacht meer." in tap(oksana, "Volgende").text
    assert oksana.status == 200


def test_the_partner_sees_and_calls_the_side_of_the_ocmw(engine, visit, made, stamp_of, app):
    ours = made(lambda: (a_counter(stamp_of, key="halyna").id, a_ticket(stamp_of("halyna")).id))
    made(lambda: (a_counter(stamp_of, WELFARE), of_welfare(stamp_of("halyna"), letter="B")))
    ivo = visit("ivo").go("/reception-desk/queue")
    assert "B1" in ivo.text
    assert "A1" not in ivo.text
    token = {field.get("name"): field.get("value") for field in ivo.find("main form")[0].iter("input")}
    assert ivo.post(f"/reception-desk/queue/counters/{ours[0]}/taking", token).status == 404
    assert ivo.post(f"/reception-desk/queue/tickets/{ours[1]}/call", token).status == 404
    tap(tap(ivo.go("/reception-desk/queue"), "Loket"), "Volgende")
    with app.app_context():
        called = select(Ticket.side).join(TicketCall, TicketCall.ticket_id == Ticket.id)
        assert list(db.session.scalars(called)) == [WELFARE]
        db.session.remove()
    for address in ("/reception-desk/queue/waiting-times", "/reception-desk/queue/screen", "/reception-desk/counters"):
        assert ivo.go(address).status == 403


def test_a_slip_is_printed_in_the_language_and_in_dutch(engine, visit, made, stamp_of):
    made(lambda: (a_counter(stamp_of, key="halyna"), a_ticket(stamp_of("halyna"), language="ar")))
    halyna = visit("halyna").go("/reception-desk/queue")
    tap(halyna, "Volgende")
    halyna.go(halyna.find("a[href$='/passing']")[0].get("href"))
    slip = tap(halyna, "briefje")
    assert [part.get("lang") for part in slip.find(".slip__part")] == ["ar", "nl"]
    code = slip.find(".slip .client__number")[0].text_content()
    assert "A1 staat vooraan." in halyna.go("/reception-desk/queue/new").send("form[action$='/return']", code=code).text


def test_a_slip_with_a_sign_that_nobody_sees_is_refused(visit):
    page = visit("halyna").go("/reception-desk/queue/new").send("form[action$='/return']", code="AB\0CDE")
    assert (page.status, "een teken dat niemand ziet" in page.text) == (422, True)


def test_the_waiting_times_of_today_hold_no_person(engine, visit, made, stamp_of):
    def some():
        halyna = stamp_of("halyna")
        counter = a_counter(stamp_of, key="halyna")
        a_ticket(halyna, ago=20)
        a_ticket(halyna, language="ar")
        operations.call_next(counter, stamp=halyna)

    made(some)
    page = visit("halyna").go("/reception-desk/queue/waiting-times")
    assert "2 nummers · geroepen: 1" in page.text
    assert "Arabisch" in page.text
    assert page.client.get("/reception-desk/queue/waiting-times.svg").mimetype == "image/svg+xml"


def test_an_administrator_sets_the_counters(engine, visit, made, stamp_of):
    dirk = (
        visit("dirk")
        .go("/reception-desk/counters")
        .send("form[action='/reception-desk/counters']", name="7", side="welfare")
    )
    assert "Loket 7 staat erbij." in dirk.text
    again = dirk.send("form[action='/reception-desk/counters']", name="7", side="welfare")
    assert (again.status, "Er is al een loket 7." in again.text) == (422, True)
    assert "Loket 7 is gesloten." in tap(dirk.go("/reception-desk/counters"), "Sluit loket 7").text


def test_a_poll_without_news_has_no_body_and_one_statement(engine, app, visit, made, stamp_of, frozen_clock):
    made(lambda: (a_counter(stamp_of, key="halyna"), [a_ticket(stamp_of("halyna")) for _ in range(30)]))
    client = visit("halyna").client
    tag = client.get("/reception-desk/queue", headers=HTMX).headers["HX-PTag"]
    assert client.get("/reception-desk/queue", headers=HTMX | {"HX-PTag": tag}).status_code == 304
    assert clock.today() == clock.day_of(clock.now())
