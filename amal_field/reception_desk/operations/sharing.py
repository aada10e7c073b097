"""Whether the welfare side may see somebody's data. It changes, flushes and records; it never commits."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from amal_field import audit, clock
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import SharingAnswer
from amal_field.stamp import Stamp, stamped


@dataclass(frozen=True)
class Told:
    """How somebody answered: by whom; on a turned tablet in which language, after which version of the notice."""

    by: str
    language: str | None = None
    notice_version: int | None = None


@dataclass(frozen=True)
class NewAnswer:
    """What somebody answers; `told`: how, on a turned tablet or by who is not themselves."""

    person: Person
    may_share: bool
    told: Told | None = None


def answer_sharing(person: Person, may_share: bool, *, by: str | None = None, stamp: Stamp) -> SharingAnswer:
    """They answer today, for a minor a parent or a guardian (`by`); what was noted of them earlier on this day is
    mended by it. The same twice is once. Raises `RuleBroken` `minor_answered`."""
    by = rules.talks.answered_by(by, person.born_on, clock.day_of(stamp.at))
    (answer,) = answer_for_all([NewAnswer(person, may_share, Told(by) if by else None)], stamp=stamp)
    return answer


def answer_for_all(new: Sequence[NewAnswer], *, stamp: Stamp) -> list[SharingAnswer]:
    """The answers of several people, as `answer_sharing`, in as many statements as that of one."""
    today = clock.day_of(stamp.at)
    of_whom = SharingAnswer.person_id.in_([one.person.id for one in new])
    wanted = select(SharingAnswer).where(of_whom, SharingAnswer.answered_on == today, SharingAnswer.stands)
    before = db.session.scalars(wanted.with_for_update()).all()
    answers = [_answered(one, [row for row in before if row.person_id == one.person.id], stamp) for one in new]
    made = [answer for answer in answers if answer not in before]
    db.session.add_all(made)
    db.session.flush()
    for answer in made:
        audit.record("reception_desk:sharing:answer", answer, stamp)
    return answers


def _answered(new: NewAnswer, of_today: Sequence[SharingAnswer], stamp: Stamp) -> SharingAnswer:
    by = new.told.by if new.told else None
    if len(of_today) == 1 and of_today[0].may_share == new.may_share and by in (None, of_today[0].answered_by):
        return of_today[0]
    for before in of_today:
        before.cancel(stamp)
    return SharingAnswer(
        person_id=new.person.id,
        recorded_person_id=new.person.id,
        may_share=new.may_share,
        answered_on=clock.day_of(stamp.at),
        answered_by=by,
        language=new.told.language if new.told else None,
        notice_version=new.told.notice_version if new.told else None,
        **stamped(stamp),
    )


def cancel_sharing(answer: SharingAnswer, *, stamp: Stamp) -> None:
    """That was noted by mistake: what was answered on the days before counts again. Twice is once."""
    if answer.stands:
        answer.cancel(stamp)
        db.session.flush()
        audit.record("reception_desk:sharing:cancel", answer, stamp)
