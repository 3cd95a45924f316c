"""The English and the Serbian text of a work say the same: fields, records, indicators, numbers."""

from __future__ import annotations

import pytest

from benchmarks.corpus_files import pairs
from tests.corpus import rules


@pytest.mark.parametrize(("english", "serbian"), [pytest.param(*pair, id=pair[0].work) for pair in pairs()])
def test_both_languages_agree(english, serbian):
    assert not list(rules.disagreement(english, serbian))
