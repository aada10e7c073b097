"""The pages of the reception desk."""

from amal_field.reception_desk.views import corrections, minors, registration, statuses
from amal_field.reception_desk.views.common import bp

__all__ = ["bp", "corrections", "minors", "registration", "statuses"]
