"""A line chart as plain SVG: both axes from zero, a line a series, readable in light and dark pages."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 360, 60, 45, 20, 170
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
"""Told apart by people who see few colours, on white and on black."""

Points = Sequence[tuple[float, float]]


def chart(series: Mapping[str, Points], x: str, y: str) -> str:
    """The chart; `x` and `y` name the axes."""
    right = max((a for points in series.values() for a, _ in points), default=1) or 1
    high = _round(max((b for points in series.values() for _, b in points), default=1) or 1)
    wide, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def at(a: float, b: float) -> str:
        return f"{LEFT + a / right * wide:.1f},{TOP + tall - b / high * tall:.1f}"

    marks = [_tick(at(0, high * n / 4), f"{high * n / 4:g}", "end", -6, 4) for n in range(5)]
    places = sorted({a for points in series.values() for a, _ in points})
    marks += [_tick(at(a, 0), f"{a:,.0f}", "middle", 0, 18) for a in places]
    lines = [_line(name, [at(*point) for point in points], colour)
             for (name, points), colour in zip(series.items(), COLOURS, strict=False)]
    axes = f'<polyline points="{at(0, high)} {at(0, 0)} {at(right, 0)}" fill="none" stroke="#888"/>'
    names = (f'<text x="{LEFT + wide / 2}" y="{HEIGHT - 6}" text-anchor="middle">{escape(x)}</text>'
             f'<text x="14" y="{TOP + tall / 2}" text-anchor="middle" transform="rotate(-90 14 {TOP + tall / 2})">'
             f"{escape(y)}</text>")
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'font-family="sans-serif" font-size="12" fill="#777"><title>{escape(y)} by {escape(x)}</title>'
            f"{axes}{''.join(marks)}{''.join(lines)}{names}</svg>\n")


def draw(path: Path, series: Mapping[str, Points], x: str, y: str) -> None:
    """Write the chart to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(chart(series, x, y), encoding="utf-8")


def _round(value: float) -> float:
    """The next of 1, 2, 4, 10, 20 ... that is not less, so that quarters of it are short numbers."""
    step = 1e-3
    while True:
        for factor in (1, 2, 4):
            if step * factor >= value:
                return step * factor
        step *= 10


def _tick(place: str, text: str, anchor: str, right: int, down: int) -> str:
    left, top = map(float, place.split(","))
    return f'<text x="{left + right:.1f}" y="{top + down:.1f}" text-anchor="{anchor}">{text}</text>'


def _line(name: str, points: list[str], colour: str) -> str:
    left, top = map(float, points[-1].split(","))
    dots = "".join(f'<circle cx="{p.split(",")[0]}" cy="{p.split(",")[1]}" r="3" fill="{colour}"/>' for p in points)
    return (f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'
            f'<text x="{left + 8:.1f}" y="{top + 4:.1f}" fill="{colour}">{escape(name)}</text>')
