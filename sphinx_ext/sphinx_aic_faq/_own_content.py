"""Questions written in the markup of the page: a definition list below the directive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from aic_faq import slugify
from sphinx_aic_faq._anchors import Anchors
from sphinx_aic_faq._listing import list_attributes
from sphinx_aic_faq._marks import MarkedQuestion, mark_question, title_of
from sphinx_aic_faq._reading import page_being_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.util.docutils import SphinxDirective

    from sphinx_aic_faq._options import Options

__all__ = ("mark_item", "own_questions")


def own_questions(
    directive: SphinxDirective, options: Options, complain: Callable[[str], None]
) -> list[nodes.Node]:
    """Parse the content of a directive and make its definition lists lists of questions."""
    env, page = directive.env, directive.state.document
    anchors = Anchors(
        document=page, docname=env.docname, origin=env.docname, taken=page_being_read(env).anchors
    )
    if options.selects or options.style == "toc":
        complain("questions are selected from a document; all of the content is shown")
    made = directive.parse_content_to_nodes()
    lists = [node for node in made if isinstance(node, nodes.definition_list)]
    if not lists:
        complain(
            "the content is no definition list: expected each question on a line and its answer"
            " indented below (in Markdown, the extension deflist of MyST reads them)"
        )
    for found in lists:
        for item in found.children:
            if isinstance(item, nodes.definition_list_item):
                mark_item(item, anchors, in_jsonld=options.jsonld, indexed=options.indexed)
    if options.caption:
        made.insert(0, nodes.rubric("", options.caption, classes=["aic-faq-caption"]))
    return [part for node in made for part in _styled(node, options)]


def mark_item(item: nodes.definition_list_item, anchors: Anchors, *, in_jsonld: bool, indexed: bool) -> None:
    """Mark an item of a definition list as a question whose id is made of its words."""
    name = anchors.free_name(slugify(title_of(item).astext()) or "question")
    anchor = anchors.take(name)
    mark_question(
        item,
        MarkedQuestion(id=name, anchor=anchor, origin=anchors.origin, in_jsonld=in_jsonld, indexed=indexed),
    )


def _styled(node: nodes.Node, options: Options) -> Iterable[nodes.Node]:
    if not isinstance(node, nodes.definition_list):
        return [node]
    if options.style == "section":
        return [_section(item) for item in node.children if isinstance(item, nodes.definition_list_item)]
    attributes = list_attributes(options)
    node["classes"] += attributes.pop("classes")
    node.attributes.update(attributes)
    return [node]


def _section(item: nodes.definition_list_item) -> nodes.section:
    term = title_of(item)
    title = nodes.title(term.rawsource, "", *term.children)
    title.source, title.line = term.source, term.line
    definitions = (part for part in item.children if isinstance(part, nodes.definition))
    section = nodes.section("", title, *(node for part in definitions for node in part.children))
    section.attributes.update(item.attributes)
    section["ids"], section["classes"] = [item["faq-anchor"]], ["aic-faq"]
    return section
