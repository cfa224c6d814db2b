"""Roles of Sphinx in the answers of a document, written as MyST writes them: ``{ref}`label```."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from attrs import frozen
from docutils.parsers.rst import roles as docutils_roles
from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.parsers.rst.states import Inliner
    from sphinx.environment import BuildEnvironment

__all__ = ("Roles", "split_role")

_ROLE = re.compile(r"(?P<before>.*)\{(?P<name>[a-z][a-z0-9_+:.-]*)\}", re.DOTALL | re.IGNORECASE)


def split_role(text: str) -> tuple[str, str] | None:
    """Take the name of a role from the end of a text; None where it ends with none."""
    if not text.endswith("}"):
        return None
    match = _ROLE.fullmatch(text)
    return None if match is None else (match["before"], match["name"])


@frozen
class _Place:
    """The part of an inliner that a role looks at."""

    document: nodes.document
    reporter: object
    parent: nodes.Element


@frozen
class Roles:
    """Run roles that refer to something, and no others: an answer is content and not code."""

    env: BuildEnvironment
    document: nodes.document

    def run(self, name: str, text: str) -> list[nodes.Node] | None:
        """Give the nodes of a role; None where there is no such role, or it does more than to refer."""
        found = self._find(name.lower())
        if found is None:
            return None
        full_name, role = found
        place = cast("Inliner", _Place(self.document, self.document.reporter, self.document))
        made, _messages = role(full_name, f"{{{name}}}`{text}`", text, 0, place)
        return made

    def _find(self, name: str) -> tuple[str, XRefRole] | None:
        domain, _, short = name.rpartition(":")
        domain = domain or "std"
        role = self.env.domains[domain].roles.get(short) if domain in self.env.domains else None
        if role is None and ":" not in name:
            # Sphinx puts roles without a domain, such as any, where docutils looks for roles.
            return _if_reference(name, vars(docutils_roles)["_roles"].get(name))
        return _if_reference(f"{domain}:{short}", role)


def _if_reference(name: str, role: object) -> tuple[str, XRefRole] | None:
    return (name, role) if isinstance(role, XRefRole) else None
