"""The app as it is really served: gunicorn with the app's own configuration, in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from tests.databases import SETTINGS
from tests.postgres import free_port

ROOT = Path(__file__).resolve().parents[1]
SECRET_KEY = "a key that only these journeys know"
PATIENCE = 60
"""Seconds within which a server starts, on a machine that has much else to do."""

LATER_VERSION = "0123456789ab"
"""What `e2e/newer.py` says that it is."""


class Server:
    """A running gunicorn on the database at `database_url`, on a free port; lives as long as the `with` block.
    `settings` go above those of the tests."""

    app = "wsgi:app"

    def __init__(self, database_url: str, **settings: object) -> None:
        self.database_url, self.settings = database_url, settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = tempfile.TemporaryFile(mode="w+")  # noqa: SIM115

    def __enter__(self) -> Self:
        words = ["--config", "python:amal_field.serving", "--bind", f"127.0.0.1:{self.port}", self.app]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *words],
            cwd=ROOT,
            env=environment(self.database_url, **self.settings),
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        try:
            self._await()
        except RuntimeError:
            self.stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it, kindly at first."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def said(self) -> str:
        """What the server has written so far."""
        self.log.seek(0)
        return self.log.read()

    def _await(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server did not start:\n{self.said()}")
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5):
                    return
            except OSError:
                try:
                    self.process.wait(timeout=0.1)
                except subprocess.TimeoutExpired:
                    continue
        raise RuntimeError(f"the server does not answer within {PATIENCE} seconds:\n{self.said()}")


def environment(database_url: str, **more: object) -> Mapping[str, str]:
    """The settings of the tests, as a server finds them in its environment."""
    settings = SETTINGS | {"DATABASE_URL": database_url, "SECRET_KEY": SECRET_KEY, "WORKERS": 2, "IMPORT_THREAD": True}
    settings |= more
    told = {name: json.dumps(value) if isinstance(value, bool) else str(value) for name, value in settings.items()}
    return os.environ | {f"AMAL_FIELD_{name}": value for name, value in told.items() if name != "TESTING"}
