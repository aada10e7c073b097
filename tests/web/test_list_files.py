"""Lists leave as files from their own address, with the filter in force; who takes which along stands in the audit."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.db import db
from tests.attendance.world import a_person
from tests.transit_site.world import let_in, make_family

LISTS = {
    "amina": ["/transit-site/stays?q=mayer"],
    "bruno": ["/volunteers?year=2026", "/organisations/list.xlsx?kind=nt2"],
    "gert": ["/buddies?state=paused"],
    "halyna": ["/reception-desk/minors", "/reception-desk/interpreters?show=closed"],
}
"""Who → lists."""


@pytest.fixture
def people(given):
    def note(of):
        volunteer = a_person(of("bruno"), "=1+1", "Adam")
        volunteer.volunteer_since_on = of().at.date()
        return let_in(of(), make_family(of(), "Mayer", (("Sammy", 1985),)), pitch=3)

    given(note)


def test_a_list_leaves_in_both_forms_and_is_noted(app, engine, client_of, people, frozen_clock):
    files = {}
    for key, paths in LISTS.items():
        client = client_of(key)
        for path in paths:
            mark = "&" if "?" in path else "?"
            text, book = (client.get(f"{path}{mark}as={form}") for form in ("csv", "xlsx"))
            assert (text.status_code, book.status_code) == (200, 200), path
            rows = list(csv.reader(StringIO(text.data.decode("utf-8-sig"), newline=""), delimiter=";"))
            sheet = list(load_workbook(BytesIO(book.data)).active.iter_rows(values_only=True))
            assert (len(sheet), len(sheet[0])) == (len(rows), len(rows[0])), path
            files[path] = (rows, sheet)
    rows, sheet = files["/volunteers?year=2026"]
    assert "'=1+1 Adam" in [row[0] for row in rows]
    assert "=1+1 Adam" in [row[0] for row in sheet]
    [_head, stay] = files["/transit-site/stays?q=mayer"][0]
    assert stay[1] == "3"
    assert "Mayer" not in ";".join(stay)
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "registers:export:write")).all()
        db.session.remove()
    assert len(entries) == 2 * sum(map(len, LISTS.values()))
    noted = {entry.details["list"]: entry.details for entry in entries}
    assert noted["transit_site.stays"] == {"list": "transit_site.stays", "rows": 1, "searched": "yes"}
    assert noted["organisations.sheet"]["kind"] == "nt2"
