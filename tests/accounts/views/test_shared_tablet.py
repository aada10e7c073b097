"""A shared tablet: who is here, a PIN that is good there and nowhere else, and what it does not open."""

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import SignIn, TabletUser, User
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.audit import AuditEntry
from amal_field.looks.models import Look
from tests.accounts.device import code_of
from tests.accounts.shared import PIN, WRONG, enter, pad_of
from tests.page import fields_of

AN = {"name": "An Claes", "email": "an@amal.example", "roles": ["reporter"]}
AGAIN = "#sign-in-again-form form"


def test_who_came_in_by_password_has_a_tile_once_there_is_a_pin(engine, app, visit, shared, ask):
    tablet = shared()
    page = tablet.with_browser(visit(None)).go("/tablet")
    assert not page.find("a[href*='/tablet/users/']")
    page.go("/sign-in").send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert page.url == "/transit-site"
    page.go("/settings/pin").send("main form", new_pin="٣٧١٩", present_password=PASSWORD)
    assert page.url == "/settings"
    page.send("form[action='/sign-out']")
    assert page.url == "/tablet"
    assert page.find(".who__tile")[0].text_content().split() == ["AH", "Amina", "Haddad"]
    assert enter(page, "amina", app).url == "/transit-site"
    assert ask(select(func.count()).select_from(TabletUser)) == 1
    assert "met de pincode" in page.go("/settings/sign-ins").text
    by_pin = AuditEntry.tag == "accounts:sign_in:open_by_pin"
    assert ask(select(AuditEntry.tablet_id).where(by_pin)) == tablet.id
    history = visit("dirk").go(f"/users/{pad_of('amina', app).rpartition('/')[2]}")
    assert "Amina Haddad · Balie 2" in history.text


def test_no_pin_opens_a_tablet_on_which_one_never_was(app, visit, shared):
    shared("amina")
    site = shared(name="Terrein", letter="C")
    for page in (visit(None), site.with_browser(visit(None))):
        assert page.go(pad_of("amina", app)).status == 404
        form = fields_of(page.go("/sign-in").form()) | {"pin": PIN}
        assert page.post(pad_of("amina", app), form).status == 404
        assert page.go("/settings").status == 401


def test_a_sign_in_by_pin_is_nobody_on_another_machine(engine, app, visit, shared):
    tablet = shared("amina")
    page = enter(tablet.with_browser(visit(None)), "amina", app)
    thief = visit(None)
    thief.client.set_cookie("amal_field", page.client.get_cookie("amal_field").value)
    assert thief.go("/transit-site").status == 401
    assert page.go("/transit-site").status == 200
    thief.client.set_cookie("tablet", "guessed")
    assert thief.go("/transit-site").status == 401


def test_who_comes_next_ends_who_was_there(engine, app, visit, shared):
    tablet = shared("amina", "karim")
    page = enter(tablet.with_browser(visit(None)), "amina", app)
    before = page.client.get_cookie("amal_field").value
    assert enter(page, "karim", app).status == 200
    page.client.set_cookie("amal_field", before)
    page.go("/settings")
    assert page.status == 401
    assert "Wie is hier?" in page.text
    page.go("/sign-in").send(sign_in_email=CAST["karim"].email, sign_in_password=PASSWORD)
    assert page.go("/settings").status == 200


@pytest.mark.parametrize("pin", ["", "371", "37190000", "abcd"])
def test_what_is_no_pin_is_no_try(app, visit, shared, pin):
    tablet = shared("amina")
    for _ in range(6):
        page = enter(tablet.with_browser(visit(None)), "amina", app, pin)
        assert page.status == 422
        assert page.find("#pin-error")
    assert enter(tablet.with_browser(visit(None)), "amina", app).status == 200


