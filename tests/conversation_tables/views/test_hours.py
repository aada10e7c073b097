"""Hours of a period, and the proof of participation."""

from datetime import date

import pytest

from amal_field.attendance.models import Attendance, Programme
from amal_field.attendance.queries import roll
from amal_field.attendance.rules import PARTICIPANT
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.stamp import stamped
from tests.attendance.world import a_session, mark
from tests.buddies.world import FIRST, a_match, a_meeting
from tests.conversation_tables.world import a_table
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock")


def fatima(stamp):
    """Fatima, at one session last month, at one this month, and at one that was called off."""
    first = a_table(stamp, on=date(2026, 10, 5), names=("Fatima",))
    programme = db.session.get_one(Programme, first.programme_id)
    person = db.session.get_one(Person, roll.roll_of(first, programme).added[0].person_id)
    for on in (date(2026, 11, 16), date(2026, 11, 17)):
        session = a_table(stamp, on=on, names=())
        key = {"person_id": person.id, "recorded_person_id": person.id}
        db.session.add(Attendance(session_id=session.id, role=PARTICIPANT, **key, **stamped(stamp)))
    session.called_off_at, session.called_off_by_id = stamp.at, stamp.by_id
    db.session.flush()
    return person


def test_hours_add_up_over_the_sessions_of_a_period_and_the_proof_tells_them(visit, given):
    person = given(lambda stamp: fatima(stamp("bruno")))
    page = visit("bruno").go("/conversation-tables/hours")
    assert [row.text_content() for row in page.find(".row__name")] == ["Fatima"]
    assert "3 u 0 min" in page.text
    page.go(f"/conversation-tables/people/{person}/proof?from=2026-11-01&until=2026-11-30")
    assert "Bewijs van deelname" in page.text
    assert "1 uur en 30 minuten" in page.text
    assert "Fatima" in page.text
    page.go(f"/conversation-tables/people/{person}/hours?from=2026-11-30&until=2026-11-01")
    assert "1 u 30 min" in page.text
    page.go("/conversation-tables/hours?from=2020-01-01&until=2020-12-31")
    assert not page.find(".row__name")
    assert page.go("/conversation-tables/hours?q=fat").find(".row__name")
    assert not page.go("/conversation-tables/hours?q=nobody").find(".row__name")


def test_walks_and_meetings_of_newcomers_count_and_duoreno_does_not(visit, given):
    def make(stamp):
        lieve, amara = (somebody(stamp("gert"), name) for name in ("Lieve", "Amara"))
        for programme, minutes in (("samen_gentenaar", 60), ("duoreno", 120)):
            match = a_match(stamp("gert"), [lieve], [amara], programme=programme, started_on=FIRST)
            a_meeting(stamp("gert"), match, date(2026, 11, 7), minutes=minutes)
            a_meeting(stamp("gert"), match, date(2026, 11, 8), minutes=minutes, is_done=False)
        mark(stamp(), a_session(stamp(), "buur_en_natuur", on=date(2026, 11, 7)), amara)
        mark(stamp(), a_session(stamp(), on=date(2026, 11, 9), hours=(10, 11)), amara)
        mark(stamp(), a_session(stamp(), "ukraine_info", on=date(2026, 11, 10)), amara)
        return amara

    amara = given(make)
    page = visit("bruno").go("/conversation-tables/hours")
    assert [row.text_content() for row in page.find(".row__name")] == ["Amara"]
    assert "4 u 0 min" in page.text
    page.go(f"/conversation-tables/people/{amara}/hours")
    assert "DuoReno telt niet mee" in page.text
    assert page.find("progress")[0].get("value") == "240"
    twice = ["één dag" in row.text_content() for row in page.find("tbody tr")]
    assert len(twice) == 4
    assert sum(twice) == 2
    page.go(f"/conversation-tables/people/{amara}/proof")
    programmes = [row.findtext("td") for row in page.find(".proof tbody tr")]
    assert programmes[:2] == ["Buur en Natuur", "Samen Gentenaar"]
    assert "4 uur van de 40 uur, in 2 sessies en 1 ontmoeting." in " ".join(page.text.split())


@pytest.mark.parametrize("query", ["from=nonsense", "until=9999-99-99", "page=0", "page=99999999999", "q=%00"])
def test_an_address_that_makes_no_sense_is_no_failure(visit, query):
    assert visit("bruno").go(f"/conversation-tables/hours?{query}").status == 200
