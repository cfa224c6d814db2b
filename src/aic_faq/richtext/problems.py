"""What was found wrong in a rich text, before it is known where the text stands."""

from __future__ import annotations

from attrs import frozen

from aic_faq.diagnostics import Code
from aic_faq.fieldwise import Fieldwise

__all__ = ("Problem",)


@frozen(eq=False, repr=False, kw_only=True)
class Problem(Fieldwise):
    """Describe a problem by its place within the text.

    Attributes:
        line: line of the text, counted from 0, where the block begins.
        lines: how many lines the block has.
        needle: what to look for on these lines to find the exact place.
        fatal: True where no tree can be given.
    """

    code: Code
    message: str
    hint: str
    line: int = 0
    lines: int = 1
    needle: str = ""
    fatal: bool = False
