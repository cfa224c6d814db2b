"""The page's own sections and definition lists as questions: targets and JSON-LD, and nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_aic_faq._marks import MarkedQuestion, answer_of, mark_question, marked_questions, title_of
from sphinx_aic_faq._reading import page_being_read
from sphinx_aic_faq._warnings import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_aic_faq._options import Options

__all__ = ("AdoptQuestions", "KeepLabels", "adopted_marker")

# What stands beside the questions of a section without being an answer.
_BESIDE = (nodes.Invisible, nodes.title, nodes.topic, addnodes.index, nodes.transition)


def adopted_marker(options: Options, env: BuildEnvironment) -> nodes.comment:
    """Mark the place below which questions are to be found once the page has been parsed."""
    marker = nodes.comment()
    page_being_read(env).adopting.append((marker, options))
    return marker


class AdoptQuestions(SphinxTransform):
    """Find the questions below each directive, before translation, so that ids do not depend on it."""

    default_priority = 16

    def apply(self, **_kwargs: object) -> None:
        """Mark the questions, and take the markers away."""
        for marker, options in page_being_read(self.env).adopting:
            found = list(_candidates(marker, options.level))
            if marker.parent is not None:
                marker.parent.remove(marker)
            if not found:
                warn(
                    "select",
                    ":adopt: found no sections or definition lists with answers below it on this page",
                    (self.env.docname, marker.line or 1),
                )
            self._mark(found, options)

    def _mark(self, found: Iterable[nodes.Element], options: Options) -> None:
        # Only pages that adopt need these.
        from sphinx_aic_faq._anchors import Anchors  # noqa: PLC0415
        from sphinx_aic_faq._own_content import mark_item  # noqa: PLC0415

        docname = self.env.docname
        taken = page_being_read(self.env).anchors
        anchors = Anchors(document=self.document, docname=docname, origin=docname, taken=taken)
        for node in found:
            if isinstance(node, nodes.definition_list_item):
                mark_item(node, anchors, in_jsonld=options.jsonld, indexed=options.indexed)
                continue
            name = node["ids"][0]
            marks = MarkedQuestion(
                id=name, anchor=name, origin=docname, in_jsonld=options.jsonld, indexed=options.indexed
            )
            mark_question(node, marks)


class KeepLabels(SphinxTransform):
    """Let the labels that authors gave be the ids, after docutils has put them on their sections (260)."""

    default_priority = 300

    def apply(self, **_kwargs: object) -> None:
        """Look for the labels of each adopted section."""
        if not page_being_read(self.env).adopting:
            return
        for node, marks in list(marked_questions(self.document)):
            label = _label_of(node, self.document) if marks.origin == self.env.docname else None
            if label is not None:
                mark_question(node, marks._replace(id=label, anchor=label))


def _label_of(node: nodes.Element, document: nodes.document) -> str | None:
    if not isinstance(node, nodes.section):
        return None
    explicit = (document.nameids.get(name) for name in node["names"] if document.nametypes.get(name))
    return next((label for label in explicit if label in node["ids"]), None)


def _candidates(marker: nodes.Node, level: int | None) -> Iterator[nodes.Element]:
    """Yield the sections or items below the place of a directive."""
    around = marker.parent
    if around is None:
        return
    depth = _depth(around)
    for node in around.children[around.index(marker) + 1 :]:
        if isinstance(node, nodes.section):
            yield from _in_section(node, depth + 1, level)
        elif isinstance(node, nodes.definition_list) and level is None:
            yield from _answered_items(node)


def _in_section(section: nodes.section, depth: int, level: int | None) -> Iterator[nodes.Element]:
    inner = [child for child in section.children if isinstance(child, nodes.section)]
    if level is not None:
        if depth == level and _has_answer(section):
            yield section
        elif depth < level:
            for child in inner:
                yield from _in_section(child, depth + 1, level)
        return
    lists = _lists_of_questions(section)
    for found in lists:
        yield from _answered_items(found)
    for child in inner:
        yield from _in_section(child, depth + 1, level)
    if not inner and not lists and _has_answer(section):
        yield section


def _lists_of_questions(section: nodes.section) -> list[nodes.definition_list]:
    """Give the definition lists of a section that begins with one, or has but a paragraph before it."""
    body = [child for child in section.children if not isinstance(child, (*_BESIDE, nodes.section))]
    lists = [child for child in body if isinstance(child, nodes.definition_list)]
    if not lists:
        return []
    introduced = isinstance(body[0], nodes.paragraph) and len(lists) == len(body) - 1
    return lists if body[0] is lists[0] or introduced else []


def _answered_items(found: nodes.definition_list) -> Iterator[nodes.definition_list_item]:
    for item in found.children:
        if isinstance(item, nodes.definition_list_item) and any(
            node.astext().strip() for node in answer_of(item)
        ):
            yield item


def _has_answer(section: nodes.section) -> bool:
    return (
        bool(section["ids"])
        and any(node.astext().strip() for node in answer_of(section) if not isinstance(node, _BESIDE))
        and bool(title_of(section).astext().strip())
    )


def _depth(node: nodes.Node | None) -> int:
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return depth
