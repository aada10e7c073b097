"""What `flask prune` drops of submissions: stored answers hold people, and are needed only while a repeat may come."""

from datetime import timedelta

from sqlalchemy import delete, null, or_, update

from amal_field.db import db
from amal_field.room import Prune
from amal_field.stamp import Stamp, Submission

ANSWER_LIFE = timedelta(days=7)
"""How long an answer is kept. A repeat that comes later is led to the page instead."""
KEY_LIFE = timedelta(days=90)
"""How long a repeat is known as one at all."""


def _drop_keys(*, stamp: Stamp) -> dict[str, int]:
    old = delete(Submission).where(Submission.made_at < stamp.at - KEY_LIFE)
    return {"keys": db.session.execute(old).rowcount}


def _drop_answers(*, stamp: Stamp) -> dict[str, int]:
    stored = or_(Submission.body.is_not(None), Submission.note.is_not(None))
    nothing = {"body": null(), "headers": null(), "note": null()}
    old = update(Submission).where(Submission.made_at < stamp.at - ANSWER_LIFE, stored).values(nothing)
    return {"answers": db.session.execute(old).rowcount}


PRUNES = (
    Prune("submission_keys", f"{KEY_LIFE.days} days", ("keys",), _drop_keys),
    Prune("submission_answers", f"{ANSWER_LIFE.days} days", ("answers",), _drop_answers),
)
"""In this order: an answer that goes with its key is not emptied as well."""
