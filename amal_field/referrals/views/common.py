"""What the views of referrals share: the blueprint, its words, and finding through what a user may see."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, g, request, url_for
from flask_login import current_user

from amal_field.permissions import Permission
from amal_field.referrals import messages, rules
from amal_field.referrals.models import AnyReferral
from amal_field.referrals.operations import health
from amal_field.referrals.operations.health import Reader
from amal_field.referrals.queries import referrals, scope
from amal_field.web.htmx import written
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write

bp = Blueprint("referrals", __name__, url_prefix="/referrals")


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {
        "kind_names": messages.KINDS,
        "state_names": messages.STATES,
        "step_names": messages.STEPS,
        "step_buttons": messages.DO,
        "states": rules.STATES,
        "subject_names": referrals.subject_names,
    }


def reader(reason: str, act: str | None = None) -> Reader:
    """The user of this request, who reads of care for this reason."""
    return Reader(current_user, reason, request.endpoint, act or ("answer" if is_write() else "page"))


def sees_care() -> bool:
    """Whether the user may see any referral to care."""
    return current_user.may(Permission.REFERRALS_CARE)


def sees_others() -> bool:
    """Whether the user may see any referral to anything else."""
    return bool(scope.codes(current_user, scope.OTHERS))


@asked_again
def referral_or_404(referral_id: UUID, *, reason: str = rules.FOLLOWING) -> AnyReferral:
    """The referral with this key, to care or elsewhere; for a write once its other writers have ended."""
    found: AnyReferral | None = referrals.referral_for(current_user, referral_id, locked=is_write())
    if found is None and sees_care():
        act = "print" if reason == rules.LETTER else None
        found = health.referral_for(reader(reason, act), referral_id, locked=is_write())
    return found or abort(404)


def standing_or_404(referral_id: UUID) -> AnyReferral:
    """The same, unless it was undone."""
    found = referral_or_404(referral_id)
    return found if found.stands else abort(404)


def made_with(referral: AnyReferral, *, reason: str = rules.FOLLOWING, locked: bool = False) -> list[AnyReferral]:
    """Those that one form made with this one, itself too, as far as they stand."""
    if not referral.is_health:
        return list(referrals.made_together(current_user, referral, locked=locked))
    act = "print" if reason == rules.LETTER else None
    return list(health.made_together(reader(reason, act), referral, locked=locked))


def url_of(referral_id: UUID) -> str:
    """The address of its page: it carries the key alone."""
    return url_for("referrals.referral", referral_id=referral_id)


def answered(referral: AnyReferral, *, to: str, said: Any, undo: str | None = None) -> Response:
    """Answer a write. Of a referral to care no note is kept beside the submission."""
    answer = written(None, to=to, said=said, undo=undo)
    if referral.is_health:
        g.pop("note", None)
    return answer


def state_asked() -> str | None:
    """Which state a list is asked for."""
    state = request.args.get("state")
    return state if state in rules.STATES else None
