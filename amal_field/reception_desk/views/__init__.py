"""The pages of the reception desk."""

from amal_field.reception_desk.views import (
    checklist,
    corrections,
    counters,
    entrance,
    files,
    minors,
    queue,
    queue_page,
    registration,
    screen,
    statuses,
    tickets,
    waiting_times,
)
from amal_field.reception_desk.views.common import bp

__all__ = [
    "bp",
    "checklist",
    "corrections",
    "counters",
    "entrance",
    "files",
    "minors",
    "queue",
    "queue_page",
    "registration",
    "screen",
    "statuses",
    "tickets",
    "waiting_times",
]
