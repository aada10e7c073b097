"""The way through the door."""

from amal_field.accounts.offers.demo import CAST, PASSWORD


def at_the_door(visit, email=CAST["amina"].email, password=PASSWORD):
    """The page on which somebody arrives who signs in."""
    return visit(None).go("/sign-in").send(sign_in_email=email, sign_in_password=password)
