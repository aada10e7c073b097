"""Charts as SVG images, without script. Each series has its colour and, but for the first, its hatching."""

from collections.abc import Mapping, Sequence
from itertools import count
from math import ceil
from xml.etree.ElementTree import Element

from pygal import Bar, Config
from pygal.etree import etree
from pygal.style import Style

INK, MAIN, BEFORE, PAPER = "#1c1a17", "#0c5a52", "#b7ab97", "#fffdf9"
SEVERAL = (MAIN, "#d9952b", "#7a4a86", BEFORE)
"""For series of which none is the earlier one; the last is for all that are not told apart."""
LOOK = {
    "background": PAPER,
    "plot_background": PAPER,
    "foreground": INK,
    "foreground_strong": INK,
    "foreground_subtle": INK,
    "opacity": "1",
    "font_family": "sans-serif",
    "label_font_size": 18,
    "major_label_font_size": 18,
    "value_font_size": 18,
    "legend_font_size": 18,
}
HATCHES = ("M-2 2l4-4M0 10L10 0M8 12l4-4", "M0 5h10", "M5 0v10M0 5h10")
"""The strokes of the second series, the third and so on, in a tile of ten by ten."""
MOST_LABELS, MOST_LETTERS, A_SHORT_LABEL, SMALL = 16, 92, 12, 14
"""So many labels, and so many letters in all, have room beneath the bars; where one is longer, all are small, and of
more labels every second or third and so on stands there."""


def bars(
    labels: Sequence[str],
    series: Mapping[str, Sequence[int | None]],
    *,
    scale: Sequence[int],
    colours: Sequence[str] = (BEFORE, MAIN),
) -> bytes:
    """Bars of each series side by side above their labels, the earlier series paler unless `colours` say otherwise;
    `scale` stands at the side."""
    every = max(ceil(len(labels) / MOST_LABELS), 1)
    shown = [label if place % every == 0 else "" for place, label in enumerate(labels)]
    room = MOST_LETTERS * every // max(len(labels), 1)
    small = {"label_font_size": SMALL, "major_label_font_size": SMALL} if max(map(len, shown), default=0) > room else {}
    style = Style(**LOOK | small, colors=tuple(colours))
    config = Config(js=[], width=1000, height=420, style=style, range=(scale[0], scale[-1]), pretty_print=False)
    config.legend_at_bottom, config.show_y_guides, config.explicit_size = True, True, False
    chart = Bar(config, no_prefix=True, disable_xml_declaration=True, show_legend=True, spacing=10, margin=12)
    chart.x_labels, chart.y_labels = shown, list(scale)
    chart.truncate_label = max(room, A_SHORT_LABEL)
    for name, values in series.items():
        chart.add(name, list(values))
    image = chart.render_tree()
    for parent in list(image.iter()):
        for script in parent.findall("script"):
            parent.remove(script)
    _hatch(image, list(colours)[: len(series)])
    return etree.tostring(image)


def scale_to(most: int | float) -> list[int]:
    """The numbers at the side of a chart whose highest bar is `most`: steps of 1, 2 or 5, or these with zeros."""
    step = next(step for step in (first * 10**zeros for zeros in count() for first in (1, 2, 5)) if step * 5 >= most)
    return list(range(0, max(ceil(most / step), 1) * step + 1, step))


def _hatch(image: Element, colours: Sequence[str]) -> None:
    """Give each series but the first strokes in the colour of the paper over its own."""
    defs = image.find("defs")
    if defs is None:
        return
    rules = []
    for place, colour in enumerate(colours[1:], 1):
        name = f"hatch-{place}"
        tile = {"id": name, "width": "10", "height": "10", "patternUnits": "userSpaceOnUse"}
        pattern = etree.SubElement(defs, "pattern", tile)
        etree.SubElement(pattern, "rect", {"width": "10", "height": "10", "style": f"fill:{colour};stroke:none"})
        strokes = {"d": HATCHES[(place - 1) % len(HATCHES)], "style": f"stroke:{PAPER};stroke-width:2;fill:none"}
        etree.SubElement(pattern, "path", strokes)
        rules.append(f".color-{place} rect.reactive,.color-{place}.reactive{{fill:url(#{name})}}")
    sheet = etree.SubElement(defs, "style", {"type": "text/css"})
    sheet.text = "".join(rules)
