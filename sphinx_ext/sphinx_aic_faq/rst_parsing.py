"""reStructuredText to a doctree, with docutils but nothing of what it, or Sphinx, could run.

Only directives that set text are run. What is unknown here is kept as text; no
file is read, nothing is fetched, and nothing is written to the terminal.
"""

from __future__ import annotations

import re
from copy import copy
from typing import Any, ClassVar, NamedTuple, TypeAlias

from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, states
from docutils.transforms import references

from sphinx_aic_faq.rst_directives import DIRECTIVES, OF_SPHINX, UNSEEN
from sphinx_aic_faq.rst_roles import Inliner, Kept

__all__ = ("ParsedPage", "parse")

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
    inliner = Inliner()
    parser = Parser(inliner=inliner)
    parser.state_classes = _STATES
    parser.parse(text, document)
    document.transformer.add_transforms(_TRANSFORMS)
    document.transformer.apply_transforms()
    return ParsedPage(document, inliner.kept)


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
        if folded in DIRECTIVES:
            return _run(body_state, DIRECTIVES[folded], match, name, presets)
        line = body_state.state_machine.abs_line_number()
        if folded in OF_SPHINX:
            self._keep(Kept("directive", name, line, f".. {name}::"))
            return _run(body_state, OF_SPHINX[folded], match, folded, presets)
        indented, _, _, blank_finish = body_state.state_machine.get_first_known_indented(
            0, strip_indent=False
        )
        if folded in UNSEEN:
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
