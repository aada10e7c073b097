"""What a load balancer asks."""

from tests.databases import make_app
from tests.postgres import free_port


def test_a_migrated_database_is_ready(engine, app):
    client = app.test_client()
    assert client.get("/healthz").json == {"status": "alive"}
    assert client.get("/readyz").json == {"status": "ready"}


def test_a_database_that_nobody_migrated_is_not_ready(engine, databases):
    url, remove = databases.make(empty=True)
    answer = make_app(url).test_client().get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"status": "not migrated"})
    remove()


def test_no_database_is_not_ready_but_alive():
    client = make_app(f"postgresql://amal@127.0.0.1:{free_port()}/gone").test_client()
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"status": "no database"})
