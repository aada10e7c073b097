"""What can be said of a list without showing anybody on it."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.vaccination.models import VaccinationAction, Vaccine
from amal_field.vaccination.models.health import VaccinationLine, VaccinationOutcome
from amal_field.vaccination.queries.listed import Tally
from amal_field.vaccination.rules.counts import ActionCounts, Counted, counts_from
from amal_field.vaccination.rules.words import GIVEN

STANDS = and_(VaccinationOutcome.line_id == VaccinationLine.id, VaccinationOutcome.stands)
TALLY = (
    select(VaccinationLine.number, VaccinationOutcome.outcome, Vaccine.brand)
    .outerjoin(VaccinationOutcome, STANDS)
    .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
    .where(VaccinationLine.action_id == bindparam("action"), VaccinationLine.stands)
)


def tally_of(action_id: UUID) -> Tally:
    """How far the list of an action is: numbers, of nobody."""
    rows = db.session.execute(TALLY, {"action": action_id}).all()
    given = Counter(brand for _number, outcome, brand in rows if outcome == GIVEN)
    lines, done = {row[0] for row in rows}, {number for number, outcome, _brand in rows if outcome}
    return Tally(len(lines), len(done), sorted(given.items()))


def counts_of(action_id: UUID) -> ActionCounts:
    """What an action adds up to: numbers, of nobody."""
    rows = db.session.execute(
        select(
            VaccinationLine.id,
            VaccinationLine.came_as,
            VaccinationOutcome.reason,
            VaccinationOutcome.next_month,
            Vaccine.brand,
        )
        .outerjoin(VaccinationOutcome, STANDS)
        .outerjoin(Vaccine, and_(Vaccine.id == VaccinationOutcome.vaccine_id, VaccinationOutcome.outcome == GIVEN))
        .where(VaccinationLine.action_id == action_id, VaccinationLine.stands)
    ).all()
    return counts_from([Counted(*row) for row in rows])


def lines_in_order(action_id: UUID) -> list[VaccinationLine]:
    """The standing lines of an action by number, for those who write them: nobody is shown."""
    wanted = (VaccinationLine.action_id == action_id, VaccinationLine.stands)
    return list(db.session.scalars(select(VaccinationLine).where(*wanted).order_by(VaccinationLine.number)))


def last_number(action_id: UUID) -> int:
    """The highest number that a list has given, to one who was taken off it too."""
    highest = select(func.max(VaccinationLine.number)).where(VaccinationLine.action_id == action_id)
    return db.session.scalar(highest) or 0


def next_number(action_id: UUID) -> ColumnElement[int]:
    """The next number of a list that is locked, as a value of the statement that adds a line."""
    line = aliased(VaccinationLine)
    highest = select(func.max(line.number)).where(line.action_id == action_id).scalar_subquery()
    return func.coalesce(highest, 0) + 1


def noted_in_sql() -> ColumnElement[bool]:
    """Whether something was noted of somebody on the list of a `VaccinationAction`, as a condition of another
    statement."""
    return exists().where(
        VaccinationLine.action_id == VaccinationAction.id,
        VaccinationLine.stands,
        VaccinationOutcome.line_id == VaccinationLine.id,
        VaccinationOutcome.stands,
    )


def has_given(action_id: UUID) -> bool:
    """Whether something was given at an action."""
    given = select(VaccinationOutcome.id).join(VaccinationLine, VaccinationLine.id == VaccinationOutcome.line_id)
    mine = (VaccinationLine.action_id == action_id, VaccinationOutcome.counts_as_given)
    return db.session.scalar(given.where(*mine).limit(1)) is not None


def is_noted(action_id: UUID) -> bool:
    """Whether anything was noted of anybody on the list of an action."""
    line = (VaccinationLine.action_id == action_id, VaccinationLine.stands)
    touched = or_(
        VaccinationLine.is_checked,
        exists().where(VaccinationOutcome.line_id == VaccinationLine.id, VaccinationOutcome.stands),
    )
    return db.session.scalar(select(VaccinationLine.id).where(*line, touched).limit(1)) is not None


def listed_person_ids(action_ids: Collection[UUID] | None = None) -> Select[tuple[UUID]]:
    """The keys of those on the lists of these actions, of all where None: whom the room brings into sight."""
    line = aliased(VaccinationLine)
    wanted = select(line.person_id).where(line.stands)
    return wanted if action_ids is None else wanted.where(line.action_id.in_(action_ids))
