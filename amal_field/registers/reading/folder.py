"""Reading registers: a folder or a zip with CSV files and spreadsheet files, or one such file by itself."""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path, PurePath

from amal_field.refusal import RuleBroken
from amal_field.registers.reading.archives import NESTED, files_of
from amal_field.registers.reading.comma_files import UTF_8, read_csv
from amal_field.registers.reading.tables import Folder, Table, readable
from amal_field.registers.reading.workbooks import read_workbook

Names = Mapping[str, Sequence[str] | None]
OTHER_SPREADSHEETS = (".ods", ".fods", ".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".tsv", ".tab", ".numbers")
OF_THE_SYSTEM = {"thumbs.db", "desktop.ini"}


def read_folder(
    path: Path, names: Names, tell: Callable[[str], None] = lambda file: None, encoding: str = UTF_8
) -> Folder:
    """Read what is there. `names`: the columns of each register, None for one that has no room yet and is not read.

    `tell` hears of each file before it is read. Hidden files are ignored, files of other kinds named as left out. What
    is wrong is noted in the answer; nothing is raised.
    """
    folder = Folder()
    if path.is_file() and path.suffix.lower() == ".zip":
        _read_archive(path.name, path, names, folder, tell, encoding)
    else:
        for name, content in _files(path, folder):
            _read_file(name, content, names, folder, tell, encoding)
    note_if_empty(folder, path.name, names)
    return folder


def read_sent(name: str, content: bytes, names: Names, folder: Folder) -> set[str]:
    """Read one file that somebody sent, a `.zip` too, as `read_folder`: the registers that it holds."""
    before = set(folder.tables)
    if name.lower().endswith(".zip"):
        _read_archive(name, BytesIO(content), names, folder, lambda file: None, UTF_8)
    else:
        _read_file(name, content, names, folder, lambda file: None, UTF_8)
    return set(folder.tables) - before


def note_if_empty(folder: Folder, name: str, names: Names) -> None:
    """Note that there is no register at all."""
    if not folder.tables and not folder.problems:
        folder.wrong(name, RuleBroken("no_register_at_all", names=", ".join(names)))


def _files(path: Path, folder: Folder) -> Iterator[tuple[str, bytes]]:
    files = [path] if path.is_file() else sorted(file for file in path.iterdir() if file.is_file())
    for file in files:
        try:
            content = file.read_bytes() if _is_read(file.name) else b""
        except OSError as error:
            folder.wrong(file.name, RuleBroken("unreadable", reason=error.strerror or ""))
        else:
            yield file.name, content


def _read_archive(
    name: str, source: Path | BytesIO, names: Names, folder: Folder, tell: Callable[[str], None], encoding: str
) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            for packed, content in files_of(archive):
                _read_file(packed, content, names, folder, tell, encoding)
    except RuleBroken as broken:
        folder.wrong(name, broken)
    except Exception as error:  # a broken archive raises almost anything
        folder.wrong(name, RuleBroken("unreadable", reason=type(error).__name__))


def _read_file(
    name: str, content: bytes, names: Names, folder: Folder, tell: Callable[[str], None], encoding: str
) -> None:
    kind, register = PurePath(name).suffix.lower(), PurePath(name).stem.strip().lower()
    if name.startswith((".", "~$")) or name.lower() in OF_THE_SYSTEM:
        return
    if kind == ".xlsx":
        read_workbook(name, content, names, folder, tell)
    elif kind in OTHER_SPREADSHEETS:
        folder.wrong(name, RuleBroken("other_spreadsheet", kind=kind))
    elif kind in NESTED:
        folder.wrong(name, RuleBroken("archive_nested", name=readable(name)))
    elif kind != ".csv":
        folder.skip(name, RuleBroken("no_spreadsheet"))
    elif register not in names:
        folder.no_register(name, names)
    else:
        table = Table(register, readable(name))
        if names[register] is not None:
            tell(table.file)
            read_csv(table, content, names[register], encoding)
        folder.add(table)


def _is_read(name: str) -> bool:
    return name.lower().endswith((".csv", ".xlsx"))
