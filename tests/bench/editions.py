"""The year before last as it was frozen, so that the figures of last year are read beside an edition."""

from contextlib import suppress

from amal_field import clock
from amal_field.accounts.offers.demo import demo_stamp
from amal_field.db import db, new_key
from amal_field.figures.offers.freezing import freeze
from amal_field.refusal import RuleBroken


def furnish() -> None:
    """Freeze it, where anything is counted in it."""
    with suppress(RuleBroken):
        freeze(clock.today().year - 2, None, stamp=demo_stamp(new_key()))
    db.session.commit()
