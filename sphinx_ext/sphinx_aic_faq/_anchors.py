"""Ids of the questions of one page: each is given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sphinx_aic_faq._marks import PREFIX

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_aic_faq._marks import MarkedQuestion

__all__ = ("Anchors",)


@frozen(kw_only=True)
class Anchors:
    """Give ids to the questions of one directive.

    Attributes:
        document: the page, whose other ids are taken.
        docname: its name.
        origin: what the questions are from.
        taken: maps each id that this page has given to what it was given to.
    """

    document: nodes.document
    docname: str
    origin: str
    _taken: dict[str, str] = field(alias="taken")

    def take(self, name: str) -> str:
        """Give the id for a question; nothing where this page shows the question already."""
        anchor, taken = PREFIX + name, self._taken
        if taken.get(anchor) == self.origin:
            return ""
        number = 2
        while anchor in taken or anchor in self.document.ids:
            anchor, number = f"{PREFIX}{name}-{number}", number + 1
        taken[anchor] = self.origin
        return anchor

    def free_name(self, name: str) -> str:
        """Give a name for a question that no other question of this page has."""
        number, free = 2, name
        while PREFIX + free in self._taken or PREFIX + free in self.document.ids:
            free, number = f"{name}-{number}", number + 1
        return free

    def aliases(self, question: MarkedQuestion) -> list[str]:
        """Give the ids by which a question was known, as far as nothing else has them."""
        free = [PREFIX + alias for alias in question.aliases if PREFIX + alias not in self._taken]
        self._taken.update(dict.fromkeys(free, self.origin))
        return free

    def prefix_of_notes(self, name: str) -> str:
        """Give what begins the ids of the footnotes of a text; no two texts of a page share it."""
        prefix, number = PREFIX + name, 2
        while f"{prefix}-note" in self._taken:
            prefix, number = f"{PREFIX}{name}-{number}", number + 1
        self._taken[f"{prefix}-note"] = self.origin
        return prefix
