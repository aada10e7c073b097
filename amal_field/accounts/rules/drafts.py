"""Decisions about drafts, on plain values."""

import json
from collections.abc import Sequence
from datetime import timedelta

DRAFT_LIFE = timedelta(hours=24)
MOST_DRAFTS = 20
"""So many of one user; one more replaces the oldest."""
LARGEST_DRAFT = 64 * 1024


def is_too_large(fields: Sequence[tuple[str, str]]) -> bool:
    """Whether a form holds more than is kept of one."""
    return len(json.dumps(fields).encode()) > LARGEST_DRAFT
