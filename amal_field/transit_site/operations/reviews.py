"""What came late to the site counts after all, stands elsewhere, or does not count; and each decision is taken back."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.outbox.models import Review
from amal_field.refusal import RuleBroken
from amal_field.stamp import Disputable, Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Spell, Stay, StayPerson, StayPitch
from amal_field.transit_site.operations import late, money, settlements
from amal_field.transit_site.operations.common import PERSON_ELSEWHERE, PITCH_TAKEN, lock_site
from amal_field.transit_site.operations.departures import cancel_departure, depart
from amal_field.transit_site.operations.reservation_outcomes import use_reservations
from amal_field.transit_site.operations.stays import cancel_check_in
from amal_field.transit_site.queries import arrival, ledger, reservations, stays

COUNTS, MOVED, DROPPED, SEEN = "counts", "moved", "dropped", "seen"
"""What may be decided; of a doubtful time only that it was seen."""


def decide(review: Review, how: str, *, chosen: str | None = None, stamp: Stamp) -> None:
    """Do what was decided of something that came late; `chosen`: the number of the pitch to which they go. Raises
    `RuleBroken` where a rule of the site still refuses it: its guards have the last word."""
    if how == SEEN:
        return
    lock_site()
    stay, spell = _subject(review)
    if not stay.stands:
        raise RuleBroken("stay_cancelled")
    if how == DROPPED:
        _drop(review, stay, spell, stamp)
    elif review.values["told"] == "arrival":
        _let_in(review, stay, chosen if how == MOVED else None, stamp)
    else:
        DO[review.values["told"]](review, stay, spell, stamp)
    _tell(stay, how, stamp)


def take_back(review: Review, *, stamp: Stamp) -> None:
    """Let it be as before somebody decided: what was disputed is so again. Raises `RuleBroken` as the operation that
    undoes it."""
    if review.how == SEEN:
        return
    lock_site()
    stay, spell = _subject(review)
    if review.how == DROPPED:
        _take_up(review, stay, spell, stamp)
    else:
        UNDO[review.values["told"]](review, stay, spell, stamp)
    db.session.flush()
    _tell(stay, "undone", stamp)


def _subject(review: Review) -> tuple[Stay, StayPerson | None]:
    if review.subject_table == Stay.__tablename__:
        return stays.stay(review.subject_id), None
    stay_id = db.session.get_one(StayPerson, review.subject_id).stay_id
    stay = stays.stay(stay_id)
    return stay, next(spell for spell in stay.persons if spell.id == review.subject_id)


def _let_in(review: Review, stay: Stay, chosen: str | None, stamp: Stamp) -> None:
    if chosen is not None:
        _stand_on(review, stay, chosen, stamp)
    _let_count(review, [stay, *stay.pitches, *stay.persons, *stay.caravans])


def _stand_on(review: Review, stay: Stay, chosen: str, stamp: Stamp) -> None:
    """Let a family stand on another pitch since it came."""
    pitch = stays.pitch(int(chosen)) if chosen.isascii() and chosen.isdigit() and len(chosen) < 5 else None
    if pitch is None:
        raise RuleBroken("pitch_unknown", pitch=chosen or "–")
    before = next((spell for spell in stay.pitches if spell.stands and spell.is_disputed), None)
    if before is None:
        raise RuleBroken("moved_on")
    taken, blocked, _elsewhere = arrival.pitch_use(pitch, before.period, but=stay)
    rules.check_pitch(number=pitch.number, blocked=blocked, taken=taken)
    new = StayPitch(pitch_id=pitch.id, pitch=pitch, from_on=before.from_on, to_on=before.to_on, **stamped(stamp))
    new.left_at, new.disputed_at = before.left_at, before.disputed_at
    before.cancel(stamp)
    stay.pitches.append(new)
    db.session.flush()
    _keep(review, moved=[str(before.id), str(new.id)])


def _let_count(review: Review, rows: list[Disputable]) -> None:
    """Let rows count, unless what counts by now is against them."""
    disputed = [row for row in rows if row.is_disputed and row.stands]
    number: int | str = "–"
    persons = defaultdict(list)
    for row in disputed:
        if isinstance(row, StayPitch):
            number = row.pitch.number
            taken, _blocked, _elsewhere = arrival.pitch_use(row.pitch, row.period, but=row.stay)
            rules.check_pitch(number=number, blocked=None, taken=taken)
        if isinstance(row, StayPerson):
            persons[row.period].append(row)
    for period, them in persons.items():
        here = arrival.persons_here([one.person_id for one in them], period, but=them[0].stay)
        rules.check_persons(count=1, already_here=here)
    for row in disputed:
        row.disputed_at = None
    with constraint_as_refusal(PERSON_ELSEWHERE), constraint_as_refusal(PITCH_TAKEN, pitch=number):
        db.session.flush()
    _keep(review, rows=[str(row.id) for row in disputed])


def _dispute_again(review: Review, rows: Iterable[Disputable], stamp: Stamp) -> None:
    known = set(review.values.get("rows", ()))
    late.dispute((row for row in rows if str(row.id) in known), stamp)


def _arrival_again(review: Review, stay: Stay, _spell: None, stamp: Stamp) -> None:
    _dispute_again(review, [stay, *stay.pitches, *stay.persons, *stay.caravans], stamp)
    if moved := review.values.get("moved"):
        before, after = (next(row for row in stay.pitches if str(row.id) == key) for key in moved)
        after.cancel(stamp)
        before.cancelled_at = before.cancelled_by_id = None
        _keep(review, moved=None)


def _drop(review: Review, stay: Stay, spell: StayPerson | None, stamp: Stamp) -> None:
    told = review.values["told"]
    if told == "arrival":
        lines = [(line.kind, str(line.amount), line.method, line.reason) for line in ledger.standing([stay.id])]
        _keep(review, lines=lines, used=[str(used.id) for used in reservations.of_stay(stay)])
        cancel_check_in(stay, stamp=stamp)
    elif told == "joining" and spell.stands:
        spell.cancel(stamp)
        db.session.flush()


def _take_up(review: Review, stay: Stay, spell: StayPerson | None, stamp: Stamp) -> None:
    told = review.values["told"]
    if told == "joining":
        spell.cancelled_at = spell.cancelled_by_id = None
    elif told == "arrival":
        at = stay.cancelled_at
        for row in (stay, *stay.pitches, *stay.persons, *stay.caravans):
            if row.cancelled_at == at:
                row.cancelled_at = row.cancelled_by_id = None
        today = clock.day_of(stamp.at)
        lines = [money.NewEntry(kind, Decimal(n), today, *how) for kind, n, *how in review.values["lines"]]
        money.book(stay, lines, stamp=stamp)
        db.session.flush()
        db.session.expire(stay, ["prepayment"])
        again = [reservations.reservation(UUID(key)) for key in review.values["used"]]
        use_reservations([one for one in again if one and not one.is_used], stay)


def _join(review: Review, stay: Stay, spell: StayPerson, stamp: Stamp) -> None:
    _let_count(review, [spell])


def _join_again(review: Review, stay: Stay, spell: StayPerson, stamp: Stamp) -> None:
    _dispute_again(review, [spell], stamp)


def _leave(review: Review, stay: Stay, spell: StayPerson, stamp: Stamp) -> None:
    """Let somebody have left on the day that was told; the last one with the family."""
    on = date.fromisoformat(review.values["on"])
    if "last_person" in review.values["against"]:
        depart(stay, on, meter_end=None, stamp=stamp)
    else:
        spell.leave(on, stamp)
        with constraint_as_refusal(PERSON_ELSEWHERE):
            db.session.flush()


def _leave_again(review: Review, stay: Stay, spell: StayPerson, stamp: Stamp) -> None:
    if "last_person" in review.values["against"]:
        cancel_departure(stay, stamp=stamp)
    elif before := review.values["before"]:
        spell.to_on, spell.left_at = date.fromisoformat(before), None


def _go(review: Review, stay: Stay, _spell: None, stamp: Stamp) -> None:
    _end_on(stay, review.values["on"], review.values["meter_end"])


def _go_again(review: Review, stay: Stay, _spell: None, stamp: Stamp) -> None:
    _end_on(stay, review.values["before"], review.values["meter_before"])


def _end_on(stay: Stay, day: str, meter_end: int | None) -> None:
    """Let a stay that has ended have ended on another day, with all that ended with it."""
    on, before = date.fromisoformat(day), stay.departed_on
    if before is None:
        raise RuleBroken("not_departed")
    settlements.demand_not_settled(stay)
    spells: list[Spell] = [row for row in (*stay.pitches, *stay.persons, *stay.caravans) if row.stands]
    changes = [row.from_on for row in spells] + [row.to_on for row in spells if row.has_left]
    rules.check_departure(
        arrived_on=stay.arrived_on,
        latest_change_on=max(changes),
        last_paid_on=stay.last_paid_on,
        on=on,
        today=clock.today(),
    )
    rules.check_meter(start=stay.meter_start, end=meter_end)
    for row in spells:
        if not row.has_left and row.to_on == before:
            row.to_on = on
    stay.departed_on, stay.meter_end = on, meter_end if meter_end is not None else stay.meter_end
    with constraint_as_refusal(PERSON_ELSEWHERE), constraint_as_refusal(PITCH_TAKEN, pitch="–"):
        db.session.flush()


DO: dict[str, Callable[..., None]] = {"joining": _join, "leaving": _leave, "departure": _go}
UNDO = {"arrival": _arrival_again, "joining": _join_again, "leaving": _leave_again, "departure": _go_again}


def _keep(review: Review, **values: object) -> None:
    review.values = review.values | values


def _tell(stay: Stay, how: str, stamp: Stamp) -> None:
    audit.record("site:stay:review", stay, stamp, how=[how])
