"""docs/api.md names all that the description has."""

from pathlib import Path

PAGE = Path(__file__).parents[3].joinpath("docs", "api.md").read_text(encoding="utf-8")


def test_every_parameter_of_a_search_is_on_the_page(client):
    spec = client.get("/openapi.json").get_json()
    names = [p["name"] for p in spec["paths"]["/api/v1/search"]["get"]["parameters"]]
    assert [name for name in names if f"`{name}`" not in PAGE] == []


def test_every_address_is_on_the_page(client):
    paths = client.get("/openapi.json").get_json()["paths"]
    short = [path.removeprefix("/api/v1").removeprefix("/documents/{id}") or path for path in paths]
    assert [path for path in short if path not in PAGE] == []
