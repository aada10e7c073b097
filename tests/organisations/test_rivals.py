"""Two people merge one organisation at the same moment: it goes into one, nothing is lost, nobody ends in a circle."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from amal_field.contacts.models import Contact
from amal_field.db import begin_write, db
from amal_field.organisations import queries
from amal_field.organisations.models import Organisation, OrganisationMerge
from amal_field.organisations.operations import merge_organisations
from amal_field.referrals.models import Referral
from tests.contacts.world import a_talk
from tests.organisations.world import an_organisation
from tests.registers.folders import folder_of, person, taken_over

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def three(app, stamp_of):
    """Three that are written alike, with a talk each: the keys of the organisations."""
    with app.test_request_context():
        begin_write()
        bruno = stamp_of("bruno")
        keys = [an_organisation(bruno, name).id for name in ("De Poort", "De Poort vzw", "Poort")]
        for key in keys:
            a_talk(stamp_of("bruno"), "organisations", organisation_id=key)
        db.session.commit()
        db.session.remove()
    return keys


def merge(double, into):
    return f"/organisations/{double}/merging", {"into": str(into)}


@pytest.fixture
def now(app):
    """`now()`: the merges that stand, as duplicate → organisation; the keys that stand; where the talks are."""

    def read():
        with app.app_context():
            merges = select(OrganisationMerge.duplicate_id, OrganisationMerge.organisation_id)
            into = dict(db.session.execute(merges.where(OrganisationMerge.stands)).all())
            standing = set(db.session.scalars(select(Organisation.id).where(Organisation.stands)))
            talks = sorted(db.session.scalars(select(Contact.organisation_id)))
            db.session.remove()
        return into, standing, talks

    return read


def test_each_into_the_other_is_one_merge(engine, three, together, now):
    one, other, third = three
    assert together([merge(one, other), merge(other, one)], "bruno") == [303, 404]
    into, standing, talks = now()
    ((double, stays),) = into.items()
    assert {double, stays} == {one, other}
    assert {one, other, third} & standing == {stays, third}
    assert talks == sorted([stays, stays, third])


def test_one_into_two_others_is_one_merge(engine, three, together, now):
    one, other, third = three
    assert together([merge(one, other), merge(one, third)], "bruno") == [303, 404]
    into, _standing, talks = now()
    assert into.keys() == {one}
    assert talks == sorted([other, third, into[one]])


def test_a_chain_made_at_once_ends_at_one_that_stands(engine, three, together, now):
    one, other, third = three
    assert together([merge(one, other), merge(other, third)], "bruno") in ([303, 303], [303, 404])
    into, standing, talks = now()
    assert into[other] == third
    assert set(talks) <= standing


def test_a_merge_is_taken_back_once_while_others_go_on(engine, app, three, together, now):
    one, other, third = three
    assert together([merge(one, other)], "bruno") == [303]
    with app.app_context():
        key = db.session.scalars(select(OrganisationMerge.id)).one()
        db.session.remove()
    undo = f"/organisations/merges/{key}/cancellation", {}
    assert 500 not in together([undo, undo, merge(other, third)], "bruno")
    into, standing, talks = now()
    assert into.get(other) in (None, third)
    assert set(talks) <= standing
    assert len(talks) == 3
    if one in standing:
        assert one in talks


def test_what_is_noted_while_its_organisation_goes_follows_or_is_not_found(engine, app, three, together, now):
    one, other, _third = three
    with app.app_context():
        talk = db.session.scalars(select(Contact).where(Contact.organisation_id == one)).one()
        fields = {
            "service": str(talk.service_id),
            "topic": str(talk.topic_id),
            "spoken_on": talk.spoken_on.isoformat(),
            "minutes": "15",
        }
        db.session.remove()
    statuses = together([merge(one, other), (f"/contacts/organisations/{one}", fields)], "bruno")
    assert statuses in ([303, 303], [303, 404])
    _into, standing, talks = now()
    assert len(talks) == 2 + statuses.count(303)
    assert set(talks) <= standing


def test_what_is_imported_while_its_destination_goes_leads_to_where_it_went(engine, app, stamp_of, three, tmp_path):
    one, other, _third = three
    cells = {"soort": "ocmw", "bestemming": "De Poort", "datum": "01/03/2022", "dienst": "onthaal", "status": "open"}
    rows = [{"verwijzing_nr": "R1", "persoon_nr": "P1", "gezin_nr": "", **cells}]
    folder = folder_of(tmp_path, personen=[person()], doorverwijzingen=rows)

    def imported():
        with app.test_request_context():
            begin_write()
            problems = taken_over(folder).problems
            db.session.commit()
            db.session.remove()
        return problems

    with ThreadPoolExecutor(1) as pool, app.test_request_context():
        begin_write()
        merge_organisations(*queries.pair(one, other), stamp=stamp_of("bruno"))
        importing = pool.submit(imported)
        with pytest.raises(TimeoutError):
            importing.result(timeout=1)
        db.session.commit()
        assert importing.result() == []
        assert db.session.scalars(select(Referral.organisation_id)).all() == [other]
        db.session.remove()


def test_one_merged_is_corrected_no_more(engine, three, together, now):
    one, other, _third = three
    retire = f"/organisations/{one}/retirement", {"retired_on": "2026-11-24"}
    assert together([merge(one, other), retire], "bruno") in ([303, 303], [303, 404])
    assert one in now()[0]


def test_of_two_who_add_the_same_one_reads_that_it_is_there(engine, together, now):
    fields = {"name": "Het Anker", "kind": "welfare"}
    before = len(now()[1])
    assert together([("/organisations", fields), ("/organisations", fields)], "bruno") == [303, 422]
    assert len(now()[1]) == before + 1
