"""Whose care an import reads is noted, of one by command as of one on screen, whatever comes of it."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Person
from tests.referrals.registers.test_referrals import PEOPLE, referral
from tests.registers.folders import command, folder_of

pytestmark = pytest.mark.usefixtures("frozen_clock")
CARE = {"soort": "gezondheid", "bestemming": "Huisarts"}


def test_a_command_leaves_a_look_of_each_whose_care_it_read(app, engine, noted, tmp_path):
    def bring(*options, **cells) -> list[tuple]:
        before = len(noted())
        rows = [referral(**CARE, **cells), referral("R2", persoon_nr="P2")]
        command(app, folder_of(tmp_path, personen=PEOPLE, doorverwijzingen=rows), *options)
        return noted()[before:]

    assert bring("--dry-run") == []
    first = bring()
    with app.app_context():
        whose = set(db.session.scalars(select(Person.id).where(Person.register_no == "P1")))
        db.session.remove()
    look = ("registers.import", "health", "answer", whose)
    assert first == [look]
    assert [bring(), bring("--dry-run"), bring(datum="31/02/2022")] == [[look]] * 3
    assert bring("--dry-run", status="gestart") == [look]
