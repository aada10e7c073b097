"""The letter that people take along."""

from uuid import UUID

from babel import Locale
from flask import request
from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.referrals import rules
from amal_field.referrals.paper import letter as paper
from amal_field.referrals.paper.letter_texts import NOT_READ, TEXTS
from amal_field.referrals.views.common import bp, made_with, referral_or_404
from amal_field.web.access import requires
from amal_field.web.htmx import show


@bp.get("/<uuid:referral_id>/letter")
@requires(Permission.REFERRALS_FOLLOW)
def letter(referral_id: UUID) -> ResponseReturnValue:
    """The letter of a referral, and of those that were made with it and have no other appointment, on a page of A4."""
    row = referral_or_404(referral_id, reason=rules.LETTER)
    asked = request.args.get("language")
    language = asked if asked in TEXTS else paper.language_of(row)
    together = made_with(row, reason=rules.LETTER) if row.stands else []
    rows = [
        row,
        *(other for other in together if other.id != row.id and other.appointment_at in (None, row.appointment_at)),
    ]
    return show(
        "referrals/letter.html",
        referral=row,
        parts=paper.parts(rows, language, on=clock.today()),
        written_in=language,
        is_not_read=language in NOT_READ,
        tongues={code: Locale(code).get_display_name(code) for code in TEXTS},
    )
