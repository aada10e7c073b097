"""The folder of what the app makes while it runs, its SQLite database among it: for the eyes of its user alone."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy import make_url


def make_private(folder: Path, url: str) -> None:
    """Make the folder, and the file of a database that lies in it, and take from others whatever a umask gave them.

    SQLite gives the files beside its database the mode of that. What belongs to another user is left to them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:"):
        file = folder / address.database
        if file.parent == folder:
            file.touch(mode=0o600)
    for path in (folder, *folder.rglob("*")):
        with suppress(FileNotFoundError, PermissionError):
            path.chmod(0o700 if path.is_dir() else 0o600)
