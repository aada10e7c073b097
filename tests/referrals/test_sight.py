"""Who sees what: nobody finds a referral that is not theirs, in no count, list, search or page."""

from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import player
from amal_field.db import db
from amal_field.looks.models import Look, LookPerson
from tests.crawl import crawl
from tests.referrals.world import MALPERTUUS, refer
from tests.transit_site.world import in_days, known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")

OF_THE_SITE, OF_THE_DESK, CARE_SITE, CARE_DESK = "site", "desk", "care of the site", "care of the desk"
BY_NAME = ("/organisations", "/contacts/organisations")
"""Where organisations are named, whoever was sent there."""
SEEN = {
    "amina": {OF_THE_SITE},
    "farah": {CARE_SITE},
    "halyna": {OF_THE_DESK, CARE_DESK},
    "bruno": set(),
    "dirk": set(),
    "clara": set(),
    "jan": set(),
}


@pytest.fixture
def everything(acted):
    """A referral of each sort, of somebody on the site today, made long ago: sort → key; and who they are."""

    def make(stamp_of):
        household = make_family(stamp_of("amina"), "Gezien", (("Davy", 1985), ("Nele", 1988)))
        let_in(stamp_of("amina"), household)
        person = household.members[0].person
        made = {
            OF_THE_SITE: refer(stamp_of("amina"), person, kind="leisure", to="Natuurpunt", on=in_days(-30)),
            OF_THE_DESK: refer(stamp_of("halyna"), person, service="desk", on=in_days(-30)),
            CARE_SITE: refer(stamp_of("farah"), person, kind="health", to=MALPERTUUS, on=in_days(-30)),
            CARE_DESK: refer(
                stamp_of("halyna"), household, kind="health", to=MALPERTUUS, service="desk", on=in_days(-30)
            ),
        }
        keys = {sort: rows[0].id for sort, rows in made.items()}
        return keys, person.id, household.id, [member.person_id for member in household.members]

    return acted(make)


@pytest.mark.parametrize("who", SEEN)
def test_each_sees_theirs_by_key_and_the_others_are_not_there(visit, desk, everything, who):
    keys = everything[0]
    page = visit(who)
    for sort, key in keys.items():
        for path in (f"/referrals/{key}", f"/referrals/{key}/letter"):
            wanted = 200 if sort in SEEN[who] else 403 if not SEEN[who] else 404
            assert page.client.get(path).status_code == wanted, (sort, path)


@pytest.mark.only_on("sqlite")  # the statements of every page are tried on both elsewhere; a crawl is long
@pytest.mark.parametrize("who", ["amina", "farah", "halyna", "bruno", "clara"])
def test_crawling_every_page_finds_none_that_is_not_theirs(visit, desk, everything, who):
    keys, person_id, household_id, _people = everything
    pages = crawl(visit(who), f"/people/persons/{person_id}", f"/people/households/{household_id}")
    found = {sort for sort, key in keys.items() if any(str(key) in source for source in pages.values())}
    assert found == SEEN[who]
    if who in ("amina", "bruno", "clara"):
        reached = [url for url, source in pages.items() if MALPERTUUS in source and not url.startswith(BY_NAME)]
        assert reached == []


def test_the_coordinator_of_programmes_reads_numbers_without_care_and_no_names(visit, everything):
    page = visit("bruno").go("/referrals")
    rows = {tr[0].text_content().strip(): tr[1].text_content() for tr in page.find("tbody tr")}
    assert rows == {"Natuurpunt": "1", "OCMW Gent": "1"}
    assert not page.find("tbody a")
    assert "Gezien" not in page.text


