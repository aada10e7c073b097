"""What was prepaid on a stay becomes a line of its ledger, and a column again on the way back."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from amal_field.accounts.models import IMPORT_ID
from amal_field.db import db, new_key
from tests.databases import make_app

BEFORE = "0007"
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
PREPAID = {"first": Decimal("150.50"), "second": None, "undone": Decimal(200), "nothing": Decimal(0)}


@pytest.fixture
def before(engine, databases):
    """An open connection to a database of the time before the ledger, with stays in it."""
    url, remove = databases.make(empty=True)
    app = make_app(url)
    with app.app_context():
        upgrade(revision=BEFORE)
        with db.engine.begin() as connection:
            _fill(connection)
        yield
        db.session.remove()
        db.engine.dispose()
    remove()


def _fill(connection):
    tables = sa.MetaData()
    tables.reflect(connection, only=["households", "stays"])
    keys = sa.Uuid()
    recorded = {"recorded_at": AT, "recorded_by_id": IMPORT_ID}
    household = new_key()
    for table in tables.tables.values():
        for column in table.columns:
            if column.name == "id" or column.name.endswith("_id"):
                column.type = keys
    site = connection.execute(sa.select(sa.table("sites", sa.column("id", keys)).c.id)).scalar()
    connection.execute(tables.tables["households"].insert().values(id=household, name="Claes", **recorded))
    for number, amount in PREPAID.items():
        undone = {"cancelled_at": AT, "cancelled_by_id": IMPORT_ID} if number == "undone" else {}
        connection.execute(
            tables.tables["stays"]
            .insert()
            .values(
                id=new_key(),
                site_id=site,
                household_id=household,
                register_no=number,
                arrived_on=date(2026, 11, 20),
                prepayment=amount,
                marks=[],
                **recorded,
                **undone,
            )
        )


def rows(statement):
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sa.text(statement))]


def test_prepayments_go_into_the_ledger_and_come_back(before):
    upgrade()
    found = rows(
        "SELECT register_no, amount, booked_on, reverses_id IS NULL FROM ledger_entries "
        "JOIN stays ON stays.id = ledger_entries.stay_id ORDER BY register_no, amount DESC"
    )
    lines = [(number, Decimal(str(amount)), str(on), bool(own)) for number, amount, on, own in found]
    assert lines == [
        ("first", Decimal("150.5"), "2026-11-20", True),
        ("nothing", 0, "2026-11-20", True),
        ("undone", 200, "2026-11-20", True),
        ("undone", -200, "2026-11-20", False),
    ]
    downgrade(revision=BEFORE)
    found = rows("SELECT register_no, prepayment FROM stays")
    assert {number: amount if amount is None else Decimal(str(amount)) for number, amount in found} == PREPAID
