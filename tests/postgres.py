"""A throw-away PostgreSQL: a cluster of its own on a free port, run as `postgres` where one is root."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


class NoPostgres(RuntimeError):
    """The server programs are missing."""


def programs() -> Path:
    """The folder with `initdb` and `pg_ctl`, the newest version. Raises `NoPostgres`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise NoPostgres("PostgreSQL's server programs are missing: apt install postgresql")


class Cluster:
    """A PostgreSQL cluster that lives as long as the `with` block, with these settings (`autovacuum=off`)."""

    def __init__(self, *settings: str) -> None:
        self.settings = settings
        self.bin = programs()
        self.owner = "postgres" if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="amal-field-postgres-"))
        self.port = free_port()

    def __enter__(self) -> "Cluster":
        if self.owner:
            shutil.chown(self.folder, self.owner)
        self._run("initdb", "-D", "data", "-U", "amal", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-N")
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
            "-c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
        )
        options += "".join(f" -c {setting}" for setting in self.settings)
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")
        return self

    def __exit__(self, *error: object) -> None:
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def restart(self) -> None:
        """Stop the server, which ends every connection, and start it again."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", "fast", "-l", "log", "restart")

    def url(self, database: str) -> str:
        """The address of a database, as the app's setting takes it."""
        return f"postgresql://amal@127.0.0.1:{self.port}/{database}"

    def _run(self, program: str, *words: str) -> None:
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [self.bin / program, *words],
            cwd=self.folder,
            user=self.owner,
            group=self.owner,
            extra_groups=[] if self.owner else None,
            env=environment,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program != "pg_ctl" else subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError(f"{program} failed: {done.stdout!r} {log.read_text() if log.exists() else ''}")


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
