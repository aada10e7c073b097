"""A cache of what macros draw, which cannot leak: a cached macro knows its values, the language and addresses.

It is drawn in an empty context of its own, by an environment of its own. In there the names of `ALLOWED` are as
everywhere. Any other name that templates share raises `BelongsToRequest`, and so do Flask's `request`, `session` and
`g` and all that stands on them (`current_user`, CSRF tokens, flashed messages), whichever function asks for them and
by whatever way. Health data, what the desk notes and anything of one reader never pass through it.
"""

from collections.abc import Hashable
from contextvars import Context, ContextVar
from functools import cached_property, lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple, NoReturn

from babel import Locale
from flask import Flask
from flask.globals import _cv_request, request_ctx
from jinja2 import Environment
from jinja2.defaults import DEFAULT_NAMESPACE
from markupsafe import Markup
from werkzeug.local import LocalProxy

from amal_field.web import locale

SENTENCES = {"_", "gettext", "ngettext", "pgettext", "npgettext", "language", "languages"}
ALLOWED = {*DEFAULT_NAMESPACE, *SENTENCES, "asset", "cached", "dom_id", "icon", "url_for"}
"""The names that a cached macro may use beside its arguments: they say the same to everybody who reads a language."""
MOST = 1024
"""How many pieces are kept. Of a busy year a pitch of the season picture is 16 KB, and so many of them are 16 MB."""
_is_sealed: ContextVar[bool] = ContextVar("is_sealed", default=False)


class BelongsToRequest(Exception):
    """A cached macro asked for what belongs to one request or one reader."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"`{name}` belongs to the request, and a cached macro is the same for every reader: "
            "hand it a value instead, or do not cache it."
        )


class Sealed:
    """What stands in for something of the request: whatever is done with it raises, but for the parts given here."""

    def __init__(self, name: str, **parts: Any) -> None:
        self.__dict__.update(parts, _name=name)

    def __getattr__(self, part: str) -> NoReturn:
        raise BelongsToRequest(self._name or part)

    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BelongsToRequest(self._name)

    __call__ = __getitem__ = __setitem__ = __delitem__ = __setattr__ = __delattr__ = __contains__ = __iter__ = _refuse
    __bool__ = __len__ = __str__ = __html__ = __format__ = __eq__ = __ne__ = __lt__ = __gt__ = __hash__ = _refuse


class SealedGlobals(Sealed):
    """`g` in there: Flask-Babel finds the language, and nobody finds anything else."""

    def __bool__(self) -> bool:
        return True


class Place(NamedTuple):
    """All on which `url_for` depends but the method: of several rules a cached macro gets the one for GET."""

    host: str
    root: str
    subdomain: str | None
    scheme: str
    blueprint: str | None


def init_app(app: Flask) -> None:
    """Give templates `cached`, with a cache of this app's own."""
    app.jinja_env.globals["cached"] = RenderCache(app).cached


class RenderCache:
    """What the macros of an app have drawn."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self._kept = lru_cache(maxsize=MOST)(self._draw)

    def cached(self, template: str, macro: str, *values: Hashable) -> Markup:
        """What a macro makes of these values, and of nothing else, in the reader's language.

        It is kept by what the values are: of a roll of 50 people or a season of 250 stays, looked at again and again,
        one or two rows have changed since, and those alone are drawn. Raises `BelongsToRequest`.
        """
        context = request_ctx._get_current_object()
        to = context.url_adapter
        place = Place(to.server_name, to.script_name, to.subdomain, to.url_scheme, context.request.blueprint)
        return self._kept(place, locale.language(), template, macro, *values)

    @cached_property
    def environment(self) -> Environment:
        """The environment of the app, with every name that it shares sealed but those of `ALLOWED`."""
        environment, shared = self.app.jinja_env.overlay(), self.app.jinja_env.globals
        sealed = {name: Sealed(name) for name in (shared.keys() | {"current_user"}) - ALLOWED}
        environment.globals = {**shared, **sealed}
        return environment

    def _draw(self, place: Place, language: str, template: str, macro: str, *values: Hashable) -> Markup:
        if any(isinstance(value, LocalProxy) for value in values):
            raise BelongsToRequest(f"{template}: {macro}(…)")
        if _is_sealed.get():
            return self._call(template, macro, values)
        return Context().run(self._draw_alone, place, language, template, macro, values)

    def _draw_alone(self, place: Place, language: str, template: str, macro: str, values: tuple) -> Markup:
        """Draw in this empty context, in which nothing but what is put there now can be found."""
        context = self.app.app_context()
        context.g = SealedGlobals("g", _flask_babel=SimpleNamespace(babel_locale=Locale.parse(language)))
        adapter = self.app.url_map.bind(place.host, place.root, place.subdomain, place.scheme)
        with context:
            _cv_request.set(Sealed("", url_adapter=adapter, request=Sealed("request", blueprint=place.blueprint)))
            _is_sealed.set(True)
            return self._call(template, macro, values)

    def _call(self, template: str, macro: str, values: tuple) -> Markup:
        return getattr(self.environment.get_template(template).module, macro)(*values)
