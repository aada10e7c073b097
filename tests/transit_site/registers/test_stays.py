"""The register of stays: what is stored, and which rows are wrong."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.transit_site.models import Stay, StayCaravan, StayPerson, StayPitch
from tests.registers.folders import places, stay
from tests.transit_site.imported import add_rule, days, one, told

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


WRONG = {
    "no number": (stay(""), "verblijf_nr", "cell_empty"),
    "no household": (stay(gezin_nr=""), "gezin_nr", "cell_empty"),
    "a household that nobody has": (stay(gezin_nr="G9"), "gezin_nr", "number_unknown"),
    "no pitch": (stay(standplaatsen=""), "standplaatsen", "cell_empty"),
    "a pitch that the site does not have": (stay(standplaatsen="26"), "standplaatsen", "pitch_unknown"),
    "pitch nought": (stay(standplaatsen="3,0"), "standplaatsen", "pitch_unknown"),
    "a pitch under zero": (stay(standplaatsen="-3"), "standplaatsen", "below_zero"),
    "a pitch with a letter": (stay(standplaatsen="3a"), "standplaatsen", "not_whole"),
    "the same pitch twice": (stay(standplaatsen="3,03"), "standplaatsen", "listed_twice"),
    "a gap in the list": (stay(standplaatsen="3,,4"), "standplaatsen", "list_gap"),
    "no arrival": (stay(aankomst=""), "aankomst", "cell_empty"),
    "an arrival that does not exist": (stay(aankomst="31/02/2022"), "aankomst", "not_a_day"),
    "an end before the beginning": (stay(vertrek="28/02/2022"), "vertrek", "departure_before_arrival"),
    "a plan before the beginning": (stay(gepland_vertrek="28/02/2022"), "gepland_vertrek", "plan_before_arrival"),
    "an arrival that is to come": (stay(aankomst="24/11/2026", vertrek=""), "aankomst", "day_to_come"),
    "a departure that is to come": (stay(vertrek="24/11/2026"), "vertrek", "day_to_come"),
    "nobody": (stay(personen=""), "personen", "cell_empty"),
    "a person that no row has": (stay(personen="P1,P9"), "personen", "number_unknown"),
    "the same person twice": (stay(personen="P1,P1"), "personen", "listed_twice"),
    "the same human being twice": (stay(personen="P1,P4"), "personen", "human_twice"),
    "somebody who was not born": (
        stay(personen="P1,P2", aankomst="28/02/2022"),
        "aankomst",
        "arrival_before_birth",
    ),
    "a payment under zero": (stay(voorafbetaling="-5"), "voorafbetaling", "below_zero"),
    "a payment that is none": (stay(voorafbetaling="12,5O"), "voorafbetaling", "not_euros"),
    "a payment that is too large": (stay(voorafbetaling="1" * 9), "voorafbetaling", "too_large"),
    "a meter that is none": (stay(meter_begin="1e9"), "meter_begin", "not_whole"),
    "a meter that is too large": (stay(meter_einde="1" * 10), "meter_einde", "too_large"),
    "a meter that runs back": (stay(meter_begin="10", meter_einde="9"), "meter_einde", "meter_back"),
}


def test_every_wrong_row_is_named(engine, import_):
    found = {what: places(import_(row)) for what, (row, _, _) in WRONG.items()}
    assert found == {what: [("verblijven.csv", 2, column, code)] for what, (_, column, code) in WRONG.items()}
    assert db.session.scalars(select(Stay)).all() == []


def test_all_wrong_rows_are_named_at_once(engine, import_):
    report = import_(*(row | {"verblijf_nr": f"V{index}"} for index, (row, _, _) in enumerate(WRONG.values())))
    expected = {(line, column) for line, (_, column, _) in enumerate(WRONG.values(), 2)} - {(2, "verblijf_nr")}
    assert expected <= {(one.line, one.column) for one in report.problems}


def test_two_stays_at_once_on_a_pitch_are_named_at_the_later_line(engine, import_):
    report = import_(
        stay("V1", standplaatsen="3,4"),
        stay("V2", standplaatsen="4", personen="P3", aankomst="07/03/2022", vertrek=""),
        stay("V3", standplaatsen="4", personen="P2", aankomst="08/03/2022", vertrek="08/03/2022"),
    )
    assert places(report) == [
        ("verblijven.csv", 3, "standplaatsen", "pitch_two_stays"),
        ("verblijven.csv", 4, "standplaatsen", "pitch_two_stays"),
    ]
    assert report.problems[0].broken.values == {"pitch": 4, "other": "V1"}
    assert report.problems[1].broken.values == {"pitch": 4, "other": "V2"}


def test_two_stays_at_once_of_a_human_being_are_named(engine, import_):
    report = import_(stay("V1"), stay("V2", standplaatsen="4", personen="P3,P4"))
    assert places(report) == [("verblijven.csv", 3, "personen", "person_two_stays")]
    assert report.problems[0].broken.values == {"person": "P4", "other": "V1"}


def test_who_comes_on_the_day_of_departure_is_welcome(engine, import_):
    rows = [stay("V1"), stay("V2", aankomst="08/03/2022", vertrek=""), stay("V3", aankomst="01/03/2022")]
    rows[2]["vertrek"] = "01/03/2022"
    assert import_(*rows).problems == []


def test_a_stay_is_stored_with_all_that_hangs_on_it(engine, import_):
    row = stay(standplaatsen="4,3", personen="P2,P4", nummerplaten="1-abc-123,FR 22", voorafbetaling="150")
    row |= {"gepland_vertrek": "09/03/2022", "meter_begin": "10", "meter_einde": "30"}
    assert import_(row).made == {"personen": 4, "verblijven": 1}
    stored = one()
    assert (stored.household.register_no, stored.ticket_no, stored.departure_kind) == ("G1", None, "departed")
    assert (stored.prepayment, stored.meter_start, stored.meter_end) == (Decimal("150.00"), 10, 30)
    week = [(date(2022, 3, 1), date(2022, 3, 8))] * 2
    assert days(stored.pitches) == days(stored.persons) == days(stored.caravans) == week
    assert [caravan.plate_key for caravan in stored.caravans] == ["1ABC123", "FR22"]
    people = {(spell.person.register_no, recorded_of(spell)) for spell in stored.persons}
    assert people == {("P2", "P2"), ("P1", "P4")}
    assert told() == row | {"standplaatsen": "3,4", "voorafbetaling": "150,00"}


def recorded_of(spell):
    return db.session.get(Person, spell.recorded_person_id).register_no


def test_more_than_the_rules_allow_is_marked_not_refused(engine, import_):
    rows = [stay(f"V{n}", aankomst=f"0{n}/04/2022", vertrek=f"0{n}/04/2022") for n in range(1, 7)]
    rows.append(stay("V7", aankomst="01/06/2022", vertrek="23/06/2022"))
    rows.append(stay("V8", aankomst="01/01/2023", vertrek="22/01/2023"))
    rows.append(stay("V9", aankomst="01/01/2013", vertrek="22/06/2013", personen="P1"))
    assert import_(*rows).problems == []
    marks = {number: one(number).marks for number in ("V5", "V6", "V7", "V8", "V9")}
    assert marks == {"V5": [], "V6": ["too_many"], "V7": ["too_long", "too_many"], "V8": [], "V9": []}
    assert import_(stay("V0", aankomst="01/02/2022", vertrek="02/02/2022")).problems == []
    assert one("V5").marks == ["too_many"]


def test_the_rules_are_those_of_the_day_of_arrival(engine, import_):
    add_rule(date(2023, 1, 1), capacity=25, max_nights=3, max_stays=9)
    import_(stay("V1"), stay("V2", aankomst="01/03/2023", vertrek="08/03/2023"))
    assert (one("V1").marks, one("V2").marks) == ([], ["too_long"])


def test_stays_that_change_places_do_not_collide_halfway(engine, import_):
    first, second = stay("V1"), stay("V2", standplaatsen="4", personen="P3")
    import_(first, second)
    report = import_(first | {"standplaatsen": "4"}, second | {"standplaatsen": "3"})
    assert (report.problems, report.changed["verblijven"]) == ([], 2)
    assert (told("V1")["standplaatsen"], told("V2")["standplaatsen"]) == ("4", "3")
    later = [row | {"standplaatsen": "4"} for row in (first, second)]
    later[0] |= {"aankomst": "08/03/2022", "vertrek": "20/03/2022"}
    assert import_(*later).problems == []
    assert days(one("V1").pitches) == [(date(2022, 3, 8), date(2022, 3, 20))]


def test_a_corrected_stay_keeps_what_was_given_up_as_undone(engine, import_):
    import_(stay(standplaatsen="3,4", personen="P1,P2"))
    import_(stay(standplaatsen="4,5", personen="P2", vertrek="10/03/2022"))
    stored = one()
    assert told()["standplaatsen"] == "4,5"
    assert sorted(spell.pitch.number for spell in stored.pitches) == [3, 4, 5]
    assert days(stored.pitches) == [(date(2022, 3, 1), date(2022, 3, 10))] * 2
    assert days(stored.persons) == [(date(2022, 3, 1), date(2022, 3, 10))]


def test_a_departure_that_comes_later_ends_the_spells(engine, import_):
    import_(stay(vertrek=""))
    assert one().is_open
    assert import_(stay()).changed["verblijven"] == 1
    stored = one()
    assert (stored.is_open, stored.departure_kind) == (False, "departed")
    assert {day for _, day in days([*stored.pitches, *stored.persons, *stored.caravans])} == {date(2022, 3, 8)}


def test_the_order_within_a_cell_says_nothing(engine, import_):
    row = stay(standplaatsen="3,12", personen="P1,P2", nummerplaten="B,A")
    import_(row)
    report = import_(row | {"standplaatsen": "12, 3", "personen": "P2 ,P1", "nummerplaten": "A,B"})
    assert report.changed["verblijven"] == 0


def test_the_same_folder_twice_leaves_every_row_as_it_is(engine, import_):
    rows = stay("V1", personen="P2,P4"), stay("V2", personen="P3", standplaatsen="9", vertrek="")

    def everything():
        kinds = Stay, StayPitch, StayPerson, StayCaravan, Person
        return [
            sorted(str([getattr(row, column.key) for column in kind.__table__.columns]) for row in rows)
            for kind, rows in ((kind, db.session.scalars(select(kind)).all()) for kind in kinds)
        ]

    import_(*rows)
    before = everything()
    assert import_(*rows).changed == {"personen": 0, "verblijven": 0}
    assert everything() == before
