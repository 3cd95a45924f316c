"""Images that wait for text recognition."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from indexer.parsed import Unreadable
from indexer.readers import image

DARK, LIGHT = 40, 200


def _picture(form: str, pages: int = 1, side: int = 200) -> bytes:
    file = io.BytesIO()
    images = [Image.new("1", (side, side), 1) for _ in range(pages)]
    images[0].save(file, form, **({"save_all": True, "append_images": images[1:]} if pages > 1 else {}))
    return file.getvalue()


@pytest.mark.parametrize(("form", "pages"), [("PNG", 1), ("TIFF", 3)])
def test_an_image_waits_for_recognition(form: str, pages: int) -> None:
    content = _picture(form, pages)
    assert [block.page for block in image.read(content, "x").blocks if block.ocr] == [*range(1, pages + 1)]
    assert image.render(content, pages).startswith(b"\x89PNG")


def test_a_button_holds_no_text() -> None:
    assert image.read(_picture("PNG", side=50), "x").blocks == ()


def test_a_damaged_image() -> None:
    with pytest.raises(Unreadable, match="image is damaged"):
        image.read(b"\x89PNG\r\n", "x.png")


def _saved(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def _shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(image.render(content, 1)))


def _with_a_stroke(mode: str, page: object, ink: object) -> Image.Image:
    picture = Image.new(mode, (120, 160), page)
    for place in range(600):
        picture.putpixel((place % 60, place // 60), ink)
    return picture


@pytest.mark.parametrize(
    ("mode", "page", "ink"),
    [
        pytest.param("RGBA", (0, 0, 0, 0), (0, 0, 0, 255), id="transparent"),
        pytest.param("LA", (0, 0), (0, 255), id="transparent grey"),
        pytest.param("I;16", 65_535, 5_000, id="16 bits"),
        pytest.param("1", 1, 0, id="fax"),
        pytest.param("RGB", (255, 255, 255), (0, 0, 90), id="colour"),
        pytest.param("P", 255, 0, id="palette"),
    ],
)
def test_ink_is_dark_and_the_page_is_light(mode: str, page: object, ink: object) -> None:
    picture = _with_a_stroke(mode, page, ink)
    if mode == "P":
        picture.putpalette([value for grey in range(256) for value in (grey, grey, grey)])
    shown = _shown(_saved(picture))
    assert shown.mode == "L"
    assert shown.getpixel((5, 5)) < DARK
    assert shown.getpixel((5, 100)) > LIGHT


def test_greys_of_16_bits_stay_apart() -> None:
    shown = _shown(_saved(_with_a_stroke("I;16", 40_000, 20_000)))
    assert (shown.getpixel((5, 5)), shown.getpixel((5, 100))) == (78, 156)


@pytest.mark.parametrize(("orientation", "size"), [(1, (120, 160)), (6, (160, 120)), (8, (160, 120)), (3, (120, 160))])
def test_a_photograph_is_turned_as_it_was_held(orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = _shown(_saved(_with_a_stroke("RGB", (255, 255, 255), (0, 0, 0)), "JPEG", exif=exif))
    assert shown.size == size
    # The stroke lies in the upper left corner only where the picture is not turned.
    assert (shown.getpixel((5, 5)) < DARK) == (orientation == 1)


def test_the_pages_of_a_long_fax_are_counted_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "MAX_PAGES", 2)
    assert image.read(_picture("TIFF", 2), "fax.tif").notes == ()
    document = image.read(_picture("TIFF", 3), "fax.tif")
    assert [block.page for block in document.blocks] == [1, 2]
    assert [(note.path, note.reason) for note in document.notes] == [("fax.tif", "only the first 2 pages were read")]


def test_a_moving_picture_is_one_page() -> None:
    frames = [Image.new("L", (200, 200), grey) for grey in (0, 100, 255)]
    content = _saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert [block.page for block in image.read(content, "x.gif").blocks] == [1]


@pytest.mark.parametrize("page", [0, 2, 99])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(Unreadable, match=f"page {page} of the image is damaged"):
        image.render(_picture("TIFF"), page)


def test_a_cut_picture_is_refused_when_it_is_drawn() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        image.render(_saved(Image.effect_noise((300, 300), 50))[:2000], 1)
