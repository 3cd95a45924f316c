"""Citations of official gazettes: each country's, in both scripts, and the one that two share."""

import pytest

from indexer.country_names import readable
from indexer.gazettes import cited


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Службени гласник РС”, бр. 55/05", {"serbia": 1}),
        ('("Sl. glasnik RS", br. 24/2005) i "Sl. glasnik RS", br. 61/2005', {"serbia": 2}),
        ("Службени гласник Републике Србије", {"serbia": 1}),
        ("Vrhovni sud Republike Srpske („Službeni glasnik RS“, broj 16/05)", {"bosnia-and-herzegovina": 1}),
        ("Srbija i Republika Srpska („Službeni glasnik RS“)", {"serbia": 1}),
        ("Službene novine Federacije BiH, broj 36/03", {"bosnia-and-herzegovina": 1}),
        ("Sl. list RCG, br. 70/2003", {"montenegro": 1}),
        ("Narodne novine, br. 125/11", {"croatia": 1}),
        ("Службен весник на РМ", {"north-macedonia": 1}),
        ("Monitorul Oficial nr. 510", {"romania": 1}),
        ("Uradni list RS, št. 55/08", {"slovenia": 1}),
        ("Službeni list SFRJ, br. 31/93", {}),
        ("RS 55/05", {}),
    ],
)
def test_cited(text, expected):
    assert dict(cited(readable(text))) == expected
