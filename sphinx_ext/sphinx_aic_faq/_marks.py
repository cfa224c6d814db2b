"""How a doctree says which of its nodes are questions: attributes of stock nodes.

The attributes are texts and lists of texts, so that every writer can show them,
and none holds a path. A list of questions is a ``definition_list`` whose items
are questions; in the style ``section``, and where a page's own sections are
adopted, a question is a ``section``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_aic_faq._nodes import faq_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = (
    "EXCLUSIVE",
    "HEADING_LEVEL",
    "LIST_CLASS",
    "OPENED",
    "PREFIX",
    "STYLE",
    "MarkedQuestion",
    "answer_of",
    "forget_language",
    "mark_question",
    "marked_questions",
    "structure_of",
    "title_of",
)

PREFIX = "faq-"
"""Stands before the id of a question, so that it is the id of nothing else on a page."""
LIST_CLASS = "aic-faq"
STYLE, OPENED, EXCLUSIVE, HEADING_LEVEL = "faq-style", "faq-open", "faq-exclusive", "faq-heading-level"
_ID, _ANCHOR, _ALIASES, _ORIGIN, _GROUP = "faq-id", "faq-anchor", "faq-aliases", "faq-origin", "faq-group"
_ALTERNATES, _KEYWORDS, _UPDATED, _LANGUAGE = "faq-alternates", "faq-keywords", "faq-updated", "faq-language"
_ANSWERS = (nodes.definition, faq_answer)
_NO_JSONLD, _NO_INDEX = "faq-no-jsonld", "faq-no-index"


class MarkedQuestion(NamedTuple):
    """Hold what the marks of a question say; each event makes one for each question of its page.

    Attributes:
        id: its name in the project.
        anchor: the id of its element; empty where the page shows it a second time.
        aliases: former ids.
        origin: the document or the page that it is from.
        group: title of the document; heads the questions in the general index.
        alternates, keywords, updated, language: as in the document.
        in_jsonld: whether the page's JSON-LD has it.
        indexed: whether references can lead to it.
    """

    id: str
    anchor: str
    aliases: tuple[str, ...] = ()
    origin: str = ""
    group: str = ""
    alternates: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    updated: str = ""
    language: str = ""
    in_jsonld: bool = True
    indexed: bool = True


def mark_question(node: nodes.Element, question: MarkedQuestion) -> None:
    """Mark an item of a definition list, or a section, as a question."""
    values: dict[str, str | list[str]] = {
        _ID: question.id,
        _ANCHOR: question.anchor,
        _ALIASES: list(question.aliases),
        _ORIGIN: question.origin,
        _GROUP: question.group,
        _ALTERNATES: list(question.alternates),
        _KEYWORDS: list(question.keywords),
        _UPDATED: question.updated,
        _LANGUAGE: question.language,
        _NO_JSONLD: "" if question.in_jsonld else "true",
        _NO_INDEX: "" if question.indexed else "true",
    }
    node.attributes.update({name: value for name, value in values.items() if value})


def marked_questions(document: nodes.Node) -> Iterator[tuple[nodes.Element, MarkedQuestion]]:
    """Yield the questions of a doctree in their order."""
    for node in structure_of(document):
        if _ID in node.attributes:
            yield node, _read_marks(node)


def structure_of(document: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what a doctree is built of, in order, without what stands within lines.

    A long page has ten times as many of those, and every event walks through the page.
    """
    pending = [document]
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Element) and not isinstance(node, nodes.TextElement):
            yield node
            pending.extend(node.children[::-1])


def _read_marks(node: nodes.Element) -> MarkedQuestion:
    get = node.attributes.get
    return MarkedQuestion(
        id=get(_ID, ""),
        anchor=get(_ANCHOR, ""),
        aliases=tuple(get(_ALIASES, ())),
        origin=get(_ORIGIN, ""),
        group=get(_GROUP, ""),
        alternates=tuple(get(_ALTERNATES, ())),
        keywords=tuple(get(_KEYWORDS, ())),
        updated=get(_UPDATED, ""),
        language=get(_LANGUAGE, ""),
        in_jsonld=_NO_JSONLD not in node.attributes,
        indexed=_NO_INDEX not in node.attributes,
    )


def forget_language(node: nodes.Element) -> None:
    """Take the language of the document away from a question that has been translated."""
    node.attributes.pop(_LANGUAGE, None)


def title_of(question: nodes.Element) -> nodes.Element:
    """Give the node that holds the words of a question."""
    return next(child for child in question.children if isinstance(child, nodes.Element))


def answer_of(question: nodes.Element) -> list[nodes.Node]:
    """Give the nodes of the answer of a question."""
    if isinstance(question, nodes.section):
        title = title_of(question)
        return [child for child in question.children if child is not title]
    return [node for part in question.children if isinstance(part, _ANSWERS) for node in part.children]
