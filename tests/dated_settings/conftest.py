"""The settings of a toy room, beside those of the real ones."""

import pytest

from amal_field.dated_settings.queries import SETTINGS
from tests.dated_settings import toy


@pytest.fixture
def toys(monkeypatch):
    """The toy room is joined."""
    monkeypatch.setitem(SETTINGS, "toys", toy.SETTINGS)
