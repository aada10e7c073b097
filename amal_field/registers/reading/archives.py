"""Reading a zip: what it may hold, and what it holds. A spreadsheet file (.xlsx) is one as well."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from amal_field.refusal import RuleBroken

MOST_FILES = 100
MOST_BYTES = 200 * 1024 * 1024
NESTED = (".zip", ".7z", ".rar", ".gz", ".tar")
ENCRYPTED = 0x1
MADE_BY_A_MAC = "__MACOSX"


def check_size(archive: ZipFile) -> None:
    """Raises `RuleBroken` `archive_large`. A file that says less than it holds is read no further than it says."""
    if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
        raise RuleBroken("archive_large", most=MOST_BYTES // 1024**2)


def check_archive(archive: ZipFile) -> list[ZipInfo]:
    """The files of a zip, in any folder; what a Mac adds is left out. Raises `RuleBroken`: one fault of the whole."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and MADE_BY_A_MAC not in _path(entry).parts]
    if len(entries) > MOST_FILES:
        raise RuleBroken("archive_many", most=MOST_FILES)
    check_size(archive)
    for entry in entries:
        _check_entry(entry)
    return entries


def files_of(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Each file with its name, sorted by where it stands. Raises what `check_archive` raises, and what zipfile does."""
    for entry in sorted(check_archive(archive), key=lambda entry: entry.filename):
        yield _path(entry).name, archive.read(entry)


def _check_entry(entry: ZipInfo) -> None:
    path = _path(entry)
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise RuleBroken("archive_outside", name=entry.filename)
    if entry.flag_bits & ENCRYPTED:
        raise RuleBroken("archive_locked", name=entry.filename)
    if path.suffix.lower() in NESTED:
        raise RuleBroken("archive_nested", name=path.name)


def _path(entry: ZipInfo) -> PurePosixPath:
    return PurePosixPath(entry.filename.replace("\\", "/"))
