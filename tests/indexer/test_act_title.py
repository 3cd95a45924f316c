from __future__ import annotations

import pytest

from indexer.act_title import act_title


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["ЗАКОН", "о критичној инфраструктури", "Члан 1."], "Закон о критичној инфраструктури"),
        (["1", "Z A K O N", "O STRANCIMA"], "Zakon o strancima"),
        (["Zakon o sudskim veštacima", "Član 1."], "Zakon o sudskim veštacima"),
        (["ПРАВИЛНИК О ЕВИДЕНЦИЈИ"], "Правилник о евиденцији"),
        (["Закон", "Члан 1."], ""),
        (["Zakon o radu se primenjuje " + "i dalje " * 50], ""),
        (["Odlomak o zakonu"], ""),
        ([], ""),
    ],
)
def test_act_title(texts: list[str], title: str) -> None:
    assert act_title(texts) == title
