"""What the description promises, asked at random: no server error, and every answer of a described status and shape."""

import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from schemathesis.checks import CHECKS as KNOWN
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from kb.engines.memory import MemoryIndex
from kb.history import Commit
from kb.journal import append
from kb.settings import Settings
from tests.webapp.api.conftest import DOCUMENTS
from webapp import create_app

CASES = 12
"""Requests to each operation, the same ones in every run; `CHECKS` are made on each answer."""

MANY, CHAINS = 1000, 200
"""The same for `make thorough`: some 20,000 requests alone, and chains in which answers give the next question"""

OPAQUE = {"cursor", "since", "as-of"}
"""Parameters whose values only the service itself can make: made up ones fit the description, and are refused"""


def accepted(context, response, case):
    """That what fits the description is answered; one of schemathesis's checks, but for `OPAQUE`."""
    if OPAQUE & set(case.query or ()):
        return None
    return positive_data_acceptance(context, response, case)


EMPTY = (None, "", [], [""], [None])
"""Values that an address cannot tell from none; an empty one is allowed (`allowEmptyValue`)"""


def refused(context, response, case):
    """That what the description forbids is refused; a check of schemathesis, but for what an address cannot say."""
    query = case.query or {}
    # `without` takes a list of any texts, and in an address true and 7 are texts as well, and one is a list of one.
    free = query.get("without", [])
    texts = isinstance(free, list) and all(isinstance(value, str) for value in free)
    if not texts or any(value in EMPTY for value in query.values()):
        return None
    return negative_data_rejection(context, response, case)


load_all_checks()
OWN = {positive_data_acceptance: accepted, negative_data_rejection: refused}
CHECKS = tuple(OWN.get(check, check) for check in KNOWN.get_all())

PLAIN = {"Accept-Encoding": "identity"}
"""Over WSGI no one unpacks what is compressed."""


def served():
    """The application over three documents and a journal, without a limit of requests."""
    index, folder = MemoryIndex(), Path(tempfile.mkdtemp())
    with index.writer() as writer:
        for one in DOCUMENTS:
            writer.put(one)
    generation = index.searcher().status().generation
    append(folder, Commit("0", "2026-11-01T00:00:00+00:00", {"law-sr": "1", "gone": "1"}, base=True))
    append(folder, Commit(generation, "2026-11-02T00:00:00+00:00", {"practice": "1"}, {"law-sr": "2"}, ("gone",)))
    return create_app(Settings(index=folder, rate_limit="off", deadline_ms=60_000), index.searcher())


APP = served()
described = schemathesis.openapi.from_wsgi("/openapi.json", APP)


@pytest.fixture(scope="module", autouse=True)
def _told():
    """Says with `-s` how many requests were made, and how they were answered."""
    yield
    text = APP.test_client().get("/metrics").get_data(as_text=True)
    found = re.findall(r'kb_requests_total{.*status="(\d+)"} (\d+)', text)
    answered = Counter()
    for status, number in found:
        answered[status] += int(number)
    print(f"\n{answered.total()} requests:", ", ".join(f"{n} x {status}" for status, n in sorted(answered.items())))


@described.parametrize()
@settings(max_examples=CASES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_answers_keep_to_the_description(case):
    case.call_and_validate(checks=list(CHECKS), headers=PLAIN)


@pytest.mark.thorough
@described.parametrize()
@settings(max_examples=MANY, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_many_answers_keep_to_the_description(case):
    case.call_and_validate(checks=list(CHECKS), headers=PLAIN)


@pytest.mark.thorough
def test_chains_of_requests_keep_to_the_description():
    machine = described.as_state_machine()

    class Plain(machine):
        """Asks uncompressed."""

        def get_call_kwargs(self, case):
            return {"headers": PLAIN}

        def validate_response(self, response, case, **_):
            case.validate_response(response, checks=list(CHECKS), headers=PLAIN)

    run_state_machine_as_test(Plain, settings=settings(
        max_examples=CHAINS, stateful_step_count=8, deadline=None, database=None,
        suppress_health_check=list(HealthCheck)))
