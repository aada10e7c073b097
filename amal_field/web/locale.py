"""In which language a person reads: her own choice, then the tablet's, then what the browser asks, then Dutch."""

from flask import Flask, has_request_context, request
from flask_babel import Babel, get_locale
from flask_login import current_user

from amal_field import clock

LANGUAGES = {"nl": "Nederlands", "fr": "Français", "en": "English"}
COOKIE = "language"


def init_app(app: Flask) -> None:
    """Join Flask-Babel."""
    Babel(
        app,
        default_locale="nl",
        default_timezone=str(clock.ZONE),
        default_translation_directories=str(app.root_path) + "/amal_field/translations",
        locale_selector=choose,
        timezone_selector=lambda: str(clock.ZONE),
    )


def choose() -> str:
    """The code of the language of this request, one of `LANGUAGES`; Dutch outside a request."""
    if not has_request_context():
        return "nl"
    chosen = getattr(current_user, "locale", None) or request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(LANGUAGES) or "nl"


def language() -> str:
    """The code of the language in force, also outside a request."""
    locale = get_locale()
    return locale.language if locale else "nl"
