"""What is done to an organisation is once however often it is sent, and is taken back whole."""

import pytest
from sqlalchemy import func, select

from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.organisations import operations, queries
from amal_field.organisations.models import Organisation, OrganisationMerge
from amal_field.organisations.queries import Pointer
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from tests.organisations.world import an_organisation, values_of
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


def entries(organisation: Organisation) -> int:
    """How many lines its history has."""
    return db.session.scalar(
        select(func.count()).select_from(AuditEntry).where(AuditEntry.subject_id == organisation.id)
    )


@pytest.mark.usefixtures("world")
def test_retired_twice_is_once_and_the_first_day_stands(engine, stamp_of):
    one = an_organisation(stamp_of("bruno"))
    for days in (0, 5):
        operations.retire_organisation(one, in_days(days), stamp=stamp_of("bruno"))
    assert one.retired_on == in_days(0)
    assert entries(one) == 2
    for _ in range(2):
        operations.take_organisation_back(one, stamp=stamp_of("bruno"))
    assert one.retired_on is None
    assert entries(one) == 3


@pytest.mark.usefixtures("world")
def test_an_addition_undone_twice_is_once_and_leaves_its_name_to_another(engine, stamp_of):
    one = an_organisation(stamp_of("bruno"))
    for _ in range(2):
        operations.cancel_organisation(one, stamp=stamp_of("bruno"))
    assert entries(one) == 2
    assert an_organisation(stamp_of("bruno")).id != one.id


@pytest.mark.usefixtures("world")
def test_what_others_point_to_is_not_undone(engine, stamp_of, monkeypatch):
    one = an_organisation(stamp_of("bruno"))
    pointer = Pointer(
        Permission.ORGANISATIONS_SEE, "toy.html", lambda user, organisation: None, lambda key: key == one.id
    )
    monkeypatch.setitem(queries.POINTERS, "toy_room", (pointer,))
    with pytest.raises(RuleBroken) as refused:
        operations.cancel_organisation(one, stamp=stamp_of("bruno"))
    assert refused.value.code == "organisation_used"
    assert one.stands


@pytest.mark.usefixtures("world")
def test_a_correction_that_changes_nothing_leaves_no_line(engine, stamp_of):
    one = an_organisation(stamp_of("bruno"))
    operations.correct_organisation(one, values_of("De Poort"), stamp=stamp_of("bruno"))
    assert entries(one) == 1


@pytest.mark.usefixtures("world")
def test_the_database_refuses_two_of_one_name_and_kind_whoever_asks(engine, stamp_of, monkeypatch):
    an_organisation(stamp_of("bruno"), "De Poort")
    monkeypatch.setattr(queries, "namesake", lambda name, kind: None)
    with pytest.raises(RuleBroken) as refused:
        an_organisation(stamp_of("bruno"), "de POORT")
    assert refused.value.code == "organisation_known"


def test_a_double_goes_into_the_other_on_screen_and_comes_back_out(engine, visit, given):
    one, other = (
        given(lambda stamp, name=name: an_organisation(stamp("bruno"), name)) for name in ("Poort vzw", "Poort")
    )
    page = visit("bruno").go(f"/organisations/{one}")
    page.go(f"/organisations/{one}/merging?q=Poort")
    assert [row.get("id").endswith(str(other)) for row in page.find("#others li")] == [True]
    page.send("#others form")
    assert page.url == f"/organisations/{other}"
    assert "Poort vzw" in page.find("#merges")[0].text_content()
    assert visit("amina").go(f"/organisations/{one}").url == f"/organisations/{other}"
    assert "Poort vzw" not in visit("amina").go("/organisations").text
    page.send("#merges form")
    assert page.url == f"/organisations/{one}"
    assert not page.go(f"/organisations/{other}").find("#merges")


@pytest.mark.parametrize("into", ["", "x", "self", "00000000-0000-7000-8000-000000000099"])
def test_a_choice_that_is_none_changes_nothing(engine, visit, given, count, into):
    one = given(lambda stamp: an_organisation(stamp("bruno"), "Poort"))
    page = visit("bruno").go(f"/organisations/{one}/merging?q=LIGO")
    page.send("#others form", into=str(one) if into == "self" else into)
    assert page.status in (404, 422)
    assert count(OrganisationMerge) == 0
