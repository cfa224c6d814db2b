"""The nodes of an accordion; only builders for HTML ever see one."""

from __future__ import annotations

from docutils import nodes

__all__ = ("faq_accordion", "faq_answer", "faq_question", "faq_summary")


class faq_accordion(nodes.General, nodes.Element):  # noqa: N801 - docutils finds visitors by this name
    """A list of questions whose answers fold."""


class faq_question(nodes.General, nodes.Element):  # noqa: N801
    """One question with its answer."""


class faq_summary(nodes.General, nodes.TextElement):  # noqa: N801
    """The question, which opens its answer."""


class faq_answer(nodes.General, nodes.Element):  # noqa: N801
    """The answer; the id of the question is here, where it opens what is folded."""
