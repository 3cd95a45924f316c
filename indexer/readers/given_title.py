"""The title that a file gives itself, where it is one: programs fill this property too, with names of their own."""

from __future__ import annotations

import re

from indexer.decoding import printable

_FILE = re.compile(r"\.(?:docx?|pdf|dvi|indd|pmd|qxd|rtf|tex|xlsx?|pptx?|odt|odp|wpd)\Z", re.IGNORECASE)
# Printing to PDF puts the program before the name of the document.
_PROGRAM = re.compile(r"Microsoft (?:Office )?(?:Word|PowerPoint|Excel|Publisher) [-–] ")
# What PowerPoint, Word and InDesign write before anyone has given a title, here also in Serbian and Croatian.
_UNNAMED = re.compile(
    r"""(?:
        (?:power\s?point|пауер\s?поинт)[\s-](?:presentation|prezentacija|презентација|präsentation)
        |prezentacija\sprograma\spowerpoint | презентација\sпрограма\spowerpoint
        |(?:slide|slajd|слајд|layout|document|dokument|документ|presentation|prezentacija|презентација)\s?\d*
        |(?:microsoft\s)?word\s(?:document|dokument) | word\sдокумент
        |untitled(?:[\s-](?:document|\d+))? | bez\sn(?:aslova|aziva) | без\sн(?:аслова|азива) | \(anonymous\) | title
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def given_title(text: str) -> str:
    """The title on one line; empty for a file's name and for what a program calls a document without a title.

    >>> given_title("Microsoft Word - Predlog zakona"), given_title("predlog.doc"), given_title("Slide 1")
    ('Predlog zakona', '', '')
    """
    title = _PROGRAM.sub("", " ".join(printable(text).split()), count=1)
    return "" if _FILE.search(title) or _UNNAMED.fullmatch(title) else title
