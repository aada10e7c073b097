"""Catalogues are fresh and whole: `make translations` was run, nothing is missing in any language, nothing guessed."""

import re

import pytest
from babel.messages.catalog import Catalog

from amal_field.commands import translate
from amal_field.web.locale import LANGUAGES
from tests.guards.source import told

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")


@pytest.fixture(scope="module")
def template() -> Catalog:
    return translate.read(translate.TEMPLATE)


def test_the_template_holds_the_sentences_of_the_code(tmp_path):
    translate.extract(tmp_path / "fresh.pot")
    fresh, kept = _keys(translate.read(tmp_path / "fresh.pot")), _keys(translate.read(translate.TEMPLATE))
    changes = [f"+ {key}" for key in sorted(fresh - kept, key=str)] + [
        f"- {key}" for key in sorted(kept - fresh, key=str)
    ]
    assert not changes, told("Run `make translations` and fill in the new sentences.", changes)
    assert (tmp_path / "fresh.pot").read_text() == translate.TEMPLATE.read_text(), "Run `make translations`."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_the_sentences_of_the_template(language, template):
    differ = sorted(_keys(_catalogue(language)) ^ _keys(template), key=str)
    assert not differ, told("Run `make translations` and fill in the new sentences.", [str(key) for key in differ])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing(language):
    missing = [str(message.id) for message in _catalogue(language) if message.id and not _whole(message)]
    assert not missing, told(f"Translate these {len(missing)} in {language}/LC_MESSAGES/messages.po.", missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_a_guess(language):
    fuzzy = [str(message.id) for message in _catalogue(language) if message.id and message.fuzzy]
    assert not fuzzy, told("Read these, correct them and take the mark `fuzzy` away.", fuzzy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_placeholders(language):
    differ = [
        str(message.id)
        for message in _catalogue(language)
        if message.id and _whole(message) and not _same_placeholders(message)
    ]
    assert not differ, told("The translation names other values than the sentence.", differ)


def test_english_is_the_source():
    differ = [str(message.id) for message in _catalogue("en") if message.id and message.string != message.id]
    assert not differ, told("Run `flask translate update`: it fills English in.", differ)


def _catalogue(language: str) -> Catalog:
    return translate.read(translate.catalogue(language), language)


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
