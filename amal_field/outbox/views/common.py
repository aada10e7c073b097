"""What the views of the outbox share."""

from flask import Blueprint

bp = Blueprint("outbox", __name__, url_prefix="/outbox")
