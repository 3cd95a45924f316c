"""The dump over HTTP."""

import io
import json
import zipfile


def test_it_is_a_data_package(client):
    answer = client.get("/api/v1/dump")
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    manifest = json.loads(archive.read("datapackage.json"))
    assert answer.mimetype == "application/zip"
    assert (manifest["version"], manifest["documents"]) == (answer.headers["Index-Generation"], 3)
    assert manifest["homepage"] == "http://localhost"
    assert "knowledge-base" in answer.headers["Content-Disposition"]


def test_one_state_is_fetched_once(client):
    first = client.get("/api/v1/dump")
    assert client.get("/api/v1/dump").data == first.data
    assert client.get("/api/v1/dump", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_a_new_state_is_another_dump(client, index):
    first = client.get("/api/v1/dump")
    with index.writer() as writer:
        writer.delete("practice")
    second = client.get("/api/v1/dump", headers={"If-None-Match": first.headers["ETag"]})
    assert (second.status_code, second.data != first.data) == (200, True)


def test_head_has_no_body(client):
    answer = client.head("/api/v1/dump")
    assert (answer.status_code, answer.data) == (200, b"")


def test_it_takes_no_filters(client):
    assert client.get("/api/v1/dump?country=serbia").status_code == 400
