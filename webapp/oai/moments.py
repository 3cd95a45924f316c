"""Times as the protocol writes them: UTC, a day or a second exact."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from webapp.oai.faults import Fault

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = "%Y-%m-%dT%H:%M:%SZ"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def stamp(moment: datetime) -> str:
    """The moment with seconds.

    >>> stamp(EPOCH)
    '1970-01-01T00:00:00Z'
    """
    return moment.astimezone(UTC).strftime(_SECOND)


def parsed(text: str) -> datetime:
    """A time of the index's own writing; the epoch for an empty one, so that a new index has a time as well."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return EPOCH
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).replace(microsecond=0)


def bounds(first: str, last: str) -> tuple[datetime | None, datetime | None]:
    """`from` and `until` of a question as moments, both inclusive. Raises Fault for what the protocol forbids."""
    # A day and a second in one question would leave open what "inclusive" means, so the protocol forbids the mixture.
    if first and last and len(first) != len(last):
        raise Fault("badArgument", "from and until must be equally exact: both days, or both seconds")
    begin, end = _moment("from", first, "T00:00:00Z"), _moment("until", last, "T23:59:59Z")
    if begin and end and begin > end:
        raise Fault("badArgument", "from lies after until")
    return begin, end


def _moment(name: str, text: str, rest_of_day: str) -> datetime | None:
    if not text:
        return None
    # strptime also takes single digits, which are no UTCdatetime: the pattern comes first.
    if not (_DAY.fullmatch(text) or _TIME.fullmatch(text)):
        raise Fault("badArgument", f"{name} must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")
    try:
        return datetime.strptime(text if "T" in text else text + rest_of_day, _SECOND).replace(tzinfo=UTC)
    except ValueError as error:
        raise Fault("badArgument", f"{name} is no date of the calendar") from error
