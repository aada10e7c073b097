"""Who may see health data: every user reads it, and it prints."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.accounts.messages import ROLES
from amal_field.accounts.queries import users as user_queries
from amal_field.permissions import Permission
from amal_field.vaccination import messages
from amal_field.vaccination.queries import actions as queries
from amal_field.vaccination.reports.access import BEHIND_DUTY, capacities
from amal_field.vaccination.views.common import bp
from amal_field.web.access import signed_in
from amal_field.web.htmx import show


@bp.get("/who-may-see")
@signed_in
def who_may_see() -> ResponseReturnValue:
    """In which capacity, what, when, and bound by what; who has it, for administrators and coordinators."""
    names = current_user.may(Permission.USERS_MANAGE) or current_user.may(Permission.VACCINATION_PLAN)
    today = clock.today()
    users = [user for user in user_queries.users() if not user.is_deactivated] if names else []
    rows = capacities(users, queries.duties() if names else {}, today)
    programme = queries.programme()
    around = (programme.minutes_before or 0, programme.minutes_after or 0)
    words = {
        "role_names": {role: told[0] for role, told in ROLES.items()},
        "what_names": messages.WHO_SEES_WHAT,
        "when_names": messages.WHEN,
        "behind_duty": BEHIND_DUTY,
    }
    return show("vaccination/who_may_see.html", rows=rows, around=around, **words)
