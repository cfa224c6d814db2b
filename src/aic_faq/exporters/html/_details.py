"""The profile ``details``: an accordion that needs no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.exporters.html._profile import ShownQuestion

__all__ = ("DetailsProfile",)


@frozen
class DetailsProfile:
    """Show each question as an element ``details``.

    The id stands inside the answer and not on ``details``: a browser opens
    what holds the target of a link, not the target itself (HTML standard,
    "ancestor revealing algorithm"). No ``name``: several may be open.
    """

    # A link inside the control that opens the answer could not be told from it.
    has_links_in_titles: bool = False

    def question(self, shown: ShownQuestion, /) -> HTML:
        """Write one question with its answer."""
        is_open = " open" if shown.is_open else ""
        return HTML(
            f'<details class="faq-question"{is_open}{shown.attributes}>\n'
            f'<summary class="faq-summary">{shown.heading}</summary>\n'
            f'<div class="faq-answer" id="{shown.id}">\n'
            f"{shown.aliases}{shown.answer}{shown.permalink}</div>\n</details>\n"
        )

    def questions(self, written: Sequence[HTML], /) -> HTML:
        """Put a box around the questions that follow each other."""
        return HTML(f'<div class="faq-accordion">\n{"".join(written)}</div>\n')
