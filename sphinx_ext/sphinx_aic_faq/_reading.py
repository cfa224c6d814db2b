"""What is known of the page that is being read, and forgotten once it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_aic_faq._options import Options
    from sphinx_aic_faq._texts import KeptText

__all__ = ("PageBeingRead", "WaitingQuestions", "page_being_read")

_KEY = "aic_faq"


class WaitingQuestions(NamedTuple):
    """Hold a list, the questions that it will get, and what of them can be translated."""

    questions: nodes.definition_list
    items: list[nodes.definition_list_item]
    texts: list[KeptText]


class PageBeingRead(NamedTuple):
    """Hold what directives leave for each other and for the transforms of their page.

    Attributes:
        anchors: the ids that were given, and the document that each was given to.
        texts: what can be translated.
        rules: stand where a transition shall stand once docutils lets it.
        waiting: what is put into the page once most transforms have passed.
        adopting: the places below which the page's own questions are to be found.
    """

    anchors: dict[str, str]
    texts: list[KeptText]
    rules: list[nodes.container]
    waiting: list[WaitingQuestions]
    adopting: list[tuple[nodes.comment, Options]]

    def attach_questions(self) -> None:
        """Put what waits into its place."""
        for waiting in self.waiting:
            waiting.questions.extend(waiting.items)
        self.waiting.clear()


def page_being_read(env: BuildEnvironment) -> PageBeingRead:
    """Give what is known of the page; Sphinx forgets it with the page."""
    state: Any = env.temp_data
    page: PageBeingRead | None = state.get(_KEY)
    if page is None:
        page = state[_KEY] = PageBeingRead(anchors={}, texts=[], rules=[], waiting=[], adopting=[])
    return page
