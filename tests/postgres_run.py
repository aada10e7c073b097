"""The app on a throw-away PostgreSQL, until Ctrl-C: `python -m tests.postgres_run --port 8000`."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.postgres import Cluster, NoPostgres

PROGRAMS = Path(sys.executable).parent


def main() -> int:
    """Start a cluster, prepare a database on it, serve it; the cluster goes when the server stops."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with Cluster() as cluster:
            return serve(cluster, port)
    except NoPostgres as missing:
        print(missing, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def serve(cluster: Cluster, port: int) -> int:
    """Prepare the database and run gunicorn until it ends or somebody ends it."""
    environment = os.environ | {"AMAL_FIELD_DATABASE_URL": cluster.url("postgres"), "FLASK_APP": "wsgi"}
    subprocess.run([PROGRAMS / "flask", "prepare", "--port", str(port)], env=environment, check=True)
    command = [
        PROGRAMS / "gunicorn",
        "--config",
        "python:amal_field.serving",
        "--bind",
        f"127.0.0.1:{port}",
        "wsgi:app",
    ]
    server = subprocess.Popen(command, env=environment)
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.send_signal(signal.SIGTERM)
        return 0
    finally:
        server.wait(timeout=40)


if __name__ == "__main__":
    sys.exit(main())
