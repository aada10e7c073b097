"""Lists leave as files from their own address, with the filter in force; who takes which along stands in the audit."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.transit_site.operations import reserve
from tests.attendance.world import a_person, a_session
from tests.conftest import NOON
from tests.transit_site.world import let_in, make_family, wish

LISTS = {
    "amina": ["/transit-site/stays?q=mayer", "/transit-site/reservations"],
    "bruno": [
        *("/volunteers?year=2026", "/organisations/list.xlsx?kind=nt2"),
        *(f"/planning?view=month&on={NOON:%Y-%m-%d}&programme=class_unit", "/planning/series"),
    ],
    "gert": ["/buddies?state=paused"],
    "halyna": ["/reception-desk/minors", "/reception-desk/interpreters?show=closed", "/reception-desk/statuses"],
    "dirk": ["/users"],
}
"""Who → lists."""


@pytest.fixture
def people(given):
    def note(of):
        a_session(of("bruno"), "class_unit", kind="lesson")
        reserve(wish("Peeters"), stamp=of("amina"))
        volunteer = a_person(of("bruno"), "=1+1", "Adam")
        volunteer.volunteer_since_on = of().at.date()
        return let_in(of(), make_family(of(), "Mayer", (("Sammy", 1985),)), pitch=3)

    given(note)


def test_a_list_leaves_in_both_forms_and_is_noted(app, engine, frozen_clock, client_of, people):
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
    assert noted["planning.calendar"]["programme"] == "class_unit"
    [_head, booking] = files["/transit-site/reservations"][0]
    assert booking[0] == "Verwacht"
    assert "Peeters" not in ";".join(booking)
    [_head, *sessions] = files[LISTS["bruno"][2]][0]
    assert [cells[3] for cells in sessions] == ["Klasunit"]
    assert "dirk@amal.example" in [cells[1] for cells in files["/users"][0]]


def test_a_helper_takes_no_list_along(engine, client_of):
    paths = [path for key in LISTS for path in LISTS[key]]
    statuses = {client_of(key).get(path).status_code for key in ("clara", "els") for path in paths}
    assert statuses == {403}
