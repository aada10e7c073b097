"""Registers on screen: chosen, looked at, mended, stored; and all that may come between."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.audit import AuditEntry
from amal_field.db import begin_write, db
from amal_field.people.models import Person
from amal_field.registers.importing.register import REGISTERS
from amal_field.registers.models import ImportedRow, ImportFile, ImportJob
from amal_field.registers.rules import MOST_BYTES
from tests.conftest import NOON
from tests.page import fields_of
from tests.registers.folders import attendance, person, session, stay, text_of, vaccination, workbook_of
from tests.registers.jobs import files_of, looked_at, send, worked

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def kept(app):
    """`kept()`: of the imports, the latest first, the state, and how many bytes are kept of each of its files."""

    def read():
        with app.app_context():
            jobs = db.session.scalars(select(ImportJob).order_by(ImportJob.recorded_at.desc(), ImportJob.id.desc()))
            size = select(func.length(ImportFile.content)).order_by(ImportFile.id)
            told = [(job.state, list(db.session.scalars(size.where(ImportFile.import_id == job.id)))) for job in jobs]
            db.session.remove()
            return told

    return read


def test_from_errors_to_stored_and_again(engine, app, visit, count, kept):
    page, before = visit("bruno"), count(Person)
    wrong = files_of(
        personen=[person(geslacht="q"), person("P2", geboortedatum="31/02/2020"), person("P3", geslacht="z")],
        verblijven=[stay(personen="P9")],
        klanten="a;b",
    )
    looked_at(app, page, wrong)
    assert "5 fouten" in page.text
    assert not page.find("form[enctype]")
    assert [int(chip.text) for chip in page.find(".registers__kind .chip")] == [2, 1, 1, 1]
    assert "personen.csv, regel 4, geslacht z" in page.text
    book = load_workbook(BytesIO(page.client.get(f"{page.url}/errors.xlsx").data)).active
    assert [row[:4] for row in book.iter_rows(min_row=2, values_only=True)] == [
        ("klanten.csv", 1, None, None),
        ("personen.csv", 2, "geslacht", "q"),
        ("personen.csv", 3, "geboortedatum", "31/02/2020"),
        ("personen.csv", 4, "geslacht", "z"),
        ("verblijven.csv", 2, "personen", "P9"),
    ]
    assert kept() == [("ready", [None, None, None])]
    right = files_of(personen=[person(), person("P2"), person("P3")], verblijven=[stay()])
    looked_at(app, page, right)
    assert "4 nieuw, 0 gewijzigd" in page.text
    assert count(Person) == before
    assert "lijkt" not in page.text
    send(page, {})
    assert page.find("progress")
    worked(app)
    assert count(Person) == before + 3
    assert "Bewaard: 4 nieuw, 0 gewijzigd." in page.go(page.url).text
    assert kept()[0] == ("stored", [None, None])
    again = files_of(personen=[person("P8", voornaam="Ann", geboortedatum="03/04/1985"), person("P9", achternaam="Q")])
    for number in ("P7", "P8"):
        looked_at(app, page, {name: text.replace(b"P8", number.encode()) for name, text in again.items()})
        resembles = [link.text for link in page.find(".registers__kind a")]
        send(page, {})
        worked(app)
    assert resembles == ["Ann Maes (P7)"]
    rows, before = count(ImportedRow), before + 3
    looked_at(app, page, right)
    assert "0 nieuw, 0 gewijzigd" in page.text
    send(page, {})
    worked(app)
    assert (count(Person), count(ImportedRow)) == (before + 3, rows)
    assert "5 fouten" in page.go("/registers/imports").text
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "people:person:import")).all()
        assert {entry.by_id for entry in entries} == {IMPORT_ID}
        assert {entry.token for entry in entries} < set(db.session.scalars(select(ImportJob.id)))


def test_a_file_of_windows_is_told_with_what_can_be_done_on_screen(engine, app, visit):
    page = visit("bruno")
    looked_at(app, page, {"personen.csv": text_of("personen", [person(voornaam="Zoë")]).encode("cp1252")})
    assert "Zoë" in page.text
    assert "--encoding" not in page.text
    assert "CSV UTF-8" in page.text


def test_a_change_between_the_overview_and_its_confirmation_stores_nothing(engine, app, visit, count, given, kept):
    page = visit("bruno")
    looked_at(app, page, files_of(personen=[person()]))
    send(page, {})
    worked(app)
    looked_at(app, page, files_of(personen=[person(telefoon="09 111 11 11"), person("P2")]))
    assert "1 nieuw, 1 gewijzigd" in page.text
    assert "– → 09 111 11 11" in page.text
    before = count(Person)

    def call_it_otherwise(stamp_of):
        one = db.session.scalar(select(Person).where(Person.register_no == "P1"))
        one.phone = "09 222 22 22"
        return one

    given(call_it_otherwise)
    send(page, {})
    worked(app)
    assert count(Person) == before
    page.go(page.url)
    assert "Intussen is er iets gewijzigd" in page.text
    assert "09 111 11 11 → 09 222 22 22" in page.text
    send(page, {}, digest="0" * 64)
    assert page.status == 422
    send(page, {})
    worked(app)
    assert count(Person) == before + 1
    assert kept()[0] == ("stored", [None])


def test_what_is_kept_behind_a_door_is_neither_told_nor_kept(engine, app, visit, kept):
    page = visit("bruno")
    rows = {
        "personen": [person(geboortedatum="01/01/1990")],
        "sessies": [session(programma="vaccinatie", soort="basis")],
        "aanwezigheden": [attendance()],
    }
    looked_at(app, page, files_of(**rows, vaccinaties=[vaccination(uitkomst="geheimpje", lot="L" * 200)]))
    assert "vaccinaties.csv, regel 2, uitkomst" in page.text
    with app.app_context():
        told = str(db.session.scalar(select(ImportJob.report)))
        assert "geheimpje" not in told
        assert "LLL" not in told
        db.session.remove()
    archive = BytesIO()
    files = files_of(**rows, vaccinaties=[vaccination()])
    with ZipFile(archive, "w") as packed:
        packed.writestr("vaccinaties.csv", files.pop("vaccinaties.csv"))
    files["prik.zip"] = archive.getvalue()
    looked_at(app, page, files)
    assert kept()[0] == ("ready", [*(len(content) for content in list(files.values())[:-1]), None])
    send(page, {"prik.zip": b"other"})
    assert page.status == 422
    assert "Kies dezelfde bestanden nog eens: prik.zip." in page.text
    send(page, {"renamed.zip": files["prik.zip"]})
    worked(app)
    assert kept()[0] == ("stored", [None] * 4)
    assert "4 nieuw" in page.go(page.url).text


def test_what_stands_in_a_room_of_others_is_hidden(engine, app, visit, monkeypatch):
    page = visit("bruno")
    looked_at(app, page, files_of(personen=[person()], verblijven=[stay(voorafbetaling="40,00")]))
    send(page, {})
    worked(app)
    looked_at(app, page, files_of(personen=[person()], verblijven=[stay(voorafbetaling="55,00")]))
    assert "••• → 55,00" in page.text
    assert "40,00" not in page.text


def test_an_import_is_taken_up_again_or_given_up(engine, app, visit, frozen_clock, kept, count):
    page, before = visit("bruno"), count(Person)
    looked_at(app, page, files_of(personen=[person()]))
    send(page, {})
    url = page.url

    def claimed(state):
        with app.app_context():
            begin_write()
            job = db.session.scalar(select(ImportJob))
            job.state, job.beat_at = state, clock.now()
            db.session.commit()
            db.session.remove()

    claimed("storing")
    frozen_clock(NOON + timedelta(minutes=4))
    assert page.go(url).find("progress")
    assert page.post(f"{url}/discarding", fields_of(page.form("form[action='/sign-out']"))).status == 409
    frozen_clock(NOON + timedelta(minutes=6))
    assert "Onderbroken, niets bewaard" in page.go(url).text
    send(page, {}, selector=f"form[action='{url}/again']")
    worked(app)
    assert count(Person) == before + 1
    assert kept() == [("stored", [None])]
    assert page.post(f"{url}/again", fields_of(page.form("form[action='/sign-out']"))).status == 409
    looked_at(app, page, files_of(personen=[person("P2")]))
    page.send(f"form[action='{page.url}/discarding']")
    assert kept()[0] == ("discarded", [None])


def test_a_large_file_goes_in_here_alone(engine, app, visit, client_of, kept):
    page = visit("bruno").go("/registers/imports")
    send(page, {"a.csv": b"x" * (3 * 1024 * 1024)})
    assert kept() == [("queued", [3 * 1024 * 1024])]
    send(page.go("/registers/imports"), {"a.csv": b"x" * MOST_BYTES})
    assert page.status == 413
    assert page.post("/sign-out", {"a": "x" * (3 * 1024 * 1024)}).status == 413
    assert send(page.go("/registers/imports"), {}).status == 422


def test_empty_registers_are_read_as_such(engine, app, visit, tmp_path):
    page = visit("bruno")
    book = page.client.get("/registers/empty.xlsx").data
    names = {one.name for registers in REGISTERS.values() for one in registers}
    assert set(load_workbook(BytesIO(book)).sheetnames) == names
    assert all(sheet.column_dimensions["A"].number_format == "@" for sheet in load_workbook(BytesIO(book)))
    looked_at(app, page, {"registers.xlsx": book})
    assert "0 nieuw, 0 gewijzigd" in page.text
    path = workbook_of(tmp_path / "a.xlsx", personen=[["persoon_nr"], ["P1"]])
    looked_at(app, page, {"a.xlsx": path.read_bytes()})
    assert "fouten" in page.text


def test_nothing_is_kept_longer_than_it_must(engine, app, visit, frozen_clock, kept):
    page = visit("bruno")
    looked_at(app, page, files_of(personen=[person()]))
    prune = app.test_cli_runner().invoke
    frozen_clock(NOON + timedelta(hours=23))
    prune(args=["prune"])
    assert kept()[0][0] == "ready"
    frozen_clock(NOON + timedelta(hours=24))
    assert '"files": 1' in prune(args=["prune", "--json"]).output
    assert kept() == [("lapsed", [None])]
    frozen_clock(NOON + timedelta(days=30))
    assert '"reports": 1' in prune(args=["prune", "--json"]).output
    with app.app_context():
        assert db.session.execute(select(ImportJob.report, ImportJob.counts)).one()[0] is None
        db.session.remove()
