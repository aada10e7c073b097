"""The page of the languages of clients, and the sheet for who reads one of them."""

from amal_field.web import client_language
from amal_field.web.client_language import LANGUAGES, catalogue_of, read_by_native_speaker, sentences_of

PAGE = "/reception-desk/languages"


def test_it_says_who_read_no_language_and_each_has_a_whole_sheet(visit, monkeypatch):
    page = visit("dirk").go(PAGE)
    unread = [code for code in LANGUAGES if read_by_native_speaker(catalogue_of(code)) == "no"]
    assert unread
    assert len(page.find("#unread ~ ul li")) == len(unread)
    sheets = [link.get("href") for link in page.find("main a[href$='/sheet']")]
    assert sorted(sheets) == sorted(f"{PAGE}/{code}/sheet" for code in LANGUAGES if code != "nl")
    for language in ("uk", "ar"):
        page.go(f"{PAGE}/{language}/sheet")
        rows = [[cell.text_content() for cell in row] for row in page.find("tbody tr")]
        assert sorted(rows) == sorted(
            [ours, sentences_of(language)[sentence], ""] for sentence, ours in sentences_of("nl").items()
        )
        cells = page.find("tbody td[lang]")
        assert {(cell.get("lang"), cell.get("dir")) for cell in cells} == {
            (language, client_language.direction(language))
        }
    assert page.go(f"{PAGE}/nl/sheet").status == 404
    monkeypatch.setattr("amal_field.reception_desk.views.catalogues.read_by_native_speaker", lambda file: "yes")
    assert not page.go(PAGE).find("#unread")
