"""How the door hands somebody out: the rows of a list, once the look is noted."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select
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
    select(VaccinationLine, Person, Household, VaccinationConsent, VaccinationOutcome, Vaccine, VaccineLot)
    .join(Person, Person.id == VaccinationLine.person_id)
    .outerjoin(Household, Household.id == VaccinationLine.household_id)
    .outerjoin(VaccinationConsent, VaccinationConsent.line_id == VaccinationLine.id)
    .order_by(VaccinationLine.number, VaccinationConsent.recorded_at, VaccinationConsent.id)
)
"""Lines with the answers about them and what was noted, a row for each of both, once it says by which line."""
WITH_OUTCOMES = and_(VaccinationOutcome.line_id == VaccinationLine.id, VaccinationOutcome.stands)
OTHER_LINE, CARD_VACCINE = aliased(VaccinationLine), aliased(Vaccine)


def _noted(lines: Select) -> Select:
    """With the vaccine and the lot of what was noted, in the order in which it was."""
    return (
        lines.outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
        .outerjoin(VaccineLot, VaccineLot.id == VaccinationOutcome.lot_id)
        .order_by(VaccinationOutcome.given_at, VaccinationOutcome.id)
    )


OF_ACTION = _noted(LISTED.outerjoin(VaccinationOutcome, WITH_OUTCOMES))
OF_ALL_ACTIONS = (
    _noted(
        LISTED.outerjoin(
            OTHER_LINE, and_(OTHER_LINE.person_id == VaccinationLine.person_id, OTHER_LINE.stands)
        ).outerjoin(VaccinationOutcome, and_(VaccinationOutcome.line_id == OTHER_LINE.id, VaccinationOutcome.stands))
    )
    .add_columns(CardCopy, CARD_VACCINE, PromisedDose)
    .outerjoin(CardCopy, CardCopy.person_id == VaccinationLine.person_id)
    .outerjoin(CARD_VACCINE, CARD_VACCINE.id == CardCopy.vaccine_id)
    .outerjoin(PromisedDose, PromisedDose.card_copy_id == CardCopy.id)
    .order_by(CardCopy.given_on)
)
ONE_LINE = OF_ALL_ACTIONS.where(
    VaccinationLine.id == bindparam("line"), VaccinationLine.action_id == bindparam("action"), VaccinationLine.stands
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
    return _listed(db.session.execute((OF_ALL_ACTIONS if earlier else OF_ACTION).where(*wanted)))


def listed_line(action_id: UUID, line_id: UUID) -> list[Listed]:
    """The same of one line of an action, with the doses at other actions; none where it is not on the list."""
    return _listed(db.session.execute(ONE_LINE, {"line": line_id, "action": action_id}))


def _listed(rows: Iterable[Row]) -> list[Listed]:
    """Each line once, in the order of the rows; each answer, outcome and copy of a card once with its line."""
    lines: list[Listed] = []
    seen_outcomes: list[VaccinationOutcome] = []
    for line, person, household, answer, outcome, vaccine, lot, *on_card in rows:
        if not lines or lines[-1].line is not line:
            lines.append(Listed(line, person, household))
            seen_outcomes.clear()
        listed = lines[-1]
        if answer is not None:
            answers = listed.card_answers if answer.purpose == CARD else listed.answers
            if answer not in answers:
                answers.append(answer)
        if outcome is not None and outcome not in seen_outcomes:
            seen_outcomes.append(outcome)
            _note(listed, Noted(outcome, vaccine, lot))
        if on_card and on_card[0] is not None and all(known.copy is not on_card[0] for known in listed.on_card):
            listed.on_card.append(OnCard(*on_card))
    return lines


def _note(listed: Listed, noted: Noted) -> None:
    """Add what was noted of a line, or the dose that its person got by another."""
    if noted.outcome.line_id == listed.line.id:
        listed.noted.append(noted)
    elif noted.outcome.counts_as_given:
        listed.earlier.append(Dose(noted.vaccine.protects, noted.outcome.dose, noted.outcome.given_on))
