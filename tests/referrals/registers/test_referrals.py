"""The register of referrals goes in: its rules, its organisations, care apart, and what changed on screen."""

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.organisations.models import Organisation, OrganisationMerge
from amal_field.organisations.operations import cancel_organisation, merge_organisations, take_merge_back
from amal_field.referrals import operations
from amal_field.referrals.models import HealthImportedRow, HealthReferral, Referral
from amal_field.registers.models import ImportedRow
from tests.organisations.world import an_organisation
from tests.referrals.world import MALPERTUUS, organisation
from tests.registers.folders import imported, person, places

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

PEOPLE = [person("P1"), person("P2", voornaam="Ann", gezin_nr="G2")]


def referral(number: str = "R1", **cells: str) -> dict[str, str]:
    """A row of `doorverwijzingen`: P1 was sent to the OCMW in March 2022, and waits."""
    return {
        "verwijzing_nr": number,
        "persoon_nr": "P1",
        "soort": "ocmw",
        "bestemming": "OCMW Gent",
        "datum": "01/03/2022",
        "dienst": "onthaal",
        "status": "wachtlijst",
        **cells,
    }


@pytest.fixture
def import_(engine, tmp_path):
    """`import_(rows)`: the report of a folder with these referrals, of two people."""

    def run(*rows, persons=PEOPLE):
        return imported(tmp_path, personen=list(persons), doorverwijzingen=list(rows))

    return run


def one(number: str = "R1", model=Referral):
    return db.session.scalars(select(model).where(model.register_no == number)).one()


def test_a_status_is_a_step_without_a_day_and_waits_from_its_import(import_):
    assert import_(referral()).problems == []
    row = one()
    assert [(step.step, step.taken_on) for step in row.steps] == [("waiting_list", None)]
    assert (row.state, row.awaits_since, row.service.code) == ("waiting_list", clock.today(), "desk")


@pytest.mark.parametrize("status", ["open", "gestart", "ingetrokken"])
def test_only_what_is_still_to_come_waits(import_, status):
    import_(referral(status=status))
    assert (one().awaits_since is not None) == (status == "open")


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"persoon_nr": ""}, "persoon_nr", "referral_of_nobody"),
        ({"gezin_nr": "G1"}, "gezin_nr", "referral_of_two"),
        ({"persoon_nr": "P9"}, "persoon_nr", "number_unknown"),
        ({"persoon_nr": "", "gezin_nr": "G9"}, "gezin_nr", "number_unknown"),
        ({"datum": "24/11/2026"}, "datum", "referral_in_future"),
        ({"datum": ""}, "datum", "cell_empty"),
        ({"soort": "dokter"}, "soort", "not_a_choice"),
        ({"dienst": "vrije_tijd"}, "dienst", "not_a_choice"),
        ({"status": "weg"}, "status", "not_a_choice"),
        ({"bestemming": ""}, "bestemming", "cell_empty"),
        ({"bestemming": "x" * 101}, "bestemming", "cell_long"),
    ],
)
def test_a_wrong_row_is_named_with_its_file_line_and_column(import_, cells, column, code):
    report = import_(referral("R0"), referral(**cells))
    assert places(report) == [("doorverwijzingen.csv", 3, column, code)]


@pytest.mark.parametrize(
    ("kind", "organisation_kind"),
    [
        ("gezondheid", "health"),
        ("school_basis", "school"),
        ("school_okan", "school"),
        ("school_ander", "school"),
        ("nt2", "nt2"),
        ("ocmw", "welfare"),
        ("vrije_tijd", "leisure"),
        ("ander", "other"),
    ],
)
def test_an_unknown_destination_is_noted_with_the_kind_of_its_row_once(import_, kind, organisation_kind):
    import_(referral(soort=kind, bestemming="Nieuw Huis"), referral("R2", soort=kind, bestemming="nieuw  HUIS"))
    made = db.session.scalars(select(Organisation).where(Organisation.name == "Nieuw Huis")).one()
    assert made.kind == organisation_kind
    assert made.from_register


def test_one_that_is_known_is_found_whatever_its_capitals(import_):
    before = db.session.query(Organisation).count()
    import_(referral(bestemming="ocmw  GENT"), referral("R2", soort="ander", bestemming="De Krook"))
    assert db.session.query(Organisation).count() == before


def test_care_and_its_cells_stand_apart(import_):
    import_(referral(soort="gezondheid", bestemming="Huisarts"), referral("R2"))
    assert one(model=HealthReferral).state == "waiting_list"
    assert [row.register_no for row in db.session.scalars(select(Referral))] == ["R2"]
    kept = {model: list(db.session.scalars(select(model.number))) for model in (HealthImportedRow, ImportedRow)}
    assert kept[HealthImportedRow] == ["R1"]
    assert "R1" not in kept[ImportedRow]
    assert "R2" in kept[ImportedRow]
    assert "Huisarts" not in repr([row.cells for row in db.session.scalars(select(ImportedRow))])


