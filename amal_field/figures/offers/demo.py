"""The figures' part of the demo: the sample year is frozen."""

from contextlib import suppress

from sqlalchemy import select

from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db
from amal_field.figures.models import FigureEdition
from amal_field.figures.offers.freezing import freeze
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp

YEAR = 2022


def load(stamp: Stamp) -> None:
    """Freeze the sample year as the coordinator does, unless nothing is counted in it. Twice is once."""
    if db.session.scalar(select(FigureEdition.id).where(FigureEdition.year == YEAR).limit(1)) is None:
        with suppress(RuleBroken), db.session.begin_nested():
            freeze(YEAR, None, stamp=stamp_of("bruno", stamp))
