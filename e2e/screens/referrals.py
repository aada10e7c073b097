"""The screens of referrals."""

from dataclasses import replace

from amal_field.db import db, new_key
from amal_field.people.models import Household
from amal_field.referrals import operations
from e2e.screens.screen import Screen
from e2e.world import World
from tests.referrals.world import MALPERTUUS, go_on, organisation, refer
from tests.transit_site.world import in_days


def furnish(world: World) -> dict[str, object]:
    """A family of which two were sent to care, one speaks Arabic; and others elsewhere, in several states."""
    household_id = world.known_family("Verbruggen", ["Samira", "Nele", "Davy"])
    with world.writing() as stamp:
        family = db.session.get_one(Household, household_id)
        persons = [member.person for member in family.members]
        persons[0].languages = ["ar"]
        there = organisation(MALPERTUUS)
        there.address, there.phone, there.opening_hours = "Zalmstraat 5, 9000 Gent", "09 000 00 00", "ma–vr 9–12 u"
        care = refer(stamp, *persons[:2], kind="health", to=MALPERTUUS, on=in_days(-20))
        refer(replace(stamp, token=new_key()), family, kind="health", to=MALPERTUUS, on=in_days(-3))
        [leisure] = refer(replace(stamp, token=new_key()), persons[2], kind="leisure", to="Natuurpunt", on=in_days(-30))
        go_on(stamp, leisure, [("waiting_list", in_days(-25)), ("asked", in_days(-20))])
        [whole] = refer(replace(stamp, token=new_key()), family, on=in_days(-16))
        operations.take_step(whole, "started", in_days(-10), stamp=stamp)
        return {
            "care": care[0].id,
            "leisure": leisure.id,
            "referred_household": household_id,
            "referred_person": persons[2].id,
            "care_person": persons[0].id,
            "natuurpunt": leisure.organisation_id,
        }


def _choose(page) -> None:
    page.locator(".choice", has_text="Davy").click()
    page.locator(".choice", has_text="Welfare").click()


def _early(page) -> None:
    page.locator("#step-form [name=on]").fill("2020-01-01")
    page.locator("#step-form .button").last.click()
    page.get_by_role("alert").wait_for()


SCREENS = [
    Screen("referrals", "/referrals", key="amina"),
    Screen("referrals-numbers", "/referrals", key="bruno"),
    Screen("referrals-care", "/referrals/care", key="farah"),
    Screen("referrals-quiet", "/referrals/quiet", key="amina"),
    Screen("referrals-destination", "/referrals/destinations/{natuurpunt}", key="amina"),
    Screen("referrals-list", "/referrals/destinations/{natuurpunt}/list", key="amina"),
    Screen("referral", "/referrals/{leisure}", key="amina"),
    Screen("referral-early", "/referrals/{leisure}", _early, key="amina", statuses=(422,)),
    Screen("referral-care", "/referrals/{care}", key="farah"),
    Screen("referral-new", "/referrals/new?household={referred_household}", key="amina"),
    Screen("referral-new-chosen", "/referrals/new?household={referred_household}", _choose, key="amina"),
    Screen("referral-person", "/people/persons/{referred_person}", key="amina"),
    Screen("referral-person-care", "/people/persons/{care_person}", key="farah"),
    Screen("referral-household-care", "/people/households/{referred_household}", key="farah"),
    Screen("referral-letter", "/referrals/{care}/letter", key="farah"),
    Screen("referral-letter-french", "/referrals/{care}/letter?language=fr", key="farah"),
]