def test_twice_changes_nothing_and_a_corrected_folder_changes_what_it_says(import_):
    rows = [referral(), referral("R2", soort="gezondheid", bestemming="Huisarts")]
    import_(*rows)
    again = import_(*rows)
    assert (again.made["doorverwijzingen"], again.changed["doorverwijzingen"], again.kept) == (0, 0, [])
    corrected = import_(
        referral(persoon_nr="P2", status="gestart", datum="02/03/2022"),
        referral("R2", soort="gezondheid", bestemming="Huisarts", status="aanvaard"),
    )
    assert corrected.changed["doorverwijzingen"] == 2
    assert (one().state, one().made_on.day, one().person.register_no) == ("started", 2, "P2")
    assert one("R2", HealthReferral).state == "accepted"


@pytest.mark.parametrize(("before", "after"), [("ocmw", "gezondheid"), ("gezondheid", "ocmw")])
def test_a_row_that_comes_to_be_care_or_ceases_to_be_changes_its_table(import_, before, after):
    import_(referral(soort=before, bestemming="Huis"))
    report = import_(referral(soort=after, bestemming="Huis"))
    assert report.problems == []
    model, other = (HealthReferral, Referral) if after == "gezondheid" else (Referral, HealthReferral)
    assert one(model=model).stands
    assert not [row for row in db.session.scalars(select(other)) if row.stands]
    tables = (HealthImportedRow, ImportedRow)
    kept = [table for table in tables for _ in db.session.scalars(select(table).where(table.number == "R1"))]
    assert kept == [HealthImportedRow if after == "gezondheid" else ImportedRow]
    again = import_(referral(soort=after, bestemming="Huis"))
    assert (again.made["doorverwijzingen"], again.changed["doorverwijzingen"]) == (0, 0)


def test_what_changed_on_screen_stays_and_is_told(import_, stamp_of):
    import_(referral())
    operations.take_step(one(), "started", clock.today(), stamp=stamp_of("amina"))
    report = import_(referral(status="geweigerd"))
    assert [kept.column for kept in report.kept] == ["status"]
    assert one().state == "started"


def test_one_that_was_undone_on_screen_stays_so(import_, stamp_of):
    import_(referral())
    one().cancel(stamp_of("amina"))
    db.session.flush()
    assert import_(referral(status="gestart")).problems == []
    assert not one().stands


def test_those_of_a_duplicate_go_to_the_person(import_):
    rows = [referral(), referral("R2", soort="gezondheid", bestemming="Huisarts")]
    import_(*rows)
    import_(*rows, persons=[person("P1", zelfde_als="P2"), PEOPLE[1]])
    for row in (one(), one("R2", HealthReferral)):
        assert (row.person.register_no, row.recorded_person_id != row.person_id) == ("P2", True)


@pytest.fixture
def double(import_, stamp_of):
    """A destination that a register brought, and the merge by which it went into a second, and that into a third."""
    import_(referral(bestemming="OCMW Gentt"))
    double, second = one().organisation, an_organisation(stamp_of("bruno"), "OCMW van Gent", "health")
    merge = merge_organisations(double, second, stamp=stamp_of("bruno"))
    merge_organisations(second, organisation(), stamp=stamp_of("bruno"))
    return double, merge


def destinations(*numbers: str) -> list[str]:
    return [one(number).organisation.name for number in numbers]


def test_one_that_went_into_another_leads_to_that_other_however_far(import_, double):
    before = db.session.query(Organisation).count()
    report = import_(referral(bestemming="OCMW Gentt"), referral("R2", bestemming="ocmw  GENTT"))
    assert report.problems == []
    assert destinations("R1", "R2") == ["OCMW Gent", "OCMW Gent"]
    assert db.session.query(Organisation).count() == before


def test_one_whose_merge_was_undone_leads_to_itself_again(import_, stamp_of, double):
    own, merge = double
    last = db.session.scalars(select(OrganisationMerge).where(OrganisationMerge.id != merge.id)).one()
    for done in (last, merge):
        take_merge_back(done, stamp=stamp_of("bruno"))
    before = db.session.query(Organisation).count()
    import_(referral(bestemming="OCMW Gentt"), referral("R2", bestemming="OCMW Gentt"))
    assert [one(number).organisation for number in ("R1", "R2")] == [own, own]
    assert db.session.query(Organisation).count() == before


def test_one_that_bears_a_name_again_comes_before_one_that_bore_it(import_, stamp_of, double):
    again = an_organisation(stamp_of("bruno"), "OCMW Gentt")
    import_(referral("R2", bestemming="OCMW Gentt"))
    assert one("R2").organisation == again


def test_one_that_was_undone_is_noted_anew(import_, stamp_of):
    cancel_organisation(an_organisation(stamp_of("bruno"), "Huis"), stamp=stamp_of("bruno"))
    import_(referral(bestemming="Huis"))
    assert one().organisation.stands


def test_what_changes_beside_its_destination_leaves_that_as_it_was_merged(import_, stamp_of):
    import_(referral(bestemming="Kot"))
    merge_organisations(one().organisation, organisation(MALPERTUUS), stamp=stamp_of("bruno"))
    before = db.session.query(Organisation).count()
    report = import_(referral(bestemming="Kot", status="gestart"))
    assert report.problems == []
    assert (one().state, destinations("R1")) == ("started", [MALPERTUUS])
    assert db.session.query(Organisation).count() == before
