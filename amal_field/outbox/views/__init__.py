"""The pages of what tablets kept, and the ping."""

from amal_field.outbox.views import device, ping, reviews, tablets
from amal_field.outbox.views.common import bp

__all__ = ["bp", "device", "ping", "reviews", "tablets"]
