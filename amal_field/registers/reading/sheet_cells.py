"""A cell of a spreadsheet as the cell of a CSV file would hold it, without losing what makes it doubtful."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from amal_field.refusal import RuleBroken
from amal_field.registers.reading.tables import Kind, SheetCell

AS_IT_IS = {"General", "0", "@", "#"}
ZEROS = re.compile("0{2,}")
NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""What stands in a format and is no part of the number or the day."""
CODE = re.compile("_x([0-9A-Fa-f]{4})_")
MOST_DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""


def cell_of(value: Any, number_format: str = "General") -> str:
    """The cell of a value. Text stays text; anything else is a `SheetCell`."""
    if value is None:
        return ""
    if isinstance(value, str):
        return CODE.sub(_character, value)
    if isinstance(value, bool):
        return SheetCell("ja" if value else "nee", Kind.TRUTH)
    if isinstance(value, datetime):
        return SheetCell(_moment(_whole_seconds(value), number_format), Kind.DAY)
    if isinstance(value, date):
        return SheetCell(value.strftime("%d/%m/%Y"), Kind.DAY)
    if isinstance(value, time):
        return _duration(
            timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
        )
    if isinstance(value, timedelta):
        return _duration(value)
    return _number(value, number_format)


def broken_cell(text: str, broken: RuleBroken) -> SheetCell:
    """A cell that holds nothing that may be read."""
    return SheetCell(text, broken=broken)


def _moment(moment: datetime, number_format: str) -> str:
    """A day as far as it is shown: somebody typed a month or a year, and the spreadsheet made its first day of it."""
    shown = NOT_SHOWN.sub("", number_format).lower()
    if "y" in shown and "d" not in shown and moment.day == 1 and moment.time() == time():
        if "m" in shown:
            return moment.strftime("%m/%Y")
        if moment.month == 1:
            return moment.strftime("%Y")
    return moment.strftime("%d/%m/%Y" if moment.time() == time() else "%d/%m/%Y %H:%M:%S")


def _number(value: float, number_format: str) -> SheetCell:
    if abs(value) >= 10**MOST_DIGITS:
        return broken_cell(str(value), RuleBroken("number_long", most=MOST_DIGITS))
    if "%" in number_format:
        return SheetCell(f"{value * 100:.12g}%".replace(".", ","), altered=True)
    if value != int(value):
        return SheetCell(f"{value:.12g}".replace(".", ","), altered=True)
    if ZEROS.fullmatch(number_format):
        return SheetCell(f"{int(value):0{len(number_format)}d}")
    return SheetCell(str(int(value)), altered=number_format not in AS_IT_IS)


def _duration(length: timedelta) -> SheetCell:
    """Hours, minutes and, where there are any, seconds; a length of a day or more is no time of the day."""
    seconds = round(length.total_seconds())
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    return SheetCell(text + (f":{seconds % 60:02d}" if seconds % 60 else ""), Kind.TIME)


def _whole_seconds(moment: datetime) -> datetime:
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _character(code: re.Match[str]) -> str:
    """The control character, or half of one, that a spreadsheet writes as a code; any other code is what was typed."""
    character = chr(int(code[1], 16))
    return character if character < " " or "\ud800" <= character <= "\udfff" else code[0]
