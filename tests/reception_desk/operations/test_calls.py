"""Calls: who is next, in which order, what becomes of them, and how each tap is taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import Ticket, TicketCall
from amal_field.reception_desk.rules.words import ABSENT, INTEGRATION, SERVED, WELFARE
from amal_field.refusal import RuleBroken
from tests.reception_desk.queue_world import a_counter, a_ticket, of_welfare

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def label(call) -> str:
    return db.session.get_one(Ticket, call.ticket_id).label


def refused(code: str, action, *args, **how) -> None:
    with pytest.raises(RuleBroken) as broken:
        action(*args, **how)
    assert broken.value.code == code


def test_come_backs_go_first_then_priority_then_the_time_of_the_first_number(engine, stamp_of):
    halyna, oksana = stamp_of("halyna"), stamp_of("oksana")
    mine, other = a_counter(stamp_of, key="halyna"), a_counter(stamp_of, key="oksana")
    tickets = [a_ticket(halyna, ago=minutes) for minutes in (50, 40, 30, 20)]
    of_welfare(halyna, ago=60)
    operations.give_priority(tickets[2].id, True, stamp=halyna)
    call = operations.call(tickets[3].id, mine, stamp=halyna)
    operations.send_away(call.id, with_slip=False, stamp=halyna)
    operations.bring_to_front(tickets[3].id, stamp=halyna)
    came = []
    for place in range(4):
        counter, stamp = ((mine, halyna), (other, oksana))[place % 2]
        call = operations.call_next(counter, stamp=stamp)
        came.append(label(call))
        operations.end_call(call.id, SERVED, stamp=stamp)
    assert came == ["A4", "A3", "A1", "A2"]
    assert operations.call_next(mine, stamp=halyna) is None


def test_a_counter_calls_only_the_languages_that_are_ticked(engine, stamp_of):
    halyna = stamp_of("halyna")
    mine = a_counter(stamp_of, key="halyna")
    a_ticket(halyna)
    arabic = a_ticket(halyna, language="ar")
    operations.choose_languages(mine, ["ar"], stamp=halyna)
    assert operations.call_next(mine, stamp=halyna).ticket_id == arabic.id


def test_a_number_is_at_one_counter_and_a_counter_has_one_number(engine, stamp_of):
    halyna, oksana = stamp_of("halyna"), stamp_of("oksana")
    mine, other = a_counter(stamp_of, key="halyna"), a_counter(stamp_of, key="oksana")
    first, second = a_ticket(halyna), a_ticket(halyna)
    operations.call(first.id, mine, stamp=halyna)
    with pytest.raises(RuleBroken) as broken:
        operations.call(first.id, other, stamp=oksana)
    assert (broken.value.code, broken.value.values) == ("ticket_taken", {"ticket": "A1", "counter": mine.name})
    refused("counter_busy", operations.call, second.id, mine, stamp=halyna)
    refused("counter_busy", operations.leave_counter, mine, stamp=halyna)
    refused("other_side", operations.call, of_welfare(halyna).id, other, stamp=oksana)
    refused("counter_taken", operations.take_counter, mine, "Halyna", stamp=oksana)


def entries(verb: str) -> set:
    """Of the entries of tickets with this verb: which ticket, and what stands beside it."""
    wanted = select(AuditEntry).where(AuditEntry.tag == f"reception_desk:ticket:{verb}")
    rows = db.session.scalars(wanted).all()
    assert len(rows) == len({row.subject_id for row in rows})
    return {(row.subject_id, tuple(row.details.values())) for row in rows}


def test_the_front_and_a_second_call_are_taken_back(engine, stamp_of):
    halyna = stamp_of("halyna")
    mine, ticket = a_counter(stamp_of, key="halyna"), a_ticket(halyna)
    call = operations.call_next(mine, stamp=halyna)
    operations.call_again(call.id, stamp=halyna)
    for _ in range(2):
        assert operations.take_back_again(call.id, stamp=halyna).recalled_at is None
    assert entries("again_undo") == {(ticket.id, ())}
    operations.end_call(call.id, ABSENT, stamp=halyna)
    operations.bring_to_front(ticket.id, stamp=halyna)
    operations.take_back_front(ticket.id, "absent", was_back=False, stamp=halyna)
    assert (ticket.state, ticket.is_back, ticket.absences) == ("absent", False, 1)
    refused("undo_too_late", operations.take_back_front, ticket.id, "absent", was_back=False, stamp=halyna)


def test_twice_absent_ends_it(engine, stamp_of):
    halyna = stamp_of("halyna")
    mine, ticket = a_counter(stamp_of, key="halyna"), a_ticket(halyna)
    for state in ("absent", "not_served"):
        call = operations.call(ticket.id, mine, stamp=halyna)
        operations.end_call(call.id, ABSENT, stamp=halyna)
        assert ticket.state == state
        if state == "absent":
            operations.bring_to_front(ticket.id, stamp=halyna)
    refused("ticket_not_beside", operations.bring_to_front, ticket.id, stamp=halyna)
    operations.take_back_call(call.id, stamp=halyna)
    assert (ticket.state, ticket.absences) == ("called", 1)


def test_each_tap_is_taken_back(engine, stamp_of):
    halyna = stamp_of("halyna")
    mine, first = a_counter(stamp_of, key="halyna"), a_ticket(halyna)
    second = a_ticket(halyna)
    call = operations.call_next(mine, stamp=halyna)
    for act in (
        lambda: operations.end_call(call.id, SERVED, stamp=halyna),
        lambda: operations.end_call(call.id, ABSENT, stamp=halyna),
        lambda: operations.pass_on(call.id, side=WELFARE, stamp=halyna),
        lambda: operations.send_away(call.id, with_slip=True, stamp=halyna),
    ):
        act()
        assert first.state != "called"
        operations.take_back_call(call.id, stamp=halyna)
        assert (first.state, first.side, first.return_code, first.absences) == ("called", INTEGRATION, None, 0)
    following = operations.call_next(mine, stamp=halyna, done=call.id)
    assert (first.state, second.state) == ("served", "called")
    operations.take_back_call(following.id, stamp=halyna)
    assert (first.state, second.state) == ("called", "waiting")
    operations.take_back_call(call.id, stamp=halyna)
    assert first.state == "waiting"
    refused("undo_too_late", operations.take_back_call, call.id, stamp=halyna)


def test_who_is_passed_on_keeps_the_time_and_waits_for_that_counter(engine, stamp_of):
    halyna, oksana = stamp_of("halyna"), stamp_of("oksana")
    mine, other, third = a_counter(stamp_of, key="halyna"), a_counter(stamp_of, key="oksana"), a_counter(stamp_of)
    ticket = a_ticket(halyna, ago=30)
    queued = ticket.queued_at
    call = operations.call_next(mine, stamp=halyna)
    operations.pass_on(call.id, counter=third, stamp=halyna)
    assert operations.call_next(other, stamp=oksana) is None
    operations.take_counter(third, None, stamp=oksana)
    assert operations.call_next(third, stamp=oksana).ticket_id == ticket.id
    assert ticket.queued_at == queued
    assert not other.is_taken(clock.today())


def test_a_slip_brings_back_on_the_same_day_and_later_until_it_is_over(engine, stamp_of):
    halyna = stamp_of("halyna")
    mine, ticket = a_counter(stamp_of, key="halyna"), a_ticket(halyna)
    operations.send_away(operations.call_next(mine, stamp=halyna).id, with_slip=True, stamp=halyna)
    code = ticket.return_code
    assert operations.come_back(f" {code[:2].lower()} {code[2:]}", "B", stamp=halyna) is ticket
    assert (ticket.state, ticket.is_back) == ("waiting", True)
    later = replace(halyna, at=halyna.at + timedelta(days=14))
    again = operations.come_back(code, "B", stamp=later)
    assert (again.label, again.is_back, again.continues_id) == ("B1", True, ticket.id)
    assert again.queued_at == ticket.queued_at
    assert operations.come_back(code, "B", stamp=later) is again
    refused("code_unknown", operations.come_back, code, "B", stamp=replace(later, at=later.at + timedelta(days=1)))
    refused("code_unknown", operations.come_back, "?", "B", stamp=halyna)


@pytest.mark.parametrize("days", [0, 3])
def test_a_code_brings_who_is_absent_to_the_front_and_nobody_who_was_served(engine, stamp_of, days):
    halyna = stamp_of("halyna")
    mine, ticket = a_counter(stamp_of, key="halyna"), a_ticket(halyna)
    operations.send_away(operations.call_next(mine, stamp=halyna).id, with_slip=True, stamp=halyna)
    code, later = ticket.return_code, replace(halyna, at=halyna.at + timedelta(days=days))
    again = operations.come_back(code, "B", stamp=later)
    operations.end_call(operations.call(again.id, mine, stamp=later).id, ABSENT, stamp=later)
    assert operations.come_back(code, "B", stamp=later) is again
    assert (again.state, again.is_back) == ("waiting", True)
    call = operations.call(again.id, mine, stamp=later)
    assert operations.come_back(code, "B", stamp=later).state == "called"
    operations.end_call(call.id, SERVED, stamp=later)
    for day in (0, 1):
        at = replace(later, at=later.at + timedelta(days=day))
        refused("code_unknown", operations.come_back, code, "B", stamp=at)


def test_at_midnight_what_is_open_ends_as_not_served(engine, stamp_of):
    halyna = stamp_of("halyna")
    mine = a_counter(stamp_of, key="halyna")
    waits, called, away = a_ticket(halyna), a_ticket(halyna), a_ticket(halyna)
    operations.send_away(operations.call(away.id, mine, stamp=halyna).id, with_slip=True, stamp=halyna)
    call = operations.call(called.id, mine, stamp=halyna)
    tomorrow = replace(halyna, at=halyna.at + timedelta(days=1))
    refused("ticket_of_yesterday", operations.give_priority, waits.id, True, stamp=tomorrow)
    refused(
        "ticket_of_before",
        operations.give_priority,
        waits.id,
        True,
        stamp=replace(halyna, at=halyna.at + timedelta(days=2)),
    )
    db.session.expire_all()
    assert (waits.state, called.state, away.state) == ("not_served", "not_served", "away")
    assert entries("midnight") == {(waits.id, ()), (called.id, ())}
    assert call.outcome == "not_served"
    assert a_ticket(tomorrow).label == "A1"


def test_a_counter_that_closes_puts_its_number_at_the_front(engine, stamp_of):
    halyna = stamp_of("halyna")
    mine, ticket = a_counter(stamp_of, key="halyna"), a_ticket(halyna)
    other, sent_on = a_counter(stamp_of, key="oksana"), a_ticket(halyna)
    call = operations.call(sent_on.id, other, stamp=stamp_of("oksana"))
    operations.pass_on(call.id, counter=mine, stamp=stamp_of("oksana"))
    operations.call(ticket.id, mine, stamp=halyna)
    for _ in range(2):
        operations.close_counter(mine, stamp=stamp_of("dirk"))
    assert (ticket.state, ticket.is_back) == ("waiting", True)
    assert entries("end") == {(ticket.id, ("call_counter_closed",))}
    assert entries("any_counter") == entries("pass_to_counter") == {(sent_on.id, (mine.name,))}
    assert not mine.stands
    refused("counter_twice", operations.open_counter, a_counter(stamp_of).name, WELFARE, stamp=halyna)


def test_a_counter_closes_although_the_call_came_from_a_clock_that_was_ahead(engine, stamp_of):
    halyna = stamp_of("halyna")
    mine, ticket = a_counter(stamp_of, key="halyna"), a_ticket(halyna)
    call = operations.call_next(mine, stamp=replace(halyna, at=halyna.at + timedelta(seconds=2)))
    operations.close_counter(mine, stamp=halyna)
    db.session.flush()
    assert (ticket.state, call.ended_at) == ("waiting", call.called_at)


def test_what_is_older_than_ninety_days_goes(engine, stamp_of):
    halyna = stamp_of("halyna")
    old = replace(halyna, at=halyna.at - timedelta(days=91))
    mine = a_counter(stamp_of, key="halyna")
    gone = a_ticket(old)
    first = operations.call(gone.id, mine, stamp=old)
    a_ticket(old)
    operations.call_next(mine, stamp=old, done=first.id)
    kept = a_ticket(halyna)
    operations.call_next(mine, stamp=halyna)
    assert operations.drop_tickets(stamp=halyna) == {"tickets": 2, "calls": 2}
    assert list(db.session.scalars(select(Ticket.id))) == [kept.id]
    assert db.session.scalar(select(TicketCall.ticket_id)) == kept.id
