"""The sentences of whether the welfare side may see somebody's data."""

from flask_babel import lazy_gettext as _l

SENTENCES = {"minor_answered": _l("Under 18 a parent or a guardian answers. Say who does.")}

EVENTS = {
    "reception_desk:sharing:answer": _l("Answered whether the OCMW may see the data"),
    "reception_desk:sharing:cancel": _l("Answer about the OCMW undone"),
}
