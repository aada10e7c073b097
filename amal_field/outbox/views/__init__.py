"""The pages of what tablets kept, and the ping."""

from amal_field.outbox.views import ping, reviews, tablets
from amal_field.outbox.views.common import bp

__all__ = ["bp", "ping", "reviews", "tablets"]
