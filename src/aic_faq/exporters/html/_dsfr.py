"""The profile ``dsfr``: the accordion of the French state's design system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.exporters.html._design import DSFR, Design
from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from aic_faq.exporters.html._profile import ShownQuestion

__all__ = ("DSFRProfile",)


@frozen
class DSFRProfile:
    """Show each question as an accordion of the group, several of which may be open.

    The question's id is that of the part that folds: the script of the design
    system opens it when the address changes to it. Former ids stand before the
    heading: within the folded part there would be no place to scroll to.
    """

    has_links_in_titles: bool = False
    has_headings: bool = True
    design: Design = DSFR
    end: HTML = HTML("</div>\n")

    def question(self, shown: ShownQuestion, /) -> HTML:
        """Write one question with its answer."""
        is_open = "true" if shown.is_open else "false"
        return HTML(
            f'<section class="faq-question fr-accordion"{shown.attributes}>\n{shown.aliases}'
            f'<h{shown.level} class="faq-heading fr-accordion__title">'
            f'<button type="button" class="fr-accordion__btn" aria-expanded="{is_open}" '
            f'aria-controls="{shown.id}">{shown.title}</button></h{shown.level}>\n'
            f'<div class="fr-collapse" id="{shown.id}">\n'
            f'<div class="faq-answer">\n{shown.answer}{shown.permalink}</div>\n{shown.about}</div>\n'
            "</section>\n"
        )

    def start(self, _run: HTML, _language: str | None, /) -> HTML:
        """Begin a group whose accordions do not close each other."""
        return HTML('<div class="faq-accordion fr-accordions-group" data-fr-group="false">\n')
