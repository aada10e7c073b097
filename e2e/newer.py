"""The app as a later version of it is served: it has another name, and knows a later format of entries too."""

from amal_field import create_app
from amal_field.web import entries

VERSION = "0123456789ab"

app = create_app()
app.config["WORKER"] = app.config["WORKER"].replace(app.config["VERSION"], VERSION)
app.config["VERSION"] = VERSION
entries.FORMATS = (1, 2)
