"""Accounts: who uses the app, signs in, and holds which roles.

Words: user, role, invitation (a secret link with which somebody sets a first or a new password), sign-in, lock
(after too many failed tries). Used by administrators, and by everybody at the door.
"""
