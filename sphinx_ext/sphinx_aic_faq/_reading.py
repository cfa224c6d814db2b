"""What is known of the page that is being read, and forgotten once it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import Factory, define

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_aic_faq._options import Options
    from sphinx_aic_faq._texts import KeptText

__all__ = ("PageBeingRead", "page_being_read")

_KEY = "aic_faq"


@define
class PageBeingRead:
    """Hold what directives leave for each other and for the transforms of their page.

    Attributes:
        anchors: the ids that were given, and the document that each was given to.
        texts: what can be translated.
        rules: stand where a transition shall stand once docutils lets it.
        adopting: the places below which the page's own questions are to be found.
    """

    anchors: dict[str, str] = Factory(dict)
    texts: list[KeptText] = Factory(list)
    rules: list[nodes.container] = Factory(list)
    adopting: list[tuple[nodes.comment, Options]] = Factory(list)


def page_being_read(env: BuildEnvironment) -> PageBeingRead:
    """Give what is known of the page; Sphinx forgets it with the page."""
    state: Any = env.temp_data
    page: PageBeingRead = state.setdefault(_KEY, PageBeingRead())
    return page
