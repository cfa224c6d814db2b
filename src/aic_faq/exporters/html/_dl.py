"""The profile ``dl``: everything is visible, as a list of terms and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters.html._design import OWN, Design
from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from aic_faq.exporters.html._profile import ShownQuestion

__all__ = ("DlProfile",)


class DlProfile:
    """Show each question as the term of a list, and its answer as the description.

    Headings cannot stand in a term, so that those of answers take the level
    that questions have in other profiles.
    """

    has_links_in_titles: bool = True
    has_headings: bool = False
    design: Design = OWN
    end: HTML = HTML("</dl>\n")

    def question(self, shown: ShownQuestion, /) -> HTML:
        """Write one question with its answer."""
        return HTML(
            f'<div class="faq-question" id="{shown.id}"{shown.attributes}>\n'
            f'<dt class="faq-heading">{shown.aliases}{shown.title}</dt>\n<dd class="faq-description">'
            f'<div class="faq-answer">\n{shown.answer}{shown.permalink}</div>\n{shown.about}</dd>\n</div>\n'
        )

    def start(self, _run: HTML, _language: str | None, /) -> HTML:
        """Begin a list."""
        return HTML('<dl class="faq-list">\n')
