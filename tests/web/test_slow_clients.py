"""On gunicorn alone: clients that send slowly, or wrongly, hold no thread."""

import time

import pytest

from tests.bench.servers import Server
from tests.web.slow_clients import KINDS, SlowClients, said, status_of

QUICK = {"AMAL_FIELD_SILENCE_SECONDS": "1", "AMAL_FIELD_REQUEST_SECONDS": "3", "AMAL_FIELD_WORKERS": "1"}
FORM = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
CHUNKED = FORM + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.fixture(scope="module")
def server(databases_of):
    """A server with the limits of production, far longer than these tests."""
    with Server("wsgi:app", databases_of("sqlite").put_back(), AMAL_FIELD_WORKERS="1") as running:
        yield running


@pytest.fixture(scope="module")
def quick(databases_of):
    """A server whose limits are some seconds."""
    with Server("wsgi:app", databases_of("sqlite").put_back(), **QUICK) as running:
        yield running


@pytest.mark.parametrize("kind", KINDS)
def test_slow_clients_stop_nobody_else(server, kind):
    with SlowClients(server.port, kind, 50) as slow:
        for _ in range(3):
            slow.trickle()
            status, seconds = status_of(server.port)
            assert (status, seconds < 1) == (200, True), seconds
        assert status_of(server.port, "/sign-in")[0] == 200


def test_slow_clients_stop_no_process_of_postgresql(databases_of):
    with (
        Server("wsgi:app", databases_of("postgresql").put_back(), AMAL_FIELD_WORKERS="1") as server,
        SlowClients(server.port, "header", 30),
        SlowClients(server.port, "body", 30),
    ):
        status, seconds = status_of(server.port)
        assert (status, seconds < 1) == (200, True), seconds


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "idle"])
def test_who_sends_nothing_more_is_told_so(quick, kind):
    began = time.monotonic()
    assert said(KINDS[kind], quick.port).startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - began < 3


def test_a_connection_with_nothing_on_it_is_closed(quick):
    began = time.monotonic()
    assert said(b"", quick.port) == b""
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("kind", ["header", "body", "chunks"])
def test_who_sends_forever_is_told_so(quick, kind):
    with SlowClients(quick.port, kind, 1) as slow:
        until = time.monotonic() + 6
        while time.monotonic() < until:
            slow.trickle()
            slow.sockets[0].settimeout(0.3)
            try:
                heard = slow.sockets[0].recv(1000)
            except TimeoutError:
                continue
            break
    assert heard.startswith(b"HTTP/1.1 408 ")


def test_a_body_that_comes_in_time_is_read(quick):
    """In pieces, with its client told to go on; and another request behind it on the same connection."""
    body = b"sign_in_email=a&sign_in_password=b"
    header = FORM + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body)
    with SlowClients(quick.port, "idle", 1) as clients:
        client = clients.sockets[0]
        for piece in (header[:20], header[20:]):
            client.sendall(piece)
            time.sleep(0.1)
        assert client.recv(1000).startswith(b"HTTP/1.1 100 ")
        client.sendall(body + b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        heard = b""
        while piece := client.recv(65536):
            heard += piece
    assert b"HTTP/1.1 400 " in heard  # it has no CSRF token
    assert b'{"status":"alive"}' in heard


@pytest.mark.parametrize(
    "chunks",
    [
        b"XYZ\r\n",
        b"XYZ\r\nname=\r\n0\r\n\r\n",
        b"-5\r\nname=\r\n0\r\n\r\n",
        b"5\r\nname=No\r\n0\r\n\r\n",
        b"5;\x00\r\n",
    ],
)
def test_a_wrong_chunk_is_the_fault_of_its_client(quick, chunks):
    assert said(CHUNKED + chunks, quick.port).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("end", [b"0\r\n\r\n", b"0\r\nX-Sum: 1\r\n\r\n"])
def test_a_body_in_chunks_is_read(quick, end):
    chunks = b"5\r\nname=\r\n2;why=not\r\nAn\r\n" + end
    assert said(CHUNKED.replace(b"localhost", b"localhost\r\nConnection: close") + chunks, quick.port).startswith(
        b"HTTP/1.1 400 "  # it has no CSRF token
    )


@pytest.mark.parametrize(
    "lengths",
    [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: +5\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding: x\r\n",
    ],
)
def test_a_body_of_two_lengths_hides_no_second_request(quick, lengths):
    hidden = b"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    heard = said(FORM + lengths + b"\r\n" + hidden, quick.port)
    assert heard.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 501 "))
    assert b"alive" not in heard


def test_a_body_beyond_the_limit_is_refused_unread(quick):
    assert said(FORM + b"Content-Length: 999999999\r\n\r\nname=", quick.port).startswith(b"HTTP/1.1 413 ")
    assert said(b"GET /" + b"x" * 300_000, quick.port).startswith(b"HTTP/1.1 4")
