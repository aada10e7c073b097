"""How the door hands somebody out: the rows of a list, once the look is noted."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select

from amal_field.db import db
from amal_field.looks.operations import NewLook, looked
from amal_field.people.models import Household, Person
from amal_field.vaccination.models import Vaccine, VaccineLot
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.queries.listed import Listed, Noted, Visit
from amal_field.vaccination.rules.doses import Dose
from amal_field.vaccination.rules.words import PURPOSES

VACCINATION, CARD = PURPOSES


def seen(found: list[Listed], visit: Visit) -> list[Listed]:
    """What is handed out, once its look is noted; where nobody is shown, nobody was looked at."""
    if found:
        people = [listed.person.id for listed in found]
        looked(NewLook("health", visit.act, visit.page, people, visit.reason, None, visit.action_id), visit.user_id)
    return found


def listed_where(*wanted: ColumnElement[bool], earlier: bool = False) -> list[Listed]:
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
