"""How the service is, over HTTP."""

from kb.model import Problem
from kb.report import Report, save
from kb.settings import Settings
from webapp import create_app


def test_status_counts_the_last_run_and_names_no_file(tmp_path, index):
    save(Report(added=3, documents=3, finished="2020-01-01T00:00:00Z",
                problems=(Problem("secret/name.pdf", "read", "broken"),)), tmp_path)
    client = create_app(Settings(index=tmp_path, rate_limit="off"), index.searcher()).test_client()
    response = client.get("/api/v1/status")
    answer = response.get_json()
    assert (answer["index"]["documents"], answer["last_run"]["added"], answer["last_run"]["problems"]) == (3, 3, 1)
    assert "secret" not in response.text
    assert response.headers["Cache-Control"] == "no-store"


def test_without_a_report_there_is_no_last_run(tmp_path, index):
    client = create_app(Settings(index=tmp_path, rate_limit="off"), index.searcher()).test_client()
    assert client.get("/api/v1/status").get_json()["last_run"] is None
