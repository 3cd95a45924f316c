"""A client made from /openapi.json by a maintained generator makes real calls."""

import json
import subprocess
import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from kb.engines.memory import MemoryIndex
from kb.settings import Settings
from tests.webapp.api.conftest import DOCUMENTS
from webapp import create_app

GENERATOR = "openapi_python_client"
CONFIG = """
package_name_override: kb_client
post_hooks: []
content_type_overrides:
  application/zip: application/octet-stream
"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def application():
    index = MemoryIndex()
    with index.writer() as writer:
        for one in DOCUMENTS:
            writer.put(one)
    return create_app(Settings(rate_limit="off", deadline_ms=60_000), index.searcher())


@pytest.fixture(scope="module")
def address(application):
    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def generated(application, tmp_path_factory):
    """The folder with the generated package."""
    pytest.importorskip(GENERATOR, reason="openapi-python-client is not installed: pip install '.[test]'")
    folder = tmp_path_factory.mktemp("generated")
    description = folder / "openapi.json"
    description.write_text(json.dumps(application.test_client().get("/openapi.json").get_json()), encoding="utf-8")
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", GENERATOR, "generate", "--path", str(description), "--meta", "none",
         "--config", str(folder / "config.yaml"), "--output-path", str(folder / "kb_client"), "--fail-on-warning"],
        capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.slow
def test_every_operation_has_a_function(generated, application):
    description = application.test_client().get("/openapi.json").get_json()
    named = {path.stem for path in (generated / "kb_client" / "api").rglob("*.py")}
    assert len(named - {"__init__"}) == sum(len(path) for path in description["paths"].values())


@pytest.mark.slow
@pytest.mark.parametrize(("module", "arguments", "shown", "meant"), [
    ("api_search", "q='krijumčarenje', limit=2", "found.total", "3"),
    ("api_document", "id='law-sr'", "found.title", "Krivični zakonik"),
    ("api_counts", "year=['2005']", "found.total", "2"),
    ("api_health", "", "found.status", "ok"),
])
def test_it_makes_real_calls(generated, address, module, arguments, shown, meant):
    # Found by name wherever the generator put it, for the folders are named after tags.
    path = next((generated / "kb_client" / "api").rglob(f"*{module}.py"))
    name = ".".join(path.relative_to(generated).with_suffix("").parts)
    script = (f"import sys, importlib\nfrom kb_client import Client\n"
              f"module = importlib.import_module({name!r})\n"
              f"found = module.sync(client=Client(base_url=sys.argv[1]){', ' if arguments else ''}{arguments})\n"
              f"print({shown})")
    done = subprocess.run([sys.executable, "-c", script, address], capture_output=True, text=True, check=False,
                          cwd=generated)
    assert (done.stdout.strip(), done.returncode) == (meant, 0), done.stderr
