"""The class names of the pages: our own, and those of two design systems."""

from __future__ import annotations

from attrs import field, frozen

from aic_faq.exporters.html._elements import HTML, attributes

__all__ = ("DSFR", "GOVUK", "OWN", "Design", "Tags")


def _class(name: str) -> HTML:
    return attributes({"class": name or None})


@frozen(kw_only=True)
class Tags:
    """Hold what the start tags of rich text have besides their names.

    Attributes:
        paragraph, heading, link, bullets, numbers, quote, rule: attributes, with a space before.
        table, table_head, table_body, table_row: attributes of a table and its parts.
        header_cell, cell: class names, to which those of the alignment are added.
        boxes: class names of the boxes around a table, from the outside in.
        needs_table_body: whether a table without rows has a body all the same.
    """

    paragraph: HTML = HTML("")
    heading: HTML = HTML("")
    link: HTML = HTML("")
    bullets: HTML = HTML("")
    numbers: HTML = HTML("")
    quote: HTML = HTML("")
    rule: HTML = HTML("")
    table: HTML = HTML("")
    table_head: HTML = HTML("")
    table_body: HTML = HTML("")
    table_row: HTML = HTML("")
    header_cell: str = ""
    cell: str = ""
    boxes: tuple[str, ...] = ("faq-table",)
    needs_table_body: bool = False


@frozen(kw_only=True)
class Design:
    """Hold the class names that a design system has for the parts of a page.

    Attributes:
        files: its stylesheet and its script in its own folder; nothing for our own design.
        first_script, last_script: what starts it, at the start and at the end of ``body``.
        schemes: the colour schemes that it has.
        page: attributes of the element ``html``.
        body, main, title: class names of the page.
        intro, section, contact, small, tag_list, tag, edit: class names of the parts.
        contents, contents_title, contents_list, contents_link: those of the table of contents.
        tags: those of rich text.
    """

    files: tuple[str, ...] = ()
    first_script: HTML = HTML("")
    last_script: HTML = HTML("")
    schemes: str = "light dark"
    page: HTML = HTML("")
    body: str = "faq-page"
    main: str = "faq"
    title: str = "faq-page-title"
    intro: str = "faq-intro"
    section: str = "faq-section-title"
    contents: str = "faq-contents"
    contents_title: str = "faq-contents-title"
    contents_list: str = "faq-contents-list"
    contents_link: str = ""
    contact: str = "faq-contact"
    small: str = "faq-dates"
    tag_list: str = "faq-tags"
    tag: str = ""
    edit: str = "faq-edit"
    tags: Tags = field(factory=Tags)


OWN = Design()

DSFR = Design(
    files=("dsfr.min.css", "dsfr.module.min.js"),
    last_script=HTML('<script type="module" src="ADDRESS"></script>\n'),
    page=HTML(' data-fr-scheme="system"'),
    body="faq-design",
    main="faq fr-container fr-py-6w",
    intro="faq-intro fr-text--lead",
    section="faq-section-title fr-mt-6w",
    contents="faq-contents fr-summary fr-mb-4w",
    contents_title="faq-contents-title fr-summary__title",
    contents_link="fr-summary__link",
    contact="faq-contact fr-callout fr-mt-6w",
    small="faq-dates fr-text--sm fr-mb-1w",
    tag_list="faq-tags fr-tags-group",
    tag="fr-tag fr-tag--sm",
    edit="faq-edit fr-link",
    tags=Tags(
        boxes=("fr-table", "fr-table__wrapper", "fr-table__container", "fr-table__content"),
        # Its script measures the body, and nothing on the page works where there is none.
        needs_table_body=True,
    ),
)

GOVUK = Design(
    files=("govuk-frontend.min.css", "govuk-frontend.min.js"),
    first_script=HTML(
        '<script>document.body.className += " js-enabled govuk-frontend-supported";</script>\n'
    ),
    last_script=HTML(
        '<script type="module">\nimport(new URL("ADDRESS", document.baseURI))'
        ".then(({ initAll }) => initAll());\n</script>\n"
    ),
    schemes="light",
    page=_class("govuk-template"),
    body="faq-design govuk-template__body",
    main="faq govuk-width-container govuk-main-wrapper",
    title="faq-page-title govuk-heading-xl",
    section="faq-section-title govuk-heading-l",
    contents_title="faq-contents-title govuk-heading-m",
    contents_list="faq-contents-list govuk-list",
    contents_link="govuk-link",
    contact="faq-contact govuk-inset-text",
    small="faq-dates govuk-body-s",
    tag_list="faq-tags govuk-list",
    tag="govuk-tag govuk-tag--grey",
    edit="faq-edit govuk-link",
    tags=Tags(
        paragraph=_class("govuk-body"),
        heading=_class("govuk-heading-s"),
        link=_class("govuk-link"),
        bullets=_class("govuk-list govuk-list--bullet"),
        numbers=_class("govuk-list govuk-list--number"),
        quote=_class("govuk-inset-text"),
        rule=_class("govuk-section-break govuk-section-break--m govuk-section-break--visible"),
        table=_class("govuk-table"),
        table_head=_class("govuk-table__head"),
        table_body=_class("govuk-table__body"),
        table_row=_class("govuk-table__row"),
        header_cell="govuk-table__header",
        cell="govuk-table__cell",
    ),
)
