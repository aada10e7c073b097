"""The pages of the reception desk."""

from amal_field.reception_desk.views import checklist, corrections, files, minors, registration, statuses
from amal_field.reception_desk.views.common import bp

__all__ = ["bp", "checklist", "corrections", "files", "minors", "registration", "statuses"]
