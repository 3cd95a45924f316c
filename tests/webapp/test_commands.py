"""What `kb serve` says before it serves."""

import pytest

from kb.settings import Settings
from webapp.commands import unnamed


@pytest.mark.parametrize(("settings", "told"), [
    ({"host": "127.0.0.1"}, False), ({"host": "::1"}, False), ({"host": "0.0.0.0"}, True),
    ({"host": "0.0.0.0", "site_url": "https://kb.example"}, False), ({"host": "10.0.0.5"}, True),
], ids=["this machine", "this machine by IPv6", "everybody", "everybody, by a name", "a network"])  # fmt: skip
def test_who_serves_others_is_told_to_name_the_site(settings, told):
    assert ("KB_SITE_URL" in unnamed(Settings(**settings))) is told
