"""The worked example: runs against the starter corpus, and its page shows what it says."""

import importlib.util
import threading
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from indexer.commands import index as index_command
from kb.settings import Settings
from webapp import create_app

ROOT = Path(__file__).parent.parent.parent
SPEC = importlib.util.spec_from_file_location("asset_recovery", ROOT / "docs" / "examples" / "asset_recovery.py")
example = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(example)
SERIES = [
    {"label": "A & B", "count": 3, "undated": 1, "years": [{"year": 2001, "count": 2}, {"year": 2002, "count": 0}]},
    {"label": "C", "count": 1, "undated": 1, "years": []},
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


def circles(drawing):
    return ElementTree.fromstring(drawing).findall("{http://www.w3.org/2000/svg}circle")


def test_the_table_leaves_empty_years_out():
    assert example.table(SERIES).splitlines()[2:] == ["| A & B | 3 | 2001 (2) | 1 |", "| C | 1 | – | 1 |"]


def test_the_drawing_has_a_circle_for_each_number():
    assert [one.get("r") for one in circles(example.plot(SERIES))] == ["8.5", "6.0", "6.0"]


def test_nothing_found_can_be_drawn_too():
    assert circles(example.plot([])) == []


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A service over the starter corpus."""
    folder = tmp_path_factory.mktemp("index")
    done = CliRunner().invoke(index_command, [str(ROOT / "corpus"), "--index", str(folder), "--jobs", "1"])
    assert done.exit_code in (None, 0, 1), done.output
    app = create_app(Settings(index=folder, rate_limit="off", deadline_ms=60_000))
    # On a busy machine loading the dictionaries can take longer than a client waits.
    app.extensions["kb"].prepare()
    server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.slow
def test_the_page_shows_what_the_example_says(address, tmp_path, capsys):
    example.main(address, str(tmp_path / "plot.svg"))
    told = capsys.readouterr().out.partition("\n\n")[2]
    assert told.strip() in (ROOT / "docs" / "examples" / "asset-recovery.md").read_text(encoding="utf-8")
    shown = (ROOT / "docs" / "img" / "asset-recovery.svg").read_text(encoding="utf-8")
    assert (tmp_path / "plot.svg").read_text(encoding="utf-8") == shown


@pytest.mark.slow
def test_counts_are_those_of_the_search(address):
    found = example.ask(address)
    hits = list(example.Client(address).search(theme="asset-recovery", language="en"))
    assert found["total"] == len(hits) > 0
    assert {one["value"] for one in found["series"]} == {country for hit in hits for country in hit["countries"]}