def test_the_right_pin_of_somebody_deactivated_is_a_wrong_one(app, visit, shared):
    tablet = shared("karim")
    page = tablet.with_browser(visit(None)).go(pad_of("karim", app))
    visit("dirk").go(f"/users/{pad_of('karim', app).rpartition('/')[2]}").send("form[action$='/deactivation']")
    for pin in (WRONG, PIN):
        assert page.send("main pin-pad form", pin=pin).status == 422
        assert "niet de pincode" in page.text
    assert "Karim" not in page.go("/tablet").text


def test_a_pin_opens_nothing_that_reaches_far(engine, app, visit, shared, ask):
    tablet = shared("dirk")
    page = enter(tablet.with_browser(visit(None)), "dirk", app)
    for url in ("/users", "/tablets", "/users/invitation", "/dated-settings"):
        assert page.go(url).status == 401, url
    form = fields_of(page.form(AGAIN))
    assert form["sign_in_email"] == CAST["dirk"].email
    page.post("/users/invitation", form | AN)
    assert page.status == 401
    assert "An Claes" in page.text
    assert ask(select(func.count()).where(User.email == AN["email"])) == 0
    page.send(AGAIN, sign_in_email=CAST["dirk"].email, sign_in_password=PASSWORD)
    assert page.status == 200
    assert "An Claes" in page.text
    assert ask(select(func.count()).where(User.email == AN["email"])) == 1
    assert page.go("/tablets").status == 200


def test_the_second_step_is_asked_with_the_password(engine, app, visit, shared, app_of_user):
    secret, _codes = app_of_user("dirk")
    tablet = shared("dirk")
    page = enter(tablet.with_browser(visit(None)), "dirk", app)
    assert page.go("/settings").status == 200
    page.go("/users").send(AGAIN, sign_in_email=CAST["dirk"].email, sign_in_password=PASSWORD)
    assert page.go("/users").status == 401
    page.send("form:has(#second_code)", second_code=code_of(secret))
    assert page.go("/users").status == 200


def test_a_blocked_tablet_stops_at_its_next_tap(engine, app, visit, shared, ask):
    tablet = shared("amina", "karim")
    page = enter(tablet.with_browser(visit(None)), "amina", app)
    pad = tablet.with_browser(visit(None)).go(pad_of("karim", app))
    dirk = visit("dirk").go(f"/tablets/{tablet.id}/revocation")
    assert "Amina Haddad is daar aangemeld." in dirk.text
    assert dirk.send("main form").url == "/tablets"
    for one in (page.go("/transit-site"), pad.send("main pin-pad form", pin=PIN)):
        assert one.status == 401
        assert "Dit toestel is geblokkeerd Breng het naar de beheerder." in one.text
        assert one.client.get_cookie("tablet") is None
        assert one.response.headers["Clear-Site-Data"] == '"cache", "cookies"'
        assert one.response.headers["Amal-Wipe"]
    assert ask(select(func.count()).where(SignIn.tablet_id == tablet.id, SignIn.ended_at.is_(None))) == 0
    assert page.go("/transit-site").status == 401


def test_a_look_says_on_which_tablet(engine, app, visit, shared, ask):
    tablet = shared("amina")
    page = enter(tablet.with_browser(visit(None)), "amina", app)
    assert page.client.get("/transit-site/evacuation-list/sheet").status_code == 200
    assert ask(select(func.count()).where(Look.tablet_id == tablet.id)) == 1


@pytest.mark.parametrize(("use", "letter"), [("entrance", "C"), ("screen", None)])
def test_a_tablet_that_is_not_for_who_works_here_begins_with_a_welcome(app, visit, shared, use, letter):
    page = shared("amina", use=use, letter=letter).with_browser(visit(None))
    first = f"/reception-desk/{use}"
    assert page.go("/").url == first
    assert not {"Amina", "Haddad"} & set(page.text.split())
    assert "Amina Haddad" in page.go("/tablet").text
    assert enter(page, "amina", app).send("form[action='/sign-out']").url == first
    code = visit("dirk").go("/tablets/enrolment").send("main form", name="Deur", letter="", use=use)
    new = visit(None).go("/tablet").send(tablet_code=code.find(".tablet-code")[0].text_content())
    assert new.url == first
