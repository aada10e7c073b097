"""A minor without a parent: the banner, the report, the guardian, the list; and statuses that end."""

from datetime import date

import pytest
from sqlalchemy import func, update

from amal_field import clock
from amal_field.db import db
from amal_field.people.operations import register_people
from amal_field.people.rules import Newcomer, birth_from
from amal_field.reception_desk.models import DeskFile, Guardianship
from amal_field.reception_desk.queries import minors
from amal_field.stamp import stamped
from tests.page import fields_of
from tests.reception_desk.world import a_desk_file, register, rows_of
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")
AUNT = (("Tamara", "f", "1957", None), ("Nazar", "m", "2011", "other"))


@pytest.fixture
def desk(visit):
    return visit("halyna").go("/reception-desk/registrations/new")


def come(desk, **more):
    fields = {"arrived_on": in_days(0).isoformat(), "newcomers-1-companion": "relative"} | more
    return desk.send("#registration", **rows_of(AUNT, "Hnatiuk") | fields)


def test_a_minor_without_a_parent_is_reported_and_gets_a_guardian(desk, noted, visit):
    come(desk)
    assert [link.get("href") for link in desk.find(".desk-alarm .phone")] == ["tel:+3278154324"]
    desk.go("/reception-desk/minors")
    assert [chip.text_content() for chip in desk.find(".desk-counts .chip")] == ["Nog te melden: 1"]
    assert noted()[-1][:3] == ("reception_desk.minors", "desk", "page")
    address = desk.find("#minors a")[0].get("href")
    desk.go(address).send("#guardianship", reported_on=in_days(0).isoformat())
    assert (desk.status, desk.find("#reported_how-error")[0].text_content()) == (
        422,
        "Zeg hoe: per telefoon, met het formulier, of al door DVZ.",
    )
    desk.send("#guardianship", reported_how="phone")
    assert "Gemeld" in desk.find("h1 + p .chip")[0].text_content()
    assert desk.find(".desk-alarm") == []
    desk.send("#guardianship", guardian_phone="0497 62 10 35")
    assert desk.find("#guardian-error")
    desk.send("#guardianship", guardian="Mieke Van Damme", guardian_since=in_days(0).isoformat())
    assert "Heeft een voogd" in desk.text
    assert "Nog te melden" not in desk.go("/reception-desk/minors").text
    assert visit("gert").go("/reception-desk/minors").status == 403


def test_what_a_register_tells_is_counted_apart_and_years_are_filtered(app, stamp_of, desk):
    come(desk)
    with app.app_context():
        stamp = stamp_of("halyna")
        born = birth_from(2006, today=clock.today())
        people = register_people([Newcomer(name, "Kravets", born) for name in ("Ivan", "Oleh")], stamp=stamp)
        for person, number, year in zip(people, ("OD1", "OD2"), (2022, 2025), strict=True):
            db.session.add(
                DeskFile(
                    register_no=number,
                    person_id=person.id,
                    recorded_person_id=person.id,
                    arrived_on=date(year, 5, 2),
                    companion="nobody",
                    **stamped(stamp),
                )
            )
        db.session.commit()
        assert minors.counts(clock.today(), None) == {"open": 1, "unknown": 1}
        assert minors.counts(clock.today(), 2022) == {"unknown": 1}
        assert minors.years(clock.today()) == [2026, 2022]
    desk.go("/reception-desk/minors?year=2022")
    assert [row.text_content() for row in desk.find("#minors .row__name")] == ["Ivan Kravets"]
    assert len(desk.go("/reception-desk/minors?year=zz").find("#minors .row")) == 2


@pytest.mark.parametrize("sign", ["\u202e", "\0"], ids=["turned", "nul"])
@pytest.mark.parametrize("field", ["guardian", "guardian_phone", "reported_by"])
def test_a_sign_that_nobody_sees_is_in_no_field_of_a_guardian(desk, count, field, sign):
    come(desk)
    desk.go("/reception-desk/minors")
    desk.go(desk.find("#minors a")[0].get("href")).send("#guardianship", **{field: f"Mie{sign}ke"})
    assert (desk.status, "dat niemand ziet" in desk.text) == (422, True)
    assert count(Guardianship) == 0


def test_a_file_stays_one_of_the_desk_once_an_export_gave_it_a_number(app, desk):
    come(desk)
    with app.app_context():
        db.session.execute(update(DeskFile).values(register_no=func.coalesce(DeskFile.register_no, DeskFile.file_no)))
        db.session.commit()
        assert minors.counts(clock.today(), None) == {"open": 1}


def test_a_file_of_a_register_has_no_banner_since_nobody_knows_what_was_reported(app, desk, stamp_of):
    with app.app_context():
        child = [Newcomer("Nazar", "Kravets", birth_from(2011, today=clock.today()))]
        (person,) = register_people(child, stamp=stamp_of("halyna"))
        file = a_desk_file(stamp_of("halyna"), person, companion="nobody", arrived_on=clock.today(), register_no="OD1")
        db.session.commit()
        addresses = f"/reception-desk/files/persons/{person.id}", f"/reception-desk/minors/{file.id}"
    for address in addresses:
        assert desk.go(address).status == 200
        assert desk.find(".desk-alarm") == []


def test_a_status_of_annex_15_stands_in_the_list_before_it_ends(desk):
    register(desk, status="annex_15", since=in_days(-20).isoformat())
    correction = next(link.get("href") for link in desk.find(".desk-person a.button--small"))
    assert len(desk.go("/reception-desk/statuses").find("#statuses .row")) == 4
    desk.go(correction).send(
        "#status-form", status="a_card", since=in_days(-1).isoformat(), until=in_days(200).isoformat()
    )
    assert "A-kaart" in desk.text
    assert len(desk.go("/reception-desk/statuses").find("#statuses .row")) == 3
    desk.go(correction)
    desk.send("#status-form", status="a_card", since=in_days(1).isoformat())
    assert desk.find("#since-error")
    desk.go(correction).post(desk.find(".members form")[0].get("action"), fields_of(desk.find(".members form")[0]))
    assert len(desk.go("/reception-desk/statuses").find("#statuses .row")) == 4


def test_a_file_is_corrected_at_its_fields(desk):
    register(desk)
    marko = [link.get("href") for link in desk.find(".desk-person a.button--small")][2]
    desk.go(marko).send("#file", arrived_on=in_days(1).isoformat())
    assert "schrijf je later in" in desk.find("#arrived_on-error")[0].text_content()
    desk.send("#file", arrived_on=in_days(-3).isoformat(), companion="relative", address_kind="own")
    assert desk.status == 200
    assert desk.find(".desk-alarm")
    assert "Eigen adres" in desk.text
    assert desk.go(marko).find("#companion option[selected]")[0].get("value") == "relative"
    desk.send("section:last-of-type form[action$='/cancellation']")
    assert "niemand van deze inschrijving" in desk.text
    assert desk.go(marko).status == 404
