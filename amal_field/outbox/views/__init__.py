"""The pages of what tablets kept, and the ping."""

from amal_field.outbox.views import device, ping, reviews, sealed, tablets
from amal_field.outbox.views.common import bp

__all__ = ["bp", "device", "ping", "reviews", "sealed", "tablets"]
