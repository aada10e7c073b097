"""The pages of the reception desk."""

from amal_field.reception_desk.views import counters, entrance, queue, queue_page, screen, tickets, waiting_times
from amal_field.reception_desk.views.common import bp

__all__ = ["bp", "counters", "entrance", "queue", "queue_page", "screen", "tickets", "waiting_times"]
