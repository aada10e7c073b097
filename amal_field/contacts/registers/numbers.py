"""Talks stand in two registers, `begeleidingen` and `contacten`, and have one number."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from amal_field.contacts.models import Contact
from amal_field.contacts.queries import is_guidance
from amal_field.db import db
from amal_field.registers.importing.register import parts


def guidance_numbers(numbers: Collection[str]) -> set[str]:
    """Those of these numbers that a guidance has."""
    return _numbers(numbers, is_guidance())


def talk_numbers(numbers: Collection[str]) -> set[str]:
    """Those of these numbers that another talk has."""
    return _numbers(numbers, ~is_guidance())


def _numbers(numbers: Collection[str], which: ColumnElement[bool]) -> set[str]:
    own = Contact.register_no
    return {one for chunk in parts(numbers) for one in db.session.scalars(select(own).where(own.in_(chunk), which))}
