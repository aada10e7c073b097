"""The letter to take along: complete in nine languages, where and when, never why; Dutch beneath."""

import re

import pytest

from amal_field.db import db
from amal_field.referrals.messages import KINDS
from amal_field.referrals.paper.letter_texts import DUTCH, NOT_READ, RIGHT_TO_LEFT, TEXTS
from tests.referrals.world import organisation, refer
from tests.transit_site.world import make_family

NINE = ("nl", "fr", "en", "uk", "ru", "ro", "bg", "tr", "ar")
SCRIPTS = {"uk": "[а-яіїєґ]", "ru": "[а-я]", "bg": "[а-я]", "ar": "[؀-ۿ]"}

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_each_of_the_nine_languages_has_every_text_of_its_own():
    assert tuple(TEXTS) == NINE
    assert not [language for language, texts in TEXTS.items() if texts.keys() != TEXTS[DUTCH].keys()]
    assert not [(code, name) for code, texts in TEXTS.items() for name, text in texts.items() if not text.strip()]
    for name in ("title", "sends", "no_appointment", "questions", "hours", "sender"):
        assert len({texts[name] for texts in TEXTS.values()}) == len(NINE), name
    for language, script in SCRIPTS.items():
        assert all(re.search(script, text.lower()) for text in TEXTS[language].values()), language
    assert {"ar"} == RIGHT_TO_LEFT
    assert set(NINE) - {"nl"} == NOT_READ


@pytest.fixture
def letter_of(visit, acted):
    """`letter_of("ar")`: the page of the letter of somebody who speaks that, and of another."""

    def make(language, appointment=True):
        def do(stamp_of):
            household = make_family(stamp_of("amina"), "Mayer", (("Davy", 1985), ("Nele", 1988)))
            household.language = language
            for member in household.members:
                member.person.languages = [language] if language else []
            there = organisation()
            there.address, there.opening_hours = "Onderbergen 86, Gent", "ma 9-12"
            made = refer(stamp_of("amina"), *(member.person for member in household.members))
            db.session.flush()
            return made[0].id

        key = acted(do)
        if appointment:
            visit("amina").go(f"/referrals/{key}").send(
                "#details", appointment_on="2026-12-01", appointment_hour="9:30"
            )
        return visit("amina").go(f"/referrals/{key}/letter")

    return make


@pytest.mark.parametrize("language", [*NINE, "rom", "pl", None])
def test_it_is_in_the_language_of_the_person_with_dutch_beneath(letter_of, language):
    page = letter_of(language)
    written = language if language in NINE else "fr"
    parts = page.find(".letter__part")
    assert [part.get("lang") for part in parts] == list(dict.fromkeys([written, "nl"]))
    assert [part.get("dir") for part in parts] == ["rtl" if part.get("lang") == "ar" else "ltr" for part in parts]
    assert TEXTS[written]["sends"] in parts[0].text_content()
    assert bool(page.find(".paper__tools .chip")) == (written != "nl")


def test_it_says_where_when_who_sends_and_never_why(letter_of):
    page = letter_of("ar")
    for part in page.find(".letter__part"):
        told = " ".join(part.text_content().split())
        for wanted in (
            "OCMW Gent",
            "Onderbergen 86, Gent",
            "ma 9-12",
            "Amal Gent vzw · Terrein",
            "Davy Mayer",
            "Nele Mayer",
        ):
            assert wanted in told
        assert "2026" in told
        assert "09:30" in told.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    sheet = page.find(".letter")[0]
    assert not any(str(kind) in sheet.text_content() for code, kind in KINDS.items() if code not in ("other",))
    assert not sheet.xpath(".//img | .//svg | .//a")


def test_without_an_appointment_it_says_so(letter_of):
    page = letter_of("tr", appointment=False)
    assert TEXTS["tr"]["no_appointment"] in page.text


def test_another_language_is_one_tap(letter_of):
    page = letter_of("ar")
    assert len(page.find(".letter__languages a")) == len(NINE)
    page.go(page.find(".letter__languages a[lang=fr]")[0].get("href"))
    assert [part.get("lang") for part in page.find(".letter__part")] == ["fr", "nl"]
    page.go(page.url + "?language=xx")
    assert page.find(".letter__part")[0].get("lang") == "ar"
