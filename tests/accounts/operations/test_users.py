"""Users are invited, choose a password, change roles and leave."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from amal_field import passwords
from amal_field.accounts import operations
from amal_field.accounts.offers.demo import player
from amal_field.accounts.queries import sign_ins as sign_in_queries
from amal_field.accounts.queries import users as user_queries
from amal_field.db import begin_write, db
from amal_field.permissions import Role
from amal_field.refusal import RuleBroken
from tests.sign_ins import key_of

pytestmark = pytest.mark.usefixtures("world")


def test_an_invited_user_chooses_a_password(engine, stamp_of):
    user = operations.invite("An Claes", "An@Amal.example", [Role.SITE_MANAGER], stamp=stamp_of("dirk"))
    secret = user_queries.secret_of_invitation(user)
    assert user_queries.user_by_invitation(secret) is user
    chosen = operations.check_and_hash(user, "vier gele tenten")
    operations.accept_invitation(user, chosen, stamp=stamp_of("dirk"))
    assert passwords.verify_password(user.password_hash, "vier gele tenten")
    assert user_queries.user_by_invitation(secret) is None
    assert user_queries.user_by_email("an@amal.example") is user


def test_an_e_mail_has_one_user(engine, stamp_of):
    with pytest.raises(RuleBroken, match="email_taken"):
        operations.invite("Nog een Amina", "AMINA@amal.example", [Role.REPORTER], stamp=stamp_of("dirk"))


def test_a_deactivated_user_is_signed_out_everywhere(engine, stamp_of):
    karim = player("karim")
    cookie = key_of("karim").hex
    assert sign_in_queries.user_of_cookie(cookie) is karim
    operations.deactivate(karim, stamp=stamp_of("dirk"))
    db.session.flush()
    assert sign_in_queries.user_of_cookie(cookie) is None


def test_the_last_administrator_keeps_the_role(engine, stamp_of):
    with pytest.raises(RuleBroken, match="last_administrator"):
        operations.change_roles(player("dirk"), [Role.REPORTER], stamp=stamp_of("dirk"))
    with pytest.raises(RuleBroken, match="last_administrator"):
        operations.deactivate(player("dirk"), stamp=stamp_of("dirk"))


def refused_meanwhile(app, stamp_of, code, operation):
    """Dirk deactivates Karim and has not finished; a colleague does this meanwhile, and is refused with `code`."""
    db.session.commit()
    begin_write()
    operations.deactivate(player("karim"), stamp=stamp_of("dirk"))

    def colleague():
        with app.test_request_context():
            begin_write()
            with pytest.raises(RuleBroken, match=code):
                operation()
            db.session.rollback()

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(colleague)
        wait([answer], timeout=0.5)
        db.session.commit()
        answer.result(20)


def test_of_two_administrators_who_leave_at_once_one_stays(engine, app, stamp_of):
    operations.change_roles(player("karim"), [Role.ADMINISTRATOR], stamp=stamp_of("dirk"))
    leave = lambda: operations.deactivate(player("dirk"), stamp=stamp_of("karim"))  # noqa: E731
    refused_meanwhile(app, stamp_of, "last_administrator", leave)


def test_who_is_being_deactivated_gets_no_link_meanwhile(engine, app, stamp_of):
    invite = lambda: operations.renew_invitation(player("karim"), stamp=stamp_of("dirk"))  # noqa: E731
    refused_meanwhile(app, stamp_of, "invitation_deactivated", invite)
