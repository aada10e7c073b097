"""A shared tablet beside any other device: the same page of the same person, by turns."""

from typing import TYPE_CHECKING

from amal_field import clock
from amal_field.accounts import operations
from amal_field.accounts.models import TABLET_ID
from amal_field.accounts.offers.demo import player
from amal_field.accounts.queries import tablets
from amal_field.db import db, new_key
from amal_field.stamp import Stamp
from tests.bench.load import Ask

if TYPE_CHECKING:
    from tests.bench.visits import Visitor

PAGE = "/transit-site/stays"
OWN, SHARED = "stays, own device", "stays, shared tablet"
SECRET = "what-the-browser-of-the-tablet-keeps"
BUDGET = 1.05
"""How many times the processor time of the page on any other device it may take on a shared tablet."""


def furnish() -> None:
    """Make a tablet that is enrolled."""
    by = Stamp(player("dirk").id, clock.now(), new_key())
    made = operations.enrol_tablet("Balie 2", "B", "staff", stamp=by)
    operations.become_tablet(tablets.code_of(made), SECRET, stamp=Stamp(TABLET_ID, by.at, new_key()))
    db.session.commit()


def tablet_round(own: "Visitor", shared: "Visitor", count: int) -> None:
    """The page on both. On a shared tablet the cookie tells once a minute that it is used: it is taken anew."""
    shared.see(Ask(PAGE))
    for name, visitor in ((OWN, own), (SHARED, shared)):
        visitor.do(name, [Ask(PAGE)] * count)
