"""The pages of the reception desk."""

from amal_field.reception_desk.views import checklist, files, interpreter_hours, interpreters, unmet, welfare
from amal_field.reception_desk.views.common import bp

__all__ = ["bp", "checklist", "files", "interpreter_hours", "interpreters", "unmet", "welfare"]
