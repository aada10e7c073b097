"""The access matrix: every route, everybody of the cast and nobody, against one table.

A new route stands in `EXPECTED` with what its view is marked with; a new permission in `HOLDERS` with who holds it.
"""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from amal_field.accounts.offers.demo import CAST, player
from amal_field.db import db
from amal_field.permissions import Permission
from amal_field.web.access import PUBLIC, SIGNED_IN, access_of
from tests.databases import make_app
from tests.guards.asking import answer
from tests.guards.source import told

P = Permission
EXPECTED: dict[str, dict[str, str]] = {
    "": {"home": SIGNED_IN},
    "health": dict.fromkeys(("alive", "ready"), PUBLIC),
    "accounts": {
        **dict.fromkeys(("acceptance", "acceptance_form", "sign_in", "sign_in_form", "sign_out", "theme"), PUBLIC),
        **dict.fromkeys(("second_step_form", "second_step_options", "second_step_showing"), PUBLIC),
        **dict.fromkeys(("authenticator_form", "authenticator_removal", "authenticator_setting", "factors"), SIGNED_IN),
        **dict.fromkeys(("language", "settings", "passkey", "passkey_options", "passkey_removal"), SIGNED_IN),
        **dict.fromkeys(("recovery_codes", "recovery_codes_renewal"), SIGNED_IN),
        **dict.fromkeys(("password", "password_form", "sign_in_end", "sign_ins"), SIGNED_IN),
        **dict.fromkeys(["deactivation", "invitation", "invitation_form", "link", "link_again"], P.USERS_MANAGE),
        **dict.fromkeys(["reactivation", "renewal", "roles", "second_step_removal", "user", "users"], P.USERS_MANAGE),
    },
    "people": {
        **dict.fromkeys(("people", "recent"), P.PEOPLE_FIND),
        **dict.fromkeys(("household", "person"), P.PEOPLE_SEE),
        **dict.fromkeys(("household_correction", "person_correction"), P.PEOPLE_RECORD),
        **dict.fromkeys(("joining", "joining_form", "leaving", "leaving_cancellation"), P.PEOPLE_RECORD),
        **dict.fromkeys(("member", "relation", "split", "split_form", "union", "union_form"), P.PEOPLE_RECORD),
        **dict.fromkeys(
            ("comparison", "likely", "match", "merge", "merge_cancellation", "merges", "pair"), P.PEOPLE_MERGE
        ),
        **dict.fromkeys(("difference", "difference_cancellation"), P.PEOPLE_MERGE),
    },
    "attendance": {
        **dict.fromkeys(("roll", "sheet", "today"), P.SESSIONS_SEE),
        **dict.fromkeys(("numbering", "typing", "typing_form"), P.SESSIONS_RECORD),
        **dict.fromkeys(("everyone", "everyone_cancellation", "mark", "put_back", "walk_in"), P.SESSIONS_RECORD),
        **dict.fromkeys(("closure", "history", "remark", "reopening", "tally"), P.SESSIONS_RECORD),
        **dict.fromkeys(("name", "names"), P.PEOPLE_MERGE),
    },
    "conversation_tables": {
        "tables": P.SESSIONS_SEE,
        **dict.fromkeys(("level", "seat", "spread"), P.SESSIONS_RECORD),
        **dict.fromkeys(("hours", "hours_of", "proof"), P.SESSIONS_PLAN),
    },
    "planning": {
        "feed": PUBLIC,
        **dict.fromkeys(("my_address", "my_calendar"), P.SESSIONS_SEE),
        **dict.fromkeys(("calendar", "programme", "programme_rules", "programmes"), P.SESSIONS_PLAN),
        **dict.fromkeys(("all_series", "beginning", "beginning_form", "series", "plan", "plan_form"), P.SESSIONS_PLAN),
        **dict.fromkeys(("making", "preview", "adding", "adding_form", "session", "moving"), P.SESSIONS_PLAN),
        **dict.fromkeys(("calling_off", "calling_off_cancellation"), P.SESSIONS_PLAN),
        **dict.fromkeys(("helpers", "helping", "release"), P.SESSIONS_PLAN),
        **dict.fromkeys(("holiday", "holiday_cancellation", "holidays"), P.SESSIONS_PLAN),
        **dict.fromkeys(("helper_address", "helper_calendar"), P.SESSIONS_PLAN),
        **dict.fromkeys(("series_address", "series_calendar"), P.SESSIONS_PLAN),
    },
    "class_unit": {
        **dict.fromkeys(("check", "check_cancellation", "helpers"), P.SESSIONS_PLAN),
        **dict.fromkeys(("all_slips", "slip", "slips"), P.CLASS_SEE),
    },
    "transit_site": {
        **dict.fromkeys(("pitch_history", "pitch", "plan", "stay", "stays", "ticket"), P.SITE_SEE),
        **dict.fromkeys(("day_overview", "evacuation_list", "evacuation_sheet", "roll_call"), P.SITE_SEE),
        **dict.fromkeys(("roll_call_mark", "roll_call_opening"), P.SITE_RECORD),
        **dict.fromkeys(("roll_call_closure", "roll_call_reopening"), P.SITE_RECORD),
        **dict.fromkeys(("season", "season_list"), P.SITE_SEE),
        **dict.fromkeys(("block", "block_end", "block_form", "check_in", "check_in_form", "families"), P.SITE_RECORD),
        **dict.fromkeys(("expected", "expected_cancellation", "expected_form"), P.SITE_RECORD),
        **dict.fromkeys(("expected_absence", "expected_keeping"), P.SITE_RECORD),
        **dict.fromkeys(("reservation_keeping", "reservation_keeping_end"), P.SITE_RECORD),
        **dict.fromkeys(("abandonment", "cancellation", "details", "details_form"), P.SITE_RECORD),
        **dict.fromkeys(("departure", "departure_cancellation", "departure_form"), P.SITE_RECORD),
        **dict.fromkeys(("extension", "extension_cancellation"), P.SITE_RECORD),
        **dict.fromkeys(("caravan", "caravan_departure", "caravan_form"), P.SITE_RECORD),
        **dict.fromkeys(("giving_back", "moving", "pitches_form", "taking"), P.SITE_RECORD),
        **dict.fromkeys(("joining", "joining_form", "coming_cancellation"), P.SITE_RECORD),
        **dict.fromkeys(("leaving", "going_cancellation", "moving_cancellation"), P.SITE_RECORD),
        **dict.fromkeys(("account", "reversal", "receipt_page", "statement"), P.SITE_SETTLE),
        **dict.fromkeys(("debt", "payment", "payment_form", "deduction", "deduction_form"), P.SITE_SETTLE),
        **dict.fromkeys(("refund", "refund_form", "meter_end"), P.SITE_SETTLE),
        **dict.fromkeys(("settlement", "settlement_form", "settlement_cancellation"), P.SITE_SETTLE),
        **dict.fromkeys(("cash_book", "cash_book_sheet", "cash_book_workbook"), P.SITE_SETTLE),
        **dict.fromkeys(("closing", "closing_form", "closing_cancellation"), P.SITE_SETTLE),
        "tariffs": P.SITE_RULES,
        **dict.fromkeys(("tariff", "tariff_form", "tariff_cancellation"), P.SITE_SET),
        **dict.fromkeys(("decisions", "measures"), P.SITE_SEE),
        **dict.fromkeys(("measure", "measure_cancellation", "measure_form"), P.SITE_DECIDE),
        **dict.fromkeys(("appeal", "appeal_form", "inspection", "inspection_form"), P.SITE_RECORD),
        **dict.fromkeys(("house_rules", "settings"), P.SITE_RULES),
        **dict.fromkeys(("report", "report_chart", "report_sheet"), P.SITE_REPORT),
        **dict.fromkeys(("house_rules_cancellation", "house_rules_form", "house_rules_writing"), P.SITE_SET),
        **dict.fromkeys(("reservation", "reservations", "reservations_past"), P.SITE_SEE),
        **dict.fromkeys(("reservation_checks", "reservation_correction", "reservation_absence"), P.SITE_RECORD),
        **dict.fromkeys(
            ("reservation_form", "reserving", "reservation_cancellation", "reservation_restoration"), P.SITE_RECORD
        ),
        **dict.fromkeys(("rule", "rule_cancellation", "rule_form"), P.SITE_SET),
        **dict.fromkeys(("closure", "closure_end", "closure_form"), P.SITE_SET),
    },
    "volunteers": {
        **dict.fromkeys(("ceiling", "ceilings", "file", "volunteer", "volunteers", "year"), P.SESSIONS_PLAN),
        **dict.fromkeys(("nominative_list", "nominative_sheet"), P.SESSIONS_PLAN),
    },
    "organisations": {
        **dict.fromkeys(("organisation", "organisation_list", "organisations", "sheet"), P.ORGANISATIONS_SEE),
        **dict.fromkeys(("addition", "addition_cancellation", "addition_form", "correction"), P.ORGANISATIONS_RECORD),
        **dict.fromkeys(("retirement", "retirement_cancellation"), P.ORGANISATIONS_RECORD),
    },
    "vaccination": {
        **dict.fromkeys(("action", "actions", "line", "sheet"), P.VACCINATION_RECORD),
        **dict.fromkeys(("answer_withdrawal", "answers", "answers_form", "check"), P.VACCINATION_RECORD),
        **dict.fromkeys(("family_given", "given", "not_given", "outcome_cancellation"), P.VACCINATION_RECORD),
        **dict.fromkeys(("lot", "lots", "putting_away", "putting_out", "putting_right"), P.VACCINATION_RECORD),
        **dict.fromkeys(("removal", "typing", "typing_form", "walk_in"), P.VACCINATION_RECORD),
        **dict.fromkeys(("addition", "addition_form", "correction", "details", "household_sheets"), P.VACCINATION_PLAN),
        **dict.fromkeys(("calling_off", "calling_off_cancellation", "making", "preparation"), P.VACCINATION_PLAN),
        **dict.fromkeys(("closure", "closure_cancellation", "export_sheet", "export_text"), P.VACCINATION_PLAN),
        **dict.fromkeys(("vaccine", "vaccine_addition", "vaccine_correction", "vaccine_form"), P.VACCINATION_PLAN),
        **dict.fromkeys(("figures", "figures_chart", "vaccines"), P.VACCINATION_PLAN),
        **dict.fromkeys(("duties", "duty", "duty_cancellation", "duty_form"), P.USERS_MANAGE),
    },
    "dated_settings": dict.fromkeys(("dated_settings", "value", "value_form", "withdrawal"), P.DATED_SETTINGS_SET),
    "looks": dict.fromkeys(("looks", "person", "person_list", "sheet", "week_list"), P.LOOKS_SEE),
}
"""Blueprint → endpoint → `public`, `signed_in` or the permission."""

