"""The growth plot: SVG that a browser can read, with every series and number in it."""

from xml.etree import ElementTree

import pytest

from benchmarks.plot import BOTTOM, HEIGHT, LEFT, _round, chart, draw

SERIES = {"top 10": [(0.0, 0.0), (20.0, 1.0), (100.0, 4.0)], "a < b": [(20.0, 2.0), (100.0, 3.0)]}


def drawn(series):
    return ElementTree.fromstring(chart(series, "passages", "ms"))


def test_every_series_has_its_line_its_dots_and_its_name():
    root = drawn(SERIES)
    lines = [e for e in root.iter() if e.tag.endswith("polyline")]
    assert len(lines) == 1 + len(SERIES)
    assert len([e for e in root.iter() if e.tag.endswith("circle")]) == 5
    assert {"top 10", "a < b", "passages", "ms"} <= {e.text for e in root.iter()}


def test_nothing_is_drawn_at_the_corner():
    line = [e for e in drawn(SERIES).iter() if e.tag.endswith("polyline")][1]
    assert line.get("points").split()[0] == f"{LEFT:.1f},{HEIGHT - BOTTOM:.1f}"


@pytest.mark.parametrize("series", [{}, {"a": [(0.0, 0.0)]}], ids=["nothing", "zero"])
def test_little_to_draw_is_no_error(series):
    assert drawn(series).tag.endswith("svg")


@pytest.mark.parametrize(("value", "shown"), [(0.3, 0.4), (1, 1), (1.1, 2), (3.9, 4), (4.1, 10), (180, 200)])
def test_the_scale_ends_at_a_short_number(value, shown):
    assert _round(value) == pytest.approx(shown)


def test_it_makes_the_folder(tmp_path):
    draw(tmp_path / "img" / "growth.svg", SERIES, "passages", "ms")
    assert (tmp_path / "img" / "growth.svg").read_text("utf-8").startswith("<svg")
