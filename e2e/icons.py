"""`make icons`: draws `static/icon.svg` in every size in which a tablet asks for it, with the browser of the tests."""

import base64
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from e2e.browser import launch

STATIC = Path(__file__).resolve().parents[1] / "static"
GROUND = "#0c5a52"
"""What is behind the drawing where its corners are no part of the picture."""
WHOLE, INNER = 1.0, 0.8
"""How much of the picture the drawing fills: of one that is masked the tablet shows four fifths for certain."""
ICONS = {
    **{f"icon-{size}.png": (size, WHOLE, None) for size in (192, 512)},
    "icon-maskable-512.png": (512, INNER, GROUND),
    **{f"apple-touch-icon-{size}.png": (size, WHOLE, GROUND) for size in (180, 167, 152)},
}
"""File → its size, how much of it the drawing fills, and its ground; None where corners show what lies behind."""


def draw(page: Page, size: int, part: float, ground: str | None) -> bytes:
    """The icon as a PNG."""
    drawing = base64.b64encode((STATIC / "icon.svg").read_bytes()).decode()
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(
        f"<style>* {{ margin: 0 }} body {{ display: grid; place-content: center; height: 100vh; background: {ground} }}"
        f'</style><img alt="" width="{size * part}" height="{size * part}" src="data:image/svg+xml;base64,{drawing}">'
    )
    page.locator("img").evaluate("(image) => image.decode()")
    return page.screenshot(omit_background=ground is None)


def main() -> None:
    """Draw them all."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        for name, how in ICONS.items():
            (STATIC / "icons" / name).write_bytes(draw(page, *how))
        browser.close()


if __name__ == "__main__":
    main()
