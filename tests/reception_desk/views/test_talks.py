"""A talk on the turned tablet: asked, answered in the client's language, handed back, taken over, gone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.audit import AuditEntry
from amal_field.db import new_key
from amal_field.people.models import Person
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import PrivacyNotice, SharingAnswer, Talk
from amal_field.stamp import Submission
from amal_field.web.client_language import LANGUAGES
from tests.conftest import NOON
from tests.page import fields_of
from tests.reception_desk.talk_world import WORDS, a_notice, a_talk
from tests.reception_desk.world import a_family

DESK = "/reception-desk"
SCREEN = ".talk__form"
OLENA = {
    "person-family_name": "Hrytsenko",
    "person-given_name": "Olena",
    "person-native_family": "Гриценко",
    "person-day": "٤",
    "person-month": "٣",
    "person-year": "١٩٨٨",
}
DANYLO = {"people-0-given_name": "Danylo", "people-0-year": "2015", "people-0-relation": "child"}


@pytest.fixture
def opened(visit, given, frozen_clock):
    """Halyna's page of a talk in Ukrainian about everything, just asked."""
    frozen_clock(NOON)
    given(lambda stamp: a_notice(stamp("dirk")))
    return visit("halyna").go(f"{DESK}/talks/new?language=uk").send("main form")


def test_from_the_turned_tablet_to_the_file_and_gone(engine, opened, rows):
    page = opened.send("form[action='/turned']")
    assert page.url.endswith("/questions")
    client = page.find(".talk")[0]
    assert (client.get("lang"), client.get("dir"), page.root.get("lang")) == ("uk", "ltr", "nl")
    assert "Хто ви?" in client.text_content()
    for address in (DESK, "/people", f"{DESK}/talks/new"):
        assert page.go(address).url.endswith("/questions")
    page.send(SCREEN, **OLENA)
    assert not page.send(SCREEN, **(DANYLO | {"people-0-year": "2999"})).find(".bar")
    assert (page.status, "Цей день ще не настав." in page.text) == (422, True)
    page.send(SCREEN, **DANYLO)
    assert page.send(SCREEN, spoken=["uk", "ru"]).status == 422
    assert "Виберіть відповідь." in page.text
    page.send(SCREEN, spoken=["uk", "ru"], interpreter="yes")
    assert "Українська: 1 2 3" in page.text
    page.send(SCREEN)
    assert "може" in page.text.lower()
    page.send(SCREEN, answer="yes")
    assert page.send(SCREEN, answer="no").status == 422
    page.send(SCREEN, by="parent", answer="no")
    assert "Поверніть планшет" in page.text
    page.go("/tablet/handing-back").send("main form", sign_in_email=CAST["halyna"].email, sign_in_password=PASSWORD)
    said = page.find("#words")[0].text_content()
    for word in (
        "Olena Hrytsenko",
        "Гриценко",
        "4 mrt 1988",
        "Danylo",
        "2015",
        "Kind",
        "Українська",
        "Ja",
        "een ouder",
    ):
        assert word in said, word
    page.go(page.find("a[href*='talk=']")[0].get("href"))
    page.send("#registration", take="all")
    assert [box.get("value") for box in page.find("[name=languages][checked]")] == ["uk", "ru"]
    page.send("#registration", **{"newcomers-1-companion": "parent", "newcomers-1-family_name": "Hrytsenko"})
    assert "/files/" in page.url, page.text
    assert "4 mrt 1988" in page.text
    told = (SharingAnswer.may_share, SharingAnswer.answered_by, SharingAnswer.language, SharingAnswer.notice_version)
    answers = rows(select(Person.given_name, *told).join(Person, Person.id == SharingAnswer.person_id))
    assert sorted(answers) == [("Danylo", False, "parent", "uk", 1), ("Olena", True, "self", "uk", 1)]
    assert rows(select(Talk.words)) == [({},)]


def test_nothing_of_it_stands_elsewhere_before_it_is_saved(engine, given, rows):
    given(lambda stamp: a_talk(stamp("halyna"), words=WORDS))
    told = [str(row) for table in (AuditEntry, Submission, Person) for row in rows(select(table.__table__))]
    assert told
    assert not [row for row in told if "Hrytsenko" in row or "Гриценко" in row]


