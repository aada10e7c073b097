"""The screens of buddies: who waits, and the duos."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.buddies import operations, queries
from amal_field.buddies.models import Candidate, Match, MatchRoundLine
from amal_field.buddies.offers import demo
from amal_field.buddies.operations import by_link
from amal_field.buddies.queries import links
from amal_field.buddies.rules.changes import NewRules
from amal_field.buddies.rules.profiles import Weights
from amal_field.db import db, new_key
from amal_field.people.models import Person
from amal_field.stamp import Stamp
from e2e.screens.screen import Screen
from e2e.world import World


def furnish(world: World) -> dict[str, object]:
    """The demo of the room; one side of a proposal said yes, one candidate is paused and one said all there is."""
    with world.writing() as stamp:
        demo.load(stamp)
        gert = stamp_of("gert", stamp)
        operations.agree(_duo("Bart"), "buddy", stamp=gert)
        operations.decline(_duo("Carine"), "newcomer", stamp=gert)
        operations.pause(_candidate("Geert"), clock.today() + timedelta(days=30), stamp=gert)
        lieve = _candidate("Lieve")
        said = {"wish": "rather", "wish_with": "woman", "interests": ["walking", "cooking", "crafts", "gardening"]}
        operations.describe(lieve, said, [operations.Spoken("nl", None), operations.Spoken("fr", "B2")], stamp=gert)
        lieve.person.phone = "0470 12 34 56"
        candidates = {"waiting": lieve, "lonely": _candidate("Letebrhan"), "paused": _candidate("Geert")}
        duos = {
            "proposed": "Bart",
            "quiet": "An",
            "active": "Dries",
            "family": "Eva",
            "resting": "Okke",
            "off": "Leen",
            "ended": "Piet",
            "declined": "Carine",
        }
        _change_rules(replace(gert, token=new_key()))
        return {
            **{f"{name}_candidate": candidate.id for name, candidate in candidates.items()},
            "matched_candidate": _newcomer_of(_duo("Dries")).id,
            **{f"{name}_duo": _duo(given_name).id for name, given_name in duos.items()},
            **_of_links(gert),
        }


def _of_links(gert: Stamp) -> dict[str, object]:
    """A member with a link by which something was said, one without; and a line of a round."""
    match, other = _duo("Eva"), _duo("Dries")
    members = {duo.id: next(one for one in duo.members if one.role == "buddy") for duo in (match, other)}
    link = links.member_line(match, members[match.id].id, clock.today()).link
    opened = links.link_line(link.id, clock.today(), locked=False)
    by_link.say(opened, operations.Met(clock.today(), 90, "coffee", True), stamp=replace(gert, token=new_key()))
    line = db.session.scalars(select(MatchRoundLine).where(MatchRoundLine.position == 0)).one()
    return {
        "linked_duo": match.id,
        "linked_member": members[match.id].id,
        "other_member": members[other.id].id,
        "signed": links.secret_of(link),
        "round": line.round_id,
        "round_line": line.id,
    }


def _change_rules(gert: Stamp) -> None:
    """Rules of two programmes: from today on, to come and withdrawn."""
    today = clock.today()
    new = NewRules(21, 9, 120, ["common_language", "runs"], 40, Weights(20, 20, 20, 20, 20))
    for code, days in (("samen_gentenaar", (0, 30, 60)), ("2run", (7,))):
        programme_id = queries.programme_id_of(code)
        rules = [operations.set_rules(programme_id, today + timedelta(days=one), new, stamp=gert) for one in days]
        if len(rules) == 3:
            operations.withdraw_rules(rules[-1], stamp=gert)


def _candidate(given_name: str) -> Candidate:
    """The candidate of the demo with this given name."""
    return db.session.scalars(select(Candidate).join(Candidate.person).filter_by(given_name=given_name)).one()


def _duo(given_name: str) -> Match:
    """The duo of the demo whose buddy has this given name."""
    return db.session.scalars(
        select(Match).join(Person, Person.id == Match.buddy_id).where(Person.given_name == given_name)
    ).one()


def _newcomer_of(duo: Match) -> Candidate:
    """The candidacy of the newcomer of a duo."""
    same = {"person_id": duo.newcomer_id, "programme_id": duo.programme_id, "role": "newcomer"}
    return db.session.scalars(select(Candidate).filter_by(**same)).one()


def _nothing_said(page) -> None:
    page.locator("main form .button--main").click()
    page.get_by_role("alert").first.wait_for()


def _known_already(page) -> None:
    page.locator("[name=given_name]").fill("Lieve")
    page.locator("[name=family_name]").fill("Claeys")
    page.locator("[name=birth-year]").fill("1964")
    page.locator(".choice", has_text="Samen Gentenaar").click()
    page.locator(".choice", has_text="Buddy").click()
    page.locator("[name=language]").select_option("nl")
    page.locator("main form .button--main").click()
    page.get_by_text("Lieve Claeys").first.wait_for()


def _wish_for_nobody(page) -> None:
    page.locator("[name=wish][value=only]").check(force=True)
    page.locator("main form .button--main").click()
    page.get_by_role("alert").first.wait_for()


def _why_not(page) -> None:
    page.locator("#others a").first.click()
    page.locator("#opened").wait_for()


def _longer(page) -> None:
    page.locator("#prolonging-part summary").click()


def _too_long(page) -> None:
    page.locator("[name=minutes]").fill("9999")
    page.locator("form:has([name=minutes]) [type=submit]").last.click()
    page.get_by_role("alert").first.wait_for()


def _before(page) -> None:
    for summary in page.locator("main summary").all():
        summary.click()


def _ninety_five(page) -> None:
    page.locator("[name=age]").fill("5")
    page.locator("[name=valid_from]").fill("2020-01-01")
    page.locator("#rules .button--main").click()
    page.get_by_role("alert").first.wait_for()


def _all_open(page) -> None:
    for summary in page.locator("#actions summary").all():
        summary.click()


def _no_day(page) -> None:
    page.locator("#closings summary").click()
    page.locator("#closings [type=submit]").click()
    page.get_by_role("alert").first.wait_for()


def _nobody(page) -> None:
    page.locator("#joining .button--main").click()
    page.get_by_role("alert").first.wait_for()


SCREENS = [
    Screen("buddies-rhythm", "/buddies/rhythm", key="gert"),
    Screen("buddies-rhythm-open", "/buddies/rhythm?opened={off_duo}", _all_open, key="gert"),
    Screen("buddies-rhythm-wrong", "/buddies/rhythm", _no_day, key="gert", statuses=(422,)),
    Screen("buddies-rhythm-none", "/buddies/rhythm?programme=duoreno", key="gert"),
    Screen("buddies-rhythm-list", "/buddies/rhythm/list", key="gert"),
    Screen("buddies-duo-family", "/buddies/duos/{family_duo}", key="gert"),
    Screen("buddies-duo-longer", "/buddies/duos/{family_duo}", _longer, key="gert"),
    Screen("buddies-duo-resting", "/buddies/duos/{resting_duo}", key="gert"),
    Screen("buddies-joining", "/buddies/duos/{family_duo}/members/new", key="gert"),
    Screen("buddies-joining-wrong", "/buddies/duos/{family_duo}/members/new", _nobody, key="gert", statuses=(422,)),
    Screen("buddies", "/buddies", key="gert"),
    Screen("buddies-paused", "/buddies?state=paused", key="gert"),
    Screen("buddies-nobody", "/buddies?programme=duoreno&role=newcomer", key="gert"),
    Screen("buddies-intake", "/buddies/candidates/new", key="gert"),
    Screen("buddies-intake-wrong", "/buddies/candidates/new", _nothing_said, key="gert", statuses=(422,)),
    Screen("buddies-intake-known", "/buddies/candidates/new", _known_already, key="gert", statuses=(422,)),
    Screen("buddies-story", "/buddies/candidates/{waiting_candidate}/story", key="gert"),
    Screen(
        "buddies-story-wrong",
        "/buddies/candidates/{lonely_candidate}/story",
        _wish_for_nobody,
        key="gert",
        statuses=(422,),
    ),
    Screen("buddies-story-country", "/buddies/candidates/{lonely_candidate}/story", key="gert"),
    Screen("buddies-second", "/buddies/candidates/{matched_candidate}?second=agreed", key="gert"),
    Screen("buddies-candidate", "/buddies/candidates/{waiting_candidate}", _why_not, key="gert"),
    Screen("buddies-candidate-lonely", "/buddies/candidates/{lonely_candidate}", key="gert"),
    Screen("buddies-candidate-paused", "/buddies/candidates/{paused_candidate}", key="gert"),
    Screen("buddies-duos", "/buddies/duos", key="gert"),
    Screen("buddies-duos-ended", "/buddies/duos?shown=ended", key="gert"),
    Screen("buddies-duos-none", "/buddies/duos?shown=active&programme=duoreno", key="gert"),
    Screen("buddies-duos-list", "/buddies/duos/list", key="gert"),
    Screen("buddies-duo-proposed", "/buddies/duos/{proposed_duo}", key="gert"),
    Screen("buddies-duo-quiet", "/buddies/duos/{quiet_duo}", key="gert"),
    Screen("buddies-duo", "/buddies/duos/{active_duo}", key="gert"),
    Screen("buddies-duo-wrong", "/buddies/duos/{active_duo}", _too_long, key="gert", statuses=(422,)),
    Screen("buddies-duo-ended", "/buddies/duos/{ended_duo}", key="gert"),
    Screen("buddies-duo-link", "/buddies/duos/{linked_duo}/members/{linked_member}/link", key="gert"),
    Screen("buddies-duo-link-none", "/buddies/duos/{active_duo}/members/{other_member}/link", key="gert"),
    Screen("buddies-card", "/buddies/duos/{linked_duo}/members/{linked_member}/card", key="gert"),
    Screen("buddies-link", "/buddies/link/{signed}", key=None),
    Screen("buddies-link-unknown", "/buddies/link/nobody", key=None, statuses=(404,)),
    Screen("buddies-round", "/buddies/round?programme=samen_gentenaar", key="gert"),
    Screen("buddies-round-none", "/buddies/round?programme=duoreno", key="gert"),
    Screen("buddies-round-swap", "/buddies/rounds/{round}/lines/{round_line}/swap", key="gert"),
    Screen("buddies-year", "/buddies/year", key="jan"),
    Screen("buddies-settings", "/buddies/settings", _before, key="gert"),
    Screen("buddies-rules", "/buddies/settings/samen_gentenaar", key="gert"),
    Screen("buddies-rules-wrong", "/buddies/settings/tandem", _ninety_five, key="gert", statuses=(422,)),
    Screen("buddies-duo-declined", "/buddies/duos/{declined_duo}", key="gert"),
]
