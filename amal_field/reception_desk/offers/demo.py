"""The part of the demo that the reception desk plays."""

from amal_field.reception_desk.offers import demo_queue, demo_registration
from amal_field.stamp import Stamp


def load(stamp: Stamp) -> None:
    """Register families and let people wait. Twice is once."""
    demo_registration.load(stamp)
    demo_queue.load(stamp)
