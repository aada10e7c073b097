"""What tests of talks make: a notice in nine languages, and talks with what somebody said."""

from collections.abc import Mapping, Sequence
from typing import Any

from amal_field.reception_desk import operations
from amal_field.reception_desk.models import PrivacyNotice, Talk
from amal_field.reception_desk.rules.talks import TOPICS
from amal_field.stamp import Stamp
from amal_field.web.client_language import LANGUAGES

WORDS = {
    "who": {
        "family_name": "Hrytsenko",
        "given_name": "Olena",
        "native_family": "Гриценко",
        "native_given": "Олена",
        "birth": {"year": 1988, "month": 3, "day": 4},
    },
    "family": [{"given_name": "Danylo", "native_given": "Данило", "birth": {"year": 2015}, "relation": "child"}],
    "languages": {"spoken": ["uk", "ru"], "interpreter": "yes"},
    "sharing": {"answer": "yes", "by": "self"},
    "children": {"answer": "no", "by": "parent"},
}
"""What Olena answers, who comes with her son."""


def a_notice(stamp: Stamp) -> PrivacyNotice:
    """A version of the privacy notice."""
    return operations.talks.publish_notice({code: f"{name}: 1 2 3" for code, name in LANGUAGES.items()}, stamp=stamp)


def a_talk(
    stamp: Stamp, *, language: str = "uk", topics: Sequence[str] = TOPICS, words: Mapping[str, Any] | None = None
) -> Talk:
    """A talk; `words`: what they answered already."""
    asked = [topic for topic in topics if topic != "notice" or not words]
    talk = operations.talks.open_talk(language, asked, stamp=stamp)
    for step, said in (words or {}).items():
        operations.talks.answer(talk, step, said, stamp=stamp)
    return talk
