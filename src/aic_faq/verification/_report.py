"""What verifying a page gives."""

from __future__ import annotations

from attrs import frozen

from aic_faq.diagnostics import Diagnostic, Severity
from aic_faq.source import Source

__all__ = ("Difference", "Verification")


@frozen(kw_only=True)
class Difference:
    """Hold one thing that is wrong with a page.

    Attributes:
        diagnostic: what is wrong, where, and how to mend it.
        texts: what each side says, as in ``("page", "In 3 days.")``; the other is ``markup`` or ``document``.
    """

    diagnostic: Diagnostic
    texts: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Verification:
    """Hold what verifying a page gave.

    Attributes:
        name: the name of the page.
        questions: how many questions its JSON-LD has.
        shown: how the page shows its questions, as in ``<details> elements``;
            empty where they were only found in its text, or not at all.
        differences: all that is wrong.
        source: the text of the page, where it could be read.
    """

    name: str
    questions: int = 0
    shown: str = ""
    differences: tuple[Difference, ...] = ()
    source: Source | None = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give all that is wrong, without the texts."""
        return tuple(difference.diagnostic for difference in self.differences)

    @property
    def passed(self) -> bool:
        """Tell whether nothing is wrong; a warning does not count."""
        return all(problem.severity is not Severity.ERROR for problem in self.diagnostics)
