"""What the protocol calls errors and exceptions."""

from __future__ import annotations

from typing import Literal

from kb.errors import WrongUse

Code = Literal[
    "badArgument", "badResumptionToken", "badVerb", "cannotDisseminateFormat", "idDoesNotExist", "noRecordsMatch",
    "noMetadataFormats", "noSetHierarchy",
]


# A KbError, so that one raised outside /oai would still be answered in words; inside it is always an answer 200.
class Fault(WrongUse):
    """The question cannot be answered; `code` is the protocol's name for why."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message, code=code)
        self.code = code