HOLDERS: dict[Permission, set[str]] = {
    P.SITE_SEE: {"amina", "karim"},
    P.SITE_RECORD: {"amina", "karim"},
    P.SITE_SETTLE: {"amina", "karim"},
    P.SITE_DECIDE: {"amina", "karim"},
    P.SITE_RULES: {"amina", "karim", "dirk"},
    P.SITE_SET: {"dirk"},
    P.SITE_REPORT: {"amina", "jan", "karim"},
    P.PEOPLE_FIND: {"amina", "bruno", "clara", "els", "farah", "karim"},
    P.PEOPLE_SEE: {"amina", "bruno", "farah", "karim"},
    P.PEOPLE_RECORD: {"amina", "bruno", "farah", "karim"},
    P.PEOPLE_MERGE: {"bruno"},
    P.SESSIONS_SEE: {"bruno", "clara", "els"},
    P.SESSIONS_RECORD: {"bruno", "clara", "els"},
    P.SESSIONS_PLAN: {"bruno"},
    P.CLASS_SEE: {"bruno", "els"},
    P.REGISTERS_MOVE: {"bruno"},
    P.FIGURES_SEE: {"bruno", "jan"},
    P.USERS_MANAGE: {"dirk"},
    P.ORGANISATIONS_SEE: {"amina", "bruno", "dirk", "farah", "halyna", "karim"},
    P.ORGANISATIONS_RECORD: {"bruno", "dirk"},
    P.DATED_SETTINGS_SET: {"dirk"},
    P.VACCINATION_PLAN: {"farah"},
    P.VACCINATION_RECORD: {"farah", "lena"},
    P.LOOKS_SEE: {"dirk"},
}
"""Permission → who of the cast holds it, by name: nobody gets more because a role was given more."""


