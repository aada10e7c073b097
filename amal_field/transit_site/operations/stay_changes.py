"""While a family stays: people join and leave, pitches are taken and given back, caravans come and go."""

from datetime import date
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db, new_key
from amal_field.people.models import Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Pitch, Spell, Stay, StayCaravan, StayPerson, StayPitch
from amal_field.transit_site.operations import late
from amal_field.transit_site.operations.common import (
    PERSON_ELSEWHERE,
    PITCH_TAKEN,
    caravan_spell,
    demand_open,
    lock_site,
    person_spell,
)
from amal_field.transit_site.operations.late import Doubts
from amal_field.transit_site.operations.reservation_outcomes import reservations_meant
from amal_field.transit_site.queries import allowance, arrival


def add_person(stay: Stay, person: Person, *, spell_id: UUID | None = None, stamp: Stamp) -> StayPerson:
    """A person joins the stay today; `spell_id`: the key that a tablet made for it. Told late the first two are
    kept as disputed. Raises `RuleBroken` `stay_over`, `person_here` or `too_many_people`."""
    doubts = Doubts(rules.late.JOINING, stamp)
    with doubts:
        demand_open(stay)
    lock_site()
    on = clock.day_of(stamp.at)
    until = max(stay.departed_on, on) if stay.departed_on else None
    here = arrival.persons_here([person.id], rules.Period(on, until))
    with doubts:
        rules.check_persons(count=len(stay.present_persons) + 1, already_here=here)
    spell = person_spell(person, on, stamp)
    spell.id, spell.to_on = spell_id or new_key(), until
    if doubts.codes:
        late.dispute([spell], stamp)
    stay.persons.append(spell)
    with constraint_as_refusal(PERSON_ELSEWHERE):
        db.session.flush()
    audit.record("site:person:arrive", stay, stamp, person=person.id)
    if doubts.codes:
        late.ask(spell, "joining", doubts.codes, stamp)
    return spell


def remove_person(spell: StayPerson, *, stamp: Stamp) -> None:
    """A person leaves the stay today. Twice is once. Told late it is looked at where the stay ended on another day, or
    nobody would be left. Raises `RuleBroken` `stay_over` or `last_person`."""
    doubts, on, has_left = Doubts(rules.late.LEAVING, stamp), clock.day_of(stamp.at), False
    with doubts:
        if stamp.late and spell.stands and not spell.has_left and spell.to_on not in (None, on):
            raise RuleBroken("stay_over")
        has_left = _leave(spell, stamp)
    if doubts.codes:
        before = spell.to_on and spell.to_on.isoformat()
        late.ask(spell, "leaving", doubts.codes, stamp, on=on.isoformat(), before=before)
    if has_left or doubts.codes:
        audit.record("site:person:leave", spell.stay, stamp, person=spell.person_id)


def take_pitch(stay: Stay, pitch: Pitch, *, stamp: Stamp) -> StayPitch:
    """The family takes one more pitch today.

    Raises `RuleBroken` `stay_over`, `pitch_taken`, `pitch_blocked`, `pitch_kept`, or `full` where the site may
    fill no more.
    """
    demand_open(stay)
    lock_site()
    on = clock.day_of(stamp.at)
    _check_free(pitch, rules.Period(on))
    _check_not_kept(stay, pitch, on, stamp)
    for refusal in rules.refuse_pitches(allowance.record(stay.site_id, stay.household_id, on), pitches=1):
        raise refusal
    spell = _take(stay, pitch, on, stamp)
    audit.record("site:pitch:take", stay, stamp, pitch=pitch.number)
    return spell


def leave_pitch(spell: StayPitch, *, stamp: Stamp) -> None:
    """The family gives one of its pitches back. Twice is once. Raises `RuleBroken` `stay_over` or `last_pitch`."""
    if _leave(spell, stamp):
        audit.record("site:pitch:leave", spell.stay, stamp, pitch=spell.pitch.number)


def move(spell: StayPitch, pitch: Pitch, *, stamp: Stamp) -> StayPitch:
    """The family moves from one of its pitches to another today; the stay goes on.

    Raises `RuleBroken` `stay_over`, `moved_on`, `pitch_same`, `pitch_taken`, `pitch_blocked` or `pitch_kept`.
    """
    demand_open(spell.stay)
    if not spell.is_open:
        raise RuleBroken("moved_on")
    if spell.pitch_id == pitch.id:
        raise RuleBroken("pitch_same")
    lock_site()
    on = clock.day_of(stamp.at)
    _check_free(pitch, rules.Period(on))
    _check_not_kept(spell.stay, pitch, on, stamp)
    spell.leave(on, stamp)
    new = _take(spell.stay, pitch, on, stamp)
    audit.record("site:pitch:move", spell.stay, stamp, before=spell.pitch.number, pitch=pitch.number)
    return new


