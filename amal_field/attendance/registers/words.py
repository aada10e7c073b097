"""How the registers call programmes and kinds of session: those that were made on screen by the word that they have
everywhere."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from amal_field.attendance.models import Programme
from amal_field.attendance.rules import KIND_WORDS, PROGRAMME_WORDS, WORD
from amal_field.db import db
from amal_field.registers.importing.columns import Choice, Reference
from amal_field.registers.importing.register import parts

OWN = Choice("programma", values=PROGRAMME_WORDS)
CODES = {code: word for word, code in PROGRAMME_WORDS.items()}


class ProgrammeWord(Reference):
    """The word of a programme, read as its code; one that was made on screen stands in the register of programmes."""

    as_typed = False

    def read(self, text: str) -> str:
        """Raises `RuleBroken` `not_a_choice` for what is no word, or the code of a programme with another word."""
        word = text.lower()
        if word not in PROGRAMME_WORDS and (word in CODES or not WORD.fullmatch(word)):
            return OWN.read(word)
        return PROGRAMME_WORDS.get(word, word)

    def write(self, value: str | None) -> str:
        """The word of a code."""
        return CODES.get(value, value or "")

    def numbers(self, value: Any) -> list[str]:
        """The code of one that is not there by itself."""
        return [value] if value and value not in CODES else []


class KindWord(Choice):
    """A kind of session: one of the agency's own, or a word that a programme made on screen has; which of them a
    programme has its check says."""

    def read(self, text: str) -> str:
        """Raises `RuleBroken` `not_a_choice` for what is no word."""
        word = text.lower()
        if word not in self.values and not WORD.fullmatch(word):
            return super().read(text)
        return self.values.get(word, word)

    def write(self, value: str | None) -> str:
        """The word of a kind."""
        return super().write(value) or value or ""


def kind_word(name: str) -> KindWord:
    """A column of kinds of session."""
    return KindWord(name, values=KIND_WORDS)


def known_programmes(words: Collection[str]) -> set[str]:
    """Which of these the programmes that were made on screen have."""
    return {
        word
        for chunk in parts(words)
        for word in db.session.scalars(select(Programme.register_no).where(Programme.register_no.in_(chunk)))
    }
