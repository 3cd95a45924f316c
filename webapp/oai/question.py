"""A harvester's arguments → one checked question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.oai.faults import Fault


@dataclass(frozen=True, slots=True)
class Arguments:
    """Which arguments a verb must have, may have, and which one stands alone."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    alone: str = ""


_SELECTIVE = Arguments(("metadataPrefix",), ("from", "until", "set"), "resumptionToken")
ARGUMENTS: Mapping[str, Arguments] = {
    "Identify": Arguments(),
    "ListMetadataFormats": Arguments(optional=("identifier",)),
    "ListSets": Arguments(alone="resumptionToken"),
    "ListIdentifiers": _SELECTIVE,
    "ListRecords": _SELECTIVE,
    "GetRecord": Arguments(("identifier", "metadataPrefix")),
}
"""The six verbs of the protocol"""


@dataclass(frozen=True, slots=True)
class Question:
    """A verb with the arguments it was given; they are the ones that it can have."""

    verb: str
    given: Mapping[str, str]

    def get(self, name: str) -> str:
        """The argument, or an empty text."""
        return self.given.get(name, "")


def read(pairs: Sequence[tuple[str, str]]) -> Question:
    """The question that these arguments ask. Raises Fault badVerb or badArgument."""
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise Fault("badVerb", f"verb must be given once and be one of {', '.join(ARGUMENTS)}")
    repeated = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
    if repeated:
        raise Fault("badArgument", f"{repeated[0][:80]} is repeated")
    _check(ARGUMENTS[verbs[0]], {name for name, _ in pairs} - {"verb"})
    return Question(verbs[0], dict(pairs))


def _check(arguments: Arguments, given: set[str]) -> None:
    if arguments.alone and arguments.alone in given:
        # A token stands for the whole first question, so anything beside it could only contradict it.
        if given != {arguments.alone}:
            raise Fault("badArgument", f"{arguments.alone} must be the only argument beside the verb")
        return
    if unknown := sorted(given - {*arguments.required, *arguments.optional}):
        raise Fault("badArgument", f"this verb has no argument {unknown[0][:80]}")
    if missing := [name for name in arguments.required if name not in given]:
        raise Fault("badArgument", f"{missing[0]} is missing")
