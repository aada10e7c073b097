"""Requests at planned moments, whether or not the earlier ones were answered: an open loop, in a process of its own.

A tablet that waits for an answer does not stop the others from asking, so what is measured is the time from the planned
start. One JSON job a line in, one JSON answer a line out, as `load`.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tests.bench.load import ENCODINGS, Ask

MOST_SECONDS, MOST_CONNECTIONS = 20, 256
"""How long one answer is waited for; how many connections are open at once."""
BODILESS = (204, 304)


class Planned(NamedTuple):
    """A request, so many seconds after the start of its run, under a name in the table. `poll`: whose poll it is, who
    sends the version that they got last."""

    at: float
    name: str
    ask: Ask
    cookie: str
    poll: str = ""


class Outcome(NamedTuple):
    """The status of an answer, 0 where none came, and the milliseconds since the planned start."""

    name: str
    status: int
    milliseconds: float


class OpenLoad:
    """The process that sends, as long as the `with` block."""

    def __enter__(self) -> "OpenLoad":
        words = [sys.executable, "-m", "tests.bench.open_load"]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *error: object) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=10)

    def send(self, port: int, requests: Sequence[Planned], tags: dict[str, str] | None = None) -> list[Outcome]:
        """Send them all; `tags`: the versions that those who poll have at first."""
        self.process.stdin.write(json.dumps({"port": port, "requests": requests, "tags": tags or {}}) + "\n")
        self.process.stdin.flush()
        return [Outcome(*outcome) for outcome in json.loads(self.process.stdout.readline())]


class _Connections:
    """Those that are open, the one that was used last first."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self.room = asyncio.Semaphore(MOST_CONNECTIONS)

    async def ask(self, message: bytes) -> tuple[int, str]:
        """The status and the version of the answer; asked again on a new connection where the server closed an old
        one."""
        async with self.room:
            if self.idle:
                try:
                    return await self._on(self.idle.pop(), message)
                except (OSError, asyncio.IncompleteReadError):
                    pass
            return await self._on(await asyncio.open_connection("127.0.0.1", self.port), message)

    async def _on(self, connection: Any, message: bytes) -> tuple[int, str]:
        reader, writer = connection
        try:
            writer.write(message)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            status = int(head.split(" ", 2)[1])
            headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
            if status in BODILESS:
                pass
            elif "chunked" in headers.get("transfer-encoding", ""):
                while (size := int((await reader.readuntil(b"\r\n")).strip() or b"0", 16)) > 0:
                    await reader.readexactly(size + 2)
                await reader.readexactly(2)
            else:
                await reader.readexactly(int(headers.get("content-length", 0)))
        except BaseException:
            writer.close()
            raise
        if headers.get("connection") == "close":
            writer.close()
        else:
            self.idle.append(connection)
        return status, headers.get("hx-ptag", "")


def _message(planned: Planned, port: int) -> tuple[str, str]:
    """Line and headers of a request as they go over the wire, and its body."""
    ask = Ask(*planned.ask)
    body = None if ask.form is None else urlencode(ask.form, doseq=True)
    headers = {"Host": f"127.0.0.1:{port}", "Accept-Encoding": ENCODINGS, "Cookie": planned.cookie}
    headers |= ask.headers or {}
    if body is not None:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    first = f"{'GET' if body is None else 'POST'} {ask.path} HTTP/1.1"
    return "".join(f"{line}\r\n" for line in (first, *map(": ".join, headers.items()))), body or ""


async def _run(job: dict[str, Any]) -> list[Outcome]:
    tags, connections = job["tags"], _Connections(job["port"])
    requests = [Planned(*one) for one in job["requests"]]
    messages = [_message(one, job["port"]) for one in requests]
    start = time.perf_counter() + 0.2

    async def one(planned: Planned, message: tuple[str, str]) -> Outcome:
        await asyncio.sleep(start + planned.at - time.perf_counter())
        head, body = message
        if planned.poll:
            head += f"HX-PTag: {tags.get(planned.poll, '')}\r\n"
        try:
            async with asyncio.timeout(MOST_SECONDS):
                status, tag = await connections.ask(f"{head}\r\n{body}".encode())
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            return Outcome(planned.name, 0, (time.perf_counter() - start - planned.at) * 1000)
        if planned.poll and tag:
            tags[planned.poll] = tag
        return Outcome(planned.name, status, (time.perf_counter() - start - planned.at) * 1000)

    outcomes = await asyncio.gather(*map(one, requests, messages))
    for _reader, writer in connections.idle:
        writer.close()
    return outcomes


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(asyncio.run(_run(json.loads(line)))), flush=True)
