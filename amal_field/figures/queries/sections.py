"""Whose figures a user sees: of all sections, or of those of their own room."""

from itertools import chain
from typing import Any

from amal_field.figures.figure import FIGURES, Figure, in_order
from amal_field.permissions import Permission

OWN = {
    Permission.SITE_REPORT: ("site",),
    Permission.VACCINATION_PLAN: ("vaccination",),
    Permission.BUDDIES_SET: ("walks", "duos"),
    Permission.DESK_SEE: ("desk",),
}
"""Permission → the sections that its holder sees without `FIGURES_SEE`."""


def figures_for(user: Any) -> list[Figure]:
    """The figures that this user may see, in the order of the report."""
    return [figure for figure in in_order(chain.from_iterable(FIGURES.values())) if sees(user, figure.section)]


def sees(user: Any, section: str) -> bool:
    """Whether this user sees the figures and the charts of a section."""
    if user.may(Permission.FIGURES_SEE):
        return True
    return any(section in sections and user.may(permission) for permission, sections in OWN.items())
