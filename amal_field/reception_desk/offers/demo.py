"""The part of the demo that the reception desk plays."""

from amal_field.reception_desk.offers import demo_registration
from amal_field.stamp import Stamp


def load(stamp: Stamp) -> None:
    """Register families. Twice is once."""
    demo_registration.load(stamp)
