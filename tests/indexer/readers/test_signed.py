"""Signed files and mails: what was signed is read, by whatever program it was signed."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from asn1crypto.cms import ContentInfo, SignedData

from indexer.media_types import media_type
from indexer.parsed import Unreadable
from indexer.readers import mail, signed
from tests.indexer import making

PART = "Content-Type: text/plain; charset=utf-8\r\n\r\nЖртва има право на подршку.\r\n".encode()
OPENSSL = shutil.which("openssl")


def envelope(content: bytes | None) -> bytes:
    """A file signed by nobody: nothing but the envelope, which is all that a reader looks at."""
    inner = ContentInfo({"content_type": "data", "content": content})
    if content is None:
        inner = ContentInfo({"content_type": "data"})
    data = SignedData({"version": "v1", "digest_algorithms": [], "encap_content_info": inner, "signer_infos": []})
    return ContentInfo({"content_type": "signed_data", "content": data}).dump()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda content: content, id="binary"),
        pytest.param(base64.encodebytes, id="Base64"),
        pytest.param(lambda c: b"-----BEGIN PKCS7-----\n" + base64.encodebytes(c) + b"-----END PKCS7-----\n", id="PEM"),
    ],
)
def test_a_signed_file_is_the_file(written) -> None:
    pdf = making.pdf([["text"]])
    content = written(envelope(pdf))
    assert media_type(content, "ugovor.pdf.p7m") == "application/pkcs7-mime"
    (file,) = signed.read(content, "ugovor.pdf.p7m").attachments
    assert (file.name, file.media_type, file.content) == ("ugovor.pdf", "application/pdf", pdf)


def test_a_signed_part_of_a_mail_is_a_mail() -> None:
    (file,) = signed.read(envelope(PART), "smime.p7m").attachments
    assert file.media_type == "message/rfc822"
    assert mail.read(file.content, file.name).blocks[0].text == "Жртва има право на подршку."


def test_a_mail_in_a_signed_envelope_keeps_its_subject() -> None:
    head = b'Subject: Potpisano\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"\n'
    head += b"Content-Transfer-Encoding: base64\n\n"
    document = mail.read(head + base64.encodebytes(envelope(PART)), "x.eml")
    assert (document.title, document.blocks[0].text) == ("Potpisano", "Жртва има право на подршку.")
    assert document.attachments == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(envelope(None), "a signature, not the document", id="bare signature"),
        pytest.param(envelope(PART)[:40], "broken", id="cut off"),
        pytest.param(b"", "broken", id="empty"),
        pytest.param(b"\x30\x03\x02\x01\x01", "broken", id="something else in ASN.1"),
        pytest.param(b"MIIF", "broken", id="four letters"),
    ],
)
def test_refusals(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as refusal:
        signed.read(content, "x.p7m")
    assert refusal.value.remedy


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        pytest.param(["-sign", "-nodetach"], "", id="signed"),
        pytest.param(["-sign", "-nodetach", "-stream"], "", id="signed in pieces of unknown length"),
        pytest.param(["-sign"], "a signature, not the document", id="signature beside"),
        pytest.param(["-encrypt"], "encrypted", id="encrypted"),
    ],
)
def test_what_openssl_writes(tmp_path: Path, options: list[str], refusal: str) -> None:
    def openssl(*arguments: str) -> None:
        subprocess.run([str(OPENSSL), *arguments], cwd=tmp_path, check=True, capture_output=True)

    (tmp_path / "part").write_bytes(PART)
    openssl(*"req -x509 -newkey rsa:2048 -nodes -keyout key -out certificate -days 1 -subj /CN=x".split())
    whose = ["certificate"] if "-encrypt" in options else ["-signer", "certificate", "-inkey", "key"]
    openssl("cms", *options, "-in", "part", "-binary", "-outform", "DER", "-out", "made", *whose)
    made = (tmp_path / "made").read_bytes()
    if refusal:
        with pytest.raises(Unreadable, match=refusal):
            signed.signed(made)
    else:
        assert signed.signed(made) == PART
