"""Every page that lists rows leaves as a file, or it is said why not."""

import re

from tests.guards.source import ROOT, files, told

NOT_AS_A_FILE = {
    "accounts/drafts.html": "what somebody did not send yet is theirs alone",
    "accounts/factors.html": "the keys of one user",
    "accounts/settings.html": "the settings of one user",
    "accounts/sign_ins.html": "where one user is signed in",
    "buddies/match.html": "one duo; duos leave from their list and as a register",
    "buddies/rhythm.html": "a list to call from, which leaves on paper",
    "conversation_tables/hours.html": "hours leave as the proof of each person",
    "figures/editions.html": "what was frozen leaves with its year",
    "figures/figure.html": "the people behind a figure leave by the lists of their rooms",
    "looks/person.html": "leaves on paper for the person, without the names of users",
    "organisations/merging.html": "a choice among organisations, which leave",
    "outbox/reviews.html": "a list of work; what is decided stands on the rolls, which leave",
    "people/match.html": "a choice among people who resemble somebody",
    "people/people.html": "a search; people leave as a register, by whom may see them all",
    "planning/programmes.html": "the programmes of the agency, which the app brings",
    "reception_desk/files.html": "a search of one household; files leave as a register",
    "reception_desk/talk_new.html": "the talks that are open now",
    "reception_desk/welfare.html": "another agency looks people up one by one",
    "referrals/quiet.html": "a list of work; referrals leave by their destination",
    "registers/exports.html": "the files themselves",
    "registers/imports.html": "names nobody; what was imported stands in the audit",
    "transit_site/pitch_history.html": "the stays of one pitch, which leave",
    "transit_site/reservations_past.html": "names stay on the site (`domain.md` G.1); counts stand in the year report",
    "transit_site/season_list.html": "a part of the stays, which leave",
    "vaccination/card_looks.html": "a look at health data, for the coordinator alone",
    "vaccination/duties.html": "who may see health data, which `who_may_see` prints",
    "vaccination/promises.html": "what is known of health leaves by the list of an action alone",
    "vaccination/schedule.html": "the schedule of vaccines, in which nobody stands",
    "vaccination/vaccines.html": "the vaccines, in which nobody stands",
}
"""Page → why its list leaves in no file."""
PARTS = re.compile(r'{%-? (?:include|from) "([^"]+)"')
IS_A_LIST = re.compile(r"class=\"rows|_\('Pages'\)")


def pages() -> dict[str, str]:
    """Every page, with the text of all its parts."""
    texts = {str(file.relative_to(ROOT / "templates")): file.read_text() for file in files("templates", ".html")}

    def whole(name: str, seen: set[str]) -> str:
        if name in seen or name.startswith("macros/"):
            return ""
        seen.add(name)
        return texts[name] + "".join(whole(part, seen) for part in PARTS.findall(texts[name]) if part in texts)

    return {name: whole(name, set()) for name, text in texts.items() if '{% extends "layouts/base.html"' in text}


def test_a_list_leaves_as_a_file():
    lists = {name: "as_file(" in text for name, text in pages().items() if IS_A_LIST.search(text)}
    assert any(lists.values())
    silent = sorted(name for name, leaves in lists.items() if not leaves and name not in NOT_AS_A_FILE)
    stale = sorted(name for name in NOT_AS_A_FILE if lists.get(name) is not False)
    assert not silent, told(
        "Let it leave with `as_file` of macros/files.html, or say in NOT_AS_A_FILE why not.", silent
    )
    assert not stale, told("These are not there, or leave by now.", stale)