def test_it_is_left_once_and_gone_after_a_day(engine, app, visit, given, rows, frozen_clock):
    frozen_clock(NOON)
    key = given(lambda stamp: a_talk(stamp("halyna"), words=WORDS))
    page = visit("halyna").go(f"{DESK}/talks/{key}")
    page.send("form[action$='/ending']")
    assert rows(select(Talk.words)) == [({},)]
    assert "niets van bewaard" in page.go(f"{DESK}/talks/{key}").text
    other = given(lambda stamp: a_talk(stamp("halyna"), words=WORDS))
    frozen_clock(NOON + timedelta(hours=11))
    assert "talks (24 hours): 0 talks gone." in app.test_cli_runner().invoke(args=["prune"]).stdout
    frozen_clock(NOON + timedelta(hours=14))
    answer = app.test_cli_runner().invoke(args=["prune"])
    assert "talks (24 hours): 1 talks gone." in answer.stdout
    assert rows(select(Talk.words).where(Talk.id == other)) == [({},)]
    assert "niets van bewaard" in page.go(f"{DESK}/talks/{other}").text
    frozen_clock(NOON + timedelta(hours=24))
    assert page.go(f"{DESK}/talks/{other}").status == 404


def test_a_day_old_talk_is_emptied_by_the_next_one_and_the_notice_that_was_read_is_kept(given, rows, frozen_clock):
    frozen_clock(NOON)
    read = {"version": 1, "language": "uk", "at": NOON.isoformat()}

    def a_reading_talk(stamp):
        a_notice(stamp("dirk"))
        return a_talk(stamp("halyna"), words={"who": WORDS["who"], "notice": read})

    key = given(a_reading_talk)
    frozen_clock(NOON + timedelta(hours=24, seconds=1))
    given(lambda stamp: a_talk(stamp("oksana"), topics=("who",)))
    wanted = select(Talk.words, Talk.notice_version, Talk.notice_read_at).where(Talk.id == key)
    assert rows(wanted) == [({}, 1, NOON)]


def test_what_was_taken_over_elsewhere_takes_no_answer(engine, visit, given, app):
    key = given(lambda stamp: a_talk(stamp("halyna"), topics=("who",)))
    page = visit("oksana").go(f"{DESK}/talks/{key}/questions")
    given(lambda stamp: _used(key, stamp("halyna")))
    page.send(SCREEN, **OLENA)
    assert (page.status, "Цю розмову закінчено" in page.text) == (422, True)


def test_what_is_too_long_is_said_in_their_language(visit, given):
    key = given(lambda stamp: a_talk(stamp("halyna"), language="ar", topics=("who",)))
    page = visit("halyna").go(f"{DESK}/talks/{key}/questions")
    assert page.find(".talk")[0].get("dir") == "rtl"
    page.send(SCREEN, **{"person-given_name": "x" * 10_000})
    assert (page.status, "هذا طويل جداً." in page.text) == (422, True)
    assert page.find("#person-given_name")[0].get("value") == "x" * 10_000
    assert "اكتبوا اسماً." in page.send(SCREEN, **{"person-given_name": ""}).text


@pytest.mark.parametrize(
    ("step", "field"), [("who", "person-native_given"), ("family", "people-0-family_name")], ids=["who", "family"]
)
@pytest.mark.parametrize("sign", ["\u202e", "\0"], ids=["turned", "nul"])
def test_a_sign_that_nobody_sees_is_refused_in_their_language(visit, given, rows, step, field, sign):
    key = given(lambda stamp: a_talk(stamp("halyna"), topics=("who", "family")))
    page = visit("halyna").go(f"{DESK}/talks/{key}/questions/{step}")
    page.send(SCREEN, **(OLENA if step == "who" else DANYLO) | {field: f"Ole{sign}na"})
    assert (page.status, "Тут є знак" in page.text) == (422, True)
    assert "Ole" in page.find(f"[name='{field}']")[0].get("value")
    assert rows(select(Talk.words)) == [({},)]


