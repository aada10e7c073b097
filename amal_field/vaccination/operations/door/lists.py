"""Those on the list of an action."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased

from amal_field.vaccination.models.health import VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations.door.rows import listed_where, seen
from amal_field.vaccination.queries.listed import Listed, Visit


def list_of(action_id: UUID, visit: Visit, *, since: int | None = None, whole: UUID | None = None) -> list[Listed]:
    """Everybody on the list of an action, by household, in the order of their numbers; `since`: only those whose line
    changed after that revision; `whole`: the line of which the doses at other actions and the card are shown too."""
    news = [] if since is None else [VaccinationLine.revision > since]
    return seen(listed_where(VaccinationLine.action_id == action_id, VaccinationLine.stands, *news, whole=whole), visit)


def household_of(action_id: UUID, household_id: UUID, visit: Visit) -> list[Listed]:
    """Those of a household on the list of an action, with the doses at other actions."""
    wanted = (VaccinationLine.household_id == household_id, VaccinationLine.stands)
    return seen(listed_where(VaccinationLine.action_id == action_id, *wanted, earlier=True), visit)


def family_of(action_id: UUID, line_id: UUID, visit: Visit, *, earlier: bool = False) -> list[Listed]:
    """Somebody on the list of an action, and those of their household who are on it too; `earlier`: with the doses at
    other actions and on their cards."""
    one = aliased(VaccinationLine)
    home = select(one.household_id).where(one.id == line_id).scalar_subquery()
    wanted = or_(VaccinationLine.id == line_id, VaccinationLine.household_id == home)
    return seen(
        listed_where(VaccinationLine.action_id == action_id, VaccinationLine.stands, wanted, earlier=earlier), visit
    )


def numbered(action_id: UUID, numbers: Collection[int], visit: Visit) -> list[Listed]:
    """Those under these numbers on the list of an action, with the doses at other actions."""
    wanted = (VaccinationLine.number.in_(numbers), VaccinationLine.stands)
    return seen(listed_where(VaccinationLine.action_id == action_id, *wanted, earlier=True), visit)


def who_got(action_id: UUID, lot_id: UUID, visit: Visit) -> list[Listed]:
    """Those on the list of an action who got something of a lot."""
    got = exists().where(
        VaccinationOutcome.line_id == VaccinationLine.id,
        VaccinationOutcome.lot_id == lot_id,
        VaccinationOutcome.counts_as_given,
    )
    return seen(listed_where(VaccinationLine.action_id == action_id, VaccinationLine.stands, got), visit)


def some_of(action_id: UUID, line_ids: Collection[UUID], visit: Visit, *, earlier: bool = False) -> list[Listed]:
    """Those with these keys on the list of an action; `earlier`: with the doses at other actions and on their cards."""
    wanted = (VaccinationLine.id.in_(line_ids), VaccinationLine.stands)
    return seen(listed_where(VaccinationLine.action_id == action_id, *wanted, earlier=earlier), visit)


def line_of(action_id: UUID, line_id: UUID, visit: Visit) -> Listed | None:
    """One line of an action, with the doses at other actions."""
    wanted = (VaccinationLine.id == line_id, VaccinationLine.stands)
    return next(iter(seen(listed_where(VaccinationLine.action_id == action_id, *wanted, earlier=True), visit)), None)
