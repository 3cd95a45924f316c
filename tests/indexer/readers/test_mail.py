"""Mail in all its files: EML, MBOX, MSG."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from indexer.parsed import Unreadable
from indexer.readers import mail, mailbox, msg
from tests.indexer import making


def _mail(text: str = "Tekst poruke.", html: str = "", files: dict[str, bytes] | None = None) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Žrtve i svedoci", "Ана <ana@example.org>"
    message["Date"] = "Tue, 02 Jan 2024 10:00:00 +0100"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in (files or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_message_with_its_attachment() -> None:
    document = mail.read(_mail(files={"изјава.pdf": making.pdf([["x"]])}), "x.eml")
    assert document.title == "Žrtve i svedoci"
    assert document.metadata == {"date": "2024-01-02", "authors": ["Ана"]}
    assert [block.text for block in document.blocks] == ["Tekst poruke."]
    assert [(a.name, a.media_type) for a in document.attachments] == [("изјава.pdf", "application/pdf")]


@pytest.mark.parametrize(
    ("plain", "html", "shown"),
    [
        pytest.param("the same words", "<p>the same words</p>", ["the same words"], id="plain wins"),
        pytest.param("No HTML.", "<p>a long letter in HTML</p>", ["a long letter in HTML"], id="HTML has more"),
    ],
)
def test_which_text_is_read(plain: str, html: str, shown: list[str]) -> None:
    assert [block.text for block in mail.read(_mail(plain, html), "x").blocks] == shown


def test_a_message_in_a_message_is_an_attachment() -> None:
    outer = EmailMessage()
    inner = EmailMessage()
    inner["Subject"] = "unutra"
    inner.set_content("tekst")
    outer.add_attachment(inner)
    (file,) = mail.read(outer.as_bytes(), "x").attachments
    assert file.media_type == "message/rfc822"
    assert mail.read(file.content, file.name).title == "unutra"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_message_saved_in_utf16(encoding: str) -> None:
    content = "Subject: Žrtve\nFrom: a@b\n\nŠta je bilo?".encode(encoding)
    document = mail.read(content, "x.eml")
    assert (document.title, document.blocks[0].text) == ("Žrtve", "Šta je bilo?")


@pytest.mark.parametrize(
    ("headers", "title", "date"),
    [
        (b"Subject: =?utf-8?B?broken?=", "=?utf-8?B?broken?=", ""),
        (b"Subject: \xc4\x8dlan", "član", ""),
        (b"Subject: x\nDate: 2024-05-06T10:00:00", "x", "2024-05-06"),
        (b"Subject: x\nDate: some day", "x", ""),
        (b"X: y", "", ""),
    ],
)
def test_odd_headers(headers: bytes, title: str, date: str) -> None:
    document = mail.read(headers + b"\n\ntext", "x.eml")
    assert (document.title, document.metadata.get("date", "")) == (title, date)


def test_an_encrypted_message_is_refused() -> None:
    with pytest.raises(Unreadable, match="encrypted"):
        mail.read(b'Content-Type: multipart/encrypted; boundary="x"\n\n--x\n\n--x--', "x.eml")


def test_a_mailbox_is_its_messages() -> None:
    box = b"From a@b Mon\n" + _mail("one") + b"\n>From here on\n\nFrom c@d Tue\n" + _mail("two")
    files = mailbox.read(box, "x.mbox").attachments
    assert [file.name for file in files] == ["0001.eml", "0002.eml"]
    assert "From here on" in [block.text for block in mail.read(files[0].content, "").blocks]


def test_an_empty_mailbox_is_refused() -> None:
    with pytest.raises(Unreadable, match="no message"):
        mailbox.read(b"\n", "x.mbox")


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