@pytest.fixture(scope="module")
def app(databases_of) -> Iterator[Flask]:
    url, remove = databases_of("sqlite").make()
    app = make_app(url)
    app.config["WTF_CSRF_METHODS"] = set()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    remove()


@pytest.fixture
def ask(app) -> Callable[[str | None, Rule, str], TestResponse]:
    """`ask("amina", rule, "GET")`: the answer to somebody who asks for a route in a fresh browser."""
    return partial(answer, app)


def test_every_route_stands_in_the_table(app):
    expected = _expected()
    with app.app_context():
        marked = {rule.endpoint: access_of(rule.endpoint) for rule in app.url_map.iter_rules()}
    unmarked = sorted(endpoint for endpoint, mark in marked.items() if mark is None)
    assert not unmarked, told("Mark the view with @public, @signed_in or @requires(Permission.X).", unmarked)
    wrong = [
        f"{endpoint}: the view says {marked.get(endpoint)}, EXPECTED says {expected.get(endpoint)}"
        for endpoint in sorted(expected.keys() | marked.keys())
        if expected.get(endpoint) != marked.get(endpoint)
    ]
    assert not wrong, told("Correct EXPECTED of tests/guards/test_access.py, or the view.", wrong)


def test_every_permission_has_its_holders(app):
    with app.app_context():
        held = {permission: {key for key in CAST if player(key).may(permission)} for permission in Permission}
        db.session.remove()
    wrong = [
        f"{permission}: {sorted(held[permission])}, HOLDERS says {sorted(HOLDERS.get(permission, ()))}"
        for permission in Permission
        if held[permission] != HOLDERS.get(permission)
    ]
    assert not wrong, told("Correct HOLDERS of tests/guards/test_access.py, or GRANTS of permissions.py.", wrong)


