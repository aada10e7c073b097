"""What people do to organisations."""

from amal_field.organisations.operations.merging import merge_organisations, take_merge_back
from amal_field.organisations.operations.organisations import (
    add_organisation,
    cancel_organisation,
    correct_organisation,
    retire_organisation,
    take_organisation_back,
)

__all__ = [
    "add_organisation",
    "cancel_organisation",
    "correct_organisation",
    "merge_organisations",
    "retire_organisation",
    "take_merge_back",
    "take_organisation_back",
]
