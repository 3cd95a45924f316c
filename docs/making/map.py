"""Draw the map of the home page: world-atlas (TopoJSON of Natural Earth) → webapp/data/map.json.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python docs/making/map.py package/countries-50m.json > webapp/data/map.json

The geometry is Natural Earth's (public domain); world-atlas packs it (ISC). Borders are shown as Natural Earth draws
them and express no opinion on the status of any territory.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from typing import Any

Point = tuple[float, float]
Line = list[Point]

WIDTH, WEST, EAST, SOUTH, NORTH = 760.0, 12.5, 45.2, 33.6, 49.4
TOLERANCE = 0.7
"""Points nearer than this to a straight line are left out, in units of the drawing."""

COUNTRIES = {
    "Albania": "albania", "Bosnia and Herz.": "bosnia-and-herzegovina", "Bulgaria": "bulgaria", "Croatia": "croatia",
    "Cyprus": "cyprus", "N. Cyprus": "cyprus", "Greece": "greece", "Macedonia": "north-macedonia",
    "Montenegro": "montenegro", "Romania": "romania", "Serbia": "serbia", "Turkey": "turkiye", "Kosovo": "kosovo",
    "Slovenia": "slovenia", "Hungary": "hungary", "Austria": "austria", "Italy": "italy", "Syria": "syria",
    "Iraq": "iraq",
}
LAND = (
    "Moldova", "Ukraine", "Slovakia", "Czechia", "Poland", "Russia", "Georgia", "Armenia", "Azerbaijan", "Iran",
    "Lebanon", "Israel", "Jordan", "Palestine", "Egypt", "Libya", "Germany", "San Marino", "Switzerland", "Saudi Arabia",
    "Tunisia",
)


def cone() -> tuple[float, float, float]:
    """The constants of Lambert's conformal conic projection between two parallels: n, F and the middle meridian."""
    low, high = math.radians(37), math.radians(46)
    n = math.log(math.cos(low) / math.cos(high)) / math.log(
        math.tan(math.pi / 4 + high / 2) / math.tan(math.pi / 4 + low / 2)
    )
    return n, math.cos(low) * math.tan(math.pi / 4 + low / 2) ** n / n, (WEST + EAST) / 2


def project(point: Point) -> Point:
    """Longitude and latitude on the plane, its second axis pointing south."""
    n, f, middle = cone()
    radius = f / math.tan(math.pi / 4 + math.radians(max(point[1], 0.0)) / 2) ** n
    angle = n * math.radians(point[0] - middle)
    return radius * math.sin(angle), radius * math.cos(angle)


def framed() -> tuple[float, float, float, float]:
    """Left edge, top edge, scale and height of the drawing."""
    middle = (WEST + EAST) / 2
    left, right = project((WEST, 41.0))[0], project((EAST, 41.0))[0]
    top, bottom = project((middle, NORTH))[1], project((middle, SOUTH))[1]
    scale = WIDTH / (right - left)
    return left, top, scale, (bottom - top) * scale


def arcs(topology: dict[str, Any]) -> list[Line]:
    """The arcs as lines in the units of the drawing, simplified so that neighbours still share their border."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    left, top, scale, _ = framed()
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            px, py = project((x * kx + x0, y * ky + y0))
            line.append(((px - left) * scale, (py - top) * scale))
        lines.append(simplified(line))
    return lines


def simplified(line: Line) -> Line:
    """Douglas and Peucker's simplification."""
    if len(line) < 3:
        return line
    far, at = max((distance(p, line[0], line[-1]), i) for i, p in enumerate(line[1:-1], 1))
    return [line[0], line[-1]] if far < TOLERANCE else simplified(line[: at + 1])[:-1] + simplified(line[at:])


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line through two others."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = math.hypot(bx - ax, by - ay)
    return abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length if length else math.hypot(px - ax, py - ay)


def rings(geometry: dict[str, Any], lines: Sequence[Line]) -> Iterator[Line]:
    """The rings of a geometry, cut to the frame."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for ring in (ring for polygon in polygons for ring in polygon):
        points: Line = []
        for index in ring:
            line = lines[index] if index >= 0 else lines[~index][::-1]
            points += line[1:] if points else line
        if len(cut := clipped(points)) > 3 and abs(area(cut)) > 3:
            yield cut


def clipped(ring: Line) -> Line:
    """Sutherland and Hodgman: the part of a ring within the frame and a little around it."""
    _, _, _, height = framed()
    for axis, bound, sign in ((0, -4.0, 1), (0, WIDTH + 4, -1), (1, -4.0, 1), (1, height + 4, -1)):
        out: Line = []
        for here, there in zip(ring, ring[1:] + ring[:1], strict=True):
            inside, next_inside = sign * (here[axis] - bound) >= 0, sign * (there[axis] - bound) >= 0
            if inside:
                out.append(here)
            if inside != next_inside:
                share = (bound - here[axis]) / (there[axis] - here[axis])
                out.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
        ring = out
    return ring


def area(ring: Line) -> float:
    """The signed area of a ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def centre(ring: Line) -> Point:
    """The centre of gravity of a ring."""
    whole = area(ring) * 6
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    return (
        sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / whole,
        sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / whole,
    )


def path(ring: Line) -> str:
    """A ring as the data of an SVG path: one absolute point, then relative steps in tenths."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(tenths, tenths[1:], strict=False)]
    spoken = " ".join(f"{x / 10:g} {y / 10:g}" for x, y in steps if (x, y) != (0, 0))
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{spoken}z".replace(" -", "-")


def main(file: str) -> None:
    """Print the map as JSON."""
    with open(file, encoding="utf-8") as opened:
        topology = json.load(opened)
    lines = arcs(topology)
    drawn: dict[str, list[Line]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name in COUNTRIES or name in LAND:
            drawn.setdefault(COUNTRIES.get(name, "land"), []).extend(rings(geometry, lines))
    countries = []
    for id, found in sorted(drawn.items()):
        if id != "land" and found:
            x, y = centre(max(found, key=lambda ring: abs(area(ring))))
            countries.append({"id": id, "d": "".join(map(path, found)), "x": round(x), "y": round(y)})
    result = {
        "source": "Natural Earth 1:50m (public domain) by way of world-atlas 2.0.2; made by docs/making/map.py",
        "width": round(WIDTH), "height": round(framed()[3]), "countries": countries,
        "land": "".join(map(path, drawn["land"])),
    }
    json.dump(result, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1])
