"""Given, not given and taken back, on both engines."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.vaccination.models.health import VaccinationOutcome
from amal_field.vaccination.operations import actions, answers, closing, corrections, lists, outcomes
from amal_field.vaccination.operations.answers import Said
from tests.conftest import NOON
from tests.transit_site.world import in_days
from tests.vaccination.world import (
    a_list,
    a_lot,
    an_action,
    found,
    gets,
    line_id_of,
    says_yes,
    the_list,
    visit,
)

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")


@pytest.fixture
def day(stamp_of):
    """An action with Sammy and Davy, of whom a parent said yes, and a lot of Hexyon."""
    action = a_list(stamp_of("farah"))
    says_yes(stamp_of("farah"), action, "Sammy", "Davy")
    return action, a_lot(stamp_of("farah"), action)


def test_what_was_given_rests_on_its_yes(day, stamp_of):
    action, lot = day
    listed = gets(stamp_of("farah"), action, "Sammy", lot)
    outcome = listed.given[0].outcome
    assert (outcome.dose, outcome.lot_id, outcome.given_on) == (1, lot.lot.id, in_days(0))
    assert outcome.consent_id == listed.answers[0].id
    assert the_list(action)["Sammy"].given[0].vaccine.brand == "Hexyon"


def test_the_second_tablet_hears_who_was_first_and_when(day, stamp_of):
    gets(stamp_of("farah"), day[0], "Sammy", day[1])
    with pytest.raises(RuleBroken, match="given_already") as refusal:
        gets(stamp_of("lena"), day[0], "Sammy", day[1])
    assert refusal.value.values == {"user": "Farah Aziz", "time": "12:00"}


def test_why_nothing_was_given_makes_way_for_what_is(day, stamp_of):
    action, lot = day
    key = line_id_of(action, "Sammy")
    outcomes.not_give(found(action), key, "absent", visit(), stamp=stamp_of("farah"))
    outcomes.not_give(found(action), key, "absent", visit(), stamp=stamp_of("farah"))
    outcomes.not_give(found(action), key, "postponed", visit(), stamp=stamp_of("farah"))
    assert the_list(action)["Sammy"].not_given.outcome.reason == "postponed"
    gets(stamp_of("farah"), action, "Sammy", lot)
    assert the_list(action)["Sammy"].not_given is None
    codes = db.session.scalars(
        select(VaccinationOutcome.cancelled_code).where(VaccinationOutcome.reason == "postponed")
    ).all()
    assert codes == ["given_after_all"]
    with pytest.raises(RuleBroken, match="given_already"):
        outcomes.not_give(found(action), key, "absent", visit(), stamp=stamp_of("farah"))


def test_an_undo_at_once_needs_no_reason_and_a_later_one_does(day, stamp_of, frozen_clock):
    action, lot = day
    listed = gets(stamp_of("farah"), action, "Sammy", lot)
    key, outcome_id = listed.line.id, listed.given[0].outcome.id
    frozen_clock(NOON + timedelta(minutes=2))
    with pytest.raises(RuleBroken, match="say_why"):
        corrections.take_back(found(action), key, outcome_id, None, visit(), stamp=stamp_of("farah"))
    for _twice in range(2):
        left = corrections.take_back(found(action), key, outcome_id, "wrong_child", visit(), stamp=stamp_of("farah"))
        assert left.noted == []
    gets(stamp_of("farah"), action, "Sammy", lot)


def test_the_same_vaccine_at_an_earlier_action_counts(day, stamp_of):
    action, lot = day
    later = an_action(stamp_of("farah"), hours=(15, 17))
    lists.make_list(found(later), stamp=stamp_of("farah"))
    says_yes(stamp_of("farah"), later, "Sammy")
    gets(stamp_of("farah"), action, "Sammy", lot)
    again = a_lot(stamp_of("farah"), later)
    with pytest.raises(RuleBroken, match="dose_soon"):
        gets(stamp_of("farah"), later, "Sammy", again)
    outcome = gets(stamp_of("lena"), later, "Sammy", again, is_confirmed=True).given[0].outcome
    assert outcome.dose == 2
    assert outcome.confirmed_at == clock.now()
    assert outcome.confirmed_by_id == stamp_of("lena").by_id


def test_a_lot_out_of_date_is_asked_about(stamp_of):
    action = a_list(stamp_of("farah"))
    says_yes(stamp_of("farah"), action, "Sammy")
    with pytest.raises(RuleBroken, match="lot_expired"):
        a_lot(stamp_of("farah"), action, expires_on=date(2026, 10, 1))
    lot = a_lot(stamp_of("farah"), action, expires_on=date(2026, 10, 1), uses_expired=True)
    with pytest.raises(RuleBroken, match="lot_expired"):
        gets(stamp_of("farah"), action, "Sammy", lot)
    gets(stamp_of("farah"), action, "Sammy", lot, uses_expired=True)


def test_a_lot_lies_on_the_table_until_midnight_in_brussels(day):
    _action, lot = day
    assert lot.today.until_at == datetime(2026, 11, 24, tzinfo=ZoneInfo("Europe/Brussels"))


def test_nothing_is_given_without_a_yes_nor_on_one_that_was_taken_back(stamp_of):
    action = a_list(stamp_of("farah"))
    lot = a_lot(stamp_of("farah"), action)
    with pytest.raises(RuleBroken, match="consent_missing"):
        gets(stamp_of("farah"), action, "Sammy", lot)
    says_yes(stamp_of("farah"), action, "Sammy")
    listed = the_list(action)["Sammy"]
    answers.withdraw_answer(found(action), listed.line.id, listed.answers[0].id, visit(), stamp=stamp_of("farah"))
    with pytest.raises(RuleBroken, match="consent_withdrawn"):
        gets(stamp_of("farah"), action, "Sammy", lot)
    says_yes(stamp_of("farah"), action, "Sammy")
    says_yes(stamp_of("farah"), action, "Sammy", said=Said("no", "parent", "Vader", "paper"))
    with pytest.raises(RuleBroken, match="consent_waits"):
        gets(stamp_of("farah"), action, "Sammy", lot)


def test_a_whole_household_gets_it_but_for_whom_something_is_in_the_way(day, stamp_of):
    action, lot = day
    line = line_id_of(action, "Sammy")
    with pytest.raises(RuleBroken, match="nobody_ready"):
        outcomes.give_family(found(action), line, lot, visit(), stamp=stamp_of("farah"))
    lists.check_line(found(action), line_id_of(action, "Sammy"), visit(), checked=True, stamp=stamp_of("farah"))
    done = outcomes.give_family(found(action), line, lot, visit(), stamp=stamp_of("farah"))
    assert [one.person.given_name for one in done.given] == ["Sammy"]
    assert [(one.person.given_name, code) for one, code in done.left] == [("Davy", "not_checked")]


def test_a_wrong_lot_is_put_right_for_those_who_got_it(day, stamp_of):
    action, wrong = day
    for name in ("Sammy", "Davy"):
        gets(stamp_of("farah"), action, name, wrong)
    right = a_lot(stamp_of("farah"), action, lot="B1870")
    keys = [line_id_of(action, "Sammy")]
    assert corrections.put_right(found(action), keys, wrong.lot.id, right, visit(), stamp=stamp_of("farah")) == 1
    lots = {name: one.given[0].lot.lot for name, one in the_list(action).items()}
    assert lots == {"Sammy": "B1870", "Davy": "F9321"}
    with pytest.raises(RuleBroken, match="nobody_ticked"):
        corrections.put_right(found(action), keys, wrong.lot.id, right, visit(), stamp=stamp_of("farah"))


def closes(action, stamp):
    closing.close_action(found(action), stamp=stamp)


def is_called_off(action, stamp):
    actions.call_off_action(found(action), "Storm", stamp=stamp)


@pytest.mark.parametrize(("ends", "code"), [(closes, "action_closed"), (is_called_off, "action_called_off")])
def test_a_list_that_is_done_takes_nothing(day, stamp_of, ends, code):
    action, lot = day
    ends(action, stamp_of("farah"))
    with pytest.raises(RuleBroken, match=code):
        gets(stamp_of("farah"), action, "Sammy", lot)
    with pytest.raises(RuleBroken, match=code):
        says_yes(stamp_of("farah"), action, "Davy")


def test_a_list_of_a_day_to_come_takes_answers_and_no_taps(stamp_of):
    action = a_list(stamp_of("farah"), on=in_days(1))
    says_yes(stamp_of("farah"), action, "Sammy")
    with pytest.raises(RuleBroken, match="action_to_come"):
        lists.check_line(found(action), line_id_of(action, "Sammy"), visit(), checked=True, stamp=stamp_of("farah"))


def test_an_action_with_something_given_stays_and_stays_on_its_day(day, stamp_of):
    action, lot = day
    gets(stamp_of("farah"), action, "Sammy", lot)
    with pytest.raises(RuleBroken, match="action_given"):
        actions.call_off_action(found(action), "Storm", stamp=stamp_of("farah"))
    session = found(action).session
    moved = actions.SessionValues(in_days(-1), session.starts, session.ends, session.place)
    with pytest.raises(RuleBroken, match="action_noted"):
        actions.change_action(found(action), moved, {}, stamp=stamp_of("farah"))


def test_the_audit_names_nobody_and_nothing_of_their_health(day, stamp_of):
    action, lot = day
    listed = gets(stamp_of("farah"), action, "Sammy", lot)
    secrets = [str(listed.person.id), "Sammy", "Mayer", "Hexyon", "F9321", str(lot.lot.id), str(lot.vaccine.id)]
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.tag.startswith("vaccination:"))).all()
    assert entries
    for entry in entries:
        told = f"{entry.subject_id} {entry.details}"
        assert not [secret for secret in secrets if secret in told], entry.tag
