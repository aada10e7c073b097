"""Users with their roles, sign-ins and what they show after the password; shared tablets and the PINs for them."""

from amal_field.accounts.models.drafts import Draft
from amal_field.accounts.models.tablets import Pin, Tablet, TabletUser
from amal_field.accounts.models.users import (
    DEMO_ID,
    IMPORT_ID,
    LINK_ID,
    TABLET_ID,
    Authenticator,
    Passkey,
    RecoveryCode,
    SignIn,
    SignInAttempt,
    User,
    UserRole,
)

__all__ = [
    "DEMO_ID",
    "IMPORT_ID",
    "LINK_ID",
    "TABLET_ID",
    "Authenticator",
    "Draft",
    "Passkey",
    "Pin",
    "RecoveryCode",
    "SignIn",
    "SignInAttempt",
    "Tablet",
    "TabletUser",
    "User",
    "UserRole",
]
