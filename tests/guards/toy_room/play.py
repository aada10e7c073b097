"""`python -m tests.guards.toy_room.play URL FOLDER`: joins the room to an app on a database of its own, works with it,
and prints what came of it as one object. A process of its own, since the room's table enters the metadata of all."""

import json
import sys
from pathlib import Path

from flask import Flask
from sqlalchemy import select, update

from amal_field import clock, rooms
from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import Programme
from amal_field.db import begin_write, db, new_key
from amal_field.people import operations
from amal_field.people.models import Person
from amal_field.stamp import Stamp
from tests.attendance.roll import marks
from tests.attendance.world import a_session
from tests.databases import make_app
from tests.guards.toy_room import room
from tests.guards.toy_room.models import Loan
from tests.guards.toy_room.offers import KIND
from tests.page import Page
from tests.registers.folders import folder_of, person
from tests.sign_ins import session_of

PERSONS = [
    person("P1", voornaam="Olena", achternaam="Kovalenko"),
    person("P2", voornaam="Olena", achternaam="Kowalenko", gezin_nr="G2"),
]
LOANS = """uitleen_nr;persoon_nr;speelgoed;datum
U1;P1;puzzle;07/03/2022
U2;P2;puzzle;08/03/2022
U3;P2;scooter;09/03/2022
"""


def main(url: str, folder: Path) -> None:
    """All that a room does, once before it is joined and once after."""
    before, app = make_app(url), make_app(url)
    session_url = _prepare(app)
    outsider = [_page(before, "clara", session_url).status]
    expected = [_expected(before, session_url)]
    rooms.join(room.ROOM, app)
    rooms.join(room.ROOM, app)
    told = {
        "import": _import(app, folder),
        "figures": _command(app, "figures", "2022"),
        "expected": [*expected, _expected(app, session_url)],
        "outsider": [*outsider, _page(app, "clara", session_url).status],
        "menu": [link.get("href") for link in _page(app, "bruno", "/people").find(".bar__nav a")],
        "toys": _page(app, "bruno", "/toy-room").response.text,
        "page": _page(app, "bruno", _url_of(app, "P2")).text,
    }
    print(json.dumps(told | _merged(app)))


def _prepare(app: Flask) -> str:
    """The table, and a session of a programme of the room: the address of its roll."""
    with app.test_request_context():
        Loan.__table__.create(db.engine)
        begin_write()
        db.session.execute(update(Programme).where(Programme.code == "buur_en_natuur").values(kind=KIND))
        session = a_session(_stamp(), "buur_en_natuur")
        db.session.commit()
        return f"/attendance/sessions/{session.id}"


def _command(app: Flask, *arguments: str) -> dict:
    result = app.test_cli_runner().invoke(args=[*arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def _import(app: Flask, folder: Path) -> dict:
    return _command(app, "registers", "import", str(folder_of(folder, personen=PERSONS, speelgoed=LOANS)))


def _page(app: Flask, key: str, url: str) -> Page:
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(session_of(key))
    return Page(client).go(url)


def _expected(app: Flask, url: str) -> list[str]:
    """The names on a roll."""
    return sorted(marks(_page(app, "bruno", url)))


def _url_of(app: Flask, number: str) -> str:
    with app.app_context():
        key = db.session.scalars(select(Person.id).where(Person.register_no == number)).one()
        db.session.remove()
        return f"/people/persons/{key}"


def _merged(app: Flask) -> dict:
    """Whose loans are whose once P2 is P1, and once she is not."""
    with app.test_request_context():
        begin_write()
        stays, duplicate = (db.session.scalars(select(Person).filter_by(register_no=no)).one() for no in ("P1", "P2"))
        merge = operations.merge(duplicate, stays, stamp=_stamp())
        merged = _loans()
        operations.unmerge(merge, stamp=_stamp())
        return {"merged": merged, "given_back": _loans()}


def _loans() -> dict[str, str]:
    owners = select(Loan.register_no, Person.register_no).join(Person, Person.id == Loan.person_id)
    return dict(db.session.execute(owners).all())


def _stamp() -> Stamp:
    return Stamp(player("bruno").id, clock.now(), new_key())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
