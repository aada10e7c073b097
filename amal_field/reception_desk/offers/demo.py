"""The part of the demo that the reception desk plays."""

from amal_field.reception_desk.offers import demo_files
from amal_field.stamp import Stamp


def load(stamp: Stamp) -> None:
    """Play it. Twice is once."""
    demo_files.load(stamp)
