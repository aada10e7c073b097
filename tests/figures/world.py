"""Figures by hand for the tests."""

from datetime import date
from typing import Any

from amal_field.figures import operations
from amal_field.figures.models import ConfiguredFigure, ManualFigure
from amal_field.figures.operations.by_hand import ByHand
from amal_field.figures.operations.configured import Configured
from amal_field.stamp import Stamp

READ_ON = date(2026, 11, 2)


def by_hand(code: str = "mo.series", value: Any = 95, kind: str = "number", **values: Any) -> ByHand:
    """What somebody fills in."""
    told = {"name": "Reeksen MO", "source": "Jaarverslag 2022, blz. 12", "noted_on": READ_ON} | values
    return ByHand(code=code, kind=kind, value=value, **told)


def a_manual_figure(stamp: Stamp, year: int = 2022, *words: Any, **values: Any) -> ManualFigure:
    """A figure by hand that is noted."""
    return operations.note_by_hand(year, by_hand(*words, **values), stamp=stamp)


def configured(**values: Any) -> Configured:
    """What somebody says of a configured figure: the sessions of the conversation tables."""
    told = {f"name_{code}": "Sessies" for code in ("nl", "fr", "en")}
    told |= {f"sentence_{code}": "Er waren {value} sessies." for code in ("nl", "fr", "en")}
    told |= {"measure": "held_sessions", "filters": {"programme": "physical_table"}, "retired_on": None}
    return Configured(**told | values)


def a_configured_figure(stamp: Stamp, code: str = "meeting.tables", **values: Any) -> ConfiguredFigure:
    """A configured figure."""
    return operations.configure(code, configured(**values), stamp=stamp)