def test_a_route_lets_in_whom_the_table_says(app, ask):
    expected = _expected()
    wrong = []
    for key in (None, *CAST):
        for rule, method in _routes(app):
            wanted = expected.get(rule.endpoint)
            status = ask(key, rule, method).status_code
            if not _fits(status, wanted, key, asked_for_a_page=method == "GET" and not rule.arguments):
                wrong.append(f"{key or 'nobody'}: {method} {rule.rule} ({wanted}) answered {status}")
    assert not wrong, told("The door does not do what EXPECTED says.", wrong)


def _fits(status: int, wanted: str | None, key: str | None, *, asked_for_a_page: bool) -> bool:
    """Whether the status is right; with arguments that lead nowhere, those who may enter get anything but a refusal."""
    if wanted != PUBLIC and key is None:
        return status == 401
    if wanted not in (PUBLIC, SIGNED_IN) and key not in HOLDERS.get(wanted, ()):
        return status == 403
    return status < 400 if asked_for_a_page else status not in (401, 403, 500)


def _routes(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every route, the way out last: it ends the sign-in."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint == "accounts.sign_out"):
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule, method


def _expected() -> dict[str, str]:
    return {
        f"{blueprint}.{endpoint}".lstrip("."): mark
        for blueprint, marks in EXPECTED.items()
        for endpoint, mark in marks.items()
    }
