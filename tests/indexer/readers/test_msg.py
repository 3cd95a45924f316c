"""Outlook messages (MSG)."""

from __future__ import annotations

import pytest
from compressed_rtf import compress

from indexer.parsed import Attachment, Unreadable
from indexer.readers import mail, msg
from tests.indexer import making


def test_an_outlook_message() -> None:
    content = making.outlook({"0037": "Наслов", "1000": "Tekst poruke", "0C1A": "Ana"}, {"izjava.txt": b"izjava"})
    document = msg.read(content, "x.msg")
    assert (document.title, document.blocks[0].text) == ("Наслов", "Tekst poruke")
    assert document.metadata == {"date": "2024-01-17", "authors": ["Ana"]}
    assert [(a.name, a.media_type) for a in document.attachments] == [("izjava.txt", "text/plain")]


def test_an_outlook_message_with_html_only() -> None:
    assert msg.read(making.outlook({"1013": "<p>пасус</p>"}, {}), "x").blocks[0].text == "пасус"


@pytest.mark.parametrize("content", [b"", b"x" * 2000, making.ole({"other": b""})])
def test_a_damaged_outlook_message(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        msg.read(content, "x.msg")


SUBJECT, BODY, HTML, SENDER = "0037", "1000", "1013", "0C1A"
RICH = rb"{\rtf1\ansi\ansicpg1250 \'8ertve i \'9ertve\par}"
INNER = making.Outlook({SUBJECT: "Re: 1/2", BODY: "unutra", SENDER: "Žana"}, {"a.txt": b"prilog"})


def _inside(content: bytes) -> tuple[Attachment, ...]:
    return msg.read(content, "x.msg").attachments


def test_a_message_inside_keeps_its_sender_date_and_files() -> None:
    (file,) = _inside(making.outlook({SUBJECT: "spolja"}, {"": INNER}))
    inner = mail.read(file.content, file.name)
    assert (file.name, file.media_type) == ("Re: 1_2.eml", "message/rfc822")
    assert (inner.title, inner.blocks[0].text) == ("Re: 1/2", "unutra")
    assert inner.metadata == {"date": "2024-01-17", "authors": ["Žana"]}
    assert [(a.name, a.content.rstrip(b"\0")) for a in inner.attachments] == [("a.txt", b"prilog")]


def test_a_message_in_a_message_in_a_message() -> None:
    (file,) = _inside(making.outlook({SUBJECT: "1"}, {"": making.Outlook({SUBJECT: "2"}, {"": INNER})}))
    (inner,) = mail.read(file.content, file.name).attachments
    assert mail.read(inner.content, inner.name).title == "Re: 1/2"


@pytest.mark.parametrize(
    ("page", "codec"),
    [(1250, "windows-1250"), (28592, "iso-8859-2"), (20866, "koi8-r"), (65001, "utf-8"), (0, "windows-1250")],
    ids=str,
)
def test_code_pages_of_old_messages(page: int, codec: str) -> None:
    text = "Заштита сведока" if codec == "koi8-r" else "Žrtve i šteta, član"
    old = making.Outlook({}, streams={f"{BODY}001E": text.encode(codec).ljust(4096)}, fixed={0x3FFD0003: page})
    assert msg.read(making.ole(old.parts()), "x.msg").blocks[0].text == text


def test_html_is_read_in_the_code_page_of_the_net() -> None:
    html = "<p>Žrtve</p>".encode("iso-8859-2").ljust(4096)
    message = making.Outlook({}, streams={f"{HTML}0102": html}, fixed={0x3FFD0003: 1251, 0x3FDE0003: 28592})
    assert [block.text for block in msg.read(making.ole(message.parts()), "x").blocks] == ["Žrtve"]


@pytest.mark.parametrize(
    ("packed", "texts"),
    [
        pytest.param(compress(RICH), ["Žrtve i žrtve"], id="packed"),
        pytest.param(compress(RICH, compressed=False), ["Žrtve i žrtve"], id="stored"),
        pytest.param(compress(RICH)[:-9], [], id="cut"),
        pytest.param(b"x" * 40, [], id="nonsense"),
        pytest.param(b"", [], id="empty"),
    ],
)
def test_rich_text_is_the_last_resort(packed: bytes, texts: list[str]) -> None:
    message = making.Outlook({SUBJECT: "s"}, streams={"10090102": packed})
    assert [block.text for block in msg.read(making.ole(message.parts()), "x").blocks] == texts


@pytest.mark.parametrize(
    ("sent", "date"), [(making.SENT, "2024-01-17"), (0, None), (2**64 - 1, None)], ids=["day", "none", "beyond time"]
)
def test_the_day_of_a_message(sent: int, date: str | None) -> None:
    message = making.Outlook({BODY: "t"}, fixed={0x00390040: sent})
    assert msg.read(making.ole(message.parts()), "x").metadata.get("date") == date


def test_a_message_not_yet_sent_has_the_day_of_its_delivery() -> None:
    message = making.Outlook({BODY: "t"}, fixed={0x0E060040: making.SENT})
    assert msg.read(making.ole(message.parts()), "x").metadata["date"] == "2024-01-17"


def test_a_logo_in_the_text_is_no_attachment() -> None:
    parts = making.Outlook({BODY: "t"}, {"logo.png": b"\x89PNG\r\n", "scan.png": b"\x89PNG\r\n"}).parts()
    parts["__attach_version1.0_#00000000/__substg1.0_3712001F"] = "image001".encode("utf-16-le")
    assert [file.name for file in _inside(making.ole(parts))] == ["scan.png"]


def test_an_attachment_has_its_short_name_or_a_number() -> None:
    parts = making.Outlook({BODY: "t"}, {"": b"prvi", "x": b"drugi"}).parts()
    parts["__attach_version1.0_#00000001/__substg1.0_3707001F"] = b""
    parts["__attach_version1.0_#00000001/__substg1.0_3704001F"] = "DRUGI~1.TXT".encode("utf-16-le")
    assert [file.name for file in _inside(making.ole(parts))] == ["attachment-00000000", "DRUGI~1.TXT"]


def test_a_subject_over_two_lines_is_one_title() -> None:
    assert msg.read(making.outlook({SUBJECT: "Poziv\r\n na  sud", BODY: "t"}, {}), "x").title == "Poziv na sud"
