"""The pages of the reception desk."""

from amal_field.reception_desk.views import (
    checklist,
    counters,
    entrance,
    files,
    queue,
    queue_page,
    screen,
    tickets,
    waiting_times,
)
from amal_field.reception_desk.views.common import bp

__all__ = [
    "bp",
    "checklist",
    "counters",
    "entrance",
    "files",
    "queue",
    "queue_page",
    "screen",
    "tickets",
    "waiting_times",
]
