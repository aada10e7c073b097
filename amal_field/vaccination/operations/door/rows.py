"""How the door hands somebody out: the rows of a list, once the look is noted."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.looks.operations import NewLook, looked
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.vaccination.models import Vaccine, VaccineLot
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.queries.listed import Listed, Noted, OnCard, Visit
from amal_field.vaccination.rules.doses import Dose
from amal_field.vaccination.rules.words import PURPOSES

VACCINATION, CARD = PURPOSES
LISTED = (
    select(VaccinationLine, Person, Household, VaccinationConsent)
    .join(Person, Person.id == VaccinationLine.person_id)
    .outerjoin(Household, Household.id == VaccinationLine.household_id)
    .outerjoin(VaccinationConsent, VaccinationConsent.line_id == VaccinationLine.id)
    .order_by(VaccinationLine.number, VaccinationConsent.recorded_at, VaccinationConsent.id)
)
LISTED_WITH_CARDS = (
    LISTED.add_columns(CardCopy, Vaccine, PromisedDose)
    .outerjoin(CardCopy, CardCopy.person_id == VaccinationLine.person_id)
    .outerjoin(Vaccine, Vaccine.id == CardCopy.vaccine_id)
    .outerjoin(PromisedDose, PromisedDose.card_copy_id == CardCopy.id)
    .order_by(CardCopy.given_on)
)
NOTED = (
    select(VaccinationLine.person_id, VaccinationOutcome, Vaccine, VaccineLot)
    .join(VaccinationOutcome, VaccinationOutcome.line_id == VaccinationLine.id)
    .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
    .outerjoin(VaccineLot, VaccineLot.id == VaccinationOutcome.lot_id)
    .where(VaccinationLine.stands, VaccinationOutcome.stands)
    .order_by(VaccinationOutcome.given_at, VaccinationOutcome.id)
)


def seen(found: list[Listed], visit: Visit) -> list[Listed]:
    """What is handed out, once its look is noted; where nobody is shown, nobody was looked at."""
    looked_at([listed.person.id for listed in found], visit)
    return found


def looked_at(person_ids: Collection[UUID], visit: Visit) -> None:
    """Note that these are looked at, where there is anybody."""
    if person_ids:
        people = list(dict.fromkeys(person_ids))
        looked(NewLook("health", visit.act, visit.page, people, visit.reason, None, visit.action_id), visit.user_id)


def phone_of_person() -> ColumnElement[str | None]:
    """The phone of the `Person` of a statement, else that of the household in which they are."""
    home = (
        select(Household.phone)
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .where(HouseholdMember.person_id == Person.id, HouseholdMember.is_present, Household.phone.is_not(None))
        .order_by(HouseholdMember.id)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )
    return func.coalesce(Person.phone, home)


def with_household(line_id: UUID) -> ColumnElement[bool]:
    """Whether a line is this one, or of the same household."""
    one = aliased(VaccinationLine)
    home = select(one.household_id).where(one.id == line_id).scalar_subquery()
    return or_(VaccinationLine.id == line_id, VaccinationLine.household_id == home)


def listed_where(*wanted: ColumnElement[bool], earlier: bool = False) -> list[Listed]:
    """These on their lists, with the answers about them and what became of them; and with the doses that they got at
    other actions and the copy of their card, where asked (`earlier`)."""
    found: dict[UUID, Listed] = {}
    shown: set[UUID] = set()
    for line, person, household, answer, *on_card in db.session.execute(
        (LISTED_WITH_CARDS if earlier else LISTED).where(*wanted)
    ):
        listed = found.setdefault(line.id, Listed(line, person, household))
        if answer is not None and answer.id not in shown:
            (listed.card_answers if answer.purpose == CARD else listed.answers).append(answer)
            shown.add(answer.id)
        copy = on_card[0] if on_card else None
        if copy is not None and copy.id not in shown:
            listed.on_card.append(OnCard(*on_card))
            shown.add(copy.id)
    if found:
        _add_outcomes(found, {one.person.id: one for one in found.values()} if earlier else {})
    return list(found.values())


def _add_outcomes(found: Mapping[UUID, Listed], known: Mapping[UUID, Listed]) -> None:
    """Add what became of these lines, and the doses of these persons at other actions."""
    which = VaccinationLine.id.in_(found)
    if known:
        which = or_(which, VaccinationLine.person_id.in_(known))
    for person_id, *noted in db.session.execute(NOTED.where(which)):
        one = Noted(*noted)
        if one.outcome.line_id in found:
            found[one.outcome.line_id].noted.append(one)
        elif one.outcome.counts_as_given:
            known[person_id].earlier.append(Dose(one.vaccine.protects, one.outcome.dose, one.outcome.given_on))
