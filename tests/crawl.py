"""Everything that a user reaches by links, as one who looks for what is not theirs would."""

from tests.page import Page


def crawl(page: Page, start: str = "/") -> dict[str, str]:
    """Every page that this user reaches by links, with its source."""
    found, waiting = {}, [start]
    while waiting:
        url = waiting.pop()
        if url in found:
            continue
        response = page.go(url).response
        found[url] = response.get_data(as_text=True) if response.mimetype == "text/html" else ""
        if found[url]:
            links = [link.get("href").partition("#")[0] for link in page.find("a[href^='/']")]
            waiting += [link for link in links if link not in found and _is_near(link)]
    return found


def _is_near(link: str) -> bool:
    """Not the calendar of every week, nor the files of the site."""
    return "?" not in link and not link.startswith(("/planning", "/static", "/transit-site/season"))
