"""Vaccination actions, lines, answers, outcomes, lots and vaccines in every state, made with the operations."""

from collections.abc import Iterator

from amal_field.accounts.offers.demo import player
from amal_field.people.rules import Newcomer, birth_from
from amal_field.vaccination.models import LotToday, ScheduledDose, VaccinationAction, Vaccine, VaccineLot
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations import (
    actions,
    answers,
    closing,
    door,
    lists,
    lots,
    outcomes,
    promises,
    removal,
    schedule,
)
from amal_field.vaccination.operations import cards as card_operations
from amal_field.vaccination.operations.answers import Said
from amal_field.vaccination.operations.cards import DoseOnCard
from tests.attendance.world import a_session
from tests.states import StampOf, State
from tests.transit_site.world import in_days
from tests.vaccination.world import (
    YES,
    a_lot,
    an_action,
    family_on_site,
    found,
    gets,
    line_id_of,
    says_yes,
    the_list,
    visit,
)

MEMBERS = (("Nele", 1990), ("Sammy", 2022), ("Davy", 2016), ("Ion", None), ("Mila", 2020))


def days(stamp_of: StampOf) -> Iterator[State]:
    """An action of today with all that can be on its list; bare, to come, closed and opened again, called off."""
    farah = stamp_of("farah")
    family = family_on_site(stamp_of("amina"), "Vaccin", MEMBERS, pitch=25)
    action = an_action(
        farah,
        partner="Mobiel team",
        team_phone="03 123 45 67",
        emergency_contact="Wachtpost 1733",
        interpreter_language="fr",
        interpreter_booked_on=in_days(-2),
    )
    lists.make_list(found(action), stamp=farah)
    lot, other = a_lot(farah, action), a_lot(farah, action, lot="B2")
    away = a_lot(farah, action, "Prevenar 13", "P1")
    lots.put_away(found(action), away, stamp=stamp_of("farah"))
    says_yes(farah, action, "Sammy", "Davy")
    says_yes(farah, action, "Davy", said=Said("no", "guardian", "Oma", "paper"))
    says_yes(farah, action, "Ion", said=YES)
    withdrawn = the_list(action)["Ion"].answers[0]
    answers.withdraw_answer(found(action), line_id_of(action, "Ion"), withdrawn.id, visit(), stamp=farah)
    lists.check_line(found(action), line_id_of(action, "Sammy"), visit(), checked=True, stamp=farah)
    given = gets(farah, action, "Sammy", lot, next_month=in_days(40).replace(day=1)).noted[0].outcome
    given.register_no, given.soon_after = "I1", in_days(-3)
    reason = outcomes.not_give(found(action), line_id_of(action, "Davy"), "postponed", visit(), stamp=farah)
    listed = the_list(action)
    common = {
        "action_id": action.id,
        "household_id": family.id,
        "lot_id": [lot.today.id, other.today.id, away.today.id],
    }
    yield State(
        "day with a list",
        **common,
        line_id=[one.line.id for one in listed.values()],
        outcome_id=[given.id, reason.noted[0].outcome.id],
        answer_id=[listed["Sammy"].answers[0].id, withdrawn.id],
    )
    yield State("line given", line_id=listed["Sammy"].line.id, **common)
    covid = an_action(farah, "covid")
    lists.make_list(found(covid), stamp=farah)
    adult = gets(farah, covid, "Nele", a_lot(farah, covid, "Comirnaty", "C1")).noted[0].outcome
    yield State("outcome of an adult", outcome_id=adult.id, line_id=line_id_of(covid, "Nele"), action_id=covid.id)
    gone = listed["Mila"].line
    lists.take_off(found(action), gone.id, visit(), stamp=farah)
    yield State("line taken off", is_void=True, line_id=gone.id, **common)


