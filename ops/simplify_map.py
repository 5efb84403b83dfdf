"""Make directory/province_map.json: the twelve provinces in at most 3 kB of SVG path data.

    npm pack @svg-maps/netherlands@1.0.0 .venv/bin/python ops/simplify_map.py svg-maps-netherlands-1.0.0.tgz
    directory/province_map.json

Source: @svg-maps/netherlands 1.0.0, CC BY 4.0, credit MapSVG (https://mapsvg.com); changed: simplified. Its
borders are those from before 2002 around Vianen, Leerdam and Loosdrecht: a drawing, not a register.

Enclosed water (Oosterschelde, Haringvliet) and small islands are left out. Borders are cut into arcs where
provinces meet. Each arc is simplified once (Douglas-Peucker) and used by both sides, so that neighbours
keep touching.
"""

import json
import math
import re
import sys
import tarfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

PROVINCES = {
    "dr": "drenthe", "fl": "flevoland", "fr": "fryslan", "ge": "gelderland", "gr": "groningen", "li": "limburg",
    "nb": "noord-brabant", "nh": "noord-holland", "ov": "overijssel", "ut": "utrecht", "ze": "zeeland",
    "zh": "zuid-holland",
}  # fmt: skip
VIEW_BOX = "0 0 613 724"
SAME_POINT = 1.0  # neighbours draw the same corner up to 0.2 apart; a little more also joins near-corners
TOLERANCE = 3.1  # how far a simplified line may leave the original, in map units (1 unit is about 0.4 km)
ISLAND_TOLERANCE = 2.0  # the same, for an island of its own: the Wadden islands are thin
SMALLEST = 150.0  # area below which an island is left out; the five inhabited Wadden islands are larger
NARROW, SLIGHT = 5.0, 60.0  # a spit or inlet narrower and smaller than this (a dike, a harbour) is cut off
MOST_BYTES = 3000

Point = tuple[float, float]
Ring = list[Point]


def rings(path: str) -> list[Ring]:
    """The closed lines of an SVG path that knows only `m` with relative pairs, and `z`."""
    found: list[Ring] = []
    x = y = 0.0
    for part in re.findall(r"m ([^mz]+)z?", path):
        ring: Ring = []
        for pair in part.split():
            dx, dy = map(float, pair.split(","))
            x, y = x + dx, y + dy
            ring.append((x, y))
        x, y = ring[0]
        found.append(ring)
    return found


def area(ring: Ring) -> float:
    """Positive for land; water enclosed by land is drawn the other way round and comes out negative."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def welded(all_rings: list[Ring]) -> list[Ring]:
    """The same rings, with points that are nearly the same made the same; no repeats, no there-and-back."""
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)

    def weld(point: Point) -> Point:
        column, row = (math.floor(value / SAME_POINT) for value in point)
        for i in (column - 1, column, column + 1):
            for j in (row - 1, row, row + 1):
                for known in cells[i, j]:
                    if math.dist(known, point) <= SAME_POINT:
                        return known
        cells[column, row].append(point)
        return point

    return [without_repeats([weld(point) for point in ring]) for ring in all_rings]


def without_repeats(ring: Ring) -> Ring:
    """The ring without a point that follows itself, and without steps that go out and straight back."""
    kept: Ring = []
    for point in ring:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and kept[-2] == point:
            kept.pop()
            continue
        kept.append(point)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def junctions(all_rings: list[Ring]) -> set[Point]:
    """Points where more than two stretches of border or coast come together."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in all_rings:
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            neighbours[a].add(b)
            neighbours[b].add(a)
    return {point for point, around in neighbours.items() if len(around) > 2}


def arcs(ring: Ring, ends: set[Point]) -> list[Ring]:
    """The ring cut at the ends; a ring without ends is cut at its first point and the one farthest from it."""
    cuts = [i for i, point in enumerate(ring) if point in ends]
    if len(cuts) < 2:
        start = cuts[0] if cuts else 0
        far = max(range(len(ring)), key=lambda i: math.dist(ring[i], ring[start]))
        cuts = sorted({start, far})
    turned = ring[cuts[0] :] + ring[: cuts[0] + 1]
    places = [cut - cuts[0] for cut in cuts] + [len(ring)]
    return [turned[a : b + 1] for a, b in pairwise(places)]


