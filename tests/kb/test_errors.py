"""Every error has a sentence of its own, and an exit code of the contract."""

import inspect

import pytest

from kb import errors

ALL = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, errors.KbError)]
PLAIN = [cls for cls in ALL if "parameter" not in inspect.signature(cls).parameters]


@pytest.mark.parametrize("error", ALL)
def test_every_error_is_documented_in_a_sentence(error):
    assert error.__doc__
    assert error.__doc__.split("\n", 1)[0].endswith((".", ":"))


@pytest.mark.parametrize("error", PLAIN)
def test_the_docstring_speaks_where_nothing_else_is_said(error):
    assert error().message == error.__doc__.split("\n", 1)[0]
    assert error("this file").message == "this file"


@pytest.mark.parametrize("error", ALL)
def test_exit_codes_are_those_of_the_contract(error):
    assert error.exit_code == (2 if issubclass(error, errors.WrongUse) else 3)


def test_a_wrong_parameter_says_which():
    error = errors.WrongParameter("limit", "must be at least 1", given=-1)
    assert (error.parameter, error.details) == ("limit", {"parameter": "limit", "given": -1})
