"""The same small knowledge base as the API's tests, and questions to /oai as parsed answers."""

from xml.etree import ElementTree

import pytest

from tests.webapp.api.conftest import app, client, index

__all__ = ["app", "client", "index"]
SPACES = {"oai": "http://www.openarchives.org/OAI/2.0/", "dc": "http://purl.org/dc/elements/1.1/"}


class Answered:
    """An answer of /oai."""

    def __init__(self, response):
        assert response.status_code == 200
        self.response, self.root = response, ElementTree.fromstring(response.data)

    def texts(self, name):
        """The texts of all elements of this name, such as `dc:title`."""
        return [one.text for one in self.root.iterfind(f".//{name}", SPACES)]

    @property
    def code(self):
        """The code of a refusal, or None."""
        found = self.root.find("oai:error", SPACES)
        return None if found is None else found.get("code")


@pytest.fixture
def ask(client):
    """Asks /oai by GET."""
    return lambda **given: Answered(client.get("/oai", query_string={k.strip("_"): v for k, v in given.items()}))
