"""Whether the welfare side may see somebody's data. It changes, flushes and records; it never commits."""

from sqlalchemy import select

from amal_field import audit, clock
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk.models import SharingAnswer
from amal_field.stamp import Stamp, stamped


def answer_sharing(person: Person, may_share: bool, *, stamp: Stamp) -> SharingAnswer:
    """They answer today; what was noted of them earlier on this day is mended by it. The same twice is once."""
    today = clock.day_of(stamp.at)
    same_day = (SharingAnswer.answered_on == today, SharingAnswer.stands)
    wanted = select(SharingAnswer).where(SharingAnswer.person_id == person.id, *same_day).with_for_update()
    of_today = db.session.scalars(wanted).all()
    if len(of_today) == 1 and of_today[0].may_share == may_share:
        return of_today[0]
    for before in of_today:
        before.cancel(stamp)
    answer = SharingAnswer(
        person_id=person.id,
        recorded_person_id=person.id,
        may_share=may_share,
        answered_on=today,
        **stamped(stamp),
    )
    db.session.add(answer)
    db.session.flush()
    audit.record("reception_desk:sharing:answer", answer, stamp)
    return answer


def cancel_sharing(answer: SharingAnswer, *, stamp: Stamp) -> None:
    """That was noted by mistake: what was answered on the days before counts again. Twice is once."""
    if answer.stands:
        answer.cancel(stamp)
        db.session.flush()
        audit.record("reception_desk:sharing:cancel", answer, stamp)
