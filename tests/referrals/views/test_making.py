"""Sending somebody somewhere: from three pages, in few taps, with nobody chosen beforehand."""

import pytest
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.organisations import operations as organisations
from amal_field.stamp import Submission
from tests.page import fields_of
from tests.referrals.world import MALPERTUUS, organisation
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def key_of(acted):
    """`key_of("OCMW Gent")`: the key of an organisation, as a form sends it."""
    return lambda name: str(acted(lambda stamp_of: organisation(name).id))


def opened(visit, family, who="amina", path="/people/persons/{person}"):
    page = visit(who).go(path.format(person=family.person_ids[0], household=family.household_id, stay=family.stay_id))
    link = page.find("#referrals a.button")[0].get("href")
    return page.go(link)


@pytest.mark.parametrize(
    "path", ["/people/persons/{person}", "/people/households/{household}", "/transit-site/stays/{stay}"]
)
def test_it_begins_on_three_pages_with_nobody_chosen(visit, family, path):
    page = opened(visit, family, path=path)
    offered = page.find("#making [name=whom]")
    assert len(offered) == 6
    assert not page.find("#making [name=whom][checked]")
    assert not page.find("#making [name=kind][checked]")


def test_three_taps_after_that_send_two_of_five(visit, family, stored, key_of):
    page = opened(visit, family)
    two = [f"person:{key}" for key in family.person_ids[1:3]]
    page.send("#making", whom=two, kind="ocmw", destination=key_of("OCMW Gent"))
    assert page.status == 200
    assert stored() == [("referrals", key, None, "open") for key in family.person_ids[1:3]]
    assert "OCMW Gent" in page.text


def test_the_whole_household_is_one_referral(visit, family, stored, key_of):
    page = opened(visit, family)
    page.send("#making", whom=f"household:{family.household_id}", kind="ocmw", destination=key_of("OCMW Gent"))
    assert stored() == [("referrals", None, family.household_id, "open")]


