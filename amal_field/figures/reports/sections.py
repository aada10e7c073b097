"""Figures by section, in the order of the report; a section that the report does not know comes last."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Protocol, TypeVar

from amal_field.figures import messages


class Coded(Protocol):
    """What has the code of a figure: its section and its name."""

    code: str


Row = TypeVar("Row", bound=Coded)


def by_section(rows: Iterable[Row]) -> Iterator[tuple[str, str, list[Row]]]:
    """Each section by its code and its name, with its rows in the order of their codes."""
    order = list(messages.SECTION_NAMES)

    def place(row: Row) -> tuple[int, str, str]:
        section = section_of(row)
        return (order.index(section) if section in order else len(order), section, row.code)

    for code, group in groupby(sorted(rows, key=place), key=section_of):
        yield code, str(messages.SECTION_NAMES.get(code, code)), list(group)


def section_of(row: Coded) -> str:
    """The section of a code."""
    return row.code.partition(".")[0]
