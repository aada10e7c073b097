"""The register of organisations: it knows those that are there by their kind and name, and writes what is known."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.organisations import operations
from amal_field.organisations.models import Organisation
from tests.organisations.world import an_organisation
from tests.registers.folders import imported, places

pytestmark = pytest.mark.usefixtures("world")


def row(number: str = "O1", naam: str = "De Poort", soort: str = "welzijn", **cells: str) -> dict[str, str]:
    """A row of `organisaties`."""
    return {"organisatie_nr": number, "naam": naam, "soort": soort, **cells}


@pytest.fixture
def import_(tmp_path):
    def do(*rows):
        return imported(tmp_path, organisaties=list(rows))

    return do


def test_an_organisation_that_is_there_gets_its_number_and_others_are_noted(engine, import_, stamp_of):
    there = an_organisation(stamp_of("bruno"), "De Poort")
    known = row(adres="Veldstraat 1", talen="nl,fr", gestopt="01/02/2022")
    report = import_(known, row("O2", "DE  POORT", "school"))
    assert (places(report), report.made["organisaties"], report.changed["organisaties"]) == ([], 1, 1)
    own = db.session.scalars(select(Organisation).where(Organisation.register_no == "O1")).one()
    assert (own.id, own.address, own.languages, own.retired_on.year) == (there.id, "Veldstraat 1", ["nl", "fr"], 2022)
    assert import_(known).counts["organisaties"].same == 1
    report = import_(row("O3"), row("O4", "Ander", "ander"), row("O5", "ander", "ander"))
    assert places(report) == [
        ("organisaties.csv", 2, "naam", "organisation_known"),
        ("organisaties.csv", 4, "naam", "organisation_known"),
    ]
    operations.cancel_organisation(own, stamp=stamp_of("bruno"))
    report = import_(row(adres="Elders"))
    assert (places(report), own.address, own.stands) == ([], "Veldstraat 1", False)
