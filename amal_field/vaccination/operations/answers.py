"""Who says yes or no about somebody on a list, and takes it back."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from amal_field import audit, clock
from amal_field.dated_settings.queries import setting
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models.health import VaccinationConsent
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.actions import lock_line, lock_list
from amal_field.vaccination.operations.door import CARD, VACCINATION
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.listed import Listed, Visit
from amal_field.vaccination.rules import consents
from amal_field.vaccination.rules.words import SELF, YES

SELF_AGE = "vaccination.self_age"


class Said(NamedTuple):
    """An answer: `rules.words` has its codes; `name`: of who said it."""

    answer: str
    said_by: str
    name: str | None
    how: str


def note_answers(
    found: FoundAction, line_ids: Collection[UUID], said: Said, visit: Visit, *, card: bool = False, stamp: Stamp
) -> list[Listed]:
    """Note what somebody says about these on the list: their lines then; `card`: they say yes to a copy of the card
    with a reminder too. The same twice is once.

    Raises `RuleBroken` as `lock_list` or `consents.check_by`, `nobody_ticked`, or `self_that_day` where a minor speaks
    for themselves before the day on which the nurse or doctor can find that they may.
    """
    revision = lock_list(found, stamp, ahead_too=True)
    if said.said_by == SELF and clock.day_of(stamp.at) < found.day:
        raise RuleBroken("self_that_day", day=found.day)
    family = door.some_of(found.action.id, line_ids, visit) if line_ids else []
    if not family:
        raise RuleBroken("nobody_ticked")
    least_age = int(setting(SELF_AGE, found.day))
    for listed in family:
        consents.check_by(said.said_by, listed.person.born_on, found.day, least_age=least_age)
    given_on = min(clock.day_of(stamp.at), found.day)
    new = set()
    for purpose, what in ((VACCINATION, said), *([(CARD, said._replace(answer=YES))] if card else [])):
        for listed in family:
            answers = listed.card_answers if purpose == CARD else listed.answers
            if any(_is_same(one, what) for one in answers):
                continue
            answer = VaccinationConsent(
                line_id=listed.line.id, purpose=purpose, given_on=given_on, **what._asdict(), **stamped(stamp)
            )
            db.session.add(answer)
            answers.append(answer)
            listed.line.revision = revision
            new.add(listed.line.id)
    db.session.flush()
    if new:
        audit.record("vaccination:answer:note", found.action, stamp, people=len(new))
    return family


def check_said(said: Said, born_on: date | None, day: date) -> None:
    """Demand somebody who may answer on that day about who was born so. Raises `RuleBroken` as `consents.check_by`."""
    consents.check_by(said.said_by, born_on, day, least_age=int(setting(SELF_AGE, day)))


def withdraw_answer(found: FoundAction, line_id: UUID, answer_id: UUID, visit: Visit, *, stamp: Stamp) -> Listed:
    """Take an answer back: what was given before stays, the copies of a card go at once; the line then. Twice is once.
    Raises `RuleBroken` as `lock_line`."""
    revision, listed = lock_line(found, line_id, visit, stamp, ahead_too=True)
    answer = next((one for one in (*listed.answers, *listed.card_answers) if one.id == answer_id), None)
    if answer is None or not answer.holds:
        return listed
    answer.withdrawn_on = max(clock.day_of(stamp.at), answer.given_on)
    answer.withdrawn_at, answer.withdrawn_by_id = stamp.at, stamp.by_id
    listed.line.revision = revision
    db.session.flush()
    if answer.purpose == CARD and answer.answer == YES:
        promised = any(one.promise for one in listed.on_card)
        door.forget_copies([one.copy for one in listed.on_card], promised=promised)
        listed.on_card.clear()
    audit.record("vaccination:answer:withdraw", listed.line, stamp)
    return listed


def _is_same(answer: VaccinationConsent, said: Said) -> bool:
    return answer.holds and (answer.answer, answer.said_by, answer.name, answer.how) == said
