"""Those on the list of an action."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import exists
from sqlalchemy.orm import aliased

from amal_field.vaccination.models.health import VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations.door.rows import listed_line, listed_where, seen, with_household
from amal_field.vaccination.queries.listed import Listed, Visit


def list_of(action_id: UUID, visit: Visit) -> list[Listed]:
    """Everybody on the list of an action, by household, in the order of their numbers."""
    return seen(listed_where(VaccinationLine.action_id == action_id, VaccinationLine.stands), visit)


def family_of(action_id: UUID, line_id: UUID, visit: Visit, *, earlier: bool = False) -> list[Listed]:
    """Somebody on the list of an action, and those of their household who are on it too; `earlier`: with the doses at
    other actions and on their cards."""
    wanted = (VaccinationLine.stands, with_household(line_id))
    return seen(listed_where(VaccinationLine.action_id == action_id, *wanted, earlier=earlier), visit)


def numbered(action_id: UUID, numbers: Collection[int], visit: Visit) -> list[Listed]:
    """Those under these numbers on the list of an action, with the doses at other actions."""
    wanted = (VaccinationLine.number.in_(numbers), VaccinationLine.stands)
    return seen(listed_where(VaccinationLine.action_id == action_id, *wanted, earlier=True), visit)


def who_got(action_id: UUID, lot_id: UUID, visit: Visit) -> list[Listed]:
    """Those on the list of an action who got something of a lot."""
    outcome = aliased(VaccinationOutcome)
    got = exists().where(outcome.line_id == VaccinationLine.id, outcome.lot_id == lot_id, outcome.counts_as_given)
    return seen(listed_where(VaccinationLine.action_id == action_id, VaccinationLine.stands, got), visit)


def some_of(action_id: UUID, line_ids: Collection[UUID], visit: Visit, *, earlier: bool = False) -> list[Listed]:
    """Those with these keys on the list of an action; `earlier`: with the doses at other actions and on their cards."""
    wanted = (VaccinationLine.id.in_(line_ids), VaccinationLine.stands)
    return seen(listed_where(VaccinationLine.action_id == action_id, *wanted, earlier=earlier), visit)


def line_of(action_id: UUID, line_id: UUID, visit: Visit) -> Listed | None:
    """One line of an action, with the doses at other actions."""
    return next(iter(seen(listed_line(action_id, line_id), visit)), None)
