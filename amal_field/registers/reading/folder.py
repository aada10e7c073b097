"""Reading a folder of registers: CSV files, spreadsheet files, or one spreadsheet file by itself."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from amal_field.registers.reading.comma_files import read_csv
from amal_field.registers.reading.tables import Folder, Table, readable
from amal_field.registers.reading.workbooks import read_workbook


def read_folder(
    path: Path, names: Mapping[str, Sequence[str] | None], tell: Callable[[str], None] = lambda file: None
) -> Folder:
    """Read what is there. `names`: the columns of each register, None for one that has no room yet and is not read.

    `tell` hears of each file before it is read. Files of other kinds and hidden files are ignored. What is wrong is
    noted in the answer; nothing is raised.
    """
    folder = Folder()
    files = [path] if path.is_file() else sorted(one for one in path.iterdir() if one.is_file())
    for file in files:
        kind, name = file.suffix.lower(), file.stem.strip().lower()
        if file.name.startswith((".", "~$")):
            continue
        if kind == ".xlsx":
            read_workbook(file, names, folder, tell)
        elif kind == ".csv":
            if name not in names:
                folder.no_register(readable(file.name), names)
            elif names[name] is None:
                folder.add(Table(name, readable(file.name)))
            else:
                folder.add(read_csv(file, name, names[name], tell))
    return folder