@pytest.mark.parametrize("is_known", [True, False])
def test_a_parent_answers_for_a_minor_who_speaks(visit, given, rows, is_known):
    born = {"person-given_name": "Danylo", "person-year": "2012"}

    def a_talk_with(stamp):
        if not is_known:
            return a_talk(stamp("halyna"), topics=("who", "sharing"))
        [member] = a_family(stamp("halyna"), "Hrytsenko", ("Danylo", 2012)).present
        return operations.talks.open_talk("uk", ["sharing"], person=member.person, stamp=stamp("halyna"))

    key = given(a_talk_with)
    page = visit("halyna").go(f"{DESK}/talks/{key}/questions")
    if not is_known:
        page.send(SCREEN, **born)
    assert page.send(SCREEN, answer="yes").status == 422
    assert "цієї дитини" in page.text
    page.send(SCREEN, answer="yes", by="guardian")
    assert rows(select(Talk.words))[0][0]["sharing"] == {"answer": "yes", "by": "guardian"}


def test_what_a_minor_answered_for_themselves_is_not_kept(engine, given, rows):
    def take_over(stamp):
        home = a_family(stamp("halyna"), "Hrytsenko", ("Danylo", 2012))
        talk = a_talk(stamp("halyna"), words={"sharing": {"answer": "yes", "by": "self"}})
        operations.talks.take_over(talk, [home.present[0].person], stamp=stamp("halyna"))
        return talk

    given(take_over)
    assert rows(select(SharingAnswer.may_share)) == []


def test_a_family_that_is_too_large_is_said_and_nothing_is_lost(engine, visit, given, rows):
    key = given(lambda stamp: a_talk(stamp("halyna"), topics=("who", "family")))
    page = visit("halyna").go(f"{DESK}/talks/{key}/questions/family")
    fields = fields_of(page.form(SCREEN)) | {f"people-{place}-given_name": f"A{place}" for place in range(40)}
    page.post(f"{DESK}/talks/{key}/questions/family", fields)
    assert (page.status, "39" in page.find(".problems")[0].text_content()) == (422, True)
    assert page.find("#people-39-given_name")[0].get("value") == "A39"
    assert rows(select(Talk.words)) == [({},)]
    del fields["people-39-given_name"]
    page.post(f"{DESK}/talks/{key}/questions/family", fields | {"request_token": str(new_key())})
    assert len(rows(select(Talk.words))[0][0]["family"]) == 39


def test_the_notice_is_published_in_nine_languages_or_not_at_all(engine, visit, count, rows):
    page = visit("dirk").go(f"{DESK}/notice")
    texts = {code: f"Tekst {code}" for code in LANGUAGES}
    assert page.send("main form", **(texts | {"uk": ""})).status == 422
    assert "Українська" in page.text
    assert page.find("#nl")[0].text_content().strip() == "Tekst nl"
    for sign in ("\x00", "\u202e"):
        assert page.send("main form", **(texts | {"uk": f"Те{sign}кст"})).status == 422, sign
        assert "een teken dat niemand ziet" in page.text
    assert count(PrivacyNotice) == 0
    page.send("main form", **texts)
    assert "Versie 1 wordt nu gelezen." in page.text
    page.send("main form", **texts)
    assert sorted(rows(select(PrivacyNotice.version))) == [(1,), (2,)]


def test_the_version_that_was_shown_is_the_one_that_was_read(opened, given, rows):
    address = f"{opened.url}/questions/notice"
    page = opened.go(address)
    given(lambda stamp: a_notice(stamp("dirk")))
    page.send(SCREEN)
    assert rows(select(Talk.words))[0][0]["notice"]["version"] == 1
    for wrong in ("", "3", "x"):
        page.go(address).send(SCREEN, version=wrong)
        assert (page.status, "Виберіть відповідь." in page.text) == (422, True), wrong


def test_without_a_notice_it_is_not_asked(visit):
    page = visit("halyna").go(f"{DESK}/talks/new?language=uk").send("main form")
    assert (page.status, "Er is nog geen privacyverklaring" in page.text) == (422, True)
    assert page.send("main form", asked=[]).status == 422
    assert "Kies wat je vraagt." in page.text


def _used(key, stamp):
    talk = operations.talks.talk_queries.talk_for(key)
    operations.talks.use_talk(talk, stamp=stamp)
    return talk
