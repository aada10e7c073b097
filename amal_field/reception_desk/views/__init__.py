"""The pages of the reception desk."""

from amal_field.reception_desk.views import interpreter_hours, interpreters, unmet
from amal_field.reception_desk.views.common import bp

__all__ = ["bp", "interpreter_hours", "interpreters", "unmet"]
