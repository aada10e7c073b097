"""A code makes one browser a tablet, once; what is blocked stays blocked."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field.accounts import operations
from amal_field.accounts.models import Tablet
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.db import begin_write, db
from amal_field.refusal import RuleBroken
from tests.conftest import NOON
from tests.page import fields_of


@pytest.fixture
def code(app, stamp_of, frozen_clock):
    """The code of a tablet that is not enrolled."""
    with app.test_request_context():
        begin_write()
        made = operations.enrol_tablet("Balie 2", "B", "staff", stamp=stamp_of("dirk"))
        found = tablet_queries.code_of(made)
        db.session.commit()
        db.session.remove()
        return found


def test_of_two_with_one_code_one_is_the_tablet(engine, visit, code, ask):
    pages = [visit(None).go("/tablet") for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        statuses = sorted(pool.map(lambda page: page.send(tablet_code=code).status, pages))
    assert statuses == [200, 422]
    one = next(page for page in pages if page.status == 200)
    assert "Balie 2" in one.text
    other = next(page for page in pages if page.status == 422)
    assert "Deze code geldt niet meer. Vraag een nieuwe." in other.text
    assert other.client.get_cookie("tablet") is None
    assert one.client.get_cookie("tablet").value not in str(ask(select(Tablet.secret_hash)))


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (15, 422)])
def test_a_code_lives_a_quarter_of_an_hour(visit, code, frozen_clock, minutes, status):
    page = visit(None).go("/tablet")
    frozen_clock(NOON + timedelta(minutes=minutes))
    assert page.send(tablet_code=f" {code[:4].upper()} {code[4:]}").status == status


def test_a_second_tap_on_the_same_form_is_once(visit, code):
    page, again = visit(None).go("/tablet"), visit(None)
    again.client.set_cookie("amal_field", page.client.get_cookie("amal_field").value)
    fields = fields_of(page.form()) | {"tablet_code": code}
    for tap in (page, again):
        assert "Balie 2" in tap.post("/tablet", fields).text
    assert again.client.get_cookie("tablet").value == page.client.get_cookie("tablet").value
    assert visit(None).go("/tablet").send(tablet_code=code).status == 422


def test_wrong_codes_count_as_wrong_sign_ins_of_the_address(app, visit, code):
    app.config["SIGN_IN_TRIES_PER_ADDRESS"] = 2
    for number in range(2):
        assert visit(None).go("/tablet").send(tablet_code=f"wrong{number}").status == 422
    assert "Te veel pogingen" in visit(None).go("/tablet").send(tablet_code=code).text
    page = visit(None).go("/sign-in")
    assert "Te veel pogingen" in page.send(sign_in_email="amina@amal.example", sign_in_password="x").text


@pytest.mark.usefixtures("world", "engine")
def test_a_new_code_leaves_the_old_secret_until_it_is_used(stamp_of):
    tablet = operations.enrol_tablet("Balie 2", "B", "staff", stamp=stamp_of("dirk"))
    operations.become_tablet(tablet_queries.code_of(tablet), "first", stamp=stamp_of("dirk"))
    operations.renew_code(tablet, stamp=stamp_of("dirk"))
    assert tablet_queries.tablet_by_secret("first") is tablet
    operations.become_tablet(tablet_queries.code_of(tablet), "second", stamp=stamp_of("dirk"))
    assert tablet_queries.tablet_by_secret("first") is None
    assert tablet_queries.tablet_by_secret("second") is tablet


@pytest.mark.usefixtures("world", "engine")
@pytest.mark.parametrize(
    ("name", "letter", "code"), [("Balie 2", "C", "tablet_name_taken"), ("Balie 3", "B", "letter_taken")]
)
def test_name_and_letter_are_of_one_tablet_until_it_is_blocked(stamp_of, name, letter, code):
    tablet = operations.enrol_tablet("Balie 2", "B", "staff", stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken) as broken, db.session.begin_nested():
        operations.enrol_tablet(name, letter, "staff", stamp=stamp_of("dirk"))
    assert broken.value.code == code
    operations.revoke_tablet(tablet, stamp=stamp_of("dirk"))
    operations.enrol_tablet(name, letter, "staff", stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="tablet_blocked"):
        operations.renew_code(tablet, stamp=stamp_of("dirk"))
