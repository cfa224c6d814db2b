"""An index over the questions of FAQs: built once, asked often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from aic_faq.checks.similarity import load_ratio
from aic_faq.exporters._links import DEFAULT_ID_PREFIX, Links, check_base_url, check_id_prefix
from aic_faq.languages import language_of
from aic_faq.model import FAQ
from aic_faq.search._shelf import Kept, Shelf
from aic_faq.search._suggestion import suggestion
from aic_faq.search._words import Analysis, primary_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.search._suggestion import Suggestion

__all__ = ("DEFAULT_THRESHOLD", "SearchIndex", "load_libraries")

DEFAULT_THRESHOLD = 0.4
"""The score below which a question is no answer; see docs/explanation/search.md."""

# What stands behind a good suggestion need not be as good, but must not be far behind.
_FOLLOWING = 0.5


def load_libraries() -> None:
    """Make sure that what searching needs is installed.

    Raises:
        PluginError: where it is not.
    """
    load_ratio("searching needs PyStemmer and rapidfuzz", "search")


def _as_tuple(faqs: FAQ | Iterable[FAQ]) -> tuple[FAQ, ...]:
    return (faqs,) if isinstance(faqs, FAQ) else tuple(faqs)


@frozen(eq=False, kw_only=True)
class SearchIndex:
    """Find questions that answer what somebody asks; made once, asked often.

    Published questions are found by their titles, alternative titles, tags,
    section and answers; see :meth:`search`. The extra ``search`` is needed.

    Attributes:
        faqs: the FAQs to search.
        base_url: makes addresses of questions absolute.
        id_prefix: stands before the ids of questions in addresses, as on the page.

    Raises:
        PluginError: where the extra is not installed.
    """

    faqs: tuple[FAQ, ...] = field(converter=_as_tuple)
    base_url: str | None = field(default=None, validator=check_base_url)
    id_prefix: str = field(default=DEFAULT_ID_PREFIX, validator=check_id_prefix)
    _shelves: tuple[Shelf, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        load_libraries()
        shelves: dict[str, Shelf] = {}
        for faq in self.faqs:
            language = language_of(faq)
            links = Links.of(faq, base_url=self.base_url, id_prefix=self.id_prefix)
            for question in faq.published:
                primary = primary_language(question.language or language)
                if primary not in shelves:
                    shelves[primary] = Shelf(Analysis(primary))
                shelves[primary].add(Kept(faq, question, links.question_url(question)))
        object.__setattr__(self, "_shelves", tuple(shelves.values()))

    @classmethod
    def of(cls, faqs: FAQ | Iterable[FAQ], /, *, base_url: str | None = None) -> SearchIndex:
        """Index one FAQ or several."""
        return cls(faqs=faqs, base_url=base_url)

    def __len__(self) -> int:
        """Give the number of questions that can be found."""
        return sum(len(shelf.kept) for shelf in self._shelves)

    def search(
        self, text: str, /, *, limit: int = 5, threshold: float = DEFAULT_THRESHOLD
    ) -> tuple[Suggestion, ...]:
        """Find questions that may answer a text, the best first.

        There are none unless the best one reaches the threshold; the others
        reach half of it and half of the best score. Accents, case and
        apostrophes make no difference, forms of a word little, and a typo some.
        A text that says nothing, such as ``the``, finds only its equal. Of a
        long text the first 4,000 characters are read, and 48 words of them.
        """
        found = []
        for number, shelf in enumerate(self._shelves):
            query = shelf.query(text)
            found += [(each, number, query) for each in shelf.search(query)]
        found.sort(key=lambda each: (-each[0].score, each[1], each[0].question))
        if not found or found[0][0].score < threshold:
            return ()
        least = _FOLLOWING * max(threshold, found[0][0].score)
        chosen = [each for each in found[: max(0, limit)] if each[0].score >= least]
        return tuple(suggestion(self._shelves[number], query, each) for each, number, query in chosen)
