"""Series for the tests of planning, made with the operations that the screens use."""

from datetime import date, time

from sqlalchemy import select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.db import db
from amal_field.planning import operations
from amal_field.planning.models import SeriesPlan
from amal_field.planning.operations import PlanValues
from amal_field.planning.operations.programmes import ProgrammeValues
from amal_field.planning.rules import Pattern, Slot
from amal_field.stamp import Stamp

TUESDAY = Slot(1, time(10), time(12))
FIRST = date(2026, 11, 24)
"""The Tuesday after the day on which the clock of the tests stands."""


def programme(code: str = "physical_table") -> Programme:
    """A programme."""
    return db.session.scalars(select(Programme).where(Programme.code == code)).one()


def values(name: str = "Dinsdag", **more) -> PlanValues:
    """Ten Tuesdays, around the holidays, unless said otherwise."""
    given = {
        "name": name,
        "pattern": Pattern([TUESDAY], FIRST, None, 10),
        "place": "De Krook",
        "kind": None,
        "least_level": "a2",
        "language": None,
        "skips_school_holidays": True,
        "skips_public_holidays": True,
    }
    return PlanValues(**(given | more))


def a_plan(stamp: Stamp, **more) -> SeriesPlan:
    """A planned series without sessions."""
    return operations.plan_series(programme(), values(**more), stamp=stamp)


def a_series(stamp: Stamp, **more) -> SeriesPlan:
    """A planned series with its sessions made."""
    plan = a_plan(stamp, **more)
    operations.make_sessions(plan, stamp=stamp)
    return plan


def first_session(plan: SeriesPlan) -> GroupSession:
    """The first session of a series."""
    wanted = select(GroupSession).where(GroupSession.series_id == plan.series_id).order_by(GroupSession.held_on)
    return db.session.scalars(wanted).first()


def a_programme(stamp: Stamp, word: str = "postmobiel", **more) -> Programme:
    """A programme made on screen, whose sessions are sessie or feest."""
    given = {
        "name_nl": "Postmobiel wonen",
        "name_fr": "Postmobile logement",
        "name_en": "Mobile housing desk",
        "session_kinds": ["sessie", "feest"],
        "asks_organisation": True,
        "requires_names": False,
        "retired_on": None,
    }
    return operations.make_programme(word, ProgrammeValues(**(given | more)), stamp=stamp)
