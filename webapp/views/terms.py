"""Names of the fixed values of the front matter: maturity, status of a translation, kinds of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask_babel import LazyString, lazy_gettext

_N = lazy_gettext


@cache
def terms() -> Mapping[tuple[str, str], LazyString]:
    """(kind, value) → its name, spoken in the language of the page."""
    return {
        ("site", "name"): _N("Good practices knowledge base"),
        ("facet", "country"): _N("Country"),
        ("facet", "theme"): _N("Theme"),
        ("facet", "type"): _N("Type"),
        ("facet", "language"): _N("Language"),
        ("facet", "audience"): _N("For whom"),
        ("facet", "year"): _N("Year"),
        ("maturity", "innovation"): _N("Innovation"),
        ("maturity", "promising"): _N("Promising practice"),
        # "Good practice" is the type of all of them.
        ("maturity", "good"): _N("Proven practice"),
        ("maturity", "institutionalised"): _N("Institutionalised"),
        ("maturity", "lesson-learned"): _N("Lesson learned"),
        ("maturity", "not-assessed"): _N("Not assessed"),
        ("translation", "original"): _N("Original text"),
        ("translation", "official-translation"): _N("Official translation"),
        ("translation", "unofficial-translation"): _N("Unofficial translation"),
        ("translation", "machine-translation"): _N("Machine translation"),
        ("translation", "own-words-digest"): _N("Digest in our own words, not an official text"),
        ("facts", "verified"): _N("Facts verified"),
        ("facts", "partly-verified"): _N("Facts partly verified"),
        ("facts", "unverified"): _N("Facts not verified"),
        ("level", "local"): _N("Local"),
        ("level", "national"): _N("National"),
        ("level", "bilateral"): _N("Bilateral"),
        ("level", "regional"): _N("Regional"),
        ("level", "international"): _N("International"),
        # Small letters: they stand in brackets behind a name.
        ("body", "police"): _N("police"),
        ("body", "prosecution"): _N("prosecution"),
        ("body", "court"): _N("court"),
        ("body", "ministry"): _N("ministry"),
        ("body", "fiu"): _N("financial intelligence unit"),
        ("body", "asset-recovery-office"): _N("asset recovery office"),
        ("body", "ngo"): _N("non-governmental organisation"),
        ("body", "international-organization"): _N("international organisation"),
        ("body", "academia"): _N("academia"),
        ("body", "private-sector"): _N("private sector"),
        ("body", "local-authority"): _N("local authority"),
        ("target", "victims"): _N("victims"),
        ("target", "presumed-victims"): _N("presumed victims"),
        ("target", "children"): _N("children"),
        ("target", "unaccompanied-children"): _N("unaccompanied children"),
        ("target", "migrants"): _N("migrants"),
        ("target", "refugees"): _N("refugees"),
        ("target", "asylum-seekers"): _N("asylum seekers"),
        ("target", "practitioners"): _N("practitioners"),
        ("target", "general-public"): _N("general public"),
        ("evaluation", "none"): _N("not evaluated"),
        ("evaluation", "internal"): _N("evaluated internally"),
        ("evaluation", "external"): _N("evaluated externally"),
        ("evaluation", "peer-reviewed"): _N("peer-reviewed"),
        ("criterion", "problem"): _N("problem described"),
        ("criterion", "mechanism"): _N("mechanism explained"),
        ("criterion", "outcome"): _N("outcome evaluated or plausible"),
        ("criterion", "detail"): _N("detail enough to replicate"),
        ("section", "problem-addressed"): _N("Problem addressed"),
        ("section", "objective"): _N("Objective"),
        ("section", "description"): _N("Description"),
        ("section", "resources-needed"): _N("Resources needed"),
        ("section", "safeguards"): _N("Safeguards"),
        ("section", "results"): _N("Results"),
        ("section", "success-factors"): _N("Success factors"),
        ("section", "challenges"): _N("Challenges"),
        ("section", "lessons-learned"): _N("Lessons learned"),
        ("section", "sustainability"): _N("Sustainability"),
        ("section", "transferability"): _N("Transferability"),
        # Why a document was found, in a reader's words and not in those of an index.
        ("way", "form"): _N("the same word"),
        ("way", "lemma"): _N("another form of the word"),
        ("way", "stem"): _N("a word of the same stem"),
        ("way", "expansion"): _N("a term with the same meaning"),
        ("way", "title"): _N("in the title"),
        ("way", "heading"): _N("in a heading"),
        ("way", "pattern"): _N("fits the pattern"),
        ("way", "phrase"): _N("the same phrase"),
    }
