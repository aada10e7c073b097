"""The nginx of README before the app: hundreds of slow clients, and everybody else is answered; https of today."""

import socket
import ssl

import pytest

from tests.bench.servers import Server
from tests.web.nginx import Nginx
from tests.web.slow_clients import SlowClients, status_of

MANY = 200


@pytest.fixture
def nginx(engine, databases):
    with (
        Server("wsgi:app", databases.put_back(), AMAL_FIELD_PROXIES="1", AMAL_FIELD_WORKERS="2") as server,
        Nginx(server.port) as running,
    ):
        yield running


def test_hundreds_of_slow_clients_stop_nobody_else(nginx):
    with (
        SlowClients(nginx.port, "header", MANY) as headers,
        SlowClients(nginx.port, "body", MANY) as bodies,
        SlowClients(nginx.port, "idle", MANY),
    ):
        for _ in range(5):
            headers.trickle()
            bodies.trickle()
            status, seconds = status_of(nginx.port)
            assert (status, seconds < 1) == (200, True), seconds
        assert status_of(nginx.port, "/sign-in")[0] == 200


@pytest.fixture(scope="module")
def https():
    """An nginx with a certificate, before no app."""
    with Nginx(1, https=True) as running:
        yield running


def agreed(nginx, version, ciphers="ALL:@SECLEVEL=0"):
    """Version and cipher on which a client of this version and nginx agree."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers(ciphers)
    context.minimum_version, context.maximum_version = version
    with socket.create_connection(("127.0.0.1", nginx.port), timeout=10) as plain, context.wrap_socket(plain) as secure:
        return secure.version(), secure.cipher()[0]


def test_https_is_spoken_as_today(https):
    assert agreed(https, (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3))[0] == "TLSv1.3"
    version, cipher = agreed(https, (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_2))
    assert (version, cipher.startswith("ECDHE-")) == ("TLSv1.2", True)
    assert cipher.endswith(("GCM-SHA256", "GCM-SHA384", "CHACHA20-POLY1305"))


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize(
    ("version", "ciphers"),
    [
        (ssl.TLSVersion.TLSv1_1, "ALL:@SECLEVEL=0"),
        (ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA:@SECLEVEL=0"),
    ],
)
def test_https_of_before_is_not(https, version, ciphers):
    with pytest.raises((ssl.SSLError, ConnectionResetError)):
        agreed(https, (version, version), ciphers)


def test_without_https_nothing_is_answered(https):
    with socket.create_connection(("127.0.0.1", https.port), timeout=10) as client:
        client.sendall(b"GET /sign-in HTTP/1.1\r\nHost: field.example.org\r\n\r\n")
        assert client.recv(1000).startswith(b"HTTP/1.1 400 ")
