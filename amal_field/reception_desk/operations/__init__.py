"""What people do at the reception desk."""

from amal_field.reception_desk.operations import corrections, guardianships, registration

__all__ = ["corrections", "guardianships", "registration"]
