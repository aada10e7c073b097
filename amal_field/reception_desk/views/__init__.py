"""The pages of the reception desk."""

from amal_field.reception_desk.views import (
    agreed,
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
    "agreed",
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
