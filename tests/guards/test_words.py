"""The words of the screens: one word for one thing, and none that no colleague would say."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from babel.messages.catalog import Catalog

from amal_field.commands import translate
from tests.guards.source import told


class Never(NamedTuple):
    """What is never right in a sentence: a pattern, what to say instead, and a sentence that is caught."""

    pattern: str
    instead: str
    caught: str


NEVER = {
    "nl": (
        Never(r"(?i)(?<!\d )(?<!\)s )\b(u|uw)\b", "je, jouw", "Kijk dit na voor u afrekent."),
        Never(r"(?i)annul", "afgelasten (a session), afzeggen (a place)", "De sessie is geannuleerd."),
        Never(r"(?i)terug(ge)?draai|\bdraai\b.* terug", "ongedaan maken", "Draai dat eerst terug."),
        Never(r"(?i)\brecenter\b", "Later, Volgende week", "Recenter"),
        Never(r"(?i)wordt opgenomen", "gaat hierin op", "wordt opgenomen"),
        Never(r"(?i)over van wat", "Tegoed", "Over van wat betaald is"),
        Never(r"(?i)langste verblijf", "Langer dan {n} nachten", "Langste verblijf (nachten)"),
        Never(
            r"(?i)geen enkele beslissing", "Hier kan niemand van afwijken", "Geen enkele beslissing kan dit toelaten."
        ),
        Never(r"^(Ze|Zij)\b|(?i:\b(hun|hen)\b)", "the person or the thing by name", "Ze annuleren"),
        Never(r"(?i)\bdit gezin\b", "the family by name", "Niemand zit in dit gezin."),
        Never(r"(?i)\bfamilies?\b", "gezin", "Komt de familie nog?"),
        Never(r"(?i)\bplek %", "standplaats", "te laat, houdt plek %(pitch)s"),
        Never(r"(?i)wat ermee gebeurt", "Beslissing", "Wat ermee gebeurt"),
        Never(r"(?i)in(ge)?check|\bcheckt?\b", "Aankomst noteren", "Inchecken op"),
        Never(r"(?i)staanplaats|\bcaravans?\b", "standplaats, woonwagen", "Tik op een staanplaats."),
        Never(r"^Nummer %\(\w+\)d rij", "Geef {n} rijen een nummer", "Nummer %(num)d rijen"),
    ),
    "fr": (
        Never(r"'", "one apostrophe, ’", "n'aide plus"),
        Never(r"[^\u00a0\u202f][;!?»]|[^\u00a0\u202f]:(?=\s|$)", "a no-break space before ; : ! ? »", "Qui est là ?"),
        Never(r"«[^\u00a0\u202f]", "a no-break space after «", "« mot\u00a0»"),
        Never(r"[^\u00a0\u202f(]€", "a no-break space before €", "40,00 €"),
        Never(r"(?i)\bterrain\b|\baire de (transit|passage)\b", "aire d’accueil", "sur l’aire de transit"),
        Never(r"(?i)\bclasse (du terrain|de l’aire)", "unité de classe", "Classe du terrain"),
        Never(r"(?i)\bdettes?\b", "montant impayé", "Dette ouverte"),
        Never(r"(?i)\bménages?\b", "famille", "Nom du ménage"),
        Never(r"(?i)\b(tu|toi|ton|ta|tes|te)\b|\bt’", "vous, votre", "Garde tes codes"),
    ),
}
"""For each language, by `screens.md`."""

ALLOWED = {
    ("nl", "Annuleren"): "to leave a form unsaved",
}
"""Sentences that are right all the same, and why."""


@pytest.fixture(scope="module")
def catalogues() -> dict[str, Catalog]:
    return {language: translate.read(translate.STAFF.catalogue(language), language) for language in NEVER}


def test_no_sentence_says_what_nobody_says(catalogues):
    offenders = [
        f"{language}: {text!r} (instead: {never.instead})"
        for language, text in _texts(catalogues)
        if (language, text) not in ALLOWED
        for never in NEVER[language]
        if re.search(never.pattern, text)
    ]
    assert not offenders, told("Say it otherwise.", offenders)


def test_each_pattern_catches_what_it_is_for():
    blind = [
        never.pattern for patterns in NEVER.values() for never in patterns if not re.search(never.pattern, never.caught)
    ]
    assert not blind, told("The pattern does not see its own example.", blind)


def test_what_is_allowed_is_said(catalogues):
    gone = sorted(str(key) for key in ALLOWED.keys() - set(_texts(catalogues)))
    assert not gone, told("No sentence says this any more: take it out of ALLOWED.", gone)


def _texts(catalogues: dict[str, Catalog]) -> Iterator[tuple[str, str]]:
    for language, catalogue in catalogues.items():
        for message in catalogue:
            if message.id:
                forms = message.string if isinstance(message.string, tuple) else (message.string,)
                yield from ((language, text) for text in forms)
