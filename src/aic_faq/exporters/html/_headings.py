"""The profile ``headings``: everything is visible, under real headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters.html._design import OWN, Design
from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from aic_faq.exporters.html._profile import ShownQuestion

__all__ = ("HeadingsProfile",)


class HeadingsProfile:
    """Show each question as a heading with its answer below."""

    has_links_in_titles: bool = True
    has_headings: bool = True
    design: Design = OWN
    end: HTML = HTML("</div>\n")

    def question(self, shown: ShownQuestion, /) -> HTML:
        """Write one question with its answer."""
        return HTML(
            f'<div class="faq-question" id="{shown.id}"{shown.attributes}>\n'
            f"{shown.aliases}{shown.heading}\n"
            f'<div class="faq-answer">\n{shown.answer}{shown.permalink}</div>\n{shown.about}</div>\n'
        )

    def start(self, _run: HTML, _language: str | None, /) -> HTML:
        """Begin the box around questions that follow each other."""
        return HTML('<div class="faq-list">\n')
