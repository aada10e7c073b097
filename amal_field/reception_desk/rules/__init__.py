"""The rules of the reception desk, without database and without web."""

from amal_field.reception_desk.rules import (
    assignments,
    files,
    queue,
    registration,
    romanisation,
    school,
    steps,
    talks,
    words,
)

__all__ = ["assignments", "files", "queue", "registration", "romanisation", "school", "steps", "talks", "words"]
