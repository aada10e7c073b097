"""Families come, change and go; each deed is told to the audit once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field import audit, clock
from amal_field.audit import AuditEntry
from amal_field.db import begin_write, db
from amal_field.refusal import RuleBroken
from amal_field.transit_site import messages, operations
from amal_field.transit_site.models import StayPerson, StayPitch
from amal_field.transit_site.queries import arrival, families, plan
from amal_field.transit_site.queries import stays as stay_queries
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


def test_the_last_stay_tells_who_comes_again(stamp_of):
    household = known_family(stamp_of())
    family = families.known_family(household.id)
    assert [person.given_name for person in family.persons] == ["Sammy", "Nele", "Davy", "Ion"]
    assert family.plates == ["1-ABC-234"]


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


def test_somebody_leaves_comes_back_and_joins(stamp_of):
    household = make_family(stamp_of())
    stay = let_in(stamp_of(), household)
    spell = stay.persons[3]
    operations.remove_person(spell, stamp=stamp_of())
    assert len(stay.present_persons) == 3
    operations.restore(spell, stamp=stamp_of())
    assert len(stay.present_persons) == 4
    guest = make_family(stamp_of(), "Gast", [("Gast", 1990)]).members[0].person
    joined = operations.add_person(stay, guest, stamp=stamp_of())
    assert plan.plan(clock.today()).people == 5
    operations.withdraw(joined, stamp=stamp_of())
    assert plan.plan(clock.today()).people == 4


def test_the_last_person_cannot_leave_alone(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of(), members=[("Sammy", 1985)]))
    with pytest.raises(RuleBroken, match="last_person"):
        operations.remove_person(stay.persons[0], stamp=stamp_of())


def test_a_family_moves_and_takes_a_second_pitch(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=3))
    operations.move(stay.pitches[0], stay_queries.pitch(13), stamp=stamp_of())
    second = operations.take_pitch(stay, stay_queries.pitch(14), stamp=stamp_of())
    tiles = plan.plan(clock.today())
    assert [tiles.tile(number).state for number in (12, 13, 14)] == [
        PitchState.FREE,
        PitchState.TAKEN,
        PitchState.TAKEN,
    ]
    assert tiles.people == 4
    operations.leave_pitch(second, stamp=stamp_of())
    with pytest.raises(RuleBroken, match="last_pitch"):
        operations.leave_pitch(stay.standing_pitches[0], stamp=stamp_of())


def test_a_move_and_what_was_given_back_are_undone(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=3))
    before = stay.pitches[0]
    after = operations.move(before, stay_queries.pitch(13), stamp=stamp_of())
    for _ in range(2):
        operations.cancel_move(before, after, stamp=stamp_of())
    assert [spell.name for spell in stay.standing_pitches] == ["12"]
    second = operations.take_pitch(stay, stay_queries.pitch(13), stamp=stamp_of())
    operations.leave_pitch(second, stamp=stamp_of())
    operations.restore(second, stamp=stamp_of())
    assert [spell.name for spell in stay.standing_pitches] == ["12", "13"]
    caravan = stay.caravans[0]
    operations.remove_caravan(caravan, stamp=stamp_of())
    operations.restore(caravan, stamp=stamp_of())
    assert [spell.name for spell in stay.present_caravans] == ["1-ABC-234"]


def test_what_was_given_back_is_not_restored_under_another_family(stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=3))
    second = operations.take_pitch(stay, stay_queries.pitch(13), stamp=stamp_of())
    operations.leave_pitch(second, stamp=stamp_of())
    let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=13)
    with pytest.raises(RuleBroken, match="pitch_taken"):
        operations.restore(second, stamp=stamp_of())


def test_a_blocked_pitch_takes_nobody_until_it_is_open_again(stamp_of):
    block = operations.block_pitch(stay_queries.pitch(12), "Water broken", stamp=stamp_of())
    with pytest.raises(RuleBroken, match="pitch_blocked"):
        let_in(stamp_of(), make_family(stamp_of()))
    operations.unblock_pitch(block, stamp=stamp_of())
    let_in(stamp_of(), make_family(stamp_of()))


def test_an_expected_arrival_is_used_by_the_stay_that_comes(stamp_of):
    operations.expect_arrival(stay_queries.pitch(12), "Mayer", None, clock.today(), stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.EXPECTED
    stay = let_in(stamp_of(), make_family(stamp_of()))
    operations.depart(stay, clock.today(), meter_end=None, stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.FREE


def test_the_evacuation_list_names_everybody_by_pitch(stamp_of):
    let_in(stamp_of(), make_family(stamp_of()), pitch=7)
    stay = let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=3)
    operations.take_pitch(stay, stay_queries.pitch(4), stamp=stamp_of())
    listed = plan.evacuation_list(clock.today())
    assert [(pitches, len(people)) for pitches, people in listed] == [("3 + 4", 4), ("7", 4)]


def test_every_change_is_a_new_version_of_the_plan(stamp_of):
    before = plan.revision()
    stay = let_in(stamp_of(), make_family(stamp_of()))
    assert plan.revision() > before
    db.session.commit()
    begin_write()
    before = plan.revision()
    operations.add_caravan(stay, "2-XYZ-111", stamp=stamp_of())
    assert plan.revision() > before


def test_two_families_of_tablets_without_a_network_stand_on_one_pitch(stamp_of):
    first = let_in(stamp_of(), make_family(stamp_of()))
    second = let_in(stamp_of(), make_family(stamp_of(), "Adel"), pitch=13)
    spell = second.pitches[0]
    spell.disputed_at, spell.pitch_id, spell.pitch = clock.now(), first.pitches[0].pitch_id, first.pitches[0].pitch
    db.session.flush()
    tile = plan.plan(clock.today()).tile(12)
    assert tile.disputed
    assert tile.name == "Mayer / Adel"
    assert db.session.scalar(select(func.count()).select_from(StayPitch)) == 2
    assert db.session.scalar(select(func.count()).select_from(StayPerson)) == 8
