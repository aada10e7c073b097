"""Charts as SVG images, without script."""

from collections.abc import Mapping, Sequence

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


def bars(
    labels: Sequence[str],
    series: Mapping[str, Sequence[int | None]],
    *,
    scale: Sequence[int],
    colours: Sequence[str] = (BEFORE, MAIN),
) -> bytes:
    """Bars of each series side by side above their labels, the earlier series paler unless `colours` say otherwise;
    `scale` stands at the side."""
    style = Style(**LOOK, colors=tuple(colours))
    config = Config(js=[], width=1000, height=420, style=style, range=(scale[0], scale[-1]), pretty_print=False)
    config.legend_at_bottom, config.show_y_guides, config.explicit_size = True, True, False
    chart = Bar(config, no_prefix=True, disable_xml_declaration=True, show_legend=True, spacing=10, margin=12)
    chart.x_labels, chart.y_labels = list(labels), list(scale)
    for name, values in series.items():
        chart.add(name, list(values))
    image = chart.render_tree()
    for parent in list(image.iter()):
        for script in parent.findall("script"):
            parent.remove(script)
    return etree.tostring(image)
