"""gunicorn under the app's own configuration, and the processor time that its processes take."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import psutil

from tests.postgres import Cluster, free_port

ROOT = Path(__file__).resolve().parents[2]
GUNICORN = Path(sys.executable).parent / "gunicorn"
MOST_WAIT = 30


class Server:
    """One gunicorn on a free port, as long as the `with` block."""

    def __init__(self, target: str, url: str, **environment: str) -> None:
        self.target, self.url, self.environment = target, url, environment
        self.port = free_port()

    def __enter__(self) -> "Server":
        self.start()
        return self

    def start(self) -> None:
        """Start it, again on the same port, and wait until it answers. Raises `RuntimeError`."""
        words = ["--config", "python:amal_field.serving", "--bind", f"127.0.0.1:{self.port}", self.target]
        self.process = subprocess.Popen(
            [GUNICORN, *words],
            cwd=ROOT,
            env=os.environ | {"AMAL_FIELD_DATABASE_URL": self.url} | self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + MOST_WAIT
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{self.target} does not start on {self.url}")
            time.sleep(0.1)

    def kill(self) -> None:
        """End every process of it with -9. The first is stopped before the others are sought, so that it starts none
        in the meantime."""
        first = psutil.Process(self.process.pid)
        first.suspend()
        for process in (*first.children(recursive=True), first):
            process.kill()
        self.process.wait()

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=40)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    def seconds(self) -> float:
        """Processor time that the server has taken so far."""
        return seconds_of(self.process.pid)

    def megabytes(self) -> float:
        """Memory of the worker that has most of it: what it shares with others counts as its own."""
        workers = psutil.Process(self.process.pid).children(recursive=True)
        return max(process.memory_info().rss for process in workers) / 1e6

    def _answers(self) -> bool:
        try:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/sign-in")
            return connection.getresponse().status < 500
        except OSError:
            return False


def seconds_of(pid: int) -> float:
    """Processor time of a process and everything beneath it, so far."""
    total = 0.0
    for process in (root := psutil.Process(pid), *root.children(recursive=True)):
        try:
            total += _of_tasks(process.pid) or sum(process.cpu_times()[:2])
        except psutil.NoSuchProcess:
            continue
    return total


def _of_tasks(pid: int) -> float:
    """The same of one process, to the nanosecond where Linux counts them: a turn takes only some ticks of 10 ms."""
    total = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):
            total += int(task.read_text().split()[0])
    return total / 1e9


def database_seconds(cluster: Cluster | None) -> float:
    """Processor time of PostgreSQL and its backends so far; none on SQLite, which runs in the server."""
    if cluster is None:
        return 0.0
    return seconds_of(int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0]))
