"""Two pictures that the demo accounts show, drawn here so that no file has to come along."""

import math
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 800)
"""In pixels."""
_WALL, _WOOD, _DARK, _LEAF, _WATER = "#f3ead9", "#a8693a", "#6f4023", "#7d9a63", "#9fc3cf"


def draw(name: str) -> BytesIO:
    """The picture of that name as PNG."""
    picture = Image.new("RGB", SIZE, _WALL)
    _DRAWINGS[name](ImageDraw.Draw(picture))
    written = BytesIO()
    picture.save(written, "PNG")
    written.seek(0)
    return written


def _shelf(pen: ImageDraw.ImageDraw) -> None:
    for x in (200, 960):
        pen.rectangle((x, 120, x + 40, 700), fill=_DARK)
    for y in (160, 330, 500, 660):
        pen.rectangle((190, y, 1010, y + 36), fill=_WOOD)
        for x in (204, 964):
            pen.polygon([(x, y), (x + 32, y), (x + 24, y + 36), (x + 8, y + 36)], fill=_DARK)
    for number in range(11):
        height = 90 + 30 * (number % 3)
        left = 270 + 38 * number
        colour = (_LEAF, _WATER, "#c9a25f", "#b5574a")[number % 4]
        pen.rectangle((left, 500 - height, left + 30, 500), fill=colour)
    pen.ellipse((760, 210, 880, 330), fill=_LEAF)


def _map(pen: ImageDraw.ImageDraw) -> None:
    shore = [
        (
            600 + (430 + 50 * math.sin(5 * a)) * math.cos(a),
            400 + (270 + 40 * math.cos(3 * a)) * math.sin(a),
        )
        for a in (step * math.tau / 90 for step in range(90))
    ]
    pen.rectangle((0, 0, *SIZE), fill=_WATER)
    pen.polygon(shore, fill="#e6d3a3", outline=_DARK, width=5)
    way = [(330 + 60 * step, 420 + 130 * math.sin(step * 0.9)) for step in range(10)]
    pen.line(way, fill=_DARK, width=6)
    for number, (x, y) in enumerate(way):
        colour = "#b5574a" if number % 3 == 0 else _LEAF
        pen.ellipse((x - 22, y - 22, x + 22, y + 22), fill=colour, outline=_DARK, width=4)
    for fold in range(1, 4):
        pen.line((300 * fold, 0, 300 * fold, SIZE[1]), fill="#ffffff80", width=2)


_DRAWINGS: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {"shelf": _shelf, "map": _map}
