from flask import Blueprint

bp = Blueprint("transit_site", __name__)
