"""The rows of a register as cells that an import reads back as they are."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from amal_field.registers.importing.register import Register, parts


def rows_of(register: Register, numbers: Iterable[str]) -> Iterator[list[str]]:
    """The rows with these numbers."""
    for chunk in parts(numbers):
        stored = register.stored(chunk)
        for number in chunk:
            cells = register.cells_of(stored[number].values)
            yield [cells[column.name] for column in register.columns]


def write_csv(register: Register, numbers: Sequence[str], folder: Path) -> None:
    """Write a register as a CSV file into a folder."""
    with (folder / f"{register.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(column.name for column in register.columns)
        writer.writerows(rows_of(register, numbers))
