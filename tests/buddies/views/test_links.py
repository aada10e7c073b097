"""The link of a member: made, handed over, used without an account, changed, taken back, and dead at once."""

from urllib.parse import unquote, urlsplit
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from amal_field.accounts.models import LINK_ID
from amal_field.audit import AuditEntry
from amal_field.buddies.models import HelpRequest, LinkTry, Match, MatchCall, MatchLink, MatchMeeting
from amal_field.buddies.rules.links import POSTS_A_DAY, WRONG_AN_HOUR
from amal_field.db import db
from amal_field.stamp import Submission
from tests.buddies.world import address_of, contact_set, linked, met
from tests.page import fields_of
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def address(app, duo, given):
    """`address(key)`: where the link of the buddy of a duo leads."""

    def make(key: UUID, role: str = "buddy") -> str:
        link_id = given(lambda stamp: linked(stamp("gert"), db.session.get_one(Match, key), role))
        with app.app_context():
            return address_of(db.session.get_one(MatchLink, link_id))

    return make


@pytest.fixture
def stored(app):
    """`stored(Model)`: the rows that stand."""

    def read(model):
        with app.app_context():
            return db.session.scalars(select(model).where(model.cancelled_at.is_(None))).all()

    return read


def tap(page, word):
    """Press the button with this word."""
    [form] = [one for one in page.find("main form") if word in one.text_content()]
    return page.post(form.get("action"), fields_of(form))


def test_the_coordinator_makes_it_and_hands_it_over(visit, duo, given, app):
    key = duo()
    gert = visit("gert").go(f"/buddies/duos/{key}")
    url = next(one.get("href") for one in gert.find("#members a[href$='/link']"))
    gert.go(url).send("form[action$='/link']")
    assert gert.status == 422
    assert "Laat een beheerder eerst invullen" in gert.text
    given(lambda stamp: contact_set(stamp("dirk")))
    gert.go(url).send("form[action$='/link']")
    address = gert.find(".address__text")[0].text_content()
    assert len(urlsplit(address).path) < 120
    texts = {one.get("lang"): one.text_content() for one in gert.find(".duo-texts__words")}
    assert {code: text.split()[0] for code, text in texts.items()} == {"nl": "Dag", "fr": "Bonjour", "en": "Hello"}
    for scheme in ("sms", "mailto"):
        ready = [unquote(one.get("href")) for one in gert.find(f"a[href^='{scheme}:']")]
        assert len([one for one in ready if address in one]) == 3
    assert gert.find(".address__code svg")
    assert "Gert" in gert.go(url.replace("/link", "/card")).text
    assert gert.find(".duo-card__code svg")
    visit(None).go(urlsplit(address).path)
    gert.go(url).send("form[action$='/renewal']")
    assert visit(None).go(urlsplit(address).path).status == 410
    newer = gert.find(".address__text")[0].text_content()
    assert visit(None).go(urlsplit(newer).path).status == 200
    gert.send("form[action$='/revocation']")
    gone = visit(None).go(urlsplit(newer).path)
    assert (gone.status, gone.find("#ended")[0].text_content()) == (410, "Deze link werkt niet meer. Bel Amal.")
    with app.app_context():
        tags = set(db.session.scalars(select(AuditEntry.tag).where(AuditEntry.subject_id == key)))
    assert {f"buddies:link:{verb}" for verb in ("make", "show", "renew", "revoke")} <= tags


