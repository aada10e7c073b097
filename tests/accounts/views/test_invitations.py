"""An invitation can be shown again while it is open, and ends with its use, its renewal, its time and its user."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import String, cast, func, select

from amal_field.accounts.models import User
from amal_field.accounts.offers.demo import CAST, player
from amal_field.audit import AuditEntry
from amal_field.db import begin_write, db, new_key
from amal_field.passwords import fingerprint
from tests.conftest import NOON
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")
CHOSEN = {"password": "vier gele tenten", "again": "vier gele tenten"}
AN = {"name": "An Claes", "email": "an@amal.example", "roles": ["reporter"]}


def link_on(page):
    return re.search(r"/invitations/\S+", page.find("copy-text code")[0].text_content()).group()


def page_of(page, name):
    return next(row.get("href") for row in page.go("/users").find(".row") if name in row.text_content())


@pytest.fixture
def stored(app):
    """`stored(text)`: the columns in which a text stands, of any table."""

    def find(text):
        with app.app_context():
            found = [
                f"{table.name}.{column.name}"
                for table in db.metadata.sorted_tables
                for column in table.columns
                if db.session.scalar(select(func.count()).select_from(table).where(cast(column, String).contains(text)))
            ]
            db.session.remove()
            return found

    return find


@pytest.fixture
def old_link(app):
    """A link for Karim of the time before links were signed, of which the hash is stored."""
    with app.app_context():
        begin_write()
        karim = player("karim")
        karim.invitation_hash, karim.invitation_until = fingerprint("geheim"), NOON + timedelta(days=1)
        db.session.commit()
        db.session.remove()
    return "/invitations/geheim"


def test_an_open_link_is_shown_again_and_nothing_of_it_is_stored(engine, visit, stored):
    page = visit("dirk").go("/users/invitation").send(**AN)
    link = link_on(page)
    assert page.find(".address__code svg")
    signature = link.rpartition(".")[2]
    assert (len(signature), stored(signature), "users.name" in stored("An Claes")) == (43, [], True)
    again = page.go("/users").find("a.row__also")[0].get("href")
    assert link_on(page.go(again)) == link
    page.go(page_of(page, "An Claes"))
    assert [found.get("href") for found in page.find("main a.button")] == [again]
    visit(None).go(link).send(**CHOSEN)
    assert again not in page.go("/users").response.text
    assert "An Claes" in page.go(again).find("h1")[0].text_content()
    assert not page.find("copy-text")


@pytest.mark.parametrize("ending", ["renewed", "used", "expired", "deactivated", "let in again"])
@pytest.mark.parametrize("old", [False, True], ids=["signed", "hashed"])
def test_a_link_ends(engine, visit, secret_of, frozen_clock, request, old, ending):
    link = request.getfixturevalue("old_link") if old else f"/invitations/{secret_of('karim')}"
    assert visit(None).go(link).status == 200
    page = visit("dirk")
    if ending == "renewed":
        page.go(page_of(page, "Karim")).send("form[action$='/invitation']")
        assert visit(None).go(link_on(page)).status == 200
    elif ending == "used":
        visit(None).go(link).send(**CHOSEN)
    elif ending == "expired":
        frozen_clock(NOON + timedelta(days=7, seconds=1))
        assert "Link voor Karim" not in visit("dirk").go("/users").text
    else:
        page.go(page_of(page, "Karim")).send("form[action$='/deactivation']")
        if ending == "let in again":
            page.send("fading-note form")
    anybody = visit(None)
    assert anybody.go(link).status == 410
    door = fields_of(anybody.go("/sign-in").form())
    anybody.post(link, CHOSEN | {"csrf_token": door["csrf_token"], "request_token": str(new_key())})
    assert anybody.status == 422
    assert "Deze link werkt niet meer" in anybody.text


def test_the_link_of_one_is_not_that_of_another(engine, visit, secret_of):
    karim, amina = (secret_of(key).split(".") for key in ("karim", "amina"))
    for mixed in ([karim[0], *amina[1:]], [*karim[:2], amina[2]], [karim[0], "9", karim[2]], karim[:2]):
        assert visit(None).go(f"/invitations/{'.'.join(mixed)}").status == 410


def test_who_is_deactivated_gets_no_link(engine, visit, ask):
    page = visit("dirk")
    url = page_of(page, "Karim")
    renewal = page.go(url).form("form[action$='/invitation']")
    page.send("form[action$='/deactivation']")
    assert not page.find("form[action$='/invitation']")
    page.post(renewal.get("action"), fields_of(renewal))
    assert page.status == 422
    assert "Karim Benali kan zich niet meer aanmelden" in page.find(".problems")[0].text_content()
    assert page.find("input[name=roles][value=site_manager][checked]")
    assert page.go(f"{url}/link").find("h1")[0].text_content() == "Karim Benali"
    assert ask(select(User.invitation_until).where(User.email == CAST["karim"].email)) is None
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:invitation:renew")) == 0


def test_a_link_is_not_shown_where_the_password_was_not_given_of_late(engine, visit, secret_of, lowered):
    secret = secret_of("karim")
    lowered("dirk")
    page = visit("dirk")
    url = f"{page_of(page, 'Karim')}/link"
    assert secret not in page.response.text
    assert page.go(url).status == 401
    assert secret not in page.response.text
    page.send(sign_in_password="drie rode caravans")
    assert link_on(page) == f"/invitations/{secret}"