def test_the_health_coordinator_finds_who_is_on_the_site_today_or_was_referred(visit, acted):
    def make(stamp_of):
        gone = known_family(stamp_of("amina"), "Vertrokken")
        sent = known_family(stamp_of("amina"), "Gestuurd", pitch=21)
        here = make_family(stamp_of("amina"), "Hier")
        let_in(stamp_of("amina"), here)
        refer(stamp_of("farah"), sent, kind="health", to=MALPERTUUS)
        return {name: family.members[0].person_id for name, family in (("gone", gone), ("sent", sent), ("here", here))}

    keys = acted(make)
    statuses = {name: visit("farah").go(f"/people/persons/{key}").status for name, key in keys.items()}
    assert statuses == {"gone": 404, "sent": 200, "here": 200}
    for name, wanted in (("Vertrokken", False), ("Gestuurd", True), ("Hier", True)):
        assert (f"Sammy {name}" in visit("farah").go(f"/people?q={name}").text) == wanted


def looks(app, who) -> list[tuple[str, str, str, str | None, set]]:
    with app.app_context():
        rows = [
            (
                look.kind,
                look.act,
                look.page,
                look.reason,
                set(db.session.scalars(select(LookPerson.person_id).where(LookPerson.look_id == look.id))),
            )
            for look in db.session.scalars(select(Look).where(Look.by_id == player(who).id).order_by(Look.at, Look.id))
        ]
        db.session.remove()
    return rows


@pytest.mark.parametrize(
    ("path", "act", "reason"),
    [
        ("/referrals/{key}", "page", "following"),
        ("/referrals/{key}/letter", "print", "letter"),
        ("/referrals/care", "page", "following"),
        ("/referrals/care/quiet", "page", "following"),
        ("/referrals/care/list", "print", "export"),
        ("/referrals/care/list.xlsx", "export", "export"),
        ("/people/persons/{person}", "page", "following"),
        ("/people/households/{household}", "page", "following"),
    ],
)
def test_every_reading_of_care_is_a_look_at_exactly_its_people(app, visit, everything, path, act, reason):
    keys, person_id, household_id, _people = everything
    url = path.format(key=keys[CARE_SITE], person=person_id, household=household_id)
    assert visit("farah").client.get(url).status_code == 200
    read = [look for look in looks(app, "farah") if look[0] == "health"]
    assert read
    assert {(one[0], one[1], one[3]) for one in read} == {("health", act, reason)}
    assert set().union(*(one[4] for one in read)) == {person_id}


def test_a_household_to_care_is_a_look_at_everybody_in_it(app, visit, desk, everything):
    keys, _person, _household, people = everything
    assert visit("halyna").go(f"/referrals/{keys[CARE_DESK]}").status == 200
    assert {look[4] == set(people) for look in looks(app, "halyna")} == {True}


def test_where_there_is_nothing_of_care_to_read_there_is_no_look(app, visit, family):
    for path in ("/referrals/care", "/referrals", f"/people/persons/{family.person_ids[0]}"):
        assert visit("farah").go(path).status == 200
    assert [look for look in looks(app, "farah") if look[0] == "health"] == []


def test_a_step_of_care_leaves_its_look_with_its_write(app, visit, everything):
    page = visit("farah").go(f"/referrals/{everything[0][CARE_SITE]}")
    page.send("#step-form", step="accepted")
    assert ("health", "answer", "referrals.step", "following", {everything[1]}) in looks(app, "farah")


def test_a_refused_referral_to_care_that_shows_another_leaves_its_look(app, visit, everything):
    keys, person_id, _household_id, _people = everything
    page = visit("farah").go(f"/referrals/new?person={person_id}")
    there = page.find("button[name=destination]")[0].get("value")
    page.send("#making", whom=f"person:{person_id}", kind="health", destination=there)
    assert page.status == 422
    assert page.find(f"#making a[href='/referrals/{keys[CARE_SITE]}']")
    assert ("health", "answer", "referrals.making", "making", {person_id}) in looks(app, "farah")


def test_a_file_with_names_leaves_a_look(app, visit, everything, acted):
    page = visit("amina").go(f"/referrals/{everything[0][OF_THE_SITE]}")
    there = page.go("/referrals").find("tbody a")[0].get("href")
    content = page.client.get(f"{there}/list.xlsx").data
    [_header, row] = list(openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert (row[0], row[2]) == ("Davy Gezien", "Natuurpunt")
    assert ("people", "export", "referrals.destination_sheet", None, {everything[1]}) in looks(app, "amina")
