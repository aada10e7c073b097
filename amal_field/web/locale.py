"""In which language a person reads: her own choice, then the tablet's, then what the browser asks, then Dutch."""

from functools import lru_cache
from typing import Any

from babel.support import NullTranslations
from flask import Flask, g, has_request_context, request
from flask_babel import Babel, Domain, get_domain, get_locale
from flask_login import current_user
from markupsafe import Markup

from amal_field import clock
from amal_field.web import tablet

LANGUAGES = {"nl": "Nederlands", "fr": "Français", "en": "English"}


def init_app(app: Flask) -> None:
    """Join Flask-Babel, with catalogues that are looked up once a request."""
    babel = Babel(
        app,
        default_locale="nl",
        default_timezone=str(clock.ZONE),
        default_translation_directories=str(app.root_path) + "/amal_field/translations",
        locale_selector=choose,
        timezone_selector=lambda: str(clock.ZONE),
    )
    babel.domain_instance = Catalogues()
    app.jinja_env.globals |= {"_": say, "gettext": say, "ngettext": say_number, "pgettext": say_in}


def say(text: str, **values: Any) -> Markup:
    """Jinja's own `_`, without making a context for each sentence of a loop. A template is always HTML here."""
    return _sentence(language(), text) % values if values else _whole(language(), text)


def say_in(context: str, text: str, **values: Any) -> Markup:
    """Jinja's own `pgettext`, likewise."""
    return _sentence_in(language(), context, text) % values


def say_number(one: str, many: str, num: int, **values: Any) -> Markup:
    """Jinja's own `ngettext`, likewise."""
    return _sentence_of(language(), one, many, num) % ({"num": num} | values)


@lru_cache(maxsize=4096)
def _text(code: str, text: str) -> str:
    return get_domain().get_translations().ugettext(text)


@lru_cache(maxsize=4096)
def _sentence(code: str, text: str) -> Markup:
    return Markup(_text(code, text))


@lru_cache(maxsize=4096)
def _whole(code: str, text: str) -> Markup:
    """A sentence without values: `%%` is a sign of percent in it too."""
    return _sentence(code, text) % ()


@lru_cache(maxsize=4096)
def _sentence_in(code: str, context: str, text: str) -> Markup:
    return Markup(get_domain().get_translations().upgettext(context, text))


@lru_cache(maxsize=4096)
def _sentence_of(code: str, one: str, many: str, num: int) -> Markup:
    return Markup(get_domain().get_translations().ungettext(one, many, num))


class Catalogues(Domain):
    """The catalogues, one for each language. A request finds its own once, not for each of a page's 160 sentences, and
    a sentence is looked up once in each language.

    It lies where Flask-Babel's `refresh` and `force_locale` forget it.
    """

    def gettext(self, string: str, **variables: Any) -> str:
        """A sentence in this moment's language."""
        sentence = _text(language(), string)
        return sentence % variables if variables else sentence

    def get_translations(self) -> NullTranslations:
        """The catalogue of this moment's language."""
        context = getattr(g, "_flask_babel", None) if g else None
        translations = getattr(context, "babel_translations", None)
        if translations is None:
            translations = super().get_translations()
            if g:
                g._flask_babel.babel_translations = translations
        return translations


def choose() -> str:
    """The code of the language of this request, one of `LANGUAGES`; Dutch outside a request."""
    if not has_request_context():
        return "nl"
    chosen = getattr(current_user, "locale", None) or tablet.remembered("language")
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(LANGUAGES) or "nl"


def language() -> str:
    """The code of the language in force, also outside a request."""
    try:
        context = getattr(g, "_flask_babel", None)
    except RuntimeError:
        context = None
    locale = getattr(context, "babel_locale", None) or get_locale()
    return locale.language if locale else "nl"
