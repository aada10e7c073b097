"""Two who turn out to be one: their lines become one, what is there twice waits, and it all comes back. A merge tells
nothing of it."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.models.waiting import WaitingLine, WaitingOutcome
from amal_field.vaccination.operations import corrections, door, lists, outcomes, removal
from amal_field.vaccination.operations.answers import Said
from tests.transit_site.world import in_days
from tests.vaccination.world import a_list, a_lot, found, gets, line_id_of, says_yes, the_list, visit

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")


@pytest.fixture
def farah(stamp_of):
    return stamp_of("farah")


@pytest.fixture
def action(farah):
    """Sammy and Davy are on the list; Sam walked in."""
    action = a_list(farah)
    newcomer = Newcomer("Sam", "Mayer", birth_from(2022, today=date(2026, 11, 23)))
    lists.walk_in(found(action), newcomer, {}, {}, stamp=farah)
    says_yes(farah, action, "Sammy")
    says_yes(farah, action, "Sam", said=Said("yes", "guardian", "Oma", "paper"))
    return action


@pytest.fixture
def hexyon(action, farah):
    return a_lot(farah, action)


@pytest.fixture
def tetravac(action, farah):
    return a_lot(farah, action, "Tetravac", "T1")


def merge(action, farah, duplicate="Sam", into="Sammy"):
    listed = the_list(action)
    made = people.merge(listed[duplicate].person, listed[into].person, stamp=farah)
    db.session.expire_all()
    return made


def unmerge(made, farah):
    people.unmerge(made, stamp=farah)
    db.session.expire_all()


def rests(action) -> dict[str, list[tuple]]:
    """First name → vaccine or reason, and who said yes, of what stands on the list."""
    return {
        name: sorted(
            (one.vaccine.brand if one.outcome.outcome == "given" else one.outcome.reason, _said_by(one.outcome))
            for one in listed.noted
        )
        for name, listed in the_list(action).items()
    }


def _said_by(outcome) -> str | None:
    return outcome.consent_id and db.session.get_one(VaccinationConsent, outcome.consent_id).said_by


def waiting() -> tuple[int, int]:
    return tuple(len(db.session.scalars(select(table)).all()) for table in (WaitingLine, WaitingOutcome))


def everything() -> list[tuple]:
    """What the rows say, but for the revisions, which count on."""
    kept = []
    for table in (VaccinationLine, VaccinationConsent, VaccinationOutcome):
        columns = [column for column in table.__table__.columns if column.name != "revision"]
        kept += map(str, db.session.execute(select(*columns).order_by(table.id)).all())
    return kept


def test_two_lines_become_one_and_part_again(action, farah, hexyon, tetravac):
    gets(farah, action, "Sammy", hexyon)
    gets(farah, action, "Sam", tetravac)
    before = everything()
    made = merge(action, farah)
    assert rests(action) == {"Sammy": [("Hexyon", "parent"), ("Tetravac", "guardian")], "Davy": []}
    assert waiting() == (1, 0)
    assert "vaccination" not in str((made.aside, made.moved))
    counts = door.counts_of(action.id)
    assert (counts.listed, counts.vaccinated, counts.given) == (2, 1, 2)
    unmerge(made, farah)
    assert (everything(), waiting()) == (before, (0, 0))


def test_of_a_vaccine_twice_the_persons_own_counts(action, farah, hexyon):
    for name in ("Sammy", "Sam"):
        gets(farah, action, name, hexyon)
    before = everything()
    made = merge(action, farah)
    assert rests(action) == {"Sammy": [("Hexyon", "parent")], "Davy": []}
    assert waiting() == (1, 1)
    unmerge(made, farah)
    assert (everything(), waiting()) == (before, (0, 0))


@pytest.mark.parametrize("who", ["Sammy", "Sam"])
def test_that_nothing_was_given_waits_where_something_was(action, farah, hexyon, who):
    other = "Sam" if who == "Sammy" else "Sammy"
    gets(farah, action, who, hexyon)
    outcomes.not_give(found(action), line_id_of(action, other), "absent", visit(), stamp=farah)
    before = everything()
    made = merge(action, farah)
    assert [what for what, _ in rests(action)["Sammy"]] == ["Hexyon"]
    unmerge(made, farah)
    assert (everything(), waiting()) == (before, (0, 0))


def test_what_was_taken_back_follows_too(action, farah, hexyon):
    gets(farah, action, "Sam", hexyon)
    outcome = the_list(action)["Sam"].given[0].outcome
    corrections.take_back(found(action), outcome.line_id, outcome.id, "not_done", visit(), stamp=farah)
    lists.take_off(found(action), line_id_of(action, "Sam"), visit(), stamp=farah)
    sam, sammy = (_person(name) for name in ("Sam", "Sammy"))
    people.merge(sam, sammy, stamp=farah)
    db.session.expire_all()
    line = db.session.get_one(VaccinationLine, outcome.line_id)
    assert (line.person_id, line.recorded_person_id, waiting()) == (sammy.id, sam.id, (0, 0))


def test_what_is_noted_meanwhile_stays_with_the_person(action, farah, hexyon, tetravac):
    """It rested on a yes that goes back: the person keeps a copy. What waited and was noted anew waits on."""
    outcomes.not_give(found(action), line_id_of(action, "Sammy"), "absent", visit(), stamp=farah)
    gets(farah, action, "Sam", hexyon)
    for answer in the_list(action)["Sammy"].answers:
        db.session.delete(answer)
    db.session.flush()
    made = merge(action, farah)
    gets(farah, action, "Sammy", tetravac)
    unmerge(made, farah)
    assert rests(action) == {"Sammy": [("Tetravac", "guardian")], "Sam": [("Hexyon", "guardian")], "Davy": []}


def test_a_lot_that_is_put_right_goes_back_with_the_dose(action, farah, hexyon):
    gets(farah, action, "Sam", hexyon)
    made = merge(action, farah)
    right = a_lot(farah, action, lot="RIGHT1")
    corrections.put_right(found(action), [line_id_of(action, "Sammy")], hexyon.lot.id, right, visit(), stamp=farah)
    unmerge(made, farah)
    listed = the_list(action)
    assert [one.lot.lot for one in listed["Sam"].given] == ["RIGHT1"]
    assert listed["Sammy"].given == []


def test_three_are_one_and_each_leaves_as_they_came(action, farah, hexyon):
    for name in ("Sammy", "Sam"):
        gets(farah, action, name, hexyon)
    says_yes(farah, action, "Davy")
    gets(farah, action, "Davy", hexyon)
    before = everything()
    first, second = merge(action, farah, "Sam"), merge(action, farah, "Davy")
    assert (rests(action), waiting()) == ({"Sammy": [("Hexyon", "parent")]}, (2, 2))
    unmerge(first, farah)
    assert (set(rests(action)), waiting()) == ({"Sammy", "Sam"}, (1, 1))
    unmerge(second, farah)
    assert (everything(), waiting()) == (before, (0, 0))


def test_a_chain_ends_at_one_line(action, farah, hexyon, tetravac):
    gets(farah, action, "Sam", hexyon)
    gets(farah, action, "Sammy", tetravac)
    before = everything()
    first = merge(action, farah, "Sam", "Sammy")
    second = merge(action, farah, "Sammy", "Davy")
    assert [what for what, _ in rests(action)["Davy"]] == ["Hexyon", "Tetravac"]
    unmerge(first, farah)
    assert {name: len(noted) for name, noted in rests(action).items()} == {"Davy": 1, "Sam": 1}
    unmerge(second, farah)
    assert everything() == before


def test_a_tablet_sees_that_one_line_is_gone_and_what_came_to_the_other(action, farah, hexyon):
    gets(farah, action, "Sam", hexyon)
    db.session.refresh(action)
    since = action.revision
    merge(action, farah)
    news = door.list_news(action.id, in_days(0), visit(), since)
    assert [(row.name, len(row.given)) for row in news] == [("Sammy Mayer", 1)]


def test_what_waits_goes_with_the_list(action, farah, hexyon, stamp_of):
    for name in ("Sammy", "Sam"):
        gets(farah, action, name, hexyon)
    made = merge(action, farah)
    later = stamp_of("farah", farah.at + (in_days(31) - in_days(0)))
    removal.remove_list(found(action), stamp=later)
    assert (waiting(), everything()) == ((0, 0), [])
    unmerge(made, farah)


def _person(name):
    return db.session.scalars(select(Person).where(Person.given_name == name, Person.family_name == "Mayer")).one()
