import pytest

from indexer.fetch.addresses import is_public, target
from indexer.fetch.refusal import Refused


def public(host, port):
    return ["2606:4700::1", "93.184.216.34"]


def private(host, port):
    return ["93.184.216.34", "10.0.0.1"]


@pytest.mark.parametrize(("ip", "public"), [
    ("8.8.8.8", True), ("2606:4700::1", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
    ("192.168.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),
    ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:10.0.0.1", False),
])
def test_which_addresses_are_public(ip, public):
    assert is_public(ip) is public


def test_the_checked_address_is_the_one_to_connect_to():
    found = target("https://example.org/a?b=1#c", False, public)
    assert (found.ip, found.port, found.path, found.origin) == (
        "93.184.216.34", 443, "/a?b=1", "https://example.org")


def test_a_name_in_other_letters_is_asked_for_in_ascii():
    assert target("https://пример.срб/", False, public).netloc == "xn--e1afmkfd.xn--90a3ac"


@pytest.mark.parametrize("url", [
    "ftp://example.org/a", "file:///etc/passwd", "//example.org/a", "https:///a", "http://user:word@example.org/",
    "http://example.org:99999/", "gopher://example.org", "a",
])
def test_other_addresses_are_refused(url):
    with pytest.raises(Refused):
        target(url, True, public)


def test_one_private_address_among_public_ones_is_enough():
    with pytest.raises(Refused, match="not a public host"):
        target("https://example.org/", False, private)
    assert target("https://example.org/", True, private).host == "example.org"
