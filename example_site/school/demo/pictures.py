"""Pictures drawn on the spot: plain things, no people."""

import io

from PIL import Image as Picture
from PIL import ImageDraw

SIZE = (1200, 800)
WALL, FLOOR, PAPER, SUN = "#f3f1ea", "#d8cfbd", "#ffffff", "#f2b705"


def draw_sheet(draw: ImageDraw.ImageDraw, left: int, top: int, colour: str) -> None:
    """A sheet of paper with three lines of writing."""
    draw.rectangle((left, top, left + 130, top + 150), fill=PAPER, outline=colour, width=5)
    for line in range(3):
        y = top + 40 + line * 34
        draw.line((left + 22, y, left + 108, y), fill=colour, width=6)


def draw_desk(draw: ImageDraw.ImageDraw, colour: str) -> None:
    draw.rectangle((240, 430, 960, 490), fill=colour)
    for left in (290, 870):
        draw.rectangle((left, 490, left + 40, 690), fill=colour)
    for left in (320, 540, 760):
        draw_sheet(draw, left, 280, colour)


def draw_board(draw: ImageDraw.ImageDraw, colour: str) -> None:
    draw.rectangle((200, 110, 1000, 560), fill="#e7e1d2", outline=colour, width=18)
    for row in range(2):
        for column in range(4):
            draw_sheet(draw, 255 + column * 185, 150 + row * 195, colour)


def draw_cabinet(draw: ImageDraw.ImageDraw, colour: str) -> None:
    draw.rectangle((330, 90, 870, 700), fill=PAPER, outline=colour, width=14)
    for shelf in range(3):
        bottom = 280 + shelf * 200
        draw.line((330, bottom, 870, bottom), fill=colour, width=10)
        for book in range(9):
            left = 360 + book * 54
            draw.rectangle((left, bottom - 140, left + 42, bottom - 5), fill=colour)
            draw.rectangle((left + 8, bottom - 115, left + 34, bottom - 85), fill=PAPER)


def draw_screens(draw: ImageDraw.ImageDraw, colour: str) -> None:
    draw.rectangle((120, 520, 1080, 570), fill=colour)
    for left in (180, 490, 800):
        draw.rectangle((left, 270, left + 230, 450), fill=PAPER, outline=colour, width=12)
        draw.rectangle((left + 95, 450, left + 135, 520), fill=colour)
        for line in range(3):
            y = 315 + line * 40
            draw.line((left + 40, y, left + 190, y), fill=colour, width=8)


DRAWINGS = {
    "desk": draw_desk,
    "board": draw_board,
    "cabinet": draw_cabinet,
    "screens": draw_screens,
}


def picture_bytes(drawing: str, colour: str) -> bytes:
    """A JPEG of one of ``DRAWINGS`` in ``colour``."""
    picture = Picture.new("RGB", SIZE, WALL)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 600, *SIZE), fill=FLOOR)
    draw.ellipse((1040, 50, 1140, 150), fill=SUN)
    DRAWINGS[drawing](draw, colour)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
