"""SearchRequest → addresses: of facets, pages, exports, and of the same search in another language. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from kb.model import FACETS
from kb.service import SearchRequest

Pairs = tuple[tuple[str, str], ...]


def pairs_of(request: SearchRequest, page: int = 1) -> Pairs:
    """The parameters of a request in a fixed order; what has its default value is left out."""
    return tuple(_pairs(request, page))


def _pairs(request: SearchRequest, page: int) -> Iterator[tuple[str, str]]:
    if request.q:
        yield "q", request.q
    for facet in FACETS:
        for value in request.selections.get(facet, ()):
            yield facet, value
    if request.years != (None, None):
        yield "year", year_range(request.years)
    if request.group != "document":
        yield "group", request.group
    if request.sort != "relevance":
        yield "sort", request.sort
    if not request.expand:
        yield "expand", "off"
    for id in request.without:
        yield "without", id
    # Defaults are left out, so that one search has one address, which caches and readers share.
    if request.limit != 10:
        yield "limit", str(request.limit)
    if page > 1:
        yield "page", str(page)


def year_range(years: tuple[int | None, int | None]) -> str:
    """A range as the parameter `year` takes it.

    >>> year_range((2015, None)), year_range((2015, 2020))
    ('2015..', '2015..2020')
    """
    return "..".join("" if year is None else str(year) for year in years)


def address(path: str, pairs: Pairs) -> str:
    """The path with these parameters, encoded."""
    return f"{path}?{urlencode(pairs)}" if pairs else path


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses around one search. `carried` are parameters of the page that are no part of the search."""

    path: str
    request: SearchRequest
    carried: Pairs = ()
    api: str = "/api/v1"
    paths: Mapping[str, str] = field(default_factory=dict)
    """interface language → path of the same page in it"""

    def to(self, request: SearchRequest, page: int = 1) -> str:
        """The address of another search."""
        return address(self.path, pairs_of(request, page) + self.carried)

    @property
    def here(self) -> str:
        """The first page of this search."""
        return self.to(self.request)

    def page(self, number: int) -> str:
        """A page of the results, counted from 1."""
        return self.to(self.request, number)

    def sorted(self, sort: str) -> str:
        """The same results in another order."""
        return self.to(replace(self.request, sort=sort))  # type: ignore[arg-type]

    def query(self, q: str) -> str:
        """Other words, the same filters."""
        # What was taken away belonged to words that are gone.
        return self.to(replace(self.request, q=q, without=()))

    def chosen(self, facet: str, value: str) -> str:
        """With one more value chosen."""
        return self.to(_selecting(self.request, facet, (*self.request.selections.get(facet, ()), value)))

    def dropped(self, facet: str, value: str) -> str:
        """With one value given up."""
        left = tuple(v for v in self.request.selections.get(facet, ()) if v != value)
        return self.to(_selecting(self.request, facet, left))

    def any_year(self) -> str:
        """Without the range of years."""
        return self.to(replace(self.request, years=(None, None)))

    def unfiltered(self) -> str:
        """The words alone."""
        return self.to(replace(self.request, selections={}, years=(None, None)))

    def without(self, *expansions: str) -> str:
        """With these expansions removed as well."""
        return self.to(replace(self.request, without=tuple(dict.fromkeys((*self.request.without, *expansions)))))

    def literal(self, on: bool = True) -> str:
        """Only the words as typed, or again with everything the search adds."""
        return self.to(replace(self.request, expand=not on, without=()))

    def export(self, format: str) -> str:
        """All results of this search in a format of the API."""
        # An export is the whole; the length of a page is no part of it.
        return address(f"{self.api}/export", (("format", format), *pairs_of(replace(self.request, limit=10))))

    def in_language(self, slug: str, page: int = 1) -> str:
        """The same search in another language of the interface."""
        return address(self.paths.get(slug, self.path), pairs_of(self.request, page) + self.carried)


def _selecting(request: SearchRequest, facet: str, values: tuple[str, ...]) -> SearchRequest:
    kept = {name: chosen for name, chosen in request.selections.items() if name != facet}
    return replace(request, selections=kept | {facet: values} if values else kept)


def page_numbers(current: int, last: int, around: int = 2) -> tuple[int, ...]:
    """The page numbers worth showing: the ends and those around the current one; 0 stands for a gap.

    >>> page_numbers(6, 20)
    (1, 0, 4, 5, 6, 7, 8, 0, 20)
    """
    shown = sorted({1, last, *range(max(1, current - around), min(last, current + around) + 1)})
    numbers: list[int] = []
    for number in shown:
        if numbers and number - numbers[-1] > 1:
            numbers.append(number - 1 if number - numbers[-1] == 2 else 0)
        numbers.append(number)
    return tuple(numbers)
