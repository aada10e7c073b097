"""The rows of a list on screen: plain columns, since a page shows sixty and a poll those that changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, select

from amal_field.db import plain_rows
from amal_field.people.models import Household, Person
from amal_field.people.rules import whole_name
from amal_field.vaccination.models import Vaccine
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations.door.rows import VACCINATION, listed_where, looked_at, with_household
from amal_field.vaccination.queries.list_rows import ListRow, RowFamily
from amal_field.vaccination.queries.listed import Listed, Visit
from amal_field.vaccination.rules import ages, consents

EVERYBODY = -1
"""The revision after which everybody on a list changed."""
WANTED = (
    VaccinationLine.action_id == bindparam("action"),
    VaccinationLine.revision > bindparam("since"),
    VaccinationLine.stands,
)
LINES = (
    select(
        *(VaccinationLine.id, VaccinationLine.person_id, VaccinationLine.number, VaccinationLine.revision),
        *(VaccinationLine.came_as, VaccinationLine.has_left.label("has_left")),
        *(VaccinationLine.is_checked.label("is_checked"), Person.given_name, Person.family_name, Person.born_on),
        *(VaccinationLine.household_id, Household.name.label("household"), Household.language),
        *(VaccinationConsent.answer, VaccinationConsent.said_by, VaccinationConsent.withdrawn_on),
    )
    .join(Person, Person.id == VaccinationLine.person_id)
    .outerjoin(Household, Household.id == VaccinationLine.household_id)
    .outerjoin(
        VaccinationConsent,
        and_(VaccinationConsent.line_id == VaccinationLine.id, VaccinationConsent.purpose == VACCINATION),
    )
    .where(*WANTED)
    .order_by(VaccinationLine.number, VaccinationConsent.recorded_at, VaccinationConsent.id)
)
NOTED = (
    select(VaccinationLine.number, VaccinationOutcome.dose, VaccinationOutcome.reason, Vaccine.brand)
    .join(VaccinationLine, VaccinationLine.id == VaccinationOutcome.line_id)
    .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
    .where(*WANTED, VaccinationOutcome.stands)
    .order_by(VaccinationOutcome.given_at, VaccinationOutcome.id)
)


class ListPage(NamedTuple):
    """A list by household, and those of it who are shown whole, in the order of their numbers."""

    families: list[RowFamily]
    whole: list[Listed]


class Answered(NamedTuple):
    """An answer, as far as `consents.state_of` weighs it."""

    answer: str
    said_by: str
    withdrawn_on: date | None


def list_page(
    action_id: UUID, day: date, visit: Visit, *, opened: UUID | None = None, with_family: bool = False
) -> ListPage:
    """The rows of everybody on the list of an action, by household, in the order of their numbers. The line that is
    `opened`, or all of its household, is shown whole: with the doses at other actions and on their cards."""
    lines = _lines(action_id, EVERYBODY)
    looked_at([line.person_id for line in lines], visit)
    shown = (VaccinationLine.action_id == action_id, VaccinationLine.stands)
    which = with_household(opened) if with_family else VaccinationLine.id == opened
    whole = listed_where(*shown, which, earlier=True) if opened else []
    return ListPage(_families(lines, _rows(lines, action_id, day, EVERYBODY)), whole)


def list_news(action_id: UUID, day: date, visit: Visit, since: int) -> list[ListRow]:
    """The rows of those on the list of an action whose line changed after that revision."""
    lines = _lines(action_id, since)
    looked_at([line.person_id for line in lines], visit)
    return list(_rows(lines, action_id, day, since).values())


def _lines(action_id: UUID, since: int) -> Sequence[Row]:
    return plain_rows(LINES, {"action": action_id, "since": since}).all()


def _rows(lines: Sequence[Row], action_id: UUID, day: date, since: int) -> dict[int, ListRow]:
    """The row of each line, by its number; a line comes once for every answer."""
    answers: dict[int, list[Answered]] = defaultdict(list)
    for line in lines:
        if line.answer is not None:
            answers[line.number].append(Answered(line.answer, line.said_by, line.withdrawn_on))
    given: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    reasons: dict[int, str] = {}
    for noted in plain_rows(NOTED, {"action": action_id, "since": since}):
        if noted.reason is None:
            given[noted.number].append((noted.brand, noted.dose))
        else:
            reasons.setdefault(noted.number, noted.reason)
    return {
        line.number: ListRow(
            key=str(line.id),
            number=line.number,
            revision=line.revision,
            name=whole_name(line.given_name, line.family_name),
            age=ages.age_of(line.born_on, day) if line.born_on else None,
            is_minor=ages.is_minor(line.born_on, day),
            came_as=line.came_as,
            has_left=line.has_left,
            is_checked=line.is_checked,
            consent=consents.state_of(answers[line.number]),
            given=tuple(given[line.number]),
            reason=reasons.get(line.number),
        )
        for line in lines
    }


def _families(lines: Sequence[Row], rows: Mapping[int, ListRow]) -> list[RowFamily]:
    families: dict[UUID, RowFamily] = {}
    left = dict(rows)
    for line in lines:
        if line.number in left:
            family = RowFamily(line.household_id, line.household, line.language, [])
            families.setdefault(line.household_id or line.id, family).rows.append(left.pop(line.number))
    return list(families.values())
