"""Which parameters a request may have: the first that it may not is named, in whatever way it came."""

from contextlib import suppress

import pytest
from apiflask import Schema
from apiflask.fields import List, String
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from kb.errors import WrongParameter
from webapp.api.names import check_encoding, check_names


class Known(Schema):
    """One that may come once, one that may be repeated, one under another name."""

    q = String()
    country = List(String())
    as_of = String(data_key="as-of")


def check(*pairs):
    check_names(MultiDict(list(pairs)), b"", Known())


@pytest.mark.parametrize("pairs", [
    (), (("q", "a"),), (("country", "a"), ("country", "b")), (("as-of", "x"), ("q", "")),
], ids=["none", "one", "repeated", "all"])
def test_what_is_known_passes(pairs):
    check(*pairs)


@pytest.mark.parametrize(("pairs", "parameter", "said"), [
    ((("colour", "red"),), "colour", "there is no parameter `colour` here; there are: as-of, country, q"),
    ((("as_of", "x"),), "as_of", "there are: as-of"),
    ((("Q", "x"),), "Q", "there is no parameter `Q`"),
    ((("q", "a"), ("q", "b")), "q", "`q` may be given only once"),
    ((("", "a"),), "", "there is no parameter"),
    ((("x" * 500, "a"),), "x" * 80, "x" * 80 + "`"),
], ids=["unknown", "with an underscore", "in capitals", "twice", "nameless", "long"])
def test_what_is_not_known_is_named(pairs, parameter, said):
    with pytest.raises(WrongParameter) as wrong:
        check(*pairs)
    assert wrong.value.parameter == parameter
    assert said in wrong.value.message


@pytest.mark.parametrize(("raw", "parameter"), [
    (b"q=%FF", "q"), (b"a=1&country=%C4", "country"), (b"%FF=1", ""), (b"q=a%00b", "q"), (b"q%00=1", "q"),
    (b"q=%ED%A0%80", "q"), (b"q=%C0%AF", "q"), (b"q=\xff", "q"),
], ids=["no UTF-8", "half a letter", "name", "NUL", "NUL in the name", "surrogate", "overlong", "not quoted"])
def test_what_is_no_text_is_named(raw, parameter):
    with pytest.raises(WrongParameter) as wrong:
        check_encoding(raw)
    assert wrong.value.parameter == parameter


@pytest.mark.parametrize("raw", [b"", b"&", b"q", b"q=", b"=", b"q=a=b", b"q=%C4%8D", b"q=%", b"q=%zz", "q=č".encode()])
def test_what_is_text_passes(raw):
    check_encoding(raw)


@given(st.binary(max_size=40))
def test_any_bytes_pass_or_are_a_wrong_parameter_and_never_another_error(raw):
    with suppress(WrongParameter):
        check_encoding(raw)
