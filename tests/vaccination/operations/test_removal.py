"""A month later only numbers are left of a list, on both engines."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.dated_settings.operations import set_value
from amal_field.dated_settings.queries import declared
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.refusal import RuleBroken
from amal_field.vaccination.models import LotToday, VaccineLot
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations import (
    actions,
    answers,
    closing,
    corrections,
    door,
    lists,
    lots,
    outcomes,
    removal,
)
from amal_field.vaccination.queries.actions import LIST_MONTHS, due_for_removal
from amal_field.vaccination.queries.counts import kept_counts
from tests.transit_site.world import in_days
from tests.vaccination.world import a_list, a_lot, an_action, found, gets, line_id_of, says_yes, the_list, visit

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")

BEHIND_THE_DOOR = (VaccinationLine, VaccinationConsent, VaccinationOutcome, LotToday)
MONTH_AGO = -31
"""23 October: its month is over on 23 November."""
MONTH = timedelta(days=30)
"""From 23 November, today, to 23 December."""


def a_full_list(stamp_of):
    """Sammy got two, one after a wrong lot, and is promised more; Davy was postponed after all; Zita walked in;
    somebody was taken off; an answer was withdrawn."""
    farah = stamp_of("farah")
    action = a_list(farah)
    says_yes(farah, action, "Sammy", "Davy")
    withdrawn = the_list(action)["Davy"].answers[0]
    answers.withdraw_answer(found(action), line_id_of(action, "Davy"), withdrawn.id, visit(), stamp=farah)
    wrong, lot = a_lot(farah, action, lot="WRONG1"), a_lot(farah, action)
    gets(farah, action, "Sammy", wrong, next_month=in_days(60).replace(day=1))
    corrections.put_right(found(action), [line_id_of(action, "Sammy")], wrong.lot.id, lot, visit(), stamp=farah)
    gets(farah, action, "Sammy", a_lot(farah, action, "Prevenar 13", "P13X"))
    outcomes.not_give(found(action), line_id_of(action, "Davy"), "absent", visit(), stamp=farah)
    outcomes.not_give(found(action), line_id_of(action, "Davy"), "postponed", visit(), stamp=farah)
    for name in ("Zita", "Weg"):
        lists.walk_in(found(action), Newcomer(name, None, None), {}, {}, stamp=farah)
    lists.take_off(found(action), line_id_of(action, "Weg"), visit(), stamp=farah)
    return action


def a_month_later(stamp_of, more: timedelta = timedelta()):
    return stamp_of("farah", clock.now() + MONTH + more)


def rows_of(*tables) -> int:
    return sum(len(db.session.scalars(select(table)).all()) for table in tables)


def everything() -> str:
    """Every cell of every table, as a dump has it."""
    db.session.flush()
    return "\n".join(str(row) for table in db.metadata.sorted_tables for row in db.session.execute(select(table)).all())


def test_the_numbers_stay_and_nothing_else(stamp_of):
    action = a_full_list(stamp_of)
    before = door.counts_of(action.id)
    assert (before.listed, before.vaccinated, before.given, before.walk_ins) == (3, 1, 2, 1)
    assert all(lot in everything() for lot in ("F9321", "WRONG1", "P13X"))
    rows, vaccine_lots = [rows_of(table) for table in BEHIND_THE_DOOR], rows_of(VaccineLot)
    gone = removal.remove_list(found(action), stamp=a_month_later(stamp_of))
    assert [gone.lines, gone.consents, gone.outcomes] == rows[:3]
    assert gone.lots == vaccine_lots
    assert rows_of(*BEHIND_THE_DOOR, VaccineLot) == 0
    assert kept_counts(action.id) == before
    assert list(kept_counts(action.id).by_brand) == list(before.by_brand)
    assert not [lot for lot in ("F9321", "WRONG1", "P13X") if lot in everything()]


def test_twice_is_once(stamp_of):
    action = a_full_list(stamp_of)
    removal.remove_list(found(action), stamp=a_month_later(stamp_of))
    before, removed_on = kept_counts(action.id), found(action).removed_on
    assert removal.remove_list(found(action), stamp=a_month_later(stamp_of, timedelta(days=2))) is None
    assert (kept_counts(action.id), found(action).removed_on) == (before, removed_on)
    noted = select(AuditEntry).where(AuditEntry.tag == "vaccination:list:remove")
    assert len(db.session.scalars(noted).all()) == 1


def test_other_actions_keep_their_lists_and_the_lots_they_used(stamp_of):
    action = a_full_list(stamp_of)
    other = an_action(stamp_of("farah"))
    lists.make_list(found(other), stamp=stamp_of("farah"))
    says_yes(stamp_of("farah"), other, "Sammy")
    gets(stamp_of("farah"), other, "Sammy", a_lot(stamp_of("farah"), other), is_confirmed=True)
    before = door.counts_of(other.id)
    removal.remove_list(found(action), stamp=a_month_later(stamp_of))
    assert door.counts_of(other.id) == before
    assert db.session.scalars(select(VaccineLot.lot)).all() == ["F9321"]


def test_what_is_not_over_stays(stamp_of):
    action = a_full_list(stamp_of)
    rows = rows_of(*BEHIND_THE_DOOR)
    assert removal.remove_list(found(action), stamp=a_month_later(stamp_of, timedelta(days=-1))) is None
    assert rows_of(*BEHIND_THE_DOOR) == rows


def test_which_are_due_closed_or_not(stamp_of):
    farah = stamp_of("farah")
    opened, closed, young = (an_action(farah, on=in_days(day)) for day in (MONTH_AGO, -60, MONTH_AGO + 1))
    imported, long_ago = (an_action(farah, on=in_days(-400)) for _ in range(2))
    closing.close_action(found(closed), stamp=farah)
    imported.imported_on = clock.today()
    removal.remove_list(found(long_ago), stamp=farah)
    assert [one.action.id for one in due_for_removal(clock.today())] == [closed.id, opened.id]
    later = clock.today() + timedelta(days=30)
    assert [one.action.id for one in due_for_removal(later)] == [imported.id, closed.id, opened.id, young.id]


def test_the_month_is_what_an_administrator_made_of_it(stamp_of):
    """By the day from which a list is kept: what was decided later says nothing of it."""
    farah = stamp_of("farah")
    before, after = an_action(farah, on=in_days(-2)), an_action(farah, on=in_days(2))
    set_value(declared()[LIST_MONTHS], in_days(0), 2, "Beslist", stamp=stamp_of("dirk"))
    assert [found(one).removal_day for one in (before, after)] == [
        in_days(-2) + relativedelta(months=1),
        in_days(2) + relativedelta(months=2),
    ]
    due = {one.action.id for one in due_for_removal(in_days(2) + relativedelta(months=2))}
    assert {before.id, after.id} <= due
    assert after.id not in {one.action.id for one in due_for_removal(in_days(1) + relativedelta(months=2))}


def test_a_list_that_is_removed_takes_nothing_more(stamp_of):
    farah = stamp_of("farah")
    action = a_full_list(stamp_of)
    closing.close_action(found(action), stamp=farah)
    removal.remove_list(found(action), stamp=a_month_later(stamp_of))
    values = actions.planned.values_of(found(action).session)
    vaccine = lots.reference.vaccines()[0]
    for write in (
        lambda: lists.make_list(found(action), stamp=farah),
        lambda: lots.put_out(found(action), vaccine, "L1", in_days(60), stamp=farah),
        lambda: closing.close_action(found(action), stamp=farah),
        lambda: actions.change_action(found(action), values, {}, stamp=farah),
        lambda: actions.call_off_action(found(action), "Storm", stamp=farah),
    ):
        with pytest.raises(RuleBroken, match="list_removed"):
            write()
    closing.reopen_action(found(action), stamp=farah)
    assert action.is_closed


def test_a_merge_is_taken_back_after_the_list_went(stamp_of):
    action = a_full_list(stamp_of)
    sammy = the_list(action)["Sammy"].person
    double = people.register_people([Newcomer("Sammie", "Mayer")], stamp=stamp_of("bruno"))[0]
    merge = people.merge(sammy, double, stamp=stamp_of("bruno"))
    removal.remove_list(found(action), stamp=a_month_later(stamp_of))
    people.unmerge(merge, stamp=stamp_of("bruno"))
    assert not sammy.is_duplicate
    assert rows_of(VaccinationLine) == 0
