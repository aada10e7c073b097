"""What a tablet at the entrance, or one that is a screen, shows while nobody works on it."""

from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.accounts.rules import ENTRANCE, SCREEN
from amal_field.accounts.views import here
from amal_field.accounts.views.common import bp
from amal_field.web.access import on_tablet
from amal_field.web.htmx import show

WELCOME = (("nl", "Welkom"), ("fr", "Bienvenue"), ("en", "Welcome"))
"""Said to whoever comes in, whatever the language of the tablet."""


@bp.get("/tablet/entrance")
@on_tablet(ENTRANCE)
def tablet_entrance() -> ResponseReturnValue:
    """A welcome to who comes in."""
    return show("accounts/first_page.html", **_page())


@bp.get("/tablet/screen")
@on_tablet(SCREEN)
def tablet_screen() -> ResponseReturnValue:
    """A welcome to who waits."""
    return show("accounts/first_page.html", **_page())


def _page() -> dict:
    return {"tablet": here.tablet(), "welcome": WELCOME, "on": clock.today()}
