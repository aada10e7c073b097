"""Programmes that were made on screen."""

from collections.abc import Mapping

from sqlalchemy import select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.db import db

KEPT = "names_of_programmes"


def names_of_made(code: str) -> Mapping[str, str] | None:
    """What a programme that was made on screen is called, by language; None where there is none of this code. All of
    them are read once a session of the database, and once more for one that is new there."""
    if code not in db.session.info.get(KEPT, ()):
        names = (Programme.code, Programme.name_nl, Programme.name_fr, Programme.name_en)
        rows = db.session.execute(select(*names).where(Programme.name_nl.is_not(None)))
        db.session.info[KEPT] = {key: {"nl": nl, "fr": fr, "en": en} for key, nl, fr, en in rows}
    return db.session.info[KEPT].get(code)


def forget_names() -> None:
    """Read the names anew: one of them changed."""
    db.session.info.pop(KEPT, None)


def is_code_taken(code: str) -> bool:
    """Whether a programme has this code."""
    return db.session.scalar(select(Programme.id).where(Programme.code == code)) is not None


def kinds_held(programme: Programme) -> set[str]:
    """The kinds of which the programme has sessions."""
    kinds = select(GroupSession.kind).where(GroupSession.programme_id == programme.id).distinct()
    return {kind for kind in db.session.scalars(kinds) if kind}
