"""The nginx of README before the app: hundreds of slow clients, and everybody else is answered."""

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
