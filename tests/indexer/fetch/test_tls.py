"""Fetching over TLS from a server on this machine whose certificate was made here."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from indexer.fetch.client import Client
from indexer.fetch.refusal import Refused, TryLater
from tests.indexer.fetch.site import Page, serving

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl, which makes the certificate, is not installed")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate of acts.example with its key, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=acts.example"]
    names = ["-addext", "subjectAltName=DNS:acts.example", "-keyout", "key.pem", "-out", "certificate.pem"]
    subprocess.run([str(OPENSSL), *made, *names], cwd=folder, check=True, capture_output=True)
    return folder / "certificate.pem"


@pytest.fixture
def site(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    with serving(context) as site:
        site.pages["/act"] = Page(b"Article 1")
        yield site


@pytest.fixture
def client():
    """A client for which every name is this machine."""
    return Client(allow_private=True, pause=0.0, sleep=lambda _: None, resolved=lambda host, port: ["127.0.0.1"])


def test_a_certificate_that_is_trusted_here_and_names_the_host(client, site, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    answer = client.get(f"https://acts.example:{site.port}/act", {})
    assert (answer.status, answer.body) == (200, b"Article 1")
    assert site.asked[-1][1]["host"] == f"acts.example:{site.port}"


@pytest.mark.parametrize(
    ("trusted", "host"),
    [(True, "other.example"), (False, "acts.example"), (True, "127.0.0.1")],
    ids=["another host's", "nobody's we know", "the address has no name"],
)
def test_any_other_certificate_is_refused(client, site, certificate, monkeypatch, trusted, host):
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(Refused, match="no secure connection") as refusal:
        client.get(f"https://{host}:{site.port}/act", {})
    assert "certificates" in refusal.value.remedy
    assert site.asked == []


def test_a_server_that_speaks_no_tls_is_no_page(client):
    with serving() as plain, pytest.raises((Refused, TryLater)):
        client.get(f"https://acts.example:{plain.port}/act", {})
    assert plain.asked == []
