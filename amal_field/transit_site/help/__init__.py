"""How the pages of the site work: five lines in plain words each, by endpoint."""

from amal_field.transit_site.help import money, plan, stays

HELP = plan.HELP | stays.HELP | money.HELP
