"""HTML pages: JSON-LD, microdata and RDFa in them, or else the questions that they show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from attrs import evolve

from aic_faq.diagnostics import Code
from aic_faq.model import UNFIT_FOR_AN_ID
from aic_faq.readers.assembly import assemble
from aic_faq.readers.found import NOTHING, FoundDetails, FoundQuestion, FoundSection, FoundText
from aic_faq.readers.html.choice import page_title, section_titles
from aic_faq.readers.html.items import without_end_tags
from aic_faq.readers.html.texts import HTMLTexts
from aic_faq.readers.nodes import ScalarNode
from aic_faq.readers.page import FoundPage
from aic_faq.readers.schemaorg.faqs import read_faqs
from aic_faq.source import Span
from aic_faq.urls import is_safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.model import FAQ
    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.html.choice import Way
    from aic_faq.readers.html.document import HTMLDocument
    from aic_faq.readers.html.shown import Shown
    from aic_faq.readers.html.tree import Node, Page
    from aic_faq.readers.inspection import Inspection

__all__ = ("read", "recognise", "shown_questions")

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_OTHER_SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".rst", ".txt", ".adoc", ".csv", ".tsv"})
_PAGE = re.compile(
    r"(?:\s++|<!--(?:(?!-->).)*+-->|<\?xml[^>]*+>)*+<(?:!doctype\s++html|html|head|body)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_PART = re.compile(
    r"(?:\s++|<!--(?:(?!-->).)*+-->)*+<(?:script|style|link|meta|main|article|section|div|header|nav|h[1-6]|dl"
    r"|details|ul|ol|p|table)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(r"^(?:#{1,6}[ \t]|```|[-*][ \t]+\S|\*\*)", re.MULTILINE)
# Made by libraries anew with every build.
_MADE_ID = re.compile(r"radix-|headlessui-|react-|mui-|:r|[^-_A-Za-z]")
ANSWER_HINT = "write the answer below the question"


def recognise(inspection: Inspection, /) -> str | None:
    """Take pages by their name or their first tag, and say where their questions are taken from."""
    text, body = inspection.source.text, inspection.body
    if inspection.suffix in _SUFFIXES:
        reason = f"its name ends with {inspection.suffix}"
    elif inspection.suffix in _OTHER_SUFFIXES:
        return None
    elif _PAGE.match(text, body.start):
        reason = "it begins as a page of HTML does"
    elif _PART.match(text, body.start) and not _MARKDOWN.search(text, body.start):
        reason = "it begins with a tag of HTML"
    else:
        return None
    return f"{reason}; {inspection.html.reason}"


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read the structured data of a page, or else what it shows."""
    document = inspection.html
    page = document.page
    if document.data is not None:
        graph, found = document.data
        around = _page_fields(page, inspection)
        faqs = read_faqs(graph, found, inspection.fields, around.language)
        document.report_beside_data(found)
        return tuple(_completed(faq, around) for faq in faqs)
    if document.way is None:
        _refuse(document)
    document.report_beside_way(document.way)
    questions = assemble(
        shown_questions(document.way, page, inspection.fields), inspection.options, hint=ANSWER_HINT
    )
    return (_page_fields(page, inspection).faq(questions),)


def _completed(faq: FAQ, page: FoundPage) -> FAQ:
    """Take from the page what its data does not say."""
    return evolve(
        faq,
        title=faq.title or page.title,
        url=faq.url or page.url,
        language=faq.language or page.language,
        description=faq.description or page.description,
    )


def _refuse(document: HTMLDocument) -> NoReturn:
    shown = ", ".join(f"{way.name} ({len(way.questions)})" for way in document.ways)
    found = f"found {shown}, but too few of them ask" if shown else "found none of these"
    document.page.problems.stop(
        Code.NO_QUESTIONS,
        "no questions were found: looked for JSON-LD, microdata, RDFa, <details>, accordions,"
        f" lists of terms and headings that ask; {found}",
        Span(document.start, document.start),
        hint="write questions as headings with their answers below, or as <details>",
    )


def shown_questions(way: Way, page: Page, fields: FieldReader, /) -> Iterator[FoundQuestion]:
    """Read the questions that a page shows in one way."""
    problems, texts = fields.problems, HTMLTexts(fields)
    sections = section_titles(page, way.questions)
    for number, (shown, section) in enumerate(zip(way.questions, sections, strict=True), 1):
        before = problems.count
        pieces = [piece for first, stop in shown.answers for piece in page.pieces(first, stop)]
        answer = texts.joined(without_end_tags(page, pieces)) if pieces else NOTHING
        is_reported = not answer and problems.count > before
        alt_titles = tuple(shown.alt_titles)
        yield FoundQuestion(
            number=number,
            problems=problems,
            span=_span(page, shown),
            title=texts.line(_title_pieces(page, shown.title)),
            answer=answer,
            answer_is_reported=is_reported,
            section=None if section is None else FoundSection(title=section),
            id=_id(shown),
            details=FoundDetails(alt_titles=alt_titles),
        )


def _span(page: Page, shown: Shown) -> Span:
    end = page.nodes[shown.end].start if shown.end < len(page.nodes) else len(page.source.text)
    return Span(shown.title.start, max(shown.title.start, end))


def _title_pieces(page: Page, title: Node) -> list[Span]:
    """Give where the words of a title stand, without the links and buttons around them."""
    first, pieces = title.index + 1, list[Span]()
    for link in page.inner(title):
        if link.index >= first and _is_only_a_control(link):
            pieces += page.pieces(first, link.index, with_buttons=True)
            # A sign such as # or ¶ is all that some links hold.
            first = link.stop if len(page.text_of(link)) <= 1 else link.index + 1
    return without_end_tags(page, pieces + page.pieces(first, title.stop, with_buttons=True))


def _is_only_a_control(element: Node) -> bool:
    address = element.attributes.get("href", "").strip().lower()
    is_link = element.name == "a" and bool(address) and not address.startswith(("#", "javascript:"))
    return element.name in {"a", "button"} and not is_link


def _id(shown: Shown) -> FoundText | None:
    """Take the id that leads to a question, unless a library made it up."""
    for node in (shown.title, shown.title.parent, shown.outer):
        if node is None or (node is shown.title.parent and node.stop > shown.end):
            continue
        name = node.attributes.get("id", "").strip()
        if name and UNFIT_FOR_AN_ID.search(name) is None and not _MADE_ID.match(name):
            return FoundText(name, Span(node.start, node.start + len(node.name) + 1))
    return None


def _page_fields(page: Page, inspection: Inspection) -> FoundPage:
    """Read what the page says about itself as a whole."""
    named: dict[str, Node] = {}
    for node in page.elements("meta"):
        named.setdefault((node.attributes.get("name") or "").strip().lower(), node)
    description = named.get("description")
    author = named.get("author")
    url = ""
    for node in page.elements("link"):
        if "canonical" in node.attributes.get("rel", "").lower().split():
            url = node.attributes.get("href", "").strip()
            break
    reader = inspection.fields.lenient
    root = next(page.elements("html"), None)
    written = "" if root is None else root.attributes.get("lang") or root.attributes.get("xml:lang") or ""
    tag = None
    if root is not None and written:
        tag = reader.language(ScalarNode(written, root.start, root.start + 5, "double-quoted"), "")
    return FoundPage(
        title=page_title(page),
        url=url if url and is_safe_link(url) else None,
        language=tag,
        description=_content(description),
        authors=() if author is None else tuple(filter(None, [_content(author)])),
        source=page.source,
    )


def _content(node: Node | None) -> str | None:
    return None if node is None else " ".join(node.attributes.get("content", "").split()) or None