def test_sent_twice_is_once(visit, family, stored, key_of):
    page = opened(visit, family)
    fields = fields_of(page.form("#making")) | {
        "whom": f"person:{family.person_ids[0]}",
        "kind": "ocmw",
        "destination": key_of("OCMW Gent"),
    }
    for _ in range(2):
        page.post("/referrals", fields)
    assert len(stored()) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"whom": None}, "whom"),
        ({"whom": "person:00000000-0000-7000-8000-000000000007"}, "whom"),
        ({"whom": "nobody"}, "whom"),
        ({"kind": None}, "kind"),
        ({"kind": "health"}, "kind"),
        ({"destination": None}, "destination"),
        ({"destination": "x"}, "destination"),
        ({"destination": "00000000-0000-7000-8000-000000000007"}, "destination"),
        ({"made_on": "2026-11-24"}, "made_on"),
        ({"made_on": "x"}, "made_on"),
        ({"made_on": ""}, "made_on"),
        ({"kind": "nt2"}, "destination"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(visit, family, stored, key_of, change, field):
    page = opened(visit, family)
    good = {"whom": f"person:{family.person_ids[0]}", "kind": "ocmw", "destination": key_of("OCMW Gent")}
    page.send("#making", **good | change)
    assert page.status == 422
    assert page.find(f"#making .problems a[href='#{field}']")
    assert page.find(f"#{field}-error")
    if "whom" not in change:
        assert [one.get("value") for one in page.find("#making [name=whom][checked]")] == [good["whom"]]
    assert stored() == []


def test_nobody_is_sent_where_it_stopped(visit, family, acted, stored, key_of):
    there = key_of("OCMW Gent")
    page = opened(visit, family)
    acted(lambda stamp_of: organisations.retire_organisation(organisation(), in_days(0), stamp=stamp_of("bruno")))
    page.send("#making", whom=f"person:{family.person_ids[0]}", kind="ocmw", destination=there)
    assert page.status == 422
    assert "OCMW Gent" in page.find("#destination-error")[0].text_content()
    assert stored() == []
    assert not page.find(f"#making button[value='{there}']")


def test_the_same_open_one_warns_with_a_link_and_may_be_made_anyway(visit, family, stored, key_of):
    good = {"whom": f"person:{family.person_ids[0]}", "kind": "ocmw", "destination": key_of("OCMW Gent")}
    opened(visit, family).send("#making", **good)
    page = opened(visit, family).send("#making", **good)
    assert page.status == 422
    assert len(stored()) == 1
    link = page.find("#making .problems a[href^='/referrals/']")[0].get("href")
    page.send("#making", **good | {"anyway": "yes"})
    assert len(stored()) == 2
    assert visit("amina").go(link).status == 200


def test_one_that_ended_or_leads_elsewhere_does_not_warn(visit, family, stored, key_of):
    good = {"whom": f"person:{family.person_ids[0]}", "kind": "ocmw", "destination": key_of("OCMW Gent")}
    page = opened(visit, family).send("#making", **good)
    page.send("#step-form", step="refused")
    opened(visit, family).send("#making", **good)
    opened(visit, family).send("#making", **good | {"whom": f"person:{family.person_ids[1]}"})
    assert sorted(state for *_row, state in stored()) == ["open", "open", "refused"]


def test_those_made_together_are_undone_together_and_only_before_they_go_on(visit, family, stored, key_of):
    two = [f"person:{key}" for key in family.person_ids[:2]]
    page = opened(visit, family).send("#making", whom=two, kind="ocmw", destination=key_of("OCMW Gent"))
    here = page.response.request.path
    page.post(f"{here}/cancellation", fields_of(page.form("section form[action$='/cancellation']")))
    assert stored() == []
    page = opened(visit, family).send("#making", whom=two, kind="ocmw", destination=key_of("OCMW Gent"))
    here = page.response.request.path
    fields = fields_of(page.form("section form[action$='/cancellation']"))
    page.send("#step-form", step="accepted")
    page.post(f"{here}/cancellation", fields)
    assert page.status == 422
    assert len(stored()) == 2


def test_a_site_manager_cannot_refer_to_care(visit, family, stored, key_of):
    page = opened(visit, family)
    assert not page.find("#making [name=kind][value=health]")
    assert MALPERTUUS not in page.text
    page.send("#making", whom=f"person:{family.person_ids[0]}", kind="health", destination=key_of(MALPERTUUS))
    assert page.status == 422
    assert stored() == []


def test_care_leaves_no_trace_beside_its_table(app, visit, family, stored, key_of):
    page = opened(visit, family, "farah")
    assert [one.get("value") for one in page.find("#making [name=kind]")] == ["health"]
    page.send("#making", whom=f"person:{family.person_ids[0]}", kind="health", destination=key_of(MALPERTUUS))
    assert stored() == [("health_referrals", family.person_ids[0], None, "open")]
    page.send("#step-form", step="waiting_list")
    page.send("#details", look_again_on="2026-12-01")
    there = key_of(MALPERTUUS)
    with app.app_context():
        submissions = [row for row in db.session.scalars(select(Submission)) if row.path.startswith("/referrals")]
        entries = [one for one in db.session.scalars(select(AuditEntry)) if one.tag.startswith("referrals:")]
    assert len(submissions) == len(entries) == 3
    for row in submissions:
        told = repr((row.path, row.location, row.body, row.headers, row.note, row.sight["found"]))
        assert (row.body, row.note) == (None, None)
        assert not any(str(key) in told for key in (*family.person_ids, family.household_id, there))
        assert "health" not in told
        assert MALPERTUUS not in told
    for entry in entries:
        assert (entry.subject_table, entry.details) == ("referrals", {})


def test_whom_one_may_not_see_is_not_referred(visit, family, given):
    for who, path in (("halyna", "person"), ("halyna", "household")):
        key = family.person_ids[0] if path == "person" else family.household_id
        assert visit(who).go(f"/referrals/new?{path}={key}").status == 404
    for nonsense in ("?person=x", "?household=1", "?person=00000000-0000-7000-8000-000000000007"):
        assert visit("amina").go(f"/referrals/new{nonsense}").status == 404
