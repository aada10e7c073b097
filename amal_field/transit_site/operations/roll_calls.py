"""Everybody on the site is counted outside. What is kept of it is who counted, and the counts; of a person nothing
after a day: the audit is told no person, and the stored answers go with the marks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Delete, bindparam, delete, or_, select, update
from sqlalchemy.orm.attributes import set_committed_value

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.people.models import Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, Submission, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import RollCall, RollCallMark
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.queries import evacuation, roll_calls
from amal_field.transit_site.rules import UNMARKED

CALLS = RollCall.__table__


def open_roll_call(*, stamp: Stamp) -> RollCall:
    """Begin to count; where a roll call is open already it goes on. Raises `RuleBroken` `nobody_on_site`."""
    if roll_calls.is_due(stamp.at):
        forget(stamp.at)
    site_id, on = lock_site(), clock.day_of(stamp.at)
    call = roll_calls.open_roll_call(site_id)
    if call is None:
        rules.check_counted(is_anybody_there=evacuation.is_anybody_there(on))
        call = RollCall(site_id=site_id, called_on=on, revision=0, **stamped(stamp))
        db.session.add(call)
        db.session.flush()
        audit.record("site:roll_call:open", call, stamp)
    return call


def mark_person(call: RollCall, person_id: UUID, wanted: str, *, stamp: Stamp) -> tuple[Person, str]:
    """Mark somebody found, missing or not at all: the person, and the mark before. The same twice is once.

    Raises `RuleBroken` `roll_call_closed`, or `off_the_site` for somebody who is not on the site any more.
    """
    rules.check_roll_call(closed=_lock(call))
    known = evacuation.present(call, person_id, clock.day_of(stamp.at))
    if known is None:
        raise RuleBroken("off_the_site")
    person, earlier = known
    before = earlier.mark if earlier else UNMARKED
    if before == wanted:
        return person, before
    if earlier:
        earlier.cancel(stamp)
        db.session.flush()
    if wanted != UNMARKED:
        ties = {"roll_call_id": call.id, "person_id": person_id, "recorded_person_id": person_id}
        db.session.add(RollCallMark(**ties, mark=wanted, **stamped(stamp)))
        db.session.flush()
    audit.record("site:roll_call:mark", call, stamp, mark=[wanted])
    return person, before


def close_roll_call(call: RollCall, *, stamp: Stamp) -> None:
    """Stop counting, and keep what was counted. Twice is once."""
    lock_site()
    if _lock(call):
        return
    tally = evacuation.tally(call, clock.day_of(stamp.at))
    call.people, call.found, call.missing = tally.people, tally.found, tally.missing
    call.closed_at, call.closed_by_id = stamp.at, stamp.by_id
    db.session.flush()
    audit.record("site:roll_call:close", call, stamp, found=call.found, people=call.people, missing=call.missing)


def reopen_roll_call(call: RollCall, *, stamp: Stamp) -> None:
    """Go on counting. Twice is once. Raises `RuleBroken` `roll_call_forgotten` or `roll_call_open`."""
    site_id = lock_site()
    if not _lock(call):
        return
    db.session.refresh(call)
    another = roll_calls.open_roll_call(site_id) is not None
    rules.check_reopening(closed_at=call.closed_at, is_another_open=another, now=stamp.at)
    call.closed_at = call.closed_by_id = call.people = call.found = call.missing = None
    with constraint_as_refusal({"uq_roll_calls_open": "roll_call_open", "roll_calls.site_id": "roll_call_open"}):
        db.session.flush()
    audit.record("site:roll_call:reopen", call, stamp)


def forget(now: datetime) -> int:
    """End the roll calls that nobody closed for a day, and delete the marks of those that ended a day ago with the
    stored answers to them, which name people too; how many marks those are."""
    due = db.session.scalars(select(RollCall).where(roll_calls.IS_DUE_ITSELF), roll_calls.values(now)).all()
    for call in due:
        if not call.is_closed:
            _end(call, now)
    past = {call.id: call.recorded_at for call in due if call.is_forgotten(now)}
    if not past:
        return 0
    answers = or_(*(Submission.path.contains(str(key)) for key in past))
    _delete(delete(Submission).where(Submission.made_at >= min(past.values()), answers))
    return _delete(delete(RollCallMark).where(RollCallMark.roll_call_id.in_(past)))


def _end(call: RollCall, now: datetime) -> None:
    tally = evacuation.tally(call, clock.day_of(now))
    ended = {"people": tally.people, "found": tally.found, "missing": tally.missing}
    ended["closed_at"] = call.recorded_at + rules.MARKS_KEPT
    db.session.execute(update(CALLS).where(CALLS.c.id == call.id, CALLS.c.closed_at.is_(None)).values(ended))
    db.session.refresh(call)


def _delete(statement: Delete) -> int:
    return db.session.execute(statement, execution_options={"synchronize_session": False}).rowcount


COUNT_UP = (
    update(CALLS)
    .where(CALLS.c.id == bindparam("call"))
    .values(revision=CALLS.c.revision + 1)
    .returning(CALLS.c.closed_at, CALLS.c.revision)
)


def _lock(call: RollCall) -> bool:
    """Count the roll call's revision up: its other writers wait until the end. Whether it is closed, as they left
    it."""
    closed_at, revision = db.session.execute(COUNT_UP, {"call": call.id}).one()
    set_committed_value(call, "revision", revision)
    return closed_at is not None
