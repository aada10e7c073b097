"""Everything that a user reaches by links, as one who looks for what is not theirs would."""

import re

from tests.page import Page

OTHER_YEARS = re.compile(r"/(?!2026|2025)(19|20|21|22)[0-9]{2}(/|$)")
"""In an address a year that is not this one or the last: each page of a year leads to the year before it."""
WHY = re.compile(r"\?why=[a-z]+$")
"""What a link says of from where somebody looks; the page is the same without it."""


def crawl(page: Page, *starts: str) -> dict[str, str]:
    """Every page that this user reaches by links from home, and from those `starts` that open for them, with its
    source."""
    found, waiting = {}, ["/", *(start for start in starts if page.client.get(start).status_code == 200)]
    while waiting:
        url = waiting.pop()
        if url in found:
            continue
        response = page.go(url).response
        found[url] = response.get_data(as_text=True) if response.mimetype == "text/html" else ""
        if found[url]:
            links = [WHY.sub("", link.get("href").partition("#")[0]) for link in page.find("a[href^='/']")]
            waiting += [link for link in links if link not in found and _is_near(link)]
    return found


def _is_near(link: str) -> bool:
    """Not the calendar of every week, nor each year since 1900, nor the files of the site."""
    is_far = link.startswith(("/planning", "/static", "/transit-site/season")) or OTHER_YEARS.search(link)
    return "?" not in link and not is_far
