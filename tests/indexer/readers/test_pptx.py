"""Presentations: what a slide shows, in which order, and what only PowerPoint needs."""

from __future__ import annotations

import pytest

from indexer.parsed import Block
from indexer.readers import pptx
from tests.indexer import making

NAMES = 'xmlns:p="p" xmlns:a="a" xmlns:r="r" xmlns:mc="mc"'


def _text(*paragraphs: str) -> str:
    return "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)


def _shape(*paragraphs: str, kind: str = "") -> str:
    mark = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>' if kind else ""
    return f"<p:sp>{mark}<p:txBody>{_text(*paragraphs)}</p:txBody></p:sp>"


def _texts(shapes: str) -> list[str]:
    return [block.text for block in pptx.read(making.presentation([shapes]), "x.pptx").blocks]


@pytest.mark.parametrize(
    ("shapes", "texts"),
    [
        pytest.param(_shape("a", "", " b "), ["a", "b"], id="empty paragraphs"),
        pytest.param("<p:sp><a:p><a:t>a</a:t><a:br/><a:t>b</a:t></a:p></p:sp>", ["a", "b"], id="break"),
        pytest.param("<p:sp><a:p><a:r><a:t>za</a:t></a:r><a:r><a:t>kon</a:t></a:r></a:p></p:sp>", ["zakon"], id="runs"),
        pytest.param(f"<p:grpSp>{_shape('a')}<p:grpSp>{_shape('b')}</p:grpSp></p:grpSp>", ["a", "b"], id="groups"),
        pytest.param(_shape("1", kind="sldNum") + _shape("2024", kind="dt"), [], id="number and date"),
        pytest.param(
            f"<mc:AlternateContent xmlns:mc='m'><mc:Choice>{_shape('a')}</mc:Choice><mc:Fallback>{_shape('a')}"
            "</mc:Fallback></mc:AlternateContent>",
            ["a"],
            id="for old programs",
        ),
        pytest.param("<p:sp><a:p><a:fld><a:t>Beograd</a:t></a:fld></a:p></p:sp>", ["Beograd"], id="field"),
        pytest.param("<p:pic/><p:cxnSp/>", [], id="pictures and lines"),
        pytest.param(_shape("kri\u00advični"), ["krivični"], id="soft hyphen"),
    ],
)
def test_shapes(shapes: str, texts: list[str]) -> None:
    assert _texts(shapes) == texts


@pytest.mark.parametrize("kind", ["title", "ctrTitle"])
def test_a_title_over_two_paragraphs_is_one_heading(kind: str) -> None:
    document = pptx.read(making.presentation([_shape("Zaštita", "žrtava", kind=kind)]), "x")
    assert document.blocks == (Block("Zaštita žrtava", "heading", 2, 1),)


def _row(*cells: str) -> str:
    return "<a:tr>" + "".join(f"<a:tc>{_text(*cell.split('/'))}</a:tc>" for cell in cells) + "</a:tr>"


def test_tables() -> None:
    frame = f"<p:graphicFrame><a:tbl>{_row('a/b', '', 'c')}{_row('', '', '')}</a:tbl></p:graphicFrame>"
    assert pptx.read(making.presentation([frame]), "x").blocks == (Block("a b |  | c", "row", page=1),)


def test_a_footer_that_all_slides_repeat_comes_once_and_last() -> None:
    slides = [_shape(f"slajd {n}") + _shape("Služba", kind="ftr") for n in range(3)]
    texts = [block.text for block in pptx.read(making.presentation(slides), "x").blocks]
    assert texts == ["slajd 0", "slajd 1", "slajd 2", "Služba"]


def _show(parts: dict[str, str], relations: dict[str, str], order: str = "") -> bytes:
    """A presentation of named slides; `relations` are the targets of each part's relationships."""
    listed = "".join(f'<p:sldId id="256" r:id="{name}"/>' for name in order.split())
    members = {"ppt/presentation.xml": f"<p:presentation {NAMES}>{listed}</p:presentation>"}
    members |= {f"ppt/{name}.xml": f"<p:sld {NAMES}>{content}</p:sld>" for name, content in parts.items()}
    for part, targets in relations.items():
        folder, _, name = part.rpartition("/")
        rows = "".join(f'<Relationship Id="r{n}" Target="{t}"/>' for n, t in enumerate(targets.split(), 1))
        members[f"ppt/{folder}{'/' if folder else ''}_rels/{name}.xml.rels"] = f"<Relationships>{rows}</Relationships>"
    return making.package(members)


@pytest.mark.parametrize(
    ("order", "texts"),
    [("r2 r1", ["drugi", "prvi"]), ("r1", ["prvi"]), ("r9", ["prvi", "drugi"]), ("", ["prvi", "drugi"])],
    ids=["that of the show", "one is left out", "broken list", "no list"],
)
def test_the_order_of_the_slides(order: str, texts: list[str]) -> None:
    parts = {"slides/slide1": _shape("prvi"), "slides/slide2": _shape("drugi")}
    content = _show(parts, {"presentation": "slides/slide1.xml /ppt/slides/slide2.xml"}, order)
    assert [block.text for block in pptx.read(content, "x").blocks] == texts


def test_notes_diagrams_and_charts_follow_their_slide() -> None:
    notes = _shape("slika", kind="sldImg") + _shape("beleška", kind="body") + _shape("3", kind="sldNum")
    parts = {
        "slides/slide1": _shape("slajd"),
        "notesSlides/notesSlide1": notes,
        "diagrams/data1": _text("dijagram"),
        "charts/chart1": _text("grafikon"),
        "slides/slide2": _shape("drugi"),
    }
    targets = "../diagrams/data1.xml ../charts/chart1.xml ../notesSlides/notesSlide1.xml ../media/image1.png"
    blocks = pptx.read(_show(parts, {"slides/slide1": targets}), "x").blocks
    assert [(block.text, block.page) for block in blocks] == [
        ("slajd", 1),
        ("dijagram", 1),
        ("grafikon", 1),
        ("beleška", 1),
        ("drugi", 2),
    ]


def test_a_title_in_the_notes_is_no_heading() -> None:
    parts = {"slides/slide1": _shape("a"), "notesSlides/n": _shape("b", kind="title")}
    blocks = pptx.read(_show(parts, {"slides/slide1": "../notesSlides/n.xml"}), "x").blocks
    assert [(block.text, block.kind) for block in blocks] == [("a", "paragraph"), ("b", "paragraph")]


@pytest.mark.parametrize(
    ("given", "title"), [("Obuka", "Obuka"), ("PowerPoint Presentation", "Slajd"), ("Slide 1", "Slajd")]
)
def test_title(given: str, title: str) -> None:
    slide = f"<p:sld {NAMES}>{_shape('Slajd', kind='title')}</p:sld>"
    core = f'<core xmlns:dc="dc"><dc:title>{given}</dc:title></core>'
    content = making.package({"ppt/slides/slide1.xml": slide, "docProps/core.xml": core})
    assert pptx.read(content, "x").title == title


def test_a_file_embedded_twice_is_one_attachment() -> None:
    files = {f"ppt/embeddings/a{n}.pdf": making.pdf([["x"]]) for n in (1, 2)}
    content = making.package({"ppt/slides/slide1.xml": f"<p:sld {NAMES}/>", **files})
    assert [file.name for file in pptx.read(content, "x").attachments] == ["a1.pdf"]
