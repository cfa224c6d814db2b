"""The profile ``govuk``: the accordion of the British government's design system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.exporters.html._design import GOVUK, Design
from aic_faq.exporters.html._elements import HTML, attributes
from aic_faq.exporters.html._words import words_for

if TYPE_CHECKING:
    from aic_faq.exporters.html._profile import ShownQuestion

__all__ = ("GOVUKProfile",)

_I18N = ("show-all-sections", "hide-all-sections", "show-section", "hide-section")


@frozen
class GOVUKProfile:
    """Show each question as a section of an accordion.

    The script of the design system puts the buttons in, and expects ids made of
    that of the accordion and the numbers of the sections. The question's id stands
    inside, so that a link opens it. What was opened before is not remembered:
    it would close the question that a link leads to.
    """

    has_links_in_titles: bool = False
    has_headings: bool = True
    design: Design = GOVUK
    end: HTML = HTML("</div>\n")

    def question(self, shown: ShownQuestion, /) -> HTML:
        """Write one question with its answer."""
        is_open = " govuk-accordion__section--expanded" if shown.is_open else ""
        place = f"{shown.run}-content-{shown.number}"
        return HTML(
            f'<div class="faq-question govuk-accordion__section{is_open}"{shown.attributes}>\n'
            f'<div class="govuk-accordion__section-header">\n'
            f'<h{shown.level} class="faq-heading govuk-accordion__section-heading">'
            f'<span class="govuk-accordion__section-button" id="{shown.run}-heading-{shown.number}">'
            f"{shown.title}</span></h{shown.level}>\n</div>\n"
            f'<div class="govuk-accordion__section-content" id="{place}">\n'
            f'<div class="faq-answer" id="{shown.id}">\n'
            f"{shown.aliases}{shown.answer}{shown.permalink}</div>\n{shown.about}</div>\n</div>\n"
        )

    def start(self, run: HTML, language: str | None, /) -> HTML:
        """Begin an accordion; the words of its buttons are those of the page, if there are any."""
        words = words_for(language)
        pairs: dict[str, str | None] = {
            "class": "faq-accordion govuk-accordion",
            "data-module": "govuk-accordion",
            "id": run,
            "data-remember-expanded": "false",
        }
        if words.language != "en":  # English is what the script has itself
            for name in _I18N:
                pairs[f"data-i18n.{name}"] = words[name]
            for name in ("show-section", "hide-section"):
                pairs[f"data-i18n.{name}-aria-label"] = words[f"{name}-label"]
        return HTML(f"<div{attributes(pairs)}>\n")
