"""The pages of the conversation tables."""

from amal_field.conversation_tables.views import hours, tables
from amal_field.conversation_tables.views.common import bp

__all__ = ["bp", "hours", "tables"]
