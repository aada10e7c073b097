"""What was last imported, the imports that were asked for on screen, and what leaves."""

from amal_field.registers.models.imported_rows import ImportedColumns, ImportedRow
from amal_field.registers.models.jobs import ImportFile, ImportJob
from amal_field.registers.models.leaving import GivenNumber, Leaving

__all__ = ["GivenNumber", "ImportFile", "ImportJob", "ImportedColumns", "ImportedRow", "Leaving"]
