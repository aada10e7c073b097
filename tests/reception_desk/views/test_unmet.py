"""What was asked for in vain adds up by language and month; on both engines."""

from datetime import date, time

from amal_field.reception_desk.operations import interpreters as operations
from tests.reception_desk.families import an_assignment, brought_to
from tests.transit_site.world import in_days


def test_what_was_in_vain_stands_in_table_picture_and_file(visit, acted, frozen_clock):
    def make(stamp_of):
        halyna = stamp_of("halyna")
        early = time(0), time(1)
        brought_to(halyna, an_assignment(halyna, in_days(3)), "refused")
        brought_to(halyna, an_assignment(halyna, in_days(0), early), "confirmed", "not_delivered")
        an_assignment(halyna, in_days(0), early)
        an_assignment(halyna, in_days(0), (time(12, 1), time(13)), language="ru")
        brought_to(halyna, an_assignment(halyna, in_days(0), early, language="ru"), "confirmed")
        brought_to(halyna, an_assignment(halyna, in_days(0), early), "confirmed", "done")
        brought_to(halyna, an_assignment(halyna, in_days(1)), "cancelled")
        operations.undo_request(an_assignment(halyna, in_days(0), early, language="bg"), stamp=halyna)
        brought_to(halyna, an_assignment(halyna, date(2027, 1, 4), language="tr"), "refused")

    acted(make)
    page = visit("halyna").go("/reception-desk/interpreters/unmet")
    rows = [[cell.text_content() for cell in row] for row in page.find("#unmet tbody tr")]
    assert rows == [["Oekraïens", "3", *["–"] * 10, "3", "–"]]
    picture = page.client.get("/reception-desk/interpreters/unmet.svg?year=2027")
    assert (picture.mimetype, "Turks" in picture.text, "<script" in picture.text) == ("image/svg+xml", True, False)
    assert page.client.get("/reception-desk/interpreters/unmet.svg?year=2021").status_code == 200
    file = page.client.get("/reception-desk/interpreters/unmet.xlsx?as=csv")
    lines = file.get_data().decode("utf-8-sig").splitlines()
    assert [line.split(";") for line in lines[1:]] == [["Oekraïens", "11", "1", "1", "1", "3"]]
