"""The door: the one module that reads what is known of people's health.

Whoever asks says who looks, on which page and why (`Visit`); whatever rows the answer holds, the look is in the log of
looks before it leaves. A guard keeps other modules from reading these tables.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.looks.operations import NewLook, looked
from amal_field.people.models import Household, Person
from amal_field.vaccination.models import LotToday, Vaccine, VaccineLot
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.queries.listed import Listed, Noted, Tally, Visit
from amal_field.vaccination.rules.counts import ActionCounts, Counted, counts_from
from amal_field.vaccination.rules.doses import Dose
from amal_field.vaccination.rules.words import GIVEN, PURPOSES

VACCINATION, _CARD = PURPOSES


@dataclass(frozen=True)
class Forgotten:
    """How many rows of each kind go with a list."""

    outcomes: int
    consents: int
    lines: int
    lots: int


def list_of(action_id: UUID, visit: Visit, *, since: int | None = None) -> list[Listed]:
    """Everybody on the list of an action, by household, in the order of their numbers; `since`: only those whose line
    changed after that revision."""
    news = [] if since is None else [VaccinationLine.revision > since]
    return _seen(_listed(VaccinationLine.action_id == action_id, VaccinationLine.stands, *news), visit)


def household_of(action_id: UUID, household_id: UUID, visit: Visit) -> list[Listed]:
    """Those of a household on the list of an action, with the doses at other actions."""
    wanted = (VaccinationLine.household_id == household_id, VaccinationLine.stands)
    return _seen(_listed(VaccinationLine.action_id == action_id, *wanted, earlier=True), visit)


def family_of(action_id: UUID, line_id: UUID, visit: Visit) -> list[Listed]:
    """Somebody on the list of an action, and those of their household who are on it too."""
    one = aliased(VaccinationLine)
    home = select(one.household_id).where(one.id == line_id).scalar_subquery()
    wanted = or_(VaccinationLine.id == line_id, VaccinationLine.household_id == home)
    return _seen(_listed(VaccinationLine.action_id == action_id, VaccinationLine.stands, wanted), visit)


def numbered(action_id: UUID, numbers: Collection[int], visit: Visit) -> list[Listed]:
    """Those under these numbers on the list of an action, with the doses at other actions."""
    wanted = (VaccinationLine.number.in_(numbers), VaccinationLine.stands)
    return _seen(_listed(VaccinationLine.action_id == action_id, *wanted, earlier=True), visit)


def who_got(action_id: UUID, lot_id: UUID, visit: Visit) -> list[Listed]:
    """Those on the list of an action who got something of a lot."""
    got = exists().where(
        VaccinationOutcome.line_id == VaccinationLine.id,
        VaccinationOutcome.lot_id == lot_id,
        VaccinationOutcome.counts_as_given,
    )
    return _seen(_listed(VaccinationLine.action_id == action_id, VaccinationLine.stands, got), visit)


def some_of(action_id: UUID, line_ids: Collection[UUID], visit: Visit) -> list[Listed]:
    """Those with these keys on the list of an action."""
    wanted = (VaccinationLine.id.in_(line_ids), VaccinationLine.stands)
    return _seen(_listed(VaccinationLine.action_id == action_id, *wanted), visit)


def line_of(action_id: UUID, line_id: UUID, visit: Visit) -> Listed | None:
    """One line of an action, with the doses at other actions."""
    wanted = (VaccinationLine.id == line_id, VaccinationLine.stands)
    return next(iter(_seen(_listed(VaccinationLine.action_id == action_id, *wanted, earlier=True), visit)), None)


def tally_of(action_id: UUID) -> Tally:
    """How far the list of an action is: numbers, of nobody."""
    noted = and_(VaccinationOutcome.line_id == VaccinationLine.id, VaccinationOutcome.stands)
    rows = db.session.execute(
        select(VaccinationLine.id, VaccinationOutcome.outcome, Vaccine.brand)
        .outerjoin(VaccinationOutcome, noted)
        .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
        .where(VaccinationLine.action_id == action_id, VaccinationLine.stands)
    ).all()
    given = Counter(brand for _line, outcome, brand in rows if outcome == GIVEN)
    lines, done = {row[0] for row in rows}, {line for line, outcome, _brand in rows if outcome}
    return Tally(len(lines), len(done), sorted(given.items()))


def counts_of(action_id: UUID) -> ActionCounts:
    """What an action adds up to: numbers, of nobody."""
    noted = and_(VaccinationOutcome.line_id == VaccinationLine.id, VaccinationOutcome.stands)
    rows = db.session.execute(
        select(
            VaccinationLine.id,
            VaccinationLine.came_as,
            VaccinationOutcome.reason,
            VaccinationOutcome.next_month,
            Vaccine.brand,
        )
        .outerjoin(VaccinationOutcome, noted)
        .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
        .where(VaccinationLine.action_id == action_id, VaccinationLine.stands)
    ).all()
    return counts_from([Counted(*row) for row in rows])


def size_of(action_id: UUID) -> Forgotten:
    """How many rows the list of an action has, with the lots that would go with it."""
    counted = [db.session.scalar(select(func.count()).select_from(table).where(of)) for table, of in _rows(action_id)]
    return Forgotten(*counted, len(_lots_of_it_alone(action_id)))


def forget_list(action_id: UUID) -> Forgotten:
    """Delete the list of an action, with all that was noted of anybody on it, taken back or not, and the lots that no
    other action used."""
    lots = _lots_of_it_alone(action_id)
    deleted = [db.session.execute(delete(table).where(of)).rowcount for table, of in _rows(action_id)]
    db.session.execute(delete(LotToday).where(LotToday.action_id == action_id))
    db.session.execute(delete(VaccineLot).where(VaccineLot.id.in_(lots)))
    return Forgotten(*deleted, len(lots))


def lines_in_order(action_id: UUID) -> list[VaccinationLine]:
    """The standing lines of an action by number, for those who write them: nobody is shown."""
    wanted = (VaccinationLine.action_id == action_id, VaccinationLine.stands)
    return list(db.session.scalars(select(VaccinationLine).where(*wanted).order_by(VaccinationLine.number)))


def last_number(action_id: UUID) -> int:
    """The highest number that a list has given, to one who was taken off it too."""
    highest = select(func.max(VaccinationLine.number)).where(VaccinationLine.action_id == action_id)
    return db.session.scalar(highest) or 0


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


def _seen(found: list[Listed], visit: Visit) -> list[Listed]:
    """What is handed out, once its look is noted; where nobody is shown, nobody was looked at."""
    if found:
        people = [listed.person.id for listed in found]
        looked(NewLook("health", visit.act, visit.page, people, visit.reason, None, visit.action_id), visit.user_id)
    return found


def _rows(action_id: UUID) -> list[tuple[type, ColumnElement[bool]]]:
    """The tables that hold a list, each before that on which it rests, with which rows are of an action."""
    lines = select(VaccinationLine.id).where(VaccinationLine.action_id == action_id)
    return [
        (VaccinationOutcome, VaccinationOutcome.line_id.in_(lines)),
        (VaccinationConsent, VaccinationConsent.line_id.in_(lines)),
        (VaccinationLine, VaccinationLine.action_id == action_id),
    ]


def _lots_of_it_alone(action_id: UUID) -> list[UUID]:
    """The lots that were on the table of this action, or used at it, and of no other."""
    used = (
        select(VaccinationOutcome.lot_id, VaccinationLine.action_id)
        .join(VaccinationLine, VaccinationLine.id == VaccinationOutcome.line_id)
        .where(VaccinationOutcome.lot_id.is_not(None))
        .union(select(LotToday.lot_id, LotToday.action_id))
        .subquery()
    )
    alone = select(used.c.lot_id).group_by(used.c.lot_id).having(func.count() == 1)
    here = select(used.c.lot_id).where(used.c.action_id == action_id, used.c.lot_id.in_(alone))
    return list(db.session.scalars(here))


def _listed(*wanted: ColumnElement[bool], earlier: bool = False) -> list[Listed]:
    """These on their lists, with the answers about them and what became of them; and with the doses that they got at
    other actions where asked (`earlier`)."""
    of_line = and_(VaccinationConsent.line_id == VaccinationLine.id, VaccinationConsent.purpose == VACCINATION)
    found: dict[UUID, Listed] = {}
    for line, person, household, answer in db.session.execute(
        select(VaccinationLine, Person, Household, VaccinationConsent)
        .join(Person, Person.id == VaccinationLine.person_id)
        .outerjoin(Household, Household.id == VaccinationLine.household_id)
        .outerjoin(VaccinationConsent, of_line)
        .where(*wanted)
        .order_by(VaccinationLine.number, VaccinationConsent.recorded_at, VaccinationConsent.id)
    ):
        listed = found.setdefault(line.id, Listed(line, person, household))
        if answer is not None:
            listed.answers.append(answer)
    if found:
        _add_outcomes(found, earlier=earlier)
    return list(found.values())


def _add_outcomes(found: Mapping[UUID, Listed], *, earlier: bool) -> None:
    people = {listed.person.id: listed for listed in found.values()}
    which = VaccinationLine.person_id.in_(people) if earlier else VaccinationLine.id.in_(found)
    for person_id, *noted in db.session.execute(
        select(VaccinationLine.person_id, VaccinationOutcome, Vaccine, VaccineLot)
        .join(VaccinationOutcome, VaccinationOutcome.line_id == VaccinationLine.id)
        .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
        .outerjoin(VaccineLot, VaccineLot.id == VaccinationOutcome.lot_id)
        .where(which, VaccinationLine.stands, VaccinationOutcome.stands)
        .order_by(VaccinationOutcome.given_at, VaccinationOutcome.id)
    ):
        one = Noted(*noted)
        if one.outcome.line_id in found:
            found[one.outcome.line_id].noted.append(one)
        elif one.outcome.counts_as_given:
            people[person_id].earlier.append(Dose(one.vaccine.protects, one.outcome.dose, one.outcome.given_on))
