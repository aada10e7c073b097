"""The pages of talks."""

from amal_field.contacts.views import lists, noting, parts
from amal_field.contacts.views.common import bp

__all__ = ["bp", "lists", "noting", "parts"]
