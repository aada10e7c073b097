"""What the demo tells of other services brings the values that the agency printed, and goes out as it came."""

import json

from amal_field.commands.demo import OTHER_SERVICES
from tests.registers.commands.test_year import exported
from tests.registers.folders import command

PRINTED = {
    "mo.series": 95,
    "mo.languages": 13,
    "mo.enrolled": 1049,
    "housing.sessions": 29,
    "housing.attendances": 253,
    "school.parkoer_certificates": 21,
    "networks.people": 31,
    "networks.organisations": 17,
    "leisure.minors": 71,
    "leisure.adults": 154,
    "associations.contacts": 166,
    "associations.organisations": 22,
    "ambassadors.activities": 46,
    "ambassadors.testimonies": 105,
    "ambassadors.reached": 1695,
    "inflow.arrivals": 4697,
    "leisure.participatiemarkt": [1000, 2000],
    "communication.web": 1500,
}


def figures(app, year: int) -> dict[str, object]:
    return json.loads(app.test_cli_runner().invoke(args=["figures", str(year), "--json", "--all"]).stdout)


def test_the_other_services_tell_what_was_printed_and_leave_as_they_came(app, engine, databases, tmp_path):
    assert command(app, OTHER_SERVICES)[0] == 0
    told = figures(app, 2022)
    assert {code: told[code] for code in PRINTED} == PRINTED
    before = {
        code: value for code, value in figures(app, 2021).items() if code in ("communication.web", "leisure.minors")
    }
    assert before == {"communication.web": 941, "leisure.minors": 17}
    files = exported(app, tmp_path / "out")
    databases.put_back()
    assert command(app, tmp_path / "out")[0] == 0
    assert exported(app, tmp_path / "again") == files
    assert figures(app, 2022) == told
