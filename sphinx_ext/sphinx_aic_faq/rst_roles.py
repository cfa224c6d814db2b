"""Roles of reStructuredText, none of which is looked up: what they mean here stands in tables."""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple

from docutils import nodes, utils
from docutils.parsers.rst import roles, states

__all__ = ("Inliner", "Kept")

_SET: dict[str, Any] = {
    "": nodes.title_reference,
    "emphasis": nodes.emphasis,
    "strong": nodes.strong,
    "literal": nodes.literal,
    "code": nodes.literal,
    "math": nodes.math,
    "subscript": nodes.subscript,
    "sub": nodes.subscript,
    "superscript": nodes.superscript,
    "sup": nodes.superscript,
    "title-reference": nodes.title_reference,
    "title": nodes.title_reference,
    "t": nodes.title_reference,
}
_REFERENCES: dict[str, Any] = {
    "pep": roles.pep_reference_role,
    "pep-reference": roles.pep_reference_role,
    "rfc": roles.rfc_reference_role,
    "rfc-reference": roles.rfc_reference_role,
}
_CODE_ROLES = frozenset(
    {"class", "func", "meth", "attr", "exc", "mod", "data", "const", "obj", "type"}
    | {"method", "file", "program", "command", "code", "kbd", "samp", "option", "envvar", "makevar"}
    | {"manpage", "regexp", "token", "keyword", "dfn", "guilabel", "setting", "signal", "task", "state"}
    | {"branch", "confval"}
)
_TEXT_ROLES = frozenset(
    {"ref", "doc", "term", "numref", "any", "download", "eq", "abbr", "menuselection", "mailheader"}
    | {"mimetype", "newsgroup", "url"}
)
_WITH_TARGET = re.compile(r"(?P<words>.+?)\s*<(?P<target>[^<>]*)>", re.DOTALL)


class Kept(NamedTuple):
    """A directive or role that is kept as text, with its line and how it is written."""

    kind: Literal["directive", "role"]
    name: str
    line: int
    written: str


class Inliner(states.Inliner):
    """Read roles without looking any of them up."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Kept] = []

    def interpreted(self, rawsource: str, text: str, role: str, lineno: int) -> Any:  # noqa: ANN401 - as in docutils
        """Give the nodes of ``:role:`text```, and system messages."""
        name = role.lower().rpartition(":")[2]
        words = utils.unescape(text)
        if role.lower() in _SET:
            return [_SET[role.lower()](rawsource, words)], []
        if role.lower() in _REFERENCES:
            return _REFERENCES[role.lower()](role, rawsource, text, lineno, self)
        self.kept.append(Kept("role", role, lineno, utils.unescape(rawsource, restore_backslashes=True)))
        if name in _CODE_ROLES:
            return [nodes.literal(rawsource, _words_of(words).lstrip("~!"))], []
        if name in _TEXT_ROLES:
            return [self._reference(rawsource, words)], []
        return [nodes.Text(utils.unescape(rawsource, restore_backslashes=True))], []

    def _reference(self, rawsource: str, words: str) -> nodes.Node:
        """Give the words; a link, if they name a target that the page has itself."""
        match = _WITH_TARGET.fullmatch(words)
        if match is None:
            return nodes.inline(rawsource, words)
        return nodes.inline(rawsource, match["words"], refname=nodes.fully_normalize_name(match["target"]))


# docutils fills its expressions from the attributes of the very class, not from inherited ones.
for _name, _value in vars(states.Inliner).items():
    if not _name.startswith("__") and isinstance(_value, str):
        setattr(Inliner, _name, _value)


def _words_of(text: str) -> str:
    match = _WITH_TARGET.fullmatch(text)
    return text if match is None else match["words"]
