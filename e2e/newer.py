"""The app as a later version of it is served: it has another name, and knows a later format of entries too.

For a server alone: a test that imported it would know that format itself from then on."""

from amal_field import create_app
from amal_field.web import entries
from e2e.server import LATER_VERSION as VERSION

app = create_app()
app.config["WORKER"] = app.config["WORKER"].replace(app.config["VERSION"], VERSION)
app.config["VERSION"] = VERSION
entries.FORMATS = (1, 2)
