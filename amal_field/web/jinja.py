"""What templates know beside their context: dates and numbers in the reader's language, ids, fresh tokens."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from flask import Flask
from flask_babel import format_currency, format_datetime, format_decimal, get_locale
from jinja2 import StrictUndefined

from amal_field import clock
from amal_field.db import new_key
from amal_field.web import locale, tablet


def init_app(app: Flask) -> None:
    """Set Jinja up: a misspelt variable is an error, blocks leave no empty lines."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "local_day": local_day,
        "coming_day": coming_day,
        "local_birth": local_birth,
        "short_day": short_day,
        "hour_minute": hour_minute,
        "local_time": local_time,
        "lately": lately,
        "time_beside": time_beside,
        "euros": euros,
        "decimal": format_decimal,
        "month_name": month_name,
        "price": price,
        "language_name": language_name,
        "country_name": country_name,
    }
    app.jinja_env.globals |= {
        "dom_id": dom_id,
        "fresh_token": new_key,
        "icon": lru_cache(lambda name: app.jinja_env.get_template("macros/icons.html").module.icon(name)),
        "languages": locale.LANGUAGES,
        "language": locale.language,
        "theme": lambda: "outdoors" if tablet.remembered("theme") == "outdoors" else "indoors",
        "today": clock.today,
    }


def dom_id(row: Any, part: str | None = None) -> str:
    """The id of a row's element on the page: `stay-018f…`, or of a part of it: `stay-018f…-form`."""
    name = f"{type(row).__name__.lower()}-{row.id}"
    return f"{name}-{part}" if part else name


def local_day(value: date | None) -> str:
    """`wo 23 nov 2026`, in the reader's language; a dash for no day."""
    return _day_in(value, locale.language()) if value else "–"


def coming_day(value: date) -> str:
    """`wo 23 nov`, in the reader's language: a day of which the year goes without saying."""
    return _day_in(value, locale.language(), "EEE d MMM")


@lru_cache(maxsize=4096)
def _day_in(value: date, language: str, pattern: str = "EEE d MMM y") -> str:
    return format_date(value, pattern, locale=language)


def local_birth(birth: Any) -> str:
    """A birth, as far as it is known: `23 nov 1984`, `november 1984` or `1984`, in the reader's language."""
    return _day_in(birth.on, locale.language(), {"year": "y", "month": "LLLL y"}.get(birth.precision, "d MMM y"))


def short_day(value: date | None) -> str:
    """`23/11`, the day and month alone."""
    return f"{value.day}/{value.month:02d}" if value else "–"


def hour_minute(value: time) -> str:
    """`14:05`, a time of the day."""
    return f"{value:%H:%M}"


def month_name(value: date) -> str:
    """`november`, in the reader's language."""
    return format_date(value, "LLLL", locale=locale.language())


def local_time(value: datetime | None) -> str:
    """`23 nov 2026 14:05` in Brussels."""
    return format_datetime(value, "d MMM y HH:mm") if value else "–"


def lately(value: datetime) -> str:
    """`14:05` in Brussels for a moment of today, else as `local_time`."""
    return format_datetime(value, "HH:mm") if clock.day_of(value) == clock.today() else local_time(value)


def time_beside(value: datetime, other: datetime) -> str:
    """`16:40` in Brussels for a moment of the same day as another that stands beside it, else as `local_time`."""
    return format_datetime(value, "HH:mm") if clock.day_of(value) == clock.day_of(other) else local_time(value)


def euros(value: Decimal | None) -> str:
    """`€ 200,00`, in the reader's notation; a dash for no amount."""
    return format_currency(value, "EUR") if value is not None else "–"


def readable(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values for a sentence, days and amounts as people write them."""
    shown = {date: local_day, Decimal: euros}
    return {name: shown.get(type(value), lambda same: same)(value) for name, value in values.items()}


def price(value: Decimal) -> str:
    """`€ 0,3512`, in the reader's notation: a price of which the cents have parts."""
    pattern = get_locale().currency_formats["standard"].pattern.replace("0.00", "0.00##")
    return format_currency(value, "EUR", pattern, currency_digits=False)


def language_name(code: str) -> str:
    """The name of a language in the reader's language; the code itself where Babel does not know it."""
    return _names_in(locale.language()).get(code, code)


@lru_cache
def _names_in(language: str) -> Mapping[str, str]:
    return Locale.parse(language).languages


def country_name(code: str) -> str:
    """The name of a country in the reader's language; the code itself where Babel does not know it."""
    return Locale.parse(locale.language()).territories.get(code, code)
