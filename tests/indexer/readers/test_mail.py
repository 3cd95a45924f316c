"""Mail as EML and MBOX."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from indexer.parsed import Unreadable
from indexer.readers import mail, mailbox
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


WORDS = "Žrtve trgovine ljudima, šteta i đaci, član, ćerka"


def _head(*lines: str) -> bytes:
    return "\n".join(["Subject: x", "MIME-Version: 1.0", *lines, "", ""]).encode()


@pytest.mark.parametrize("declared", "iso-8859-1 iso-8859-2 us-ascii utf-8 undefined idna x-unknown".split())
def test_a_false_charset_costs_no_letter(declared: str) -> None:
    content = _head(f'Content-Type: text/plain; charset="{declared}"') + WORDS.encode("windows-1250")
    assert [block.text for block in mail.read(content, "x.eml").blocks] == [WORDS]


@pytest.mark.parametrize(
    ("transfer", "body"),
    [
        pytest.param("quoted-printable", b"=8Ertve i svedo=\nci, =9Ateta i =E6erka", id="quoted"),
        pytest.param("base64", b"jnJ0dmUgaSBzdmVkb2NpLCCadGV0YSBpIOZlcmth", id="base64"),
        pytest.param("8bit", "Žrtve i svedoci, šteta i ćerka".encode("windows-1250"), id="8 bit"),
        pytest.param("x-own", "Žrtve i svedoci, šteta i ćerka".encode("windows-1250"), id="unknown"),
    ],
)
def test_transfer_encodings(transfer: str, body: bytes) -> None:
    head = _head('Content-Type: text/plain; charset="windows-1250"', f"Content-Transfer-Encoding: {transfer}")
    assert mail.read(head + body, "x.eml").blocks[0].text == "Žrtve i svedoci, šteta i ćerka"


def _parts(*parts: str) -> bytes:
    inner = "".join(f"--b\n{part}\n" for part in ("Content-Type: text/plain\n\nzdravo", *parts))
    return _head('Content-Type: multipart/mixed; boundary="b"') + f"{inner}--b--\n".encode()


FILE = "Content-Type: application/octet-stream{type}\nContent-Disposition: {disposition}\n\nČlan 1."


@pytest.mark.parametrize(
    ("type", "disposition", "name"),
    [
        pytest.param("", 'attachment; filename="изјава.txt"', "изјава.txt", id="as it is, against the standard"),
        pytest.param("", 'attachment; filename="=?utf-8?B?0LguYmlu?="', "и.bin", id="encoded word"),
        pytest.param("", "attachment; filename*=utf-8''%D0%B8.txt", "и.txt", id="RFC 2231"),
        pytest.param("", "attachment; filename*0=iz; filename*1=java.txt", "izjava.txt", id="in pieces"),
        pytest.param('; name="izjava.txt"', "attachment", "izjava.txt", id="named by its type"),
        pytest.param("", "attachment", "attachment-2", id="without a name"),
        pytest.param("", 'attachment; filename="../../a/b.txt"', ".._.._a_b.txt", id="with folders"),
        pytest.param("", 'attachment; filename="=?x?Q?broken"', "=?x?Q?broken", id="broken word"),
    ],
)
def test_names_of_attachments(type: str, disposition: str, name: str) -> None:
    (file,) = mail.read(_parts(FILE.format(type=type, disposition=disposition)), "x").attachments
    assert (file.name, file.content.decode()) == (name, "Član 1.")


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("Content-Type: text/calendar\n\nBEGIN:VCALENDAR", id="invitation"),
        pytest.param("Content-Type: application/ics; name=invite.ics\n\nBEGIN:VCALENDAR", id="its copy"),
        pytest.param("Content-Type: application/pkcs7-signature; name=smime.p7s\n\nMIIF", id="signature"),
        pytest.param("Content-Type: text/x-vcard; name=ana.vcf\n\nBEGIN:VCARD", id="visiting card"),
        pytest.param("Content-Type: image/png; name=logo.png\nContent-ID: <1>\n\nPNG", id="logo in the text"),
        pytest.param("Content-Type: application/pdf; name=empty.pdf\n\n", id="empty"),
    ],
)
def test_what_comes_with_a_mail_and_is_no_document(part: str) -> None:
    document = mail.read(_parts(part), "x")
    assert [block.text for block in document.blocks] == ["zdravo"]
    assert document.attachments == ()


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        pytest.param("Content-Type: text/csv; name=a.csv\n\na,b", "text/csv", id="table in the text"),
        pytest.param(
            "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0K", "image/png", id="scan"
        ),
        pytest.param(
            "Content-Type: text/html; name=a.html\nContent-Disposition: attachment\n\n<p>a", "text/html", id="page"
        ),
    ],
)
def test_what_comes_with_a_mail_as_a_file(part: str, kind: str) -> None:
    document = mail.read(_parts(part), "x")
    assert [block.text for block in document.blocks] == ["zdravo"]
    assert [file.media_type for file in document.attachments] == [kind]


def test_a_notice_of_its_own_is_kept_beside_the_html() -> None:
    notice = "Ova poruka je poverljiva i namenjena samo primaocu kome je poslata lično."
    texts = [block.text for block in mail.read(_mail(notice, f"<p>{'reč ' * 40}</p>"), "x").blocks]
    assert texts == [notice, ("reč " * 40).strip()]


@pytest.mark.parametrize(
    ("sender", "authors"),
    [
        ("Ana Anic <ana@x.org>", ["Ana Anic"]),
        ("ana@x.org", None),
        ('"Anic, Ana" <a@x>, Petar <p@x>', ["Anic, Ana", "Petar"]),
        ("=?windows-1250?Q?=8Eana?= <z@x>", ["Žana"]),
    ],
    ids=["named", "address only", "two", "encoded"],
)
def test_authors_are_those_who_give_a_name(sender: str, authors: list[str] | None) -> None:
    assert mail.read(f"From: {sender}\nSubject: x\n\nt".encode(), "x").metadata.get("authors") == authors


@pytest.mark.parametrize(
    ("separator", "count"),
    [("From c@d Tue\n", 2), ("From c@d Tue\r\n", 2), ("From here on it is text\n\n", 1), (">From c@d\n", 1)],
    ids=["Unix", "DOS", "a sentence", "quoted"],
)
def test_where_a_mailbox_is_cut(separator: str, count: int) -> None:
    box = f"From a@b Mon\nSubject: 1\n\none\n\n{separator}Subject: 2\n\ntwo".encode()
    assert len(mailbox.read(box, "x.mbox").attachments) == count
