"""Data that was written under an older form reads as if it had been written today."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from amal_field.accounts.models import IMPORT_ID
from amal_field.accounts.queries.users import user_by_invitation
from amal_field.db import db, new_key
from amal_field.passwords import fingerprint
from amal_field.people.models import Merge, Person
from amal_field.people.operations import unmerge
from amal_field.planning.queries import feeds
from amal_field.stamp import Stamp
from tests.guards.old_database import database_at, put

BEFORE = "stand_until_a_day"
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def before(engine, databases) -> Iterator[None]:
    """The database of the time before is open."""
    with database_at(databases, BEFORE):
        yield


def person(given: str, family: str | None = None, **values):
    return put("persons", given_name=given, family_name=family, languages=[], **values)["id"]


def entry(tag: str, table: str, subject_id, **details):
    both = {"subject_table": table, "subject_id": subject_id, "by_id": IMPORT_ID, "at": AT, "token": new_key()}
    return put("audit_entries", tag=tag, details=details, **both)["id"]


def details_of(entry_id) -> dict:
    table = db.metadata.tables["audit_entries"]
    with db.engine.connect() as connection:
        return connection.scalar(sa.select(table.c.details).where(table.c.id == entry_id))


@pytest.fixture
def session_id(before):
    programmes = db.metadata.tables["programmes"].c
    with db.engine.connect() as connection:
        programme_id = connection.scalar(sa.select(programmes.id).where(programmes.code == "class_unit"))
    return put("group_sessions", programme_id=programme_id)["id"]


def comes(session_id, person_id) -> None:
    put("attendances", session_id=session_id, person_id=person_id, recorded_person_id=person_id, role="participant")


def test_a_name_becomes_the_key_of_the_only_one_who_bears_it_there(session_id):
    ali = person("Ali")
    person("Zoë")
    for key in (ali, person("Bea", "Maes"), person("Bea", "Maes")):
        comes(session_id, key)
    told = {
        name: entry("attendance:roll:mark", "group_sessions", session_id, person=name, mark=["present"])
        for name in ("Ali", "Bea Maes", "Zoë")
    }
    upgrade()
    keys = {name: details_of(key) for name, key in told.items()}
    assert keys["Ali"] == {"person": str(ali), "mark": ["present"]}
    assert keys["Bea Maes"]["person"] is keys["Zoë"]["person"] is None
    downgrade(revision=BEFORE)
    assert details_of(told["Ali"]) == {"person": "Ali", "mark": ["present"]}


def test_a_name_of_a_household_a_merge_and_a_thing_is_rewritten_too(before):
    ali, twin, home = person("Ali", "Kaya"), person("Aly", "Kaya"), put("households", name="Kaya")["id"]
    put("household_members", household_id=home, person_id=ali, recorded_person_id=ali)
    put("merges", duplicate_id=twin, person_id=ali, recorded_at=AT, filled={}, aside={}, moved={})
    entered = entry("people:household:enter", "persons", ali, household="Kaya")
    merged = entry("people:person:merge", "persons", ali, person="Ali Kaya", duplicate="Aly Kaya", fields=[])
    left = entry("site:spell:restore", "stays", new_key(), what="12")
    nobody = entry("site:spell:restore", "stays", new_key(), what="Ali Kaya")
    upgrade()
    assert details_of(entered) == {"household": str(home)}
    assert details_of(merged) == {"person": str(ali), "duplicate": str(twin), "fields": []}
    assert (details_of(left), details_of(nobody)) == ({"what": "12"}, {"what": None})


def test_the_years_of_a_merge_of_before_go_back_to_whom_they_were_chosen_for(before):
    lien, double = person("Lien"), person("Lientje")
    for year, chosen_for in ((2024, double), (2025, lien)):
        put("volunteer_years", person_id=lien, year=year, system="real")
        entry("volunteers:year:choose", "persons", chosen_for, year=year, system=["real"], amount=None)
    moved = {"volunteer_years": [str(lien)]}
    key = put("merges", duplicate_id=double, person_id=lien, filled={}, aside={}, moved=moved)["id"]
    upgrade()
    db.session.get_one(Person, double).same_as_id = lien
    db.session.flush()
    unmerge(db.session.get_one(Merge, key), stamp=Stamp(IMPORT_ID, AT, new_key()))
    years = db.metadata.tables["volunteer_years"]
    assert set(db.session.execute(sa.select(years.c.person_id, years.c.year)).all()) == {(double, 2024), (lien, 2025)}
    db.session.rollback()


def test_an_address_that_was_given_out_works_by_its_hash(before):
    lien = person("Lien")
    put("calendar_feeds", person_id=lien, series_id=None, secret="geheim")
    link = {"invitation_hash": fingerprint("link"), "invitation_until": AT}
    put("users", name="An", email="an@amal.example", epoch=0, **link)
    upgrade()
    feed = feeds.feed_by("geheim")
    assert (feed.person_id, feed.serial, feeds.feed_by(feeds.secret_of(feed))) == (lien, 0, feed)
    assert user_by_invitation("link").name == "An"
    stored = db.session.execute(sa.text("SELECT * FROM calendar_feeds")).one()
    assert "geheim" not in stored
    db.session.rollback()
    downgrade(revision=BEFORE)
    (secret,) = db.session.scalars(sa.text("SELECT secret FROM calendar_feeds"))
    assert secret not in ("geheim", fingerprint("geheim"))
    db.session.rollback()


def test_an_answer_that_was_stored_before_sight_was_is_not_given_again(before):
    put("submissions", user_id=IMPORT_ID, body="<p>Mayer</p>", headers={"a": "b"}, note={"said": "Mayer"}, location="/")
    upgrade()
    submissions = db.metadata.tables["submissions"].c
    kept = sa.select(submissions.body, submissions.note, submissions.headers, submissions.sight, submissions.location)
    assert tuple(db.session.execute(kept).one()) == (None, None, None, None, "/")
    db.session.rollback()


PHONES = {
    "0470 12 34 56 (broer) of 09 123 45 67": ("+32470123456", "0470123456", ["+3291234567"]),
    "06 12 34 56 78": ("+33612345678", "+32612345678", []),
    "0471 22 33 44": ("+32471223344", "+32471223344", []),
    "geen": (None, None, []),
}
"""What stood in a field → the key that it has, the one that it had, and the other numbers in it."""


@pytest.mark.parametrize("table", ["persons", "households", "reservations"])
def test_a_phone_field_of_before_is_found_by_each_of_its_numbers(before, table):
    names = {}
    if table == "persons":
        names = {"given_name": "Ali", "languages": []}
    elif table == "reservations":
        site = db.session.scalar(sa.select(db.metadata.tables["sites"].c.id))
        names = {"site_id": site, "from_on": date(2026, 12, 1), "until_on": date(2026, 12, 8)}
        db.session.rollback()
    keys = {text: put(table, phone=text, phone_key=had, **names)["id"] for text, (_, had, _) in PHONES.items()}
    put(table, phone=None, phone_key=None, **names)
    upgrade()
    owners, further = db.metadata.tables[table].c, db.metadata.tables["further_phones"].c
    first = dict(db.session.execute(sa.select(owners.id, owners.phone_key).where(owners.phone.is_not(None))).all())
    others = set(db.session.execute(sa.select(further.owner_id, further.key)).all())
    db.session.rollback()
    assert first == {keys[text]: key for text, (key, _, _) in PHONES.items()}
    assert others == {(keys[text], key) for text, (_, _, more) in PHONES.items() for key in more}
    downgrade(revision=BEFORE)
    assert "further_phones" not in sa.inspect(db.engine).get_table_names()
