"""Every problem that docs/api.md shows with curl comes as it says there."""

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kb.engines import open_searcher, open_writer
from kb.errors import IndexMissing
from kb.settings import Settings
from tests.webapp.api.conftest import DOCUMENTS
from webapp import create_app
from webapp.problems import kinds

PAGE = Path(__file__).parent.parent.parent.parent / "docs" / "api.md"
SHOWN = re.findall(r"^(curl .+?)\s+# (\d{3}) ([a-z-]+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
SEQUENCE = "$(seq -s %20OR%20 150)"
BY_CHANCE = {"deadline-exceeded", "internal", "wrong-request"}
"""Problems that no address of a healthy service brings about"""


@pytest.fixture
def ask(index, tmp_path):
    """Asks as a shown curl command would; `kind` says in which state the service is meant to be."""

    def asked(command, kind):
        def missing():
            raise IndexMissing

        source = missing if kind == "index-unavailable" else index.searcher()
        settings = Settings(index=tmp_path, rate_limit="1 per minute" if kind == "too-many-requests" else "off")
        if kind == "query-too-costly":  # the memory engine has no limits
            with open_writer(settings) as writer:
                writer.put(DOCUMENTS[0])
            source = open_searcher(settings)
        app = create_app(settings, source)
        client = app.test_client()
        if kind == "too-many-requests":
            client.get("/api/v1/search")
        words = shlex.split(command.replace(SEQUENCE, "%20OR%20".join(map(str, range(1, 151)))))
        parts = urlsplit(next(word for word in words if word.startswith("http")))
        method = words[words.index("-X") + 1] if "-X" in words else "GET"
        body = b"0" * 70_000 if "--data-binary" in words else None
        return client.open(f"{parts.path}?{parts.query}", method=method, data=body)

    return asked


@pytest.mark.parametrize(("command", "status", "kind"), SHOWN, ids=[f"{n}-{row[2]}" for n, row in enumerate(SHOWN)])
def test_the_answer_is_the_one_shown(ask, command, status, kind):
    answer = ask(command, kind)
    assert (answer.status_code, answer.get_json()["type"]) == (int(status), f"/problems/{kind}")
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["instance"].startswith("urn:request:")


def test_every_problem_is_shown():
    assert set(kinds()) - {kind for _, _, kind in SHOWN} - BY_CHANCE == set()
