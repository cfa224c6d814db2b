"""The profile ``govuk``: the accordion of the British government's design system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters.html._design import Design, Tags
from aic_faq.exporters.html._elements import HTML, attributes
from aic_faq.exporters.html._words import words_for

if TYPE_CHECKING:
    from aic_faq.exporters.html._profile import ShownQuestion

__all__ = ("GOVUKProfile",)

_I18N = ("show-all-sections", "hide-all-sections", "show-section", "hide-section")


def _class(name: str) -> HTML:
    return attributes({"class": name})


class _Tags(Tags):
    """The tags of rich text: no element is set without a class."""

    paragraph = _class("govuk-body")
    heading = _class("govuk-heading-s")
    link = _class("govuk-link")
    bullets = _class("govuk-list govuk-list--bullet")
    numbers = _class("govuk-list govuk-list--number")
    quote = _class("govuk-inset-text")
    rule = _class("govuk-section-break govuk-section-break--m govuk-section-break--visible")
    table = _class("govuk-table")
    table_head = _class("govuk-table__head")
    table_body = _class("govuk-table__body")
    table_row = _class("govuk-table__row")
    header_cell = "govuk-table__header"
    cell = "govuk-table__cell"


class _Design(Design):
    """The class names of GOV.UK Frontend."""

    files = ("govuk-frontend.min.css", "govuk-frontend.min.js")
    first_script = HTML(
        '<script>document.body.className += " js-enabled govuk-frontend-supported";</script>\n'
    )
    last_script = HTML(
        '<script type="module">\nimport(new URL("ADDRESS", document.baseURI))'
        ".then(({ initAll }) => initAll());\n</script>\n"
    )
    schemes = "light"
    page = _class("govuk-template")
    body = "faq-design govuk-template__body"
    main = "faq govuk-width-container govuk-main-wrapper"
    title = "faq-page-title govuk-heading-xl"
    section = "faq-section-title govuk-heading-l"
    contents_title = "faq-contents-title govuk-heading-m"
    contents_list = "faq-contents-list govuk-list"
    contents_link = "govuk-link"
    contact = "faq-contact govuk-inset-text"
    small = "faq-dates govuk-body-s"
    tag_list = "faq-tags govuk-list"
    tag = "govuk-tag govuk-tag--grey"
    edit = "faq-edit govuk-link"
    tags = _Tags()


class GOVUKProfile:
    """Show each question as a section of an accordion.

    The script of the design system puts the buttons in, and expects ids made of
    that of the accordion and the numbers of the sections. The question's id stands
    inside, so that a link opens it. What was opened before is not remembered:
    it would close the question that a link leads to.
    """

    has_links_in_titles: bool = False
    has_headings: bool = True
    design: Design = _Design()
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
