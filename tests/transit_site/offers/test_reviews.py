"""What a tablet brings later to the site: received, told to who decides, and decided in the words of the site."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.db import db, new_key
from amal_field.outbox.models import Delivery, Review
from amal_field.people.models import Household
from amal_field.transit_site.models import Stay
from tests.page import FROM_US, HTMX
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def rows(app):
    """`rows(Stay)`: every row of a table."""

    def read(model, *where):
        with app.app_context():
            read_now = list(db.session.scalars(select(model).where(*where)))
            db.session.remove()
            return read_now

    return read


@pytest.fixture
def made(app, stamp_of):
    """`made(make)`: what it makes, stored."""

    def do(make):
        with app.test_request_context():
            key = make(stamp_of).id
            db.session.commit()
            db.session.remove()
            return key

    return do


def sends(client, url, fields, *, key=None):
    """What the tablet of a user is told of what it kept two hours: status, outcome, reason."""
    said = {"Amal-Entry": "1", "Idempotency-Key": (key or new_key()).hex, "Amal-Skew": "0", "Amal-Try": "2"}
    at = (clock.now() - timedelta(hours=2)).isoformat(timespec="milliseconds")
    token = client.get("/outbox/ping").json["token"]
    headers = HTMX | FROM_US | said | {"Amal-Entered-At": at, "X-CSRFToken": token}
    answer = client.post(url, data=fields, headers=headers)
    return answer.status_code, answer.headers.get("Amal-Outcome"), answer.headers.get("Amal-Reason")


def test_a_known_family_comes_with_those_on_the_screen_under_the_key_of_the_tablet(engine, made, rows, client_of):
    household = made(lambda stamp_of: known_family(stamp_of()))
    amina = client_of("amina")
    shown = amina.get("/transit-site/pitches/12").text
    assert 'data-mints="stay_id"' in shown
    persons = [part.split('"')[0] for part in shown.split('name="persons" value="')[1:]]
    assert len(persons) == 4
    key, stay_id = new_key(), new_key()
    said = {"household": household, "everyone": "yes", "stay_id": stay_id, "persons": persons[:3]}
    for wanted in ((200, "stored", None), (200, "repeated", None)):
        assert sends(amina, "/transit-site/pitches/12/check-in", said, key=key) == wanted
    (stay,) = rows(Stay, Stay.departed_on.is_(None))
    assert (stay.id, stay.recorded_at) == (stay_id, clock.now() - timedelta(hours=2))
    assert sends(amina, "/transit-site/pitches/13/check-in", said) == (422, None, "other-content")


def test_a_new_family_on_a_taken_pitch_is_decided_in_the_words_of_the_site(engine, made, rows, client_of, visit):
    made(lambda stamp_of: let_in(stamp_of("karim"), make_family(stamp_of("karim"))))
    keys = {"stay_id": new_key(), "household_id": new_key()}
    said = {"newcomers-0-given_name": "Sammy", "newcomers-0-family_name": "Adel", "language": "", **keys}
    said |= {"arrived_on": clock.today().isoformat(), "prepayment_method": "cash", "identity_kind": ""}
    nobody = said | {"newcomers-0-given_name": "", "newcomers-0-family_name": ""}
    amina = client_of("amina")
    for fields, wanted in ((nobody, (422, None, "asks")), (said, (200, "review", None))):
        assert sends(amina, "/transit-site/pitches/12/check-in", fields) == wanted
    assert [one.id for one in rows(Household, Household.name == "Adel")] == [keys["household_id"]]
    assert [one.kind for one in rows(Delivery)] == ["transit_site.family"]
    page = visit("amina").go("/outbox/review")
    (card,) = page.find(".review")
    told = " ".join(card.text_content().split())
    for words in ("Adel", "Op de standplaats staat een ander gezin.", "Standplaats 12: Mayer", "Karim", "Amina"):
        assert words in told
    (review,) = rows(Review)
    form = f".review form[action$='{review.id}/resolution']"
    page.send(f"{form}:has([value=moved])", chosen="14")
    (stay,) = rows(Stay, Stay.id == keys["stay_id"])
    assert (page.status, stay.counts, len(page.find(".review"))) == (200, True, 0)
    assert "14" in page.go(f"/transit-site/stays/{stay.id}").text
