"""The roll on paper: who has which number, and what is typed back from it."""

import re
from uuid import UUID

from sqlalchemy import select

from amal_field.attendance.models import GroupSession, SheetRow
from amal_field.attendance.rules import ABSENT, PRESENT
from amal_field.db import db
from amal_field.refusal import RuleBroken

SEPARATOR = re.compile(r"[,;\n]+|(?<=[\dxX×])\s+(?=\d)")
TOKEN = re.compile(r"(\d{1,4})\s*(?:[-–]\s*(\d{1,4})|([xX×])|([-–]))?", re.ASCII)
MOST_RANGE = 1_000


def numbers_of(session: GroupSession) -> dict[int, UUID]:
    """Who has which number on the sheet."""
    wanted = select(SheetRow.number, SheetRow.person_id).where(SheetRow.session_id == session.id)
    return dict(db.session.execute(wanted.order_by(SheetRow.number)).all())


def read_marks(text: str | None) -> dict[int, str]:
    """The marks that somebody typed from paper, by number: `1-5, 8, 12 x` are present, `13 -` is absent.

    Raises `RuleBroken` `row_unreadable`, `range_backwards` or `row_twice`.
    """
    marks: dict[int, str] = {}
    for token in filter(None, (part.strip() for part in SEPARATOR.split(text or ""))):
        match = TOKEN.fullmatch(token)
        if not match:
            raise RuleBroken("row_unreadable", text=token[:40])
        first, last, _present, absent = match.groups()
        start, end = int(first), int(last or first)
        if end < start or end - start > MOST_RANGE:
            raise RuleBroken("range_backwards", text=token)
        for number in range(start, end + 1):
            mark = ABSENT if absent else PRESENT
            if marks.setdefault(number, mark) != mark:
                raise RuleBroken("row_twice", number=number)
    return marks


def people_of(marks: dict[int, str], numbers: dict[int, UUID]) -> dict[UUID, str]:
    """The marks by person. Raises `RuleBroken` `row_unknown` for a number that the sheet does not have."""
    for number in sorted(marks):
        if number not in numbers:
            raise RuleBroken("row_unknown", number=number)
    return {numbers[number]: mark for number, mark in marks.items()}
