"""Who wants a duo: their intake, what they say later, their pause and their end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from amal_field import audit, clock
from amal_field.attendance.models import Programme
from amal_field.buddies.models import Candidate, CandidateLanguage
from amal_field.db import constraint_as_refusal, db
from amal_field.people.models import Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

ONCE = {
    "uq_candidates_open": "candidate_there",
    "candidates.person_id, candidates.programme_id, candidates.role": "candidate_there",
}


@dataclass(frozen=True)
class Spoken:
    """A language, and how well; None where it is simply spoken."""

    language: str
    level: str | None


def take_in(person: Person, programme: str, role: str, spoken: Sequence[Spoken], *, stamp: Stamp) -> Candidate:
    """Somebody waits for a duo from today on. Raises `RuleBroken` `candidate_there` or `candidate_speechless`."""
    today = clock.day_of(stamp.at)
    candidate = Candidate(
        person_id=person.id,
        recorded_person_id=person.id,
        programme_id=select(Programme.id).where(Programme.code == programme).scalar_subquery(),
        role=role,
        intake_on=today,
        waits_since=today,
        **stamped(stamp),
    )
    _speak(candidate, spoken)
    db.session.add(candidate)
    with constraint_as_refusal(ONCE):
        db.session.flush()
    audit.record("buddies:candidate:take_in", candidate, stamp, role=[role])
    return candidate


def describe(candidate: Candidate, values: Mapping[str, Any], spoken: Sequence[Spoken], *, stamp: Stamp) -> None:
    """What a candidate says of themselves, by column. The same twice is once. Raises `RuleBroken`
    `candidate_speechless`."""
    changed = [name for name, value in values.items() if getattr(candidate, name) != value]
    if [Spoken(one.language, one.level) for one in candidate.languages] != list(spoken):
        changed.append("spoken")
        _speak(candidate, spoken)
    if not changed:
        return
    for name in set(changed) - {"spoken"}:
        setattr(candidate, name, values[name])
    db.session.flush()
    audit.record("buddies:candidate:describe", candidate, stamp, fields=sorted(changed))


def pause(candidate: Candidate, until: date, *, stamp: Stamp) -> None:
    """They want no duo until a day, and come back by themselves. Raises `RuleBroken` `pause_past`."""
    if until <= clock.day_of(stamp.at):
        raise RuleBroken("pause_past")
    candidate.paused_until = until
    db.session.flush()
    audit.record("buddies:candidate:pause", candidate, stamp, on=until.isoformat())


def stop(candidate: Candidate, *, stamp: Stamp) -> None:
    """They want no duo any more. Twice is once."""
    if candidate.stopped_on is not None:
        return
    candidate.stopped_on = clock.day_of(stamp.at)
    db.session.flush()
    audit.record("buddies:candidate:stop", candidate, stamp)


def take_up_again(candidate: Candidate, *, stamp: Stamp) -> None:
    """They want a duo after all, now. Twice is once. Raises `RuleBroken` `candidate_there`."""
    if candidate.stopped_on is None and candidate.paused_until is None:
        return
    candidate.stopped_on = candidate.paused_until = None
    with constraint_as_refusal(ONCE):
        db.session.flush()
    audit.record("buddies:candidate:take_up", candidate, stamp)


def _speak(candidate: Candidate, spoken: Sequence[Spoken]) -> None:
    if not spoken:
        raise RuleBroken("candidate_speechless")
    known = {one.language: one for one in candidate.languages}
    candidate.languages = [known.get(one.language) or CandidateLanguage(language=one.language) for one in spoken]
    for place, (row, one) in enumerate(zip(candidate.languages, spoken, strict=True)):
        row.level, row.position = one.level, place
