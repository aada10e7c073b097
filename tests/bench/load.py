"""A small HTTP client in a process of its own, on loopback only: one JSON job a line in, one JSON answer a line out.

A job is a list of requests for each of its clients; each client keeps one connection and sends its requests one after
the other. Bounded in count and time, so that a mistake here ends soon.
"""

import json
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any, NamedTuple
from urllib.parse import urlencode

MOST_REQUESTS = 20_000
MOST_SECONDS = 120
ENCODINGS = "gzip, deflate, br, zstd"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Ask(NamedTuple):
    """One request; `form` makes it a POST."""

    path: str
    form: dict[str, Any] | None = None
    headers: dict[str, str] | None = None


class Answer(NamedTuple):
    """What came back. `size`: bytes over the wire, headers included; `headers` and `body` only where kept."""

    status: int
    milliseconds: float
    size: int
    headers: list[list[str]] | None = None
    body: str | None = None

    def header(self, name: str) -> str | None:
        """A header of the answer, by its name in lower case."""
        return next((value for key, value in self.headers or () if key.lower() == name), None)


class Load:
    """The process that sends, as long as the `with` block."""

    def __enter__(self) -> "Load":
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.load"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *error: object) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=10)

    def send(
        self, port: int, clients: list[list[Ask]], *, cookie: str = "", keep: bool = False, plain: bool = False
    ) -> list[list[Answer]]:
        """Send each client's requests, all clients at once; `keep` brings bodies back, `plain` asks uncompressed."""
        job = {"port": port, "cookie": cookie, "keep": keep, "plain": plain, "clients": clients}
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        return [[Answer(*answer) for answer in answers] for answers in json.loads(self.process.stdout.readline())]


def work(job: dict[str, Any]) -> list[list[Answer]]:
    """Do one job: a thread for each client."""
    if sum(map(len, job["clients"])) > MOST_REQUESTS:
        raise ValueError(f"more than {MOST_REQUESTS} requests in one job")
    answers: list[list[Answer]] = [[] for _ in job["clients"]]
    until = time.monotonic() + MOST_SECONDS
    threads = [
        threading.Thread(target=_client, args=(job, [Ask(*ask) for ask in asks], mine, until))
        for asks, mine in zip(job["clients"], answers, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _client(job: dict[str, Any], asks: list[Ask], answers: list[Answer], until: float) -> None:
    connection = HTTPConnection("127.0.0.1", job["port"], timeout=30)
    common = {"Cookie": job["cookie"]} if job["cookie"] else {}
    if not (job["plain"] or job["keep"]):
        common["Accept-Encoding"] = ENCODINGS
    for ask in asks:
        if time.monotonic() > until:
            break
        body = urlencode(ask.form, doseq=True) if ask.form is not None else None
        headers = common | (ask.headers or {})
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        try:
            connection.request("GET" if body is None else "POST", ask.path, body, headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, HTTPException) as error:
            connection.close()
            answers.append(Answer(0, 0.0, 0, None, repr(error)))
            continue
        spent = (time.perf_counter() - began) * 1000
        answers.append(_answer(response, content, spent, keep=job["keep"]))
    connection.close()


def _answer(response: HTTPResponse, content: bytes, spent: float, *, keep: bool) -> Answer:
    headers = response.getheaders()
    size = len(content) + sum(len(name) + len(value) + 4 for name, value in headers) + 19
    if not keep:
        return Answer(response.status, spent, size)
    return Answer(response.status, spent, size, [list(pair) for pair in headers], content.decode("utf-8", "replace"))


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(work(json.loads(line))), flush=True)
