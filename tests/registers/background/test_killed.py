"""A process that dies while it stores has stored nothing; done again, it is stored once."""

import subprocess
import sys
from datetime import timedelta

from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.registers.models import ImportJob
from tests.conftest import NOON
from tests.registers.folders import person
from tests.registers.jobs import files_of, looked_at, send, worked

DYING = """
import sys, time
from amal_field.registers import background
from amal_field.registers.operations import work
from tests.databases import make_app

def stand_still(job, *, stamp):
    print("stored, not committed", flush=True)
    time.sleep(600)

work.stored = stand_still
background.work_once(make_app(sys.argv[1]))
"""


def test_a_process_that_is_killed_while_it_stores(engine, app, visit, database_url, frozen_clock, count):
    page, before = visit("bruno"), count(Person)
    looked_at(app, page, files_of(personen=[person(f"P{n}", gezin_nr="", gezin_rol="") for n in range(50)]))
    send(page, {})
    with subprocess.Popen([sys.executable, "-c", DYING, database_url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "stored, not committed\n"
        assert page.go(page.url).find("progress")
        process.kill()
    assert count(Person) == before
    frozen_clock(max(NOON, _beat(app)) + timedelta(minutes=6))
    assert "Onderbroken, niets bewaard" in page.go(page.url).text
    page.send(f"form[action='{page.url}/again']")
    worked(app)
    assert "Bewaard: 50 nieuw" in page.go(page.url).text
    assert count(Person) == before + 50


def _beat(app):
    with app.app_context():
        at = db.session.scalar(select(ImportJob.beat_at))
        db.session.remove()
        return at
