"""Referrals in every state, made with the operations that the screens use."""

from collections.abc import Iterator
from datetime import timedelta

from amal_field import clock
from amal_field.db import db
from amal_field.referrals import operations, rules
from amal_field.referrals.models import Referral, ReferralStep
from tests.referrals.world import go_on, refer
from tests.states import StampOf, State
from tests.transit_site.world import in_days, make_family


def referrals(stamp_of: StampOf) -> Iterator[State]:
    """Just made, in every state, opened again, asked after, with an appointment, of a household, to care, undone."""
    amina = stamp_of("amina")
    household = make_family(amina, "Verwezen")
    person = household.members[0].person
    [bare] = refer(amina, person)
    yield State("referral bare", referral_id=bare.id, person_id=person.id, household_id=household.id)
    for state in rules.STATES[1:]:
        [one] = refer(stamp_of("amina"), person, on=in_days(-9))
        go_on(stamp_of("amina"), one, [(state, in_days(-3))])
        yield State(f"referral {state}", referral_id=one.id, step_id=one.steps[-1].id)
    [again] = refer(stamp_of("amina"), household, on=in_days(-40))
    go_on(stamp_of("amina"), again, [("refused", in_days(-39)), ("open", in_days(-30)), ("asked", in_days(-20))])
    yield State("referral opened again", referral_id=again.id, step_id=again.steps[0].id)
    operations.take_step_back(again, again.steps[-1], stamp=stamp_of("amina"))
    yield State("referral with a step undone", referral_id=again.id, step_id=again.steps[-1].id)
    [expected] = refer(stamp_of("amina"), household, to="OCMW Gent")
    operations.note_details(expected, clock.now() + timedelta(days=3), in_days(5), stamp=stamp_of("amina"))
    yield State("referral with an appointment", referral_id=expected.id)
    [taken_over] = refer(stamp_of("amina"), person, on=in_days(-100))
    operations.add_step(taken_over, "waiting_list", None, stamp=stamp_of("amina"))
    db.session.flush()
    yield State("referral of a register", referral_id=taken_over.id, step_id=taken_over.steps[0].id)
    care = refer(stamp_of("farah"), person, household, kind="health", to="Wijkgezondheidscentrum Malpertuus")
    go_on(stamp_of("farah"), care[0], [("waiting_list", in_days(0))])
    for one in care:
        yield State("referral to care", referral_id=one.id, step_id=[step.id for step in one.steps] or care[0].id)
    gone = refer(stamp_of("amina"), person, household)
    operations.cancel_referrals(gone, stamp=stamp_of("amina"))
    yield State("referral undone", is_void=True, referral_id=gone[0].id)


MAKERS = (referrals,)
RECORDS = {"referral_id": Referral, "step_id": ReferralStep}
