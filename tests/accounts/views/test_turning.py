"""A turned tablet: one address, until somebody who works here takes it back."""

import pytest
from sqlalchemy import select

from amal_field.accounts.models import SignIn
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.audit import AuditEntry
from amal_field.transit_site.models import Stay
from tests.accounts.device import code_of
from tests.accounts.shared import PIN, WRONG, enter, pad_of
from tests.conftest import NOON
from tests.guards.asking import answer
from tests.page import FROM_US, HTMX, fields_of
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
BACK = "/tablet/handing-back"


@pytest.fixture
def stay(app, given):
    """The key of a stay that has just begun."""
    return given(lambda stamp: let_in(stamp(), make_family(stamp())))


@pytest.fixture
def reading(stay):
    """The page to which the tablet is turned."""
    return f"/transit-site/stays/{stay}/house-rules"


def turn(page, stay):
    """Turn the tablet from the page of the stay."""
    return page.go(f"/transit-site/stays/{stay}").send("main turn-over form")


def cookies(page):
    return [f"{one.key}={one.value}" for one in page.client._cookies.values()]


@pytest.mark.parametrize("is_shared", [True, False], ids=["shared", "own"])
def test_no_route_opens_but_the_page_and_the_way_back(app, visit, shared, stay, reading, is_shared):
    page = enter(shared("amina").with_browser(visit(None)), "amina", app) if is_shared else visit("amina")
    turn(page, stay)
    assert page.url == reading
    free = {"accounts.handing_back", "accounts.handing_back_form", "accounts.pin", "accounts.pin_form"}
    free |= {"outbox.ping"}  # a tablet is told that it is turned to somebody
    wrong, rules = [], [rule for rule in app.url_map.iter_rules() if rule.endpoint not in {*free, "accounts.turning"}]
    for rule in rules:
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            given = answer(app, None, rule, method, cookies(page))
            wanted = (303, reading) if method == "GET" else (403, None)
            if (given.status_code, given.headers.get("Location")) != wanted:
                wrong.append(f"{method} {rule.rule}: {given.status}")
    assert len(rules) > 250
    assert not wrong
    assert page.client.get("/nowhere").headers["Location"] == reading
    assert page.client.post("/nowhere", headers=FROM_US).status_code == 403
    assert page.client.get(f"{reading}-of-others").status_code == 303
    assert page.client.get("/transit-site", headers=HTMX | {"HX-PTag": "1"}).headers["HX-Redirect"] == reading


def test_the_family_reads_and_whoever_turned_it_comes_back(engine, app, visit, shared, stay, reading, ask):
    page = turn(enter(shared("amina", "karim").with_browser(visit(None)), "amina", app), stay)
    links = [link.get("href") for link in page.find("a[href]") if not link.get("href").startswith(reading)]
    assert set(links) == {BACK}
    assert not page.find(".bar, screen-lock, #flash .note, .drafts-waiting")
    assert not {"Amina", "Haddad", "Demeter"} & set(page.text.split())
    assert page.root.get("lang") == "fr"
    assert page.go(f"{reading}?language=nl").root.get("lang") == "nl"
    page.send("main form[action*='house-rules']")
    assert page.url == reading
    assert "Dank je." in page.text
    assert ask(select(Stay.house_rules_at)) is not None
    assert "Amina Haddad" in page.go(BACK).text
    pad = page.go(pad_of("amina", app))
    assert not pad.find("a[href^='/tablet?'], a[href='/tablet'], a[href^='/sign-in']")
    assert pad.send("main pin-pad form", pin=WRONG).status == 422
    assert page.client.get("/settings").status_code == 303
    assert pad.send("main pin-pad form", pin=PIN).url == f"/transit-site/stays/{stay}"
    assert "Karim" not in page.text
    assert page.go("/settings").status == 200
    told = select(AuditEntry.tag).where(AuditEntry.tag.in_(["accounts:sign_in:turn", "accounts:sign_in:hand_back"]))
    assert ask(told.order_by(AuditEntry.at).limit(1)) == "accounts:sign_in:turn"
    assert ask(select(AuditEntry.by_id).where(AuditEntry.tag == "accounts:sign_in:hand_back")) is not None


def test_somebody_else_comes_in_on_their_own_first_page(engine, app, visit, shared, stay, ask):
    page = turn(enter(shared("amina", "karim").with_browser(visit(None)), "amina", app), stay)
    assert enter(page, "karim", app).url == "/transit-site"
    assert "Karim Benali" in page.go("/settings").text
    by = select(AuditEntry.subject_id).where(AuditEntry.tag == "accounts:sign_in:hand_back")
    assert str(ask(by)) == pad_of("karim", app).rpartition("/")[2]
    assert ask(select(SignIn.turned_to).where(SignIn.ended_at.is_(None), SignIn.tablet_id.is_not(None))) is None


@pytest.mark.parametrize("is_shared", [True, False], ids=["shared", "own"])
def test_the_password_takes_it_back(engine, app, visit, shared, stay, reading, is_shared):
    page = shared().with_browser(visit(None)) if is_shared else visit(None)
    page.go("/sign-in").send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    turn(page, stay)
    page.go(BACK).send("main form", sign_in_email=CAST["amina"].email, sign_in_password="wrong")
    assert page.status == 422
    assert page.go("/settings").url == reading
    page.go(BACK).send("main form", sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert page.url == f"/transit-site/stays/{stay}"
    turn(page, stay)
    page.go(BACK).send("main form", sign_in_email=CAST["karim"].email, sign_in_password=PASSWORD)
    assert page.url == "/transit-site"
    assert "Karim Benali" in page.text


def test_who_has_a_second_step_shows_it_before_they_come_in_over_another(app, visit, stay, app_of_user):
    secret, _codes = app_of_user("dirk")
    page = turn(visit("amina"), stay).go(BACK)
    page.send("main form", sign_in_email=CAST["dirk"].email, sign_in_password=PASSWORD)
    assert page.url == "/sign-in/second-step"
    assert page.client.get("/settings").status_code == 401
    page.send("form:has(#second_code)", second_code=code_of(secret))
    assert "Dirk Maes" in page.text


def test_it_does_not_lock(app, visit, shared, stay, reading, frozen_clock):
    frozen_clock(NOON)
    page = turn(enter(shared("amina").with_browser(visit(None)), "amina", app), stay)
    frozen_clock(NOON.replace(hour=NOON.hour + 2))
    assert page.go("/transit-site").url == reading
    assert page.go(BACK).status == 200


def test_it_is_turned_once_and_only_to_what_is_made_for_it(app, visit, stay, reading):
    page = visit("amina").go(f"/transit-site/stays/{stay}")
    form = fields_of(page.form("main turn-over form"))
    for to in ("/settings", "//elsewhere.example/", "/nowhere", "", None):
        assert page.post("/turned", form | {"to": to}).status == 404
    assert page.go(BACK).url == "/transit-site"
    for _ in range(2):
        assert page.post("/turned", form).url == reading
    page.post(
        "/turned", form | {"to": f"{reading}?language=nl", "request_token": "01890000-0000-7000-8000-000000000000"}
    )
    assert page.go("/settings").url == reading
