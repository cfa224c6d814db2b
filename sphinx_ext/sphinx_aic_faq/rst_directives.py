"""Directives of reStructuredText that set text; those of Sphinx do what can be done without Sphinx."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.parsers.rst.directives import admonitions, body, images, misc, tables

__all__ = ("DIRECTIVES", "OF_SPHINX", "UNSEEN")

_LABELS = {
    "seealso": "See also",
    "todo": "To do",
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
    "versionremoved": "Removed in version",
}


class _AnyOption(dict[str, Any]):
    """Take options of every name: those of Sphinx are none of docutils."""

    def __len__(self) -> int:
        return 1  # empty, it would mean that there are no options

    def __missing__(self, key: str) -> Any:  # noqa: ANN401 - any function
        return _as_written


def _as_written(argument: str | None) -> str:
    return argument or ""


class _Code(Directive):
    """Set code as it is."""

    optional_arguments = 1
    has_content = True
    option_spec = _AnyOption()

    def run(self) -> list[nodes.Node]:
        """Make a block of code out of the content."""
        code = "\n".join(self.content)
        language = self.arguments[0] if self.arguments else ""
        block = nodes.literal_block(code, code, classes=["code", language] if language else ["code"])
        block.line = self.lineno
        return [block]


class _Labelled(Directive):
    """Set text apart under a label, as Sphinx sets what has changed since a version."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = _AnyOption()

    def run(self) -> list[nodes.Node]:
        """Make an admonition with the label for its title."""
        label = _LABELS[self.name]
        words = self.arguments[0] if self.arguments else ""
        block = nodes.admonition()
        if label.endswith("version"):
            version, words = (*words.split(maxsplit=1), "", "")[:2]
            label = f"{label} {version}"
        block += nodes.title("", label)
        if words.strip():
            inlines, messages = self.state.inline_text(words.strip(), self.lineno)
            block += [nodes.paragraph(words, "", *inlines), *messages]
        self.state.nested_parse(self.content, self.content_offset, block)
        return [block]


class _Only(Directive):
    """Set the content; who sees it is not known here."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = _AnyOption()

    def run(self) -> list[nodes.Node]:
        """Parse the content, which is part of the page."""
        block = nodes.compound()
        self.state.nested_parse(self.content, self.content_offset, block)
        return [block]


_CODE = (
    *("code", "code-block", "sourcecode", "doctest", "testcode", "testoutput"),
    *("ipython", "prompt", "console"),
)
DIRECTIVES: dict[str, type[Directive]] = {
    "attention": admonitions.Attention,
    "caution": admonitions.Caution,
    "danger": admonitions.Danger,
    "error": admonitions.Error,
    "hint": admonitions.Hint,
    "important": admonitions.Important,
    "note": admonitions.Note,
    "tip": admonitions.Tip,
    "warning": admonitions.Warning,
    "admonition": admonitions.Admonition,
    "image": images.Image,
    "figure": images.Figure,
    "math": body.MathBlock,
    "parsed-literal": body.ParsedLiteral,
    "line-block": body.LineBlock,
    "epigraph": body.Epigraph,
    "highlights": body.Highlights,
    "pull-quote": body.PullQuote,
    "compound": body.Compound,
    "container": body.Container,
    "topic": body.Topic,
    "sidebar": body.Sidebar,
    "rubric": body.Rubric,
    "table": tables.RSTTable,
    "csv-table": tables.CSVTable,
    "list-table": tables.ListTable,
    "replace": misc.Replace,
    "unicode": misc.Unicode,
    **dict.fromkeys(_CODE, _Code),
}
"""What docutils knows itself, and code under any name."""

OF_SPHINX: dict[str, type[Directive]] = {**dict.fromkeys(_LABELS, _Labelled), "only": _Only}
"""What only Sphinx knows, but says something that can be shown."""

UNSEEN = frozenset(
    {"contents", "sectnum", "section-numbering", "highlight", "index", "meta", "class", "rst-class", "role"}
    | {"default-role", "currentmodule", "py:currentmodule", "module", "py:module", "target-notes", "header"}
    | {"footer", "title", "testsetup", "testcleanup", "tabularcolumns", "default-domain", "program"}
)
"""They set up something, or show what outputs make themselves."""
