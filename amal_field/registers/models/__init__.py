"""What was last imported, and the imports that were asked for on screen."""

from amal_field.registers.models.imported_rows import ImportedColumns, ImportedRow
from amal_field.registers.models.jobs import ImportFile, ImportJob

__all__ = ["ImportFile", "ImportJob", "ImportedColumns", "ImportedRow"]
