"""The profile ``details``: an accordion that needs no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters.html._design import OWN, Design
from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from aic_faq.exporters.html._profile import ShownQuestion

__all__ = ("DetailsProfile",)


class DetailsProfile:
    """Show each question as an element ``details``.

    The id stands inside the answer and not on ``details``: a browser opens
    what holds the target of a link, not the target itself (HTML standard,
    "ancestor revealing algorithm"). No ``name``: several may be open.
    """

    # A link inside the control that opens the answer could not be told from it.
    has_links_in_titles: bool = False
    has_headings: bool = True
    design: Design = OWN
    end: HTML = HTML("</div>\n")

    def question(self, shown: ShownQuestion, /) -> HTML:
        """Write one question with its answer."""
        is_open = " open" if shown.is_open else ""
        return HTML(
            f'<details class="faq-question"{is_open}{shown.attributes}>\n'
            f'<summary class="faq-summary">{shown.heading}</summary>\n'
            f'<div class="faq-answer" id="{shown.id}">\n'
            f"{shown.aliases}{shown.answer}{shown.permalink}</div>\n{shown.about}</details>\n"
        )

    def start(self, _run: HTML, _language: str | None, /) -> HTML:
        """Begin the box around questions that follow each other."""
        return HTML('<div class="faq-accordion">\n')
