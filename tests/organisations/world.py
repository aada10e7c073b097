"""Organisations, for the tests."""

from amal_field.organisations import operations
from amal_field.organisations.models import Organisation
from amal_field.stamp import Stamp


def values_of(name: str, kind: str = "welfare", **more) -> dict:
    """All that the form of an organisation sends."""
    empty = dict.fromkeys(("address", "phone", "opening_hours", "remark"))
    return {"name": name, "kind": kind, **empty, "languages": [], **more}


def an_organisation(stamp: Stamp, name: str = "De Poort", kind: str = "welfare", **more) -> Organisation:
    """One that is noted."""
    return operations.add_organisation(values_of(name, kind, **more), stamp=stamp)