def cards(stamp_of: StampOf) -> Iterator[State]:
    """A dose that was copied of a list and promised again, in every way that ends; one typed from the card; the lot."""
    farah = stamp_of("farah")
    action = an_action(farah, on=in_days(-2))
    newcomer = Newcomer("Rosa", "Kaart", birth_from(2021, today=in_days(0)))
    lists.walk_in(found(action), newcomer, {}, {}, stamp=farah)
    lot = a_lot(farah, action, lot="CARD1")
    says_yes(farah, action, "Rosa", card=True)
    gets(farah, action, "Rosa", lot, next_month=in_days(40).replace(day=1))
    closing.close_action(found(action), stamp=farah)
    person = the_list(action)["Rosa"].person
    [copied] = door.card_of(person.id, visit())
    common = {"person_id": person.id, "vaccine_lot_id": lot.lot.id}
    yield State("dose copied and promised", copy_id=copied.copy.id, promise_id=copied.promise.id, **common)
    for number, ending in enumerate(("elsewhere", "not_needed", None)):
        dose = DoseOnCard(lot.vaccine, in_days(-200 - number), None, "TYPED1", in_days(-30).replace(day=1))
        typed = card_operations.note_copy(person.id, person.born_on, dose, YES, visit(), stamp=farah)
        promise = next(one.promise for one in door.card_of(person.id, visit()) if one.copy is typed)
        if ending:
            promises.end_promise(promise.id, ending, visit(), stamp=farah)
        common["vaccine_lot_id"] = typed.lot_id
        yield State(f"promise ended: {ending}", copy_id=typed.id, promise_id=promise.id, **common)


def actions_of_other_days(stamp_of: StampOf) -> Iterator[State]:
    """Bare, to come, closed, opened again, called off, on again, about to be removed, removed."""
    farah = stamp_of("farah")
    yield State("action bare", action_id=an_action(farah, "covid").id)
    yield State("action to come", action_id=an_action(farah, on=in_days(4)).id)
    closed, again = an_action(farah, on=in_days(-3)), an_action(farah, on=in_days(-4))
    for one in (closed, again):
        closing.close_action(found(one), stamp=farah)
    closing.reopen_action(found(again), stamp=farah)
    off, on = an_action(farah, on=in_days(5)), an_action(farah, on=in_days(6))
    for one in (off, on):
        actions.call_off_action(found(one), "Storm", stamp=farah)
    actions.restore_action(found(on), stamp=farah)
    removed = an_action(farah, on=in_days(-40))
    removal.remove_list(found(removed), stamp=stamp_of("farah"))
    near = an_action(farah, on=in_days(-28))
    names = {"closed": closed, "opened again": again, "called off": off, "on again": on, "removed": removed}
    near.imported_on = in_days(-28)
    names["about to be removed"] = near
    for name, one in names.items():
        yield State(f"action {name}", action_id=one.id)


def sessions_without(stamp_of: StampOf) -> Iterator[State]:
    """A session that nobody has prepared."""
    session = a_session(stamp_of("bruno"), "vaccination", kind="basic", on=in_days(8))
    yield State("vaccination session without an action", session_id=session.id)


def bound(stamp_of: StampOf) -> Iterator[State]:
    """Users who are bound, and one who is not."""
    for key in ("farah", "lena", "karim"):
        yield State(f"secrecy of {key}", user_id=player(key).id)


def scheduled(stamp_of: StampOf) -> Iterator[State]:
    """One that holds on, and one that ends."""
    values = {"protects": "hpv", "dose": 1, "age": 12, "unit": "years", "source": "Bron", "confirmed_on": in_days(-1)}
    for number, valid_to in enumerate((None, in_days(9))):
        dates = {"valid_from": in_days(number), "valid_to": valid_to}
        dose = schedule.add_scheduled(values | dates, stamp=stamp_of("farah"))
        yield State(f"dose of the schedule until {valid_to}", scheduled_id=dose.id)


def vaccines(stamp_of: StampOf) -> Iterator[State]:
    """One that was made sure of, and one that was not."""
    values = {"brand": "Nieuw", "protects": "menacwy", "kind": "basic", "least_days": None}
    bare = lots.add_vaccine(values | {"source": None, "confirmed_on": None}, stamp=stamp_of("farah"))
    yield State("vaccine bare", vaccine_id=bare.id)
    values |= {"brand": "Zeker", "least_days": 28, "source": "Bijsluiter", "confirmed_on": in_days(-1)}
    yield State("vaccine confirmed", vaccine_id=lots.add_vaccine(values, stamp=stamp_of("farah")).id)


MAKERS = (days, cards, actions_of_other_days, sessions_without, bound, vaccines, scheduled)
RECORDS = {
    "action_id": VaccinationAction,
    "line_id": VaccinationLine,
    "outcome_id": VaccinationOutcome,
    "answer_id": VaccinationConsent,
    "lot_id": LotToday,
    "vaccine_id": Vaccine,
    "scheduled_id": ScheduledDose,
    "copy_id": CardCopy,
    "promise_id": PromisedDose,
    "vaccine_lot_id": VaccineLot,
}
