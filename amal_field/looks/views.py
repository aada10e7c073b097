"""The pages of the log: numbers by user and day, and who looked at one person, which is a look itself."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.accounts.messages import ROLES
from amal_field.accounts.models import User
from amal_field.looks import messages, paper, queries, rules
from amal_field.looks.operations import NewLook, looked
from amal_field.people.models import Person
from amal_field.permissions import Permission, Role
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked, searched
from amal_field.web.downloads import list_file
from amal_field.web.htmx import show

bp = Blueprint("looks", __name__, url_prefix="/looks")


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {"kind_names": messages.KINDS, "act_names": messages.ACTS}


@bp.app_template_filter()
def role_name(role: str) -> str:
    """What a role is called."""
    return str(ROLES[Role(role)][0])


@bp.get("")
@requires(Permission.LOOKS_SEE)
def looks() -> ResponseReturnValue:
    """The numbers of a week, and the search for one person."""
    typed = searched()
    found = queries.found(typed) if typed else []
    if found:
        _look("search", (person.id for person in found))
    return show("looks/looks.html", typed=typed, found=found, **_week())


@bp.get("/week")
@requires(Permission.LOOKS_SEE)
def week_list() -> ResponseReturnValue:
    """The same numbers on paper."""
    return show("looks/week_list.html", **_week())


@bp.get("/week.xlsx")
@requires(Permission.LOOKS_SEE)
def sheet() -> Response:
    """The same as a spreadsheet."""
    week = _week()
    name = f"inzage-{week['first'].isoformat()}"
    return list_file(paper.week_sheet(week["lines"], messages.KINDS), name, day=week["first"])


@bp.get("/people/<uuid:person_id>")
@requires(Permission.LOOKS_SEE)
def person(person_id: UUID) -> ResponseReturnValue:
    """Who looked at one person."""
    one = _person(person_id)
    page = page_asked()
    rows, more = queries.looks_at(person_id, page)
    _look("page", [person_id])
    return show("looks/person.html", person=one, rows=rows, more=more, page=page)


@bp.get("/people/<uuid:person_id>/list")
@requires(Permission.LOOKS_SEE)
def person_list(person_id: UUID) -> ResponseReturnValue:
    """The same on paper for the person, with what users are in the place of their names (`domain.md` G.8)."""
    one, rows = _person(person_id), queries.all_looks_at(person_id)
    _look("print", [person_id])
    return show("looks/person_list.html", person=one, rows=rows)


def _look(act: str, person_ids: Iterable[UUID]) -> None:
    looked(NewLook(rules.PEOPLE, act, request.endpoint or "", list(person_ids)), current_user.id)


def _person(person_id: UUID) -> Person:
    return queries.person(person_id) or abort(404)


def _week() -> dict[str, Any]:
    """The week that the address names by a day of it (`?day=2026-11-23`), else this one, of all users or of one
    (`?user=` and the key); 404 for what is no day, and for nobody's key."""
    text = request.args.get("day")
    try:
        day = date.fromisoformat(text) if text else clock.today()
    except ValueError:
        abort(404)
    first = rules.monday_of(day) if 2000 <= day.year <= 2200 else abort(404)
    users = queries.users()
    user = _user(users)
    return {
        "users": users,
        "user": user,
        "first": first,
        "last": first + timedelta(days=6),
        "before": first - timedelta(days=7),
        "after": first + timedelta(days=7) if first + timedelta(days=7) <= clock.today() else None,
        "lines": queries.week_of(first, user.id if user else None),
    }


def _user(users: Sequence[User]) -> User | None:
    key = request.args.get("user")
    return next((user for user in users if str(user.id) == key), None) or abort(404) if key else None
