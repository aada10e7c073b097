"""What came late to a roll counts after all, or does not."""

from uuid import UUID

from sqlalchemy import select, update

from amal_field import audit
from amal_field.attendance.models import Attendance, GroupSession, TallyMark
from amal_field.attendance.operations import tallies
from amal_field.attendance.operations.common import count_up, lock_roll
from amal_field.attendance.operations.writing import ATTENDANCES, values_of
from amal_field.attendance.rules import ABSENT, PRESENT, UNMARKED
from amal_field.db import db
from amal_field.outbox.models import Delivery, Review
from amal_field.stamp import Stamp

COUNTS, DROPPED, SEEN = "counts", "dropped", "seen"
"""What may be decided of a late mark; of a doubtful time only that it was seen."""


def decide(review: Review, how: str, *, stamp: Stamp) -> None:
    """Let a late mark stand unless a newer one stands by now, or leave what stood. Raises `RuleBroken`
    `roll_called_off` where it may only stand once the session takes place after all, and of head counts as
    `rules.check_count`."""
    if how != SEEN:
        (_decide_tally if "tally" in review.values else _decide_mark)(review, how, stamp)


def take_back(review: Review, *, stamp: Stamp) -> None:
    """Let it be as before somebody decided, unless a newer mark stands by now. Raises `RuleBroken` as
    `rules.check_count`."""
    if review.how != SEEN:
        (_take_tally_back if "tally" in review.values else _take_mark_back)(review, stamp)


def _decide_mark(review: Review, how: str, stamp: Stamp) -> None:
    session, row = _rows(review)
    if how == COUNTS:
        revision = lock_roll(session, stamp, closed_too=True, ahead_too=True)
        if row.is_disputed:
            _put(row, _mark(row), revision, stamp)
        elif not _is_newer(row, review):
            _put(row, review.values["mark"], revision, stamp)
    else:
        revision = count_up(session)
        if row.is_disputed:
            review.values = review.values | {"mark": _mark(row)}
            _put(row, UNMARKED, revision, stamp)
    _tell(session, row, how, stamp)


def _take_mark_back(review: Review, stamp: Stamp) -> None:
    session, row = _rows(review)
    revision, before = count_up(session), review.values["before"]
    if not _is_newer(row, review):
        if before is None:
            _put(row, review.values["mark"], revision, stamp, disputed=True)
        elif review.how == COUNTS:
            _put(row, before, revision, stamp)
    _tell(session, row, "undone", stamp)


def _decide_tally(review: Review, how: str, stamp: Stamp) -> None:
    session, column = _session(review), review.values["tally"]
    lock_roll(session, stamp, closed_too=True, ahead_too=True) if how == COUNTS else count_up(session)
    tallies.keep_what_stands(session, column)
    marks = tallies.doubted(session.id, column)
    for mark in marks:
        if how == COUNTS:
            mark.disputed_at = None
        else:
            mark.cancel(stamp)
    db.session.flush()
    tallies.write_down(session, column)
    db.session.flush()
    review.values = review.values | {"marks": [str(mark.id) for mark in marks]}
    _tell_tally(session, column, how, stamp)


def _take_tally_back(review: Review, stamp: Stamp) -> None:
    session, column = _session(review), review.values["tally"]
    count_up(session)
    tallies.keep_what_stands(session, column)
    db.session.flush()
    decided = [UUID(key) for key in review.values["marks"]]
    again = {"cancelled_at": None, "cancelled_by_id": None, "disputed_at": stamp.at}
    db.session.execute(update(TallyMark).where(TallyMark.id.in_(decided)).values(again))
    tallies.write_down(session, column)
    db.session.flush()
    _tell_tally(session, column, "undone", stamp)


def _session(review: Review) -> GroupSession:
    return db.session.get_one(GroupSession, UUID(review.values["session"]))


def _tell_tally(session: GroupSession, column: str, how: str, stamp: Stamp) -> None:
    audit.record("attendance:tally:review", session, stamp, tally=[column], how=[how])


def _rows(review: Review) -> tuple[GroupSession, Attendance]:
    row = db.session.scalars(
        select(Attendance).where(Attendance.id == review.subject_id).execution_options(populate_existing=True)
    ).one()
    return _session(review), row


def _is_newer(row: Attendance, review: Review) -> bool:
    """Whether what stands was marked after what came late had happened."""
    happened_at = db.session.get_one(Delivery, review.delivery_key).occurred_at
    return row.marked_at is not None and row.marked_at > happened_at


def _mark(row: Attendance) -> str:
    return ABSENT if row.is_absent else PRESENT if row.stands else UNMARKED


def _put(row: Attendance, wanted: str, revision: int, stamp: Stamp, *, disputed: bool = False) -> None:
    values = values_of(wanted, revision, stamp, disputed=disputed)
    del values["marked_at"]
    db.session.execute(update(ATTENDANCES).where(ATTENDANCES.c.id == row.id).values(**values))


def _tell(session: GroupSession, row: Attendance, how: str, stamp: Stamp) -> None:
    audit.record("attendance:roll:review", session, stamp, person=row.person_id, how=[how])