def without_spits(line: Ring) -> Ring:
    """The line without excursions that come back to almost where they left."""
    kept, i = [line[0]], 0
    while i < len(line) - 1:
        far = min(i + 80, len(line) - 1)
        i = next((j for j in range(far, i + 2, -1) if is_spit(line[i : j + 1])), i + 1)
        kept.append(line[i])
    return kept


def is_spit(stretch: Ring) -> bool:
    gap = math.dist(stretch[0], stretch[-1])
    reach = max(math.dist(stretch[0], point) for point in stretch)
    return gap < NARROW and reach > 1.5 * gap and abs(area(stretch)) < SLIGHT


def simplified(line: Ring, tolerance: float) -> Ring:
    """Douglas-Peucker."""
    first, last = line[0], line[-1]
    far, index = max(((off(p, first, last), i) for i, p in enumerate(line[1:-1], 1)), default=(0.0, 0))
    if far <= tolerance:
        return [first, last]
    return simplified(line[: index + 1], tolerance)[:-1] + simplified(line[index:], tolerance)


def smoothed(ring: Ring, ends: set[Point]) -> Ring:
    """The ring with each of its arcs made simple, in the same way for the province on the other side."""
    if ends.isdisjoint(ring):
        pieces = [simplified(arc, ISLAND_TOLERANCE) for arc in arcs(ring, ends)]
    else:
        pieces = []
        for arc in arcs(ring, ends):
            way = 1 if arc[0] <= arc[-1] else -1
            pieces.append(simplified(without_spits(arc[::way]), TOLERANCE)[::way])
    return [point for piece in pieces for point in piece[:-1]]


def off(point: Point, a: Point, b: Point) -> float:
    """Distance of a point from the stretch between a and b."""
    (px, py), (ax, ay), (bx, by) = point, a, b
    length = math.dist(a, b) ** 2
    t = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) if length else 0.0
    return math.dist(point, (ax + t * (bx - ax), ay + t * (by - ay)))


def drawn(ring: Ring) -> str:
    """The ring in whole units as a short relative SVG path."""
    whole = without_repeats([(round(x), round(y)) for x, y in ring])
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole)]
    text = f"M{whole[0][0]} {whole[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps if (x, y) != (0, 0))
    return text.replace(" -", "-").replace("l ", "l") + "z"


def label(ring: Ring) -> list[int]:
    """The whole point inside the ring that is farthest from its line: where a figure fits best."""
    sides = list(zip(ring, ring[1:] + ring[:1], strict=True))

    def room(x: int, y: int) -> float:
        crossed = sum(
            (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in sides
        )
        return min(off((x, y), a, b) for a, b in sides) if crossed % 2 else -1.0

    xs, ys = [round(p[0]) for p in ring], [round(p[1]) for p in ring]
    grid = [(x, y) for x in range(min(xs), max(xs), 3) for y in range(min(ys), max(ys), 3)]
    return list(max(grid, key=lambda point: room(*point)))


def province_map(svg: str) -> dict[str, object]:
    """What goes into the file: per province its outline and the place of its figure."""
    paths = dict(re.findall(r'id="(\w\w)"\s+name="[^"]+"\s+d="([^"]+)"', svg))
    owned = [(PROVINCES[key], ring) for key in PROVINCES for ring in rings(paths[key]) if area(ring) >= SMALLEST]
    joined = welded([ring for _, ring in owned])
    ends = junctions(joined)
    shapes: dict[str, list[Ring]] = defaultdict(list)
    for (key, _), ring in zip(owned, joined, strict=True):
        shapes[key].append(smoothed(ring, ends))
    provinces = {
        key: {"d": "".join(map(drawn, parts)), "label": label(max(parts, key=area))} for key, parts in shapes.items()
    }
    return {"viewBox": VIEW_BOX, "provinces": provinces}


def main(package: str, target: str) -> None:
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/netherlands.svg")
        if member is None:
            sys.exit(f"{package} holds no netherlands.svg")
        result = province_map(member.read().decode())
    text = json.dumps(result, indent=1)
    size = sum(len(path) for path in re.findall(r'"d": "([^"]+)"', text))
    if size > MOST_BYTES:
        sys.exit(f"{size} bytes of path data, more than {MOST_BYTES}: raise TOLERANCE")
    Path(target).write_text(text + "\n", encoding="utf-8")
    print(f"{size} bytes of path data in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
