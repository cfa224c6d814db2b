"""Accordions: what becomes of lists of questions in HTML, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _

from sphinx_aic_faq._marks import (
    EXCLUSIVE,
    HEADING_LEVEL,
    LIST_CLASS,
    OPENED,
    STYLE,
    answer_of,
    mark_question,
    marked_questions,
    structure_of,
    title_of,
)
from sphinx_aic_faq._nodes import faq_accordion, faq_answer, faq_question, faq_summary

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

__all__ = ("fold_answers", "is_html", "register_nodes")


def is_html(builder: Builder) -> bool:
    """Tell whether pages are made for browsers: readers of books fold nothing."""
    return builder.format == "html" and builder.name != "epub"


def fold_answers(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make accordions out of the lists of questions of a page (``doctree-resolved``)."""
    if not is_html(app.builder):
        return
    seen: set[str] = set()
    for number, found in enumerate(list(structure_of(doctree))):
        if isinstance(found, nodes.definition_list) and found.get(STYLE) == "accordion":
            _fold(found, f"faq-{docname}-{number}", seen, app.config.language)


def _fold(questions: nodes.definition_list, name: str, seen: set[str], language: str) -> None:
    accordion = faq_accordion(
        classes=questions["classes"],
        ids=questions["ids"],
        names=questions["names"],
    )
    opened = {"first": 1, "all": len(questions)}.get(questions.get(OPENED, ""), 0)
    for node, marks in list(marked_questions(questions)):
        title = title_of(node)
        # In one page made of many, a question may stand twice: the first keeps its ids.
        ids = [name for name in title["ids"] if name not in seen]
        seen.update(ids)
        summary = faq_summary("", "", *title.children, level=questions.get(HEADING_LEVEL, ""))
        answer = faq_answer("", *answer_of(node), ids=ids)
        question = faq_question("", summary, answer)
        mark_question(question, marks)
        if opened > 0:
            question["open"] = "open"
        if EXCLUSIVE in questions:
            question["group"] = name
        if (
            marks.language
            and marks.language.split("-")[0] != language.split("_", maxsplit=1)[0].split("-", maxsplit=1)[0]
        ):
            question["lang"] = marks.language
        accordion += question
        opened -= 1
    questions.replace_self(accordion)


def _visit_accordion(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "div"))


def _depart_accordion(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append("</div>\n")


def _visit_question(self: HTML5Translator, node: nodes.Element) -> None:
    # The direction is that of the words, for the language says it only to people.
    attributes: dict[str, Any] = {"dir": "auto", "lang": node["lang"]} if "lang" in node else {}
    if "open" in node:
        attributes["open"] = "open"
    if "group" in node:
        attributes["name"] = node["group"]
    self.body.append(self.starttag(node, "details", CLASS=f"{LIST_CLASS}-question", **attributes))


def _depart_question(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append("</details>\n")


def _visit_summary(self: HTML5Translator, node: nodes.Element) -> None:
    level = node["level"]
    self.body.append(f"<summary><h{level}>" if level else "<summary>")


def _depart_summary(self: HTML5Translator, node: nodes.Element) -> None:
    level = node["level"]
    self.body.append(f"</h{level}></summary>\n" if level else "</summary>\n")


def _visit_answer(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "div", CLASS=f"{LIST_CLASS}-answer"))


def _depart_answer(self: HTML5Translator, node: nodes.Element) -> None:
    # Inside a summary a link could not be told from the control that opens the answer.
    self.add_permalink_ref(node, _("Link to this question"))
    self.body.append("</div>\n")


def register_nodes(app: Sphinx) -> None:
    """Tell Sphinx how to write accordions; only builders for HTML ever see one."""
    app.add_node(faq_accordion, html=(_visit_accordion, _depart_accordion))
    app.add_node(faq_question, html=(_visit_question, _depart_question))
    app.add_node(faq_summary, html=(_visit_summary, _depart_summary))
    app.add_node(faq_answer, html=(_visit_answer, _depart_answer))
