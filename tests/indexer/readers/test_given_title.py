from __future__ import annotations

import pytest

from indexer.readers.given_title import given_title


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Zakon o radu", "Zakon o radu"),
        ("  Zakon\n o\tradu ", "Zakon o radu"),
        ("Microsoft Word - Predlog zakona", "Predlog zakona"),
        ("Microsoft Word - predlog.doc", ""),
        ("Microsoft PowerPoint - Obuka.pptx", ""),
        ("predlog zakona FINAL.DOCX", ""),
        ("PowerPoint Presentation", ""),
        ("PowerPoint презентација", ""),
        ("Slide 1", ""),
        ("Слајд 12", ""),
        ("Document1", ""),
        ("Untitled-3", ""),
        ("untitled", ""),
        ("Bez naslova", ""),
        ("Dokument o politici", "Dokument o politici"),  # begins as a name of a program does
        ("Slide rules in court", "Slide rules in court"),
        ("Odluka br. 5", "Odluka br. 5"),
        ("kri\xadvični\x00 zakon", "krivični zakon"),
        ("", ""),
    ],
)
def test_given_title(given: str, title: str) -> None:
    assert given_title(given) == title
