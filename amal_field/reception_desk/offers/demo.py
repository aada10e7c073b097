"""The part of the demo that the reception desk plays."""

from amal_field.reception_desk.offers import demo_files, demo_interpreters, demo_queue, demo_registration
from amal_field.stamp import Stamp


def load(stamp: Stamp) -> None:
    """Register families, bring their steps on, let people wait, ask for interpreters. Twice is once."""
    demo_registration.load(stamp)
    demo_files.load(stamp)
    demo_queue.load(stamp)
    demo_interpreters.load(stamp)
