"""Every problem that docs/api.md shows with curl comes as it says there."""

import json
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
BODIES = re.findall(r"^{\n.+?^}", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
OUTPUTS = [json.loads(body) for body in BODIES]
"""The bodies that the page shows"""


def missing():
    """No index yet."""
    raise IndexMissing


def broken():
    """What nobody foresaw."""
    raise RuntimeError("nobody thought of this")


BROKEN = {"index-unavailable": missing, "internal": broken}
"""Problems that only a service in trouble has, and what opens its index"""


@pytest.fixture
def ask(index, tmp_path):
    """Asks as a shown curl command would; `kind` says in which state the service is meant to be."""

    def asked(command, kind):
        source = BROKEN.get(kind, index.searcher)
        settings = Settings(
            index=tmp_path, rate_limit="1 per minute" if kind == "too-many-requests" else "off",
            # in the past, so that it is over on any machine
            deadline_ms=-1 if kind == "deadline-exceeded" else 60_000,
        )
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
        headers = dict([words[words.index("-H") + 1].split(": ")]) if "-H" in words else {}
        return client.open(f"{parts.path}?{parts.query}", method=method, data=body, headers=headers)

    return asked


@pytest.mark.parametrize(("command", "status", "kind"), SHOWN, ids=[f"{n}-{row[2]}" for n, row in enumerate(SHOWN)])
def test_the_answer_is_the_one_shown(ask, command, status, kind):
    answer = ask(command, kind)
    assert (answer.status_code, answer.get_json()["type"]) == (int(status), f"/problems/{kind}")
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["instance"].startswith("urn:request:")


def test_every_problem_is_shown():
    assert set(kinds()) - {kind for _, _, kind in SHOWN} == set()


@pytest.mark.parametrize("shown", OUTPUTS, ids=[one["type"].rpartition("/")[2] for one in OUTPUTS])
def test_the_bodies_shown_are_those_answered(ask, shown):
    kind = shown["type"].rpartition("/")[2]
    answers = [ask(command, kind).get_json() for command, _, named in SHOWN if named == kind]
    # the id differs each time
    assert shown | {"instance": ""} in [answer | {"instance": ""} for answer in answers]


@pytest.mark.parametrize("kind", ["internal", "index-unavailable"])
def test_trouble_tells_nothing_of_the_inside(ask, kind):
    text = ask("curl 'http://x/api/v1/search'", kind).get_data(as_text=True)
    assert "nobody thought" not in text
    assert "Traceback" not in text


@pytest.mark.parametrize("kind", ["index-unavailable", "deadline-exceeded"])
def test_trouble_that_passes_says_when_to_ask_again(ask, kind):
    assert int(ask("curl 'http://x/api/v1/search?q=zakon'", kind).headers["Retry-After"]) > 0


def test_what_went_wrong_is_logged_under_the_id_that_was_told(ask, caplog):
    answer = ask("curl 'http://x/api/v1/search'", "internal")
    id = answer.get_json()["instance"].rpartition(":")[2]
    (line,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert id in line.getMessage()
    assert line.exc_info is not None
