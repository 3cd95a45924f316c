"""Where the access log goes."""

import json

import pytest

from kb.errors import WrongUse
from kb.settings import Settings
from webapp import create_app
from webapp.http import access_log


@pytest.fixture(autouse=True)
def closed_afterwards():
    before, level, propagate = list(access_log.log.handlers), access_log.log.level, access_log.log.propagate
    yield
    for handler in set(access_log.log.handlers) - set(before):
        access_log.log.removeHandler(handler)
        handler.close()
    access_log.log.setLevel(level)
    access_log.log.propagate = propagate


def test_one_line_a_request_without_what_was_asked(tmp_path, index):
    file = tmp_path / "access.jsonl"
    settings = Settings(rate_limit="off", access_log=str(file))
    create_app(settings, index.searcher())
    with create_app(settings, index.searcher()).test_client() as client:
        client.get("/api/v1/search?q=tajna").close()
    (line,) = file.read_text().splitlines()
    assert (json.loads(line)["route"], json.loads(line)["status"]) == ("/api/v1/search", 200)
    assert "tajna" not in line
    assert "127.0.0.1" not in line


def test_without_the_setting_nothing_is_written(index):
    before = list(access_log.log.handlers)
    create_app(Settings(), index.searcher())
    assert access_log.log.handlers == before


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    with pytest.raises(WrongUse, match="nowhere"):
        access_log.write_to(str(tmp_path / "nowhere" / "log"))
