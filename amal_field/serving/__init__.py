"""The one configuration of gunicorn: `gunicorn --config python:amal_field.serving wsgi:app`.

On SQLite one process with threads: its writers queue on a lock of their own (`web/unit_of_work.py`), which reaches
no other process. On PostgreSQL processes with threads, as many as `AMAL_FIELD_WORKERS` and `AMAL_FIELD_THREADS` say.
"""

import os
from pathlib import Path
from typing import Any

from amal_field.config import DEFAULTS
from amal_field.db import db
from amal_field.web import speed

_memory = Path("/dev/shm")
_on_postgres = os.environ.get("AMAL_FIELD_DATABASE_URL", "").startswith("postgres")
_cores = os.cpu_count() or 1

worker_class = "amal_field.serving.worker.WholeRequests"
workers = int(os.environ.get("AMAL_FIELD_WORKERS") or 2 * _cores + 1) if _on_postgres else 1
threads = int(os.environ.get("AMAL_FIELD_THREADS") or (4 if _on_postgres else DEFAULTS["THREADS"]))
preload_app = _on_postgres
timeout = 60
graceful_timeout = 30
keepalive = 15
max_requests = 0
accesslog = None
errorlog = "-"
loglevel = "warning"
forwarded_allow_ips = ""
"""gunicorn itself believes nobody's `X-Forwarded-…`: one setting, `AMAL_FIELD_PROXIES`, says who is believed."""
worker_tmp_dir = str(_memory) if _memory.is_dir() else None
control_socket_disable = True


def post_fork(server: Any, worker: Any) -> None:
    """Let no worker share a connection that the app opened before the fork."""
    if preload_app:
        with server.app.wsgi().app_context():
            db.engine.dispose(close=False)


def post_worker_init(worker: Any) -> None:
    """Let the worker collect garbage as `web/speed.py` says."""
    speed.collect_less_garbage()
