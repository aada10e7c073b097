"""What a client reads is whole in nine languages, in the script of each, and says whether a native speaker read it."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog

from amal_field.commands import translate
from amal_field.commands.translate import CLIENT
from amal_field.web import client_language
from tests.guards.source import told

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
OWN_SCRIPT = ("uk", "ru", "bg", "ar")
FIXED = frozenset({"Amal"})
"""Names that stay as they are in every script."""


@pytest.fixture(scope="module")
def catalogues() -> dict[str, Catalog]:
    return {language: translate.read(CLIENT.catalogue(language), language) for language in CLIENT.languages}


def test_there_is_a_catalogue_of_each_language_whole_and_not_guessed(tmp_path, catalogues):
    translate.extract(tmp_path / "fresh.pot", CLIENT)
    sentences = {message.id for message in translate.read(tmp_path / "fresh.pot") if message.id}
    assert (tmp_path / "fresh.pot").read_text() == CLIENT.template.read_text(), "Run `make translations`."
    assert tuple(catalogues) == ("nl", "fr", "en", "uk", "ru", "ro", "bg", "tr", "ar")
    wrong = [
        f"{language}: {missing}"
        for language, catalogue in catalogues.items()
        for missing in sorted(sentences ^ {message.id for message in catalogue if message.id and message.string})
    ]
    wrong += [f"{language}: a guess: {message.id}" for language, message in _messages(catalogues) if message.fuzzy]
    assert not wrong, told("Translate these in LC_MESSAGES/client.po of the language.", wrong)


def test_no_sentence_has_a_plural(catalogues):
    plural = [str(message.id) for _language, message in _messages(catalogues) if not isinstance(message.id, str)]
    assert not plural, told("Say it to a client without a plural: they differ in nine languages.", plural)


def test_a_translation_keeps_the_placeholders(catalogues):
    differ = [
        f"{language}: {message.id}"
        for language, message in _messages(catalogues)
        if sorted(PLACEHOLDER.findall(message.id)) != sorted(PLACEHOLDER.findall(message.string))
    ]
    assert not differ, told("The translation names other values than the sentence.", differ)


def test_no_latin_word_stands_in_another_script(catalogues):
    latin = [
        f"{language}: {word} in {message.string}"
        for language in OWN_SCRIPT
        for message in catalogues[language]
        if message.id
        for word in LATIN_WORD.findall(PLACEHOLDER.sub("", message.string))
        if word not in FIXED
    ]
    assert not latin, told("Write this word in the script of the language.", latin)
    assert LATIN_WORD.findall(PLACEHOLDER.sub("", "до %(day)s: OCMW")) == ["OCMW"]


def test_a_catalogue_that_waits_for_a_native_speaker_says_so():
    said = {language: translate.read_by_native_speaker(CLIENT.catalogue(language)) for language in CLIENT.languages}
    wrong = [f"{language}: {said[language]}" for language in CLIENT.unread if said[language] not in ("no", "yes")]
    assert not wrong, told(f"Say `{translate.READ}: no` in the header, or `yes` once somebody read it.", wrong)


def test_a_client_is_spoken_to_in_their_language(app):
    with app.test_request_context():
        assert client_language.client_gettext("Your number", "uk") == "Ваш номер"
        client_language.speak("ar")
        assert client_language.client_gettext("Your number") == "رقمكم"
        assert client_language.direction(client_language.spoken()) == "rtl"
        told_most = client_language.client_gettext(
            "There is at least one person, and there are at most %(most)d.", most=40
        )
        assert "40" in told_most


def _messages(catalogues: dict[str, Catalog]) -> Iterator:
    for language, catalogue in catalogues.items():
        yield from ((language, message) for message in catalogue if message.id)
