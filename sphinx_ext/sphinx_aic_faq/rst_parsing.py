"""reStructuredText to a doctree, with docutils but nothing of what it, or Sphinx, could run.

Only directives that set text are run. What is unknown here is kept as text; no
file is read, nothing is fetched, and nothing is written to the terminal.
"""

from __future__ import annotations

import re
from copy import copy
from typing import Any, ClassVar, Literal, NamedTuple, TypeAlias

from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, roles, states
from docutils.parsers.rst.directives import admonitions, body, images, misc, tables
from docutils.transforms import references

__all__ = ("Kept", "ParsedPage", "parse")

_DIRECTIVES: dict[str, type[Directive]] = {
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
}
_CODE = frozenset(
    {"code", "code-block", "sourcecode", "doctest", "testcode", "testoutput", "ipython", "prompt", "console"}
)
# They set up something, or show what outputs make themselves.
_UNSEEN = frozenset(
    {"contents", "sectnum", "section-numbering", "highlight", "index", "meta", "class", "rst-class", "role"}
    | {"default-role", "currentmodule", "py:currentmodule", "module", "py:module", "target-notes", "header"}
    | {"footer", "title", "testsetup", "testcleanup", "tabularcolumns", "default-domain", "program"}
)
_LABELS = {
    "seealso": "See also",
    "todo": "To do",
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
    "versionremoved": "Removed in version",
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
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 6,
    "warning_stream": False,
    "traceback": False,
    "syntax_highlight": "none",
    "smart_quotes": False,
    "pep_references": False,
    "rfc_references": False,
    "language_code": "en",
    "id_prefix": "",
    "auto_id_prefix": "%",
    "line_length_limit": 100_000,
}
_TRANSFORMS = (
    references.Substitutions,
    references.PropagateTargets,
    references.AnonymousHyperlinks,
    references.IndirectHyperlinks,
    references.Footnotes,
    references.ExternalTargets,
    references.InternalTargets,
)


class Kept(NamedTuple):
    """A directive or role that is kept as text, with its line and how it is written."""

    kind: Literal["directive", "role"]
    name: str
    line: int
    written: str


class ParsedPage(NamedTuple):
    """A page as docutils understood it, with what is kept as text."""

    document: nodes.document
    kept: list[Kept]


_DirectiveResult: TypeAlias = "tuple[list[nodes.Node], bool]"


def parse(text: str, name: str) -> ParsedPage:
    """Parse a page.

    Raises:
        Exception: whatever docutils raises for text that it cannot cope with.
    """
    settings = get_default_settings(Parser)
    for key, value in _SETTINGS.items():
        setattr(settings, key, value)
    document = utils.new_document(name, settings)
    inliner = _Inliner()
    parser = Parser(inliner=inliner)
    parser.state_classes = _STATES
    parser.parse(text, document)
    document.transformer.add_transforms(_TRANSFORMS)
    document.transformer.apply_transforms()
    return ParsedPage(document, inliner.kept)


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


class _Tolerant:
    """Mixed into each state of docutils' parser: directives are ours to choose."""

    # Not docutils' own cache: those machines have other states.
    nested_sm_cache: ClassVar[list[Any]] = []
    explicit: ClassVar[Any] = None

    def __init__(self, state_machine: Any, debug: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002 - as in docutils
        super().__init__(state_machine, debug)  # type: ignore[call-arg]
        self.nested_sm_kwargs = {"state_classes": _STATES, "initial_state": "Body"}

    def directive(self, match: re.Match[str], **presets: Any) -> _DirectiveResult:  # noqa: ANN401 - as in docutils
        """Run a directive that only sets text, keep any other as it is written."""
        body_state: Any = self
        name = match.group(1)
        folded = name.lower()
        if folded in _DIRECTIVES:
            return _run(body_state, _DIRECTIVES[folded], match, name, presets)
        if folded in _CODE:
            return _run(body_state, _Code, match, name, presets)
        line = body_state.state_machine.abs_line_number()
        if folded in _LABELS or folded == "only":
            self._keep(Kept("directive", name, line, f".. {name}::"))
            return _run(body_state, _Labelled if folded in _LABELS else _Only, match, folded, presets)
        indented, _, _, blank_finish = body_state.state_machine.get_first_known_indented(
            0, strip_indent=False
        )
        if folded in _UNSEEN:
            return [], blank_finish
        text = "\n".join(indented).rstrip()
        self._keep(Kept("directive", name, line, f".. {name}::"))
        block = nodes.literal_block(text, text, classes=["kept"])
        block.line = line
        return [block], blank_finish

    def _keep(self, kept: Kept) -> None:
        state: Any = self
        state.memo.inliner.kept.append(kept)


def _run(
    state: Any,  # noqa: ANN401 - the types of docutils do not know all of its attributes
    directive: type[Directive],
    match: re.Match[str],
    name: str,
    presets: dict[str, Any],
) -> _DirectiveResult:
    result: _DirectiveResult = state.run_directive(directive, match, name, presets)
    return result


def _explicit() -> Any:  # noqa: ANN401 - a structure of docutils that has no public name
    """Give the constructs that begin with two dots: docutils names its own function for directives."""
    constructs = [
        (_Tolerant.directive if function is states.Body.directive else function, pattern)
        for function, pattern in states.Body.explicit.constructs
    ]
    explicit = copy(states.Body.explicit)
    explicit.constructs = constructs
    return explicit


_Tolerant.explicit = _explicit()
_STATES: tuple[type, ...] = tuple(
    type(state.__name__, (_Tolerant, state), {}) for state in states.state_classes
)


class _Inliner(states.Inliner):
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
        setattr(_Inliner, _name, _value)


def _words_of(text: str) -> str:
    match = _WITH_TARGET.fullmatch(text)
    return text if match is None else match["words"]


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
