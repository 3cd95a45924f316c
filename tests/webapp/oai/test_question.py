"""Arguments: which verb takes which."""

import pytest

from webapp.oai.faults import Fault
from webapp.oai.question import ARGUMENTS, read

DC = ("metadataPrefix", "oai_dc")


@pytest.mark.parametrize(("pairs", "code"), [
    ([], "badVerb"),                                                                # nothing at all
    ([("verb", "Identify"), ("verb", "Identify")], "badVerb"),                      # twice
    ([("verb", "identify")], "badVerb"),                                            # names are exact
    ([("verb", "Identify"), ("set", "law")], "badArgument"),                        # not of this verb
    ([("verb", "ListRecords")], "badArgument"),                                     # one is missing
    ([("verb", "GetRecord"), DC], "badArgument"),                                   # the other is missing
    ([("verb", "ListRecords"), DC, DC], "badArgument"),                             # repeated
    ([("verb", "ListRecords"), DC, ("resumptionToken", "a")], "badArgument"),       # not alone
    ([("verb", "GetRecord"), ("resumptionToken", "a")], "badArgument"),             # of another verb
])
def test_refused(pairs, code):
    with pytest.raises(Fault) as refused:
        read(pairs)
    assert refused.value.code == code


@pytest.mark.parametrize("verb", ARGUMENTS)
def test_required_arguments_are_enough(verb):
    given = dict.fromkeys(ARGUMENTS[verb].required, "x")
    question = read([("verb", verb), *given.items()])
    assert (question.verb, question.get("until")) == (verb, "")
    assert question.given == {"verb": verb, **given}


def test_a_token_may_stand_alone():
    assert read([("verb", "ListRecords"), ("resumptionToken", "a")]).get("resumptionToken") == "a"
