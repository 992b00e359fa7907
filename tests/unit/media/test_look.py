"""The first look at a file: what it is by its content, and what is refused."""

import io

import pytest

from core.media.content.found import Found, Refused
from core.media.content.look import look
from tests.support import files


def seen(content: bytes, claimed: str = "") -> Found:
    return look(io.BytesIO(content), claimed=claimed)


@pytest.mark.parametrize(
    ("content", "kind", "media_type"),
    [
        (files.picture(), "image", "image/png"),
        (files.tagged_jpeg(), "image", "image/jpeg"),
        (files.moving_gif(), "image", "image/gif"),
        (files.picture(kind="WEBP"), "image", "image/webp"),
        (files.pdf(), "file", "application/pdf"),
        ("Grüße, 안녕\n".encode(), "file", "text/plain"),
        (files.ogg_opus(), "voice", "audio/ogg"),
        (files.webm(), "voice", "audio/webm"),
        (files.m4a(), "voice", "audio/mp4"),
        (files.m4a_in_fragments(), "voice", "audio/mp4"),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: str, media_type: str) -> None:
    found = seen(content)
    assert (found.kind, found.content_type) == (kind, media_type)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"\xef\xbb\xbf \n<!DOCTYPE html><script>alert(1)</script>",
        b"<?xml version='1.0'?><svg/>",
        b"MZ\x90\x00\x03\x00",
        b"\x00\x01\x02",
        b"PK\x03\x04\x00\x00",
        b"%PDF-1.4\n<script>alert(1)</script>\n%%EOF",
        "caf\xe9".encode("latin-1"),
    ],
)
def test_a_web_page_a_drawing_a_program_and_rubbish_are_refused(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        seen(content)
    assert caught.value.reason == "type"


@pytest.mark.parametrize(
    "content",
    [
        files.picture()[:-40],
        files.tagged_jpeg()[:-500],
        files.moving_gif(40, (200, 200))[:-30],
        files.picture(kind="WEBP")[:-20],
        files.pdf()[:-8],
        files.ogg_opus()[:40],
        files.m4a()[:60],
        files.m4a_in_fragments()[:-80],
        files.m4a_in_fragments(each=True).replace(
            b"trun\0\0\3\1\0\0\0\x32", b"trun\0\0\3\1\0\0\1\0"
        ),
    ],
)
def test_a_file_cut_off_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        seen(content)


@pytest.mark.parametrize(
    "content",
    [files.huge_png(), files.huge_png(30_000, 10), files.moving_gif(600, (10, 10))],
)
def test_a_flood_of_pixels_is_refused_before_any_of_them_is_decoded(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        seen(content)
    assert caught.value.reason == "pixels"


@pytest.mark.parametrize(
    ("content", "claimed"),
    [
        (files.picture(), "application/pdf"),
        (files.picture(), "text/plain"),
        (b"just words", "image/png"),
        (files.pdf(), "image/jpeg"),
        (files.webm(), "image/webp"),
        (files.picture(), "audio/webm"),
    ],
)
def test_a_file_that_lies_about_its_family_is_refused(content: bytes, claimed: str) -> None:
    with pytest.raises(Refused) as caught:
        seen(content, claimed)
    assert caught.value.reason == "type"
    assert claimed in caught.value.rule


@pytest.mark.parametrize("claimed", ["", "image/jpeg", "application/octet-stream", "IMAGE/PNG"])
def test_a_picture_by_another_pictures_name_is_taken_for_what_it_is(claimed: str) -> None:
    assert seen(files.picture(), claimed).content_type == "image/png"


@pytest.mark.parametrize(
    ("content", "milliseconds"),
    [
        (files.ogg_opus(61_500), 61_500),
        (files.webm(61_500), 61_500),
        (files.m4a(61_500), 61_500),
        (files.m4a_in_fragments(61_500), 61_500),
        (files.m4a_in_fragments(3_200, each=True), 3_200),
    ],
)
def test_a_voice_note_lasts_as_long_as_its_container_says(
    content: bytes, milliseconds: int
) -> None:
    assert seen(content).duration_ms == milliseconds


@pytest.mark.parametrize(
    "content",
    [
        files.webm(second=b"V_VP8"),
        files.webm(codec=b"V_VP9"),
        files.webm(codec=b"A_VORBIS"),
        files.m4a(sort=b"vide"),
        files.ogg_opus().replace(b"OpusHead", b"\x01vorbis\0"),
    ],
)
def test_a_film_or_another_codec_is_no_voice_note(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        seen(content)
    assert caught.value.reason == "type"
