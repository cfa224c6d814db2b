"""What a directive shows of a document: all that it takes to make nodes of it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from attrs import evolve
from docutils import nodes

from sphinx_aic_faq._anchors import Anchors
from sphinx_aic_faq._inlines import InlineConverter
from sphinx_aic_faq._links import Links
from sphinx_aic_faq._listing import Listing
from sphinx_aic_faq._reading import page_being_read
from sphinx_aic_faq._roles import Roles
from sphinx_aic_faq._texts import Texts
from sphinx_aic_faq._warnings import warn

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective

    from aic_faq import FAQ
    from sphinx_aic_faq._documents import Document
    from sphinx_aic_faq._options import Options

__all__ = ("listing_for",)


def listing_for(directive: SphinxDirective, faq: FAQ, document: Document, options: Options) -> Listing:
    """Give what makes the nodes of a document for a directive at its place."""
    env, page = directive.env, directive.state.document
    roles = Roles(env, page)
    links = Links(
        env=env,
        docname=env.docname,
        path=document.path,
        folder=posixpath.dirname(document.name),
        complain=lambda message, line: warn(
            "link", message, document.path if line is None else f"{document.path}:{line}"
        ),
    )
    being_read = page_being_read(env)
    texts = Texts(
        env=env, page=being_read, path=document.path, inlines=InlineConverter(links=links, roles=roles)
    )
    return Listing(
        faq=faq,
        origin=document.name,
        texts=texts,
        titles=evolve(texts, inlines=InlineConverter(links=None, roles=roles)),
        anchors=Anchors(document=page, docname=env.docname, origin=document.name, taken=being_read.anchors),
        options=options,
        level=_section_depth(directive.state_machine.node),
    )


def _section_depth(node: nodes.Node | None) -> int:
    """Count the headings that a place stands below; a place that is still apart has one."""
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return max(1, depth)