def test_it_starts_the_duo_is_bettered_and_taken_back(engine, visit, duo, address, stored, app):
    key = duo()
    where = address(key)
    page = visit(None).go(where)
    assert page.find("h1")[0].text_content().split() == ["Dag", "Lieve.", "Jij", "en", "Amara"]
    assert "Lieve" not in page.find("title")[0].text_content()
    tap(page, "Het lukte niet")
    assert (len(stored(MatchCall)), stored(MatchMeeting), stored(Match)[0].state) == (1, [], "agreed")
    tap(page, "We zagen elkaar")
    [meeting] = stored(MatchMeeting)
    assert (meeting.met_on, meeting.minutes, meeting.is_done, meeting.via) == (in_days(0), 90, True, "link")
    assert (stored(MatchCall), stored(Match)[0].started_on) == ([], in_days(0))
    assert page.response.headers.getlist("Set-Cookie") == []
    page.send("#better", when="yesterday", length="120", kind="coffee")
    [meeting] = stored(MatchMeeting)
    assert (meeting.met_on, meeting.minutes, meeting.kind) == (in_days(-1), 120, "coffee")
    assert stored(Match)[0].started_on == in_days(-1)
    newcomer = visit(None).go(address(key, "newcomer"))
    newcomer.send("#better", when="yesterday", length="other", minutes="45", kind="walk")
    assert [(one.met_on, one.minutes) for one in stored(MatchMeeting)] == [(in_days(-1), 45)]
    tap(page.go(where), "Klopt niet")
    assert (stored(MatchMeeting), stored(Match)[0].state) == ([], "agreed")
    with app.app_context():
        by = set(db.session.scalars(select(AuditEntry.by_id).where(AuditEntry.tag.startswith("buddies:link:m"))))
        people = {
            entry.details["person"]
            for entry in db.session.scalars(select(AuditEntry))
            if entry.by_id == LINK_ID and "person" in entry.details
        }
        paths = set(db.session.scalars(select(Submission.path).where(Submission.user_id == LINK_ID)))
    assert by >= {LINK_ID}
    assert len(people) == 2
    assert not [path for path in paths if where.rpartition("/")[2] in path]


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"when": "other", "met_on": "2026-11-24"}, "met_on", "Deze dag moet nog komen."),
        ({"when": "other", "met_on": "2026-11-01"}, "met_on", "Dit duo begon op"),
        ({"when": "other", "met_on": ""}, "met_on", "Kies een dag."),
        ({"when": "other", "met_on": "2026-11-18"}, "when", "Deze dag staat al genoteerd."),
        ({"length": "other", "minutes": "2 uur"}, "minutes", "Van 5 tot 720 minuten."),
        ({"length": "other", "minutes": "0"}, "minutes", "Van 5 tot 720 minuten."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(visit, duo, given, address, stored, values, field, sentence):
    key = duo()
    given(lambda stamp: met(stamp("gert"), db.session.get_one(Match, key), in_days(-9)))
    given(lambda stamp: met(stamp("gert"), db.session.get_one(Match, key), in_days(-5)))
    page = tap(visit(None).go(address(key)), "We zagen elkaar")
    before = [(one.met_on, one.minutes) for one in stored(MatchMeeting)]
    page.send("#better", **values)
    assert page.status == 422
    assert sentence in page.find(f"#{field}-error")[0].text_content()
    assert [(one.met_on, one.minutes) for one in stored(MatchMeeting)] == before


def test_a_day_of_the_desk_stays_and_help_is_seen_at_once(visit, duo, given, address, stored, count):
    key = duo()
    given(lambda stamp: met(stamp("gert"), db.session.get_one(Match, key), in_days(0)))
    page = tap(visit(None).go(address(key)), "We zagen elkaar")
    assert (page.status, count(MatchMeeting)) == (422, 1)
    assert "Deze dag staat al genoteerd." in page.text
    for _ in range(2):
        tap(page, "Ik wil hulp")
    assert "We bellen je" in page.text
    assert page.find("a[href='tel:112']")
    assert "We bellen je" not in visit(None).go(address(key, "newcomer")).text
    gert = visit("gert").go("/buddies")
    assert "Lieve" in gert.find("#asking")[0].text_content()
    tap(gert, "Doorverwezen")
    assert (gert.find("#asking"), [one.outcome for one in stored(HelpRequest)]) == ([], ["passed_on"])
    gert.send("fading-note form")
    assert gert.find("#asking")


def test_reading_changes_nothing_and_a_repeat_is_once(app, visit, duo, address, count):
    where = address(duo())
    client = app.test_client()
    before = rows_of(app)
    for _ in range(50):
        answer = client.get(where)
        assert client.head(where).status_code == answer.status_code == 200
    assert rows_of(app) == before
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "Set-Cookie" not in answer.headers
    page = visit(None).go(where)
    fields = fields_of(page.form("form[action$='/met']"))
    for _ in range(2):
        page.post(f"{where}/met", fields)
        assert page.status == 200
    assert (count(MatchMeeting), count(LinkTry)) == (1, 1)
    page.post(f"{where}/met", {})
    assert (page.status, count(MatchMeeting)) == (400, 1)


def test_too_much_is_too_much(app, visit, duo, address, frozen_clock):
    where, client = address(duo()), app.test_client()
    for number in range(WRONG_AN_HOUR + 1):
        answer = client.get(f"{where[:-3]}{number:03}")
        assert (answer.status_code, answer.headers["Referrer-Policy"]) == (
            404 if number < WRONG_AN_HOUR else 429,
            "strict-origin",
        )
    assert "Deze link kennen we niet." in client.get(f"{where}x", environ_base={"REMOTE_ADDR": "10.1.1.1"}).text
    assert answer.headers["Retry-After"]
    assert "Probeer over een uur opnieuw." in answer.text
    page = visit(None).go(where)
    for number in range(POSTS_A_DAY):
        tap(page, "We zagen elkaar" if number % 2 else "Het lukte niet")
        assert page.status == 200
    [form] = [one for one in page.find("main form") if "We zagen" in one.text_content()]
    answer = client.post(form.get("action"), data=fields_of(form))
    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)


@pytest.mark.parametrize("how", ["closed", "left"])
def test_it_is_dead_at_once(app, visit, duo, given, address, how):
    key = duo()
    where = address(key)
    with app.app_context():
        columns = {"closed_on": in_days(0), "ends_on": in_days(0)} if how == "closed" else {}
        if columns:
            db.session.execute(update(Match).values(**columns))
        else:
            members = db.session.get_one(Match, key).members
            next(one for one in members if one.role == "buddy").left_on = in_days(0)
        db.session.commit()
    assert visit(None).go(where).status == 410
    assert app.test_client().post(f"{where}/met", data={"request_token": str(UUID(int=9))}).status_code == 410


def rows_of(app) -> dict[str, int]:
    """How many rows each table has."""
    with app.app_context():
        return {
            name: db.session.scalar(select(func.count()).select_from(table))
            for name, table in db.metadata.tables.items()
        }
