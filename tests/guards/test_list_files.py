"""Every list that comes in pages leaves as a file, or it is said why not."""

from tests.guards.source import ROOT, files, told

NOT_AS_A_FILE = {
    "buddies/rhythm.html": "a list to call from, which leaves on paper",
    "conversation_tables/hours.html": "hours leave as the proof of each person",
    "looks/person.html": "leaves on paper for the person, without the names of users",
    "reception_desk/_welfare_found.html": "another agency looks people up one by one",
    "reception_desk/statuses.html": "a list of work: who is to be called; files leave as a register",
    "referrals/quiet.html": "a list of work; referrals leave by their destination",
    "registers/imports.html": "names nobody; what was imported stands in the audit",
    "transit_site/reservations_past.html": "names stay on the site (`domain.md` G.1); counts stand in the year report",
    "transit_site/season_list.html": "a part of the stays, which leave",
    "vaccination/card_looks.html": "a look at health data, for the coordinator alone",
    "vaccination/promises.html": "what is known of health leaves by the list of an action alone",
}
"""Template → why its list leaves in no file."""


def test_a_list_in_pages_leaves_as_a_file():
    paged = {
        str(file.relative_to(ROOT / "templates")): "as_file(" in file.read_text()
        for file in files("templates", ".html")
        if "_('Pages')" in file.read_text()
    }
    assert paged
    silent = sorted(name for name, leaves in paged.items() if not leaves and name not in NOT_AS_A_FILE)
    stale = sorted(name for name in NOT_AS_A_FILE if paged.get(name) is not False)
    assert not silent, told(
        "Let it leave with `as_file` of macros/files.html, or say in NOT_AS_A_FILE why not.", silent
    )
    assert not stale, told("These are not there, or leave by now.", stale)
