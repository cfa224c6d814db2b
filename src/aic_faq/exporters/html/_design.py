"""The class names of the pages. These are our own; design systems have theirs with their profiles.

Plain classes, of which those of design systems are subclasses: nothing is ever
set, and attrs would take longer to make them than a page takes to be written.
"""

from __future__ import annotations

from aic_faq.exporters.html._elements import HTML

__all__ = ("OWN", "Design", "Tags")


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
    tags: Tags = Tags()


OWN = Design()
