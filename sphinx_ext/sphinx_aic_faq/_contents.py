"""Questions in the table of contents of their page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_aic_faq._marks import marked_questions, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

__all__ = ("add_to_contents",)


def add_to_contents(app: Sphinx, doctree: nodes.document) -> None:
    """Put each question below the section that it stands in (``doctree-read``, after Sphinx's own).

    Questions that are sections stand there already.
    """
    env, docname = app.env, app.env.docname
    toc = env.tocs.get(docname)
    if toc is None or not app.config.aic_faq_toc:
        return
    places: dict[str, nodes.list_item] | None = None
    first = next(iter(doctree.findall(nodes.section)), None)
    added: Counter[str] = Counter()
    name, before, list_of_questions = "", 0, None
    for node, marks in marked_questions(doctree):
        title = title_of(node)
        if not marks.anchor or not isinstance(title, nodes.term):
            continue
        places = dict(_places(toc)) if places is None else places
        if node.parent is not list_of_questions:
            list_of_questions = node.parent
            section, before = _section_around(node)
            name = "" if section is None or section is first else f"#{section['ids'][0]}"
        if name in places:
            _insert(places[name], before + added[name], _reference(docname, marks.anchor, title))
            added[name] += 1
            env.toc_num_entries[docname] += 1


def _places(toc: nodes.Element) -> Iterator[tuple[str, nodes.list_item]]:
    for item in toc.findall(nodes.list_item):
        reference = next(iter(item.findall(nodes.reference)), None)
        if reference is not None:
            yield reference["anchorname"], item


def _section_around(node: nodes.Element) -> tuple[nodes.section | None, int]:
    """Give the section that a node stands in, and how many sections inside it come before the node."""
    child = node
    while child.parent is not None and not isinstance(child.parent, nodes.section):
        child = child.parent
    section = child.parent
    if section is None:
        return None, 0
    return section, sum(
        isinstance(other, nodes.section) for other in section.children[: section.index(child)]
    )


def _insert(item: nodes.list_item, position: int, new: nodes.list_item) -> None:
    below = item.children[-1]
    if isinstance(below, nodes.bullet_list):
        below.insert(position, new)
    else:
        item += nodes.bullet_list("", new)


def _reference(docname: str, anchor: str, title: nodes.Element) -> nodes.list_item:
    reference = nodes.reference("", title.astext(), internal=True, refuri=docname, anchorname=f"#{anchor}")
    return nodes.list_item("", addnodes.compact_paragraph("", "", reference, skip_section_number=True))
