"""The profile ``dsfr``: the accordion of the French state's design system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters.html._design import Design, Tags
from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from aic_faq.exporters.html._profile import ShownQuestion

__all__ = ("DSFRProfile",)


class _Tags(Tags):
    """The tags of rich text: only tables are other ones."""

    boxes = ("fr-table", "fr-table__wrapper", "fr-table__container", "fr-table__content")
    # Its script measures the body, and nothing on the page works where there is none.
    needs_table_body = True


class _Design(Design):
    """The class names of DSFR."""

    files = ("dsfr.min.css", "dsfr.module.min.js")
    last_script = HTML('<script type="module" src="ADDRESS"></script>\n')
    page = HTML(' data-fr-scheme="system"')
    body = "faq-design"
    main = "faq fr-container fr-py-6w"
    intro = "faq-intro fr-text--lead"
    section = "faq-section-title fr-mt-6w"
    contents = "faq-contents fr-summary fr-mb-4w"
    contents_title = "faq-contents-title fr-summary__title"
    contents_link = "fr-summary__link"
    contact = "faq-contact fr-callout fr-mt-6w"
    small = "faq-dates fr-text--sm fr-mb-1w"
    tag_list = "faq-tags fr-tags-group"
    tag = "fr-tag fr-tag--sm"
    edit = "faq-edit fr-link"
    tags = _Tags()


class DSFRProfile:
    """Show each question as an accordion of the group, several of which may be open.

    The question's id is that of the part that folds: the script of the design
    system opens it when the address changes to it. Former ids stand before the
    heading: within the folded part there would be no place to scroll to.
    """

    has_links_in_titles: bool = False
    has_headings: bool = True
    design: Design = _Design()
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
