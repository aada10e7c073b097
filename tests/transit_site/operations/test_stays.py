"""Families come and go; each deed is told to the audit once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field import audit, clock
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.transit_site import messages, operations
from amal_field.transit_site.queries import arrival, plan
from amal_field.transit_site.rules import PitchState
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def told(tag):
    return db.session.scalar(select(func.count()).where(AuditEntry.tag == tag))


def test_a_check_in_opens_a_stay_with_a_ticket_and_tells_it_once(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    assert stay.ticket_no == f"{clock.today().year}-0001"
    assert [spell.pitch.number for spell in stay.pitches] == [12]
    assert len(stay.present_persons) == 4
    assert stay.to_do == ["plan", "prepayment", "meter", "identity", "house_rules"]
    db.session.flush()
    assert told("site:stay:open") == 1
    assert not audit.unrecorded()


def test_tickets_have_no_gaps(stamp_of):
    tickets = [let_in(stamp_of(), make_family(stamp_of()), pitch=number).ticket_no for number in (1, 2, 3)]
    assert [ticket[-4:] for ticket in tickets] == ["0001", "0002", "0003"]


def test_a_taken_pitch_is_refused(stamp_of):
    let_in(stamp_of(), make_family(stamp_of()))
    with pytest.raises(RuleBroken, match="pitch_taken"):
        let_in(stamp_of(), make_family(stamp_of(), "Adel"))


def test_a_pitch_that_the_site_does_not_have_is_refused(stamp_of):
    with pytest.raises(RuleBroken, match="pitch_unknown"):
        let_in(stamp_of(), make_family(stamp_of()), pitch=26)


def test_somebody_who_is_on_the_site_is_refused_by_name(stamp_of):
    household = make_family(stamp_of())
    let_in(stamp_of(), household)
    with pytest.raises(RuleBroken) as refusal:
        let_in(stamp_of(), household, pitch=13)
    assert refusal.value.code == "person_here"
    assert "Sammy Mayer" in refusal.value.values["people"]


def test_what_only_the_database_saw_is_refused_in_a_sentence_of_its_own(stamp_of, monkeypatch):
    household = make_family(stamp_of())
    let_in(stamp_of(), household)
    monkeypatch.setattr(arrival, "persons_here", lambda *_, **__: [])
    with pytest.raises(RuleBroken) as refusal:
        let_in(stamp_of(), household, pitch=13)
    assert refusal.value.code == "person_elsewhere"
    assert messages.SENTENCES[refusal.value.code] % refusal.value.values


def test_an_arrival_in_the_past_collides_with_a_stay_that_was_there_then(stamp_of):
    known_family(stamp_of(), pitch=20, days_ago=20)
    late = make_family(stamp_of(), "Adel")
    with pytest.raises(RuleBroken, match="pitch_taken"):
        let_in(stamp_of(), late, pitch=20, on=clock.today() - timedelta(days=15))


def test_a_departure_frees_the_pitch_and_can_be_undone(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.FREE
    operations.cancel_departure(stay, stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.TAKEN
    assert len(stay.present_persons) == 4


def test_a_departure_that_is_undone_too_late_is_refused(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=2))
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    let_in(stamp_of(), make_family(stamp_of(), "Adel"))
    with pytest.raises(RuleBroken, match="pitch_taken"):
        operations.cancel_departure(stay, stamp=stamp_of())


def test_a_departure_twice_is_once(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    for _ in range(2):
        operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    db.session.flush()
    assert told("site:stay:depart") == 1


def test_a_stay_left_without_notice_ends_after_the_last_night_seen(stamp_of):
    arrived = clock.today() - timedelta(days=5)
    stay = let_in(stamp_of(), make_family(stamp_of()), on=arrived)
    operations.close_left_without_notice(stay, clock.today() - timedelta(days=2), stamp=stamp_of())
    assert stay.departed_on == clock.today() - timedelta(days=1)
    assert stay.departure_kind == "left_without_notice"


def test_a_stay_that_lasted_too_long_is_marked_at_departure(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=25))
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    assert stay.marks == ["too_long"]


def test_an_undone_check_in_never_counts(stamp_of):
    household = make_family(stamp_of())
    stay = let_in(stamp_of(), household)
    for _ in range(2):
        operations.cancel_check_in(stay, stamp=stamp_of())
    db.session.flush()
    assert told("site:stay:cancel") == 1
    assert plan.plan(clock.today()).people == 0
    let_in(stamp_of(), household)
