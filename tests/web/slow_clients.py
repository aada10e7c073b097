"""Clients that hold a connection open: with nothing, with half a header, with half a body."""

import socket
import time
from contextlib import suppress
from http.client import HTTPConnection

KINDS = {
    "idle": b"",
    "header": b"GET /healthz HTTP/1.1\r\nHost: field.example.org\r\nX-Sl",
    "body": (
        b"POST /sign-in HTTP/1.1\r\nHost: field.example.org\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: 1000\r\n\r\nname=A"
    ),
    "chunks": (
        b"POST /sign-in HTTP/1.1\r\nHost: field.example.org\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n5\r\nname=\r\n"
    ),
}


class SlowClients:
    """So many clients of a kind at a port, as long as the `with` block."""

    def __init__(self, port: int, kind: str, count: int) -> None:
        self.port, self.kind, self.count, self.sockets = port, kind, count, []

    def __enter__(self) -> "SlowClients":
        for _ in range(self.count):
            client = socket.create_connection(("127.0.0.1", self.port), timeout=10)
            client.sendall(KINDS[self.kind])
            self.sockets.append(client)
        return self

    def __exit__(self, *error: object) -> None:
        for client in self.sockets:
            client.close()

    def trickle(self) -> None:
        """Send one more sign from each."""
        for client in self.sockets:
            with suppress(OSError):
                client.sendall(b"1\r\nx\r\n" if self.kind == "chunks" else b"x")


def status_of(port: int, path: str = "/healthz") -> tuple[int, float]:
    """The answer to somebody else's request and the seconds that it took."""
    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "field.example.org"})
    status = connection.getresponse().status
    connection.close()
    return status, time.monotonic() - began


def said(sent: bytes, port: int) -> bytes:
    """All that the server says to these bytes until it closes or is silent for some seconds."""
    heard = b""
    with socket.create_connection(("127.0.0.1", port), timeout=8) as client, suppress(TimeoutError):
        client.sendall(sent)
        while piece := client.recv(65536):
            heard += piece
    return heard
