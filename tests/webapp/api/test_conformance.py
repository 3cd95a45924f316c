"""What the description promises, asked at random: no server error, and every answer of a described status and shape."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from kb.engines.memory import MemoryIndex
from kb.settings import Settings
from tests.webapp.api.conftest import DOCUMENTS
from webapp import create_app

CASES = 12
"""Requests to each operation, the same ones in every run; `CHECKS` are made on each answer."""

MANY, CHAINS = 1000, 200
"""The same for `make thorough`: some 20,000 requests alone, and chains in which answers give the next question"""

CHECKS = (
    not_a_server_error, checks.content_type_conformance, checks.response_schema_conformance,
    checks.response_headers_conformance, checks.status_code_conformance,
)

PLAIN = {"Accept-Encoding": "identity"}
"""Over WSGI no one unpacks what is compressed."""


def served():
    """The application over three documents, without a limit of requests."""
    index = MemoryIndex()
    with index.writer() as writer:
        for one in DOCUMENTS:
            writer.put(one)
    return create_app(Settings(rate_limit="off", deadline_ms=60_000), index.searcher())


described = schemathesis.openapi.from_wsgi("/openapi.json", served())


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
