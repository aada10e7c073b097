"""Catalogues are fresh and whole: `make translations` was run, nothing is missing in any language, nothing guessed."""

import re
from collections.abc import Iterator, Mapping

import pytest
from babel.messages.catalog import Catalog, Message

from amal_field.commands import translate
from amal_field.web.locale import LANGUAGES
from tests.guards.source import told

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
EURO = re.compile(r"€\s*%\(|%\(\w+\)[a-z]\s*€")
PLAIN_NUMBERS = {"%(what)s: %(quantity)d × € %(price)s"}
"""Sentences that are given a number, because its cents have parts."""


@pytest.fixture(scope="module")
def template() -> Catalog:
    return translate.read(translate.STAFF.template)


@pytest.fixture(scope="module")
def catalogues() -> dict[str, Catalog]:
    return {language: translate.read(translate.STAFF.catalogue(language), language) for language in LANGUAGES}


def test_the_template_holds_the_sentences_of_the_code(tmp_path):
    translate.extract(tmp_path / "fresh.pot")
    fresh, kept = _keys(translate.read(tmp_path / "fresh.pot")), _keys(translate.read(translate.STAFF.template))
    changes = [f"+ {key}" for key in sorted(fresh - kept, key=str)] + [
        f"- {key}" for key in sorted(kept - fresh, key=str)
    ]
    assert not changes, told("Run `make translations` and fill in the new sentences.", changes)
    assert (tmp_path / "fresh.pot").read_text() == translate.STAFF.template.read_text(), "Run `make translations`."


def test_a_catalogue_holds_the_sentences_of_the_template(template, catalogues):
    differ = [
        f"{language}: {key}"
        for language, catalogue in catalogues.items()
        for key in sorted(_keys(catalogue) ^ _keys(template), key=str)
    ]
    assert not differ, told("Run `make translations` and fill in the new sentences.", differ)


def test_no_sentence_is_missing(catalogues):
    missing = [f"{language}: {message.id}" for language, message in _messages(catalogues) if not _whole(message)]
    assert not missing, told(f"Translate these {len(missing)} in LC_MESSAGES/messages.po of the language.", missing)


def test_no_sentence_adds_a_euro_to_an_amount_that_has_one(catalogues):
    doubled = [
        f"{language}: {text}"
        for language, message in _messages(catalogues)
        for text in _forms(message)
        if EURO.search(text) and message.id not in PLAIN_NUMBERS
    ]
    assert not doubled, told("An amount comes with its €, in the notation of the reader; leave it out here.", doubled)


def test_no_sentence_is_a_guess(catalogues):
    fuzzy = [f"{language}: {message.id}" for language, message in _messages(catalogues) if message.fuzzy]
    assert not fuzzy, told("Read these, correct them and take the mark `fuzzy` away.", fuzzy)


def test_a_translation_keeps_the_placeholders(catalogues):
    differ = [
        f"{language}: {message.id}"
        for language, message in _messages(catalogues)
        if _whole(message) and not _same_placeholders(message)
    ]
    assert not differ, told("The translation names other values than the sentence.", differ)


def test_english_is_the_source(catalogues):
    differ = [str(message.id) for message in catalogues["en"] if message.id and message.string != message.id]
    assert not differ, told("Run `flask translate update`: it fills English in.", differ)


def _messages(catalogues: Mapping[str, Catalog]) -> Iterator[tuple[str, Message]]:
    """Language and sentence, all of them, without the head of a catalogue."""
    for language, catalogue in catalogues.items():
        yield from ((language, message) for message in catalogue if message.id)


def _keys(catalogue: Catalog) -> set:
    return {(message.context, message.id) for message in catalogue if message.id}


def _forms(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _whole(message) -> bool:
    return all(_forms(message))


def _same_placeholders(message) -> bool:
    """Whether each form uses the values of the sentence; the singular of a plural may leave the number out."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    known = [set(PLACEHOLDER.findall(one)) for one in ids]
    return all(set(PLACEHOLDER.findall(form)) in known for form in _forms(message))
