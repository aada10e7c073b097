"""Who may see health data, for every user; a referral from a line of the list, on both engines."""

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import CAST, player
from amal_field.db import db
from amal_field.referrals.models import HealthReferral
from tests.referrals.world import MALPERTUUS
from tests.vaccination.world import a_list, line_id_of

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")

URL = "/vaccination/who-may-see"


@pytest.mark.parametrize("key", sorted(CAST))
def test_every_user_reads_who_may_see(visit, key):
    page = visit(key).go(URL)
    assert page.status == 200
    assert len(page.find("tbody th")) == 3
    assert bool(page.find("tbody bdi")) == (key in ("dirk", "farah"))


def test_who_has_no_noted_secrecy_stands_before_a_closed_door(visit):
    rows = {row.text_content().strip() for row in visit("dirk").go(URL).find("tbody tr")}
    assert not any("deur gesloten" in row for row in rows if "Farah" in row)
    with visit("dirk").client.application.app_context():
        farah = player("farah").id
    visit("dirk").go(f"/vaccination/duties/{farah}").send("form[action$='/cancellation']")
    rows = {row.text_content().strip() for row in visit("dirk").go(URL).find("tbody tr")}
    assert any("deur gesloten" in row for row in rows if "Farah" in row)


def test_somebody_is_referred_from_the_list(app, visit, given, noted):
    url = {}

    def put(stamp):
        action = a_list(stamp("farah"))
        url["line"] = f"/vaccination/actions/{action.id}/lines/{line_id_of(action, 'Sammy')}"
        return action

    given(put)
    page = visit("farah").go(url["line"])
    page.go(page.find("a[href*='/referrals/new']")[0].get("href"))
    whom = next(one.get("value") for one in page.find("input[name='whom']") if one.get("value").startswith("person:"))
    to = next(one.get("value") for one in page.find("button[name='destination']") if MALPERTUUS in one.text_content())
    page.send("#making", whom=whom, kind="health", destination=to)
    assert page.status == 200
    with app.app_context():
        [referral] = db.session.scalars(select(HealthReferral)).all()
        person_id = referral.person_id
        db.session.remove()
    assert noted()[-1] == ("referrals.referral", "health", "page", {person_id})