def add_caravan(stay: Stay, plate: str, *, stamp: Stamp) -> StayCaravan:
    """One more caravan from today on. The same plate twice is once. Raises `RuleBroken` `stay_over`."""
    demand_open(stay)
    spell = next((caravan for caravan in stay.present_caravans if caravan.plate_key == rules.plate_key(plate)), None)
    if spell is None:
        lock_site()
        spell = caravan_spell(plate, clock.day_of(stamp.at), stamp)
        stay.caravans.append(spell)
        db.session.flush()
        audit.record("site:caravan:arrive", stay, stamp, plate=rules.plate_shown(plate))
    return spell


def remove_caravan(spell: StayCaravan, *, stamp: Stamp) -> None:
    """A caravan leaves today. Twice is once. Raises `RuleBroken` `stay_over`."""
    if _leave(spell, stamp):
        audit.record("site:caravan:leave", spell.stay, stamp, plate=rules.plate_shown(spell.plate))


def restore(spell: Spell, *, stamp: Stamp) -> None:
    """Undo that a person, a pitch or a caravan left the stay: it lasts on. Twice is once.

    Raises `RuleBroken` `stay_over`, or `person_here`, `pitch_taken` or `pitch_blocked` where it is too late.
    """
    if spell.goes_on or not spell.stands:
        return
    demand_open(spell.stay)
    lock_site()
    ended = rules.Period(spell.to_on)
    if isinstance(spell, StayPerson):
        here = arrival.persons_here([spell.person_id], ended, but=spell.stay)
        rules.check_persons(count=1, already_here=here)
    if isinstance(spell, StayPitch):
        _check_free(spell.pitch, ended, but=spell.stay)
    spell.to_on = spell.left_at = None
    number = spell.pitch.number if isinstance(spell, StayPitch) else 0
    with constraint_as_refusal(PERSON_ELSEWHERE), constraint_as_refusal(PITCH_TAKEN, pitch=number):
        db.session.flush()
    audit.record("site:spell:restore", spell.stay, stamp, what=spell.in_history)


def withdraw(spell: Spell, *, stamp: Stamp) -> None:
    """Undo that a person, a pitch or a caravan came to the stay: it never counted. Twice is once.

    Raises `RuleBroken` `stay_over`, `last_person` or `last_pitch`.
    """
    if not spell.stands:
        return
    demand_open(spell.stay)
    lock_site()
    _demand_another(spell)
    spell.cancel(stamp)
    db.session.flush()
    audit.record("site:spell:withdraw", spell.stay, stamp, what=spell.in_history)


def cancel_move(before: StayPitch, after: StayPitch, *, stamp: Stamp) -> None:
    """Undo a move: they stand on the pitch where they stood before. Twice is once.

    Raises `RuleBroken` `stay_over`, `moved_on`, `pitch_taken` or `pitch_blocked`.
    """
    if not after.stands:
        return
    demand_open(after.stay)
    if not after.goes_on:
        raise RuleBroken("moved_on")
    restore(before, stamp=stamp)
    withdraw(after, stamp=stamp)


def _leave(spell: Spell, stamp: Stamp) -> bool:
    """Let it leave the stay today; False where it has left or was undone before."""
    if not spell.is_open:
        return False
    demand_open(spell.stay)
    lock_site()
    _demand_another(spell)
    spell.leave(clock.day_of(stamp.at), stamp)
    db.session.flush()
    return True


def _demand_another(spell: Spell) -> None:
    if isinstance(spell, StayPerson) and spell.stay.present_persons == [spell]:
        raise RuleBroken("last_person")
    if isinstance(spell, StayPitch) and spell.stay.standing_pitches == [spell]:
        raise RuleBroken("last_pitch")


def _check_not_kept(stay: Stay, pitch: Pitch, on: date, stamp: Stamp) -> None:
    persons = [spell.person for spell in stay.present_persons]
    reservations_meant(pitch, stay.household, persons, None, on, stamp=stamp)


def _check_free(pitch: Pitch, period: rules.Period, *, but: Stay | None = None) -> None:
    taken, blocked, _elsewhere = arrival.pitch_use(pitch, period, but=but)
    rules.check_pitch(number=pitch.number, blocked=blocked, taken=taken)


def _take(stay: Stay, pitch: Pitch, on: date, stamp: Stamp) -> StayPitch:
    spell = StayPitch(pitch_id=pitch.id, pitch=pitch, from_on=on, **stamped(stamp))
    stay.pitches.append(spell)
    with constraint_as_refusal(PITCH_TAKEN, pitch=pitch.number):
        db.session.flush()
    return spell
