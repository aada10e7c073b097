"""The pages of registers: in, and out."""

from amal_field.registers.views import exports, imports
from amal_field.registers.views.common import bp

__all__ = ["bp", "exports", "imports"]
