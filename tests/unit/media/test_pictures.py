"""Pictures written anew."""

import io

import pytest
from PIL import Image

from core.media.content.found import Refused
from core.media.content.pictures import render, render_face
from tests.support import files


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_photograph_is_turned_upright_and_loses_what_it_knew_of_place_and_maker() -> None:
    made = render(files.tagged_jpeg((400, 200)))
    assert (made.width, made.height) == (200, 400)
    for data in (made.original, made.thumbnail, made.preview):
        assert not opened(data).getexif()
        assert b"Maker of secrets" not in data
    assert opened(made.original).format == "JPEG"


def test_text_chunks_and_what_follows_the_picture_are_gone() -> None:
    made = render(files.commented_png() + b"<script>alert(1)</script>")
    for data in (made.original, made.thumbnail, made.preview):
        assert b"secret words" not in data
        assert b"<script>" not in data


def test_thumbnail_and_preview_have_their_longest_edge() -> None:
    made = render(files.picture((2400, 1200)))
    assert opened(made.thumbnail).size == (300, 150)
    assert opened(made.preview).size == (1200, 600)
    assert opened(made.original).size == (2400, 1200)


def test_small_pictures_are_not_blown_up() -> None:
    made = render(files.picture((40, 30)))
    assert opened(made.preview).size == opened(made.thumbnail).size == (40, 30)


@pytest.mark.parametrize("mode", ["P", "LA", "I;16", "1", "L", "CMYK"])
def test_every_colour_mode_is_understood(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (50, 40)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert render(out.getvalue()).width == 50


def test_see_through_pictures_stay_so() -> None:
    made = render(files.picture(color=(10, 20, 30, 0)))
    seen = opened(made.original).convert("RGBA").getpixel((600, 400))
    assert isinstance(seen, tuple)
    assert seen[3] == 0
    assert opened(made.preview).mode == "RGBA"


def test_a_moving_picture_keeps_moving_and_its_preview_stands_still() -> None:
    made = render(files.moving_gif(5))
    assert getattr(opened(made.original), "n_frames", 1) == 5
    assert getattr(opened(made.preview), "n_frames", 1) == 1


@pytest.mark.parametrize("data", [files.bomb_png(), files.picture()[:-200], b"\xff\xd8\xff\xe0"])
def test_a_picture_that_cannot_be_decoded_to_its_end_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        render(data)
    assert caught.value.reason == "broken"


def test_a_face_is_the_middle_of_the_picture_as_a_square() -> None:
    made = render_face(files.picture((900, 300)))
    face = opened(made.original)
    assert (face.size, face.format) == ((256, 256), "WEBP")
    corner = face.getpixel((2, 2))
    assert isinstance(corner, tuple)
    assert corner[0] > 150, "the dark corner of the picture is cut away"
