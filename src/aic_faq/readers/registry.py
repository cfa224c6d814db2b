"""The shapes of documents: which readers there are, and which of them takes a document."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from attrs import evolve

from aic_faq._plugins import load_plugin, plugin_names
from aic_faq.diagnostics import Code, did_you_mean, quoted
from aic_faq.errors import InvalidFAQError, PluginError, UnknownFormatError
from aic_faq.readers.result import ReadResult
from aic_faq.readers.unknown_shape import explain_unknown_shape
from aic_faq.source import Source, Span

if TYPE_CHECKING:
    from aic_faq.model import FAQ
    from aic_faq.options import ReadOptions
    from aic_faq.readers.inspection import Inspection
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("BUILT_IN", "Reader", "read_inspected", "reader_names", "result_of")

_GROUP = "aic_faq.readers"
BUILT_IN = {
    "front-matter": "aic_faq.readers.native",
    "microsoft": "aic_faq.readers.microsoft",
    "json-model": "aic_faq.readers.json.model",
    "jsonld": "aic_faq.readers.schemaorg.jsonld",
    "json": "aic_faq.readers.json.data",
    "toml": "aic_faq.readers.toml.data",
    "csv": "aic_faq.readers.csv.table",
    "html": "aic_faq.readers.html.page",
    "yaml": "aic_faq.readers.yaml.data",
    "markdown-page": "aic_faq.readers.markdown.page",
    "folder": "aic_faq.readers.folder.shape",
}
"""The module of each shape, in the order in which they are asked."""


class Reader(Protocol):
    """Read documents of one shape: what other distributions add by the entry point ``aic_faq.readers``.

    The name of the entry point is that of the shape. Installed readers are
    asked after all built-in ones have declined, or when they are asked for by
    name.
    """

    def recognise(self, source: Source, /) -> str | None:
        """Say why the source has this shape, in words that follow "because"; None where it has not.

        This is asked of any document: it must be quick and must not fail.
        """
        ...

    def read(self, source: Source, /, options: ReadOptions) -> ReadResult:
        """Read the source; ``faqs`` and ``diagnostics`` are enough.

        Args:
            source: the document.
            options: what was asked for; a reader sees to the limits itself.

        Raises:
            InvalidFAQError: instead of a result without a FAQ.
        """
        ...


class _BuiltIn(Protocol):
    """A module of ours that reads one shape; it notes problems in ``inspection.problems``."""

    def recognise(self, inspection: Inspection, /) -> str | None:
        """Say why the document has this shape, or None.

        Raises:
            InvalidFAQError: where it clearly has, and cannot be read.
        """
        ...

    def read(self, inspection: Inspection, /) -> tuple[FAQ, ...]:
        """Give one FAQ for each language.

        Raises:
            InvalidFAQError: where reading cannot go on.
        """
        ...


def reader_names() -> tuple[str, ...]:
    """Give the names of all shapes: the built-in ones, then those of installed readers."""
    return (*BUILT_IN, *sorted(plugin_names(_GROUP).difference(BUILT_IN)))


def read_inspected(inspection: Inspection, /) -> ReadResult:
    """Read a document in the shape that is asked for, or else in that which it has.

    Raises:
        UnknownFormatError: where no reader has the name asked for.
        PluginError: where an installed reader cannot be used.
    """
    name = inspection.options.format
    if name is not None:
        return _read_as(name, "it was asked for by its name", inspection)
    if not inspection.first_line:
        explain_unknown_shape(inspection)
        return ReadResult(faqs=(), diagnostics=inspection.problems.diagnostics)
    for name, module in BUILT_IN.items():
        try:
            reason = _built_in(module).recognise(inspection)
        except InvalidFAQError as error:
            return ReadResult(faqs=(), diagnostics=error.diagnostics, format=name)
        if reason is not None:
            return _read_as(name, reason, inspection)
    return _read_by_plugin(inspection)


def _built_in(module: str) -> _BuiltIn:
    return cast("_BuiltIn", import_module(module))


def _read_as(name: str, reason: str, inspection: Inspection) -> ReadResult:
    """Read in one shape."""
    try:
        if name not in BUILT_IN:
            result = _plugin(name).read(inspection.source, inspection.options)
            return evolve(result, format=name, reason=reason)
        faqs = _built_in(BUILT_IN[name]).read(inspection)
    except InvalidFAQError as error:
        return ReadResult(faqs=(), diagnostics=error.diagnostics, format=name, reason=reason)
    return result_of(inspection.problems, faqs, name, reason)


def result_of(problems: ProblemCollector, faqs: tuple[FAQ, ...], name: str, reason: str, /) -> ReadResult:
    """Make the result; FAQs are given only where there is no error."""
    return ReadResult(
        faqs=() if problems.has_errors else faqs,
        diagnostics=problems.diagnostics,
        format=name,
        reason=reason,
        sources=problems.sources,
    )


def _read_by_plugin(inspection: Inspection) -> ReadResult:
    """Ask the installed readers; two of them that want the document are not chosen between."""
    found = {
        name: reason
        for name in sorted(plugin_names(_GROUP).difference(BUILT_IN))
        if (reason := _plugin(name).recognise(inspection.source)) is not None
    }
    if len(found) == 1:
        return _read_as(*found.popitem(), inspection)
    problems = inspection.problems
    if found:
        message = f"the document can be read in several shapes: {', '.join(found)}"
        problems.error(Code.UNKNOWN_SHAPE, message, Span(0, 0), hint="say which one by its name")
    else:
        explain_unknown_shape(inspection)
    return ReadResult(faqs=(), diagnostics=problems.diagnostics)


def _plugin(name: str) -> Reader:
    plugin = load_plugin(_GROUP, name)
    if plugin is None:
        raise UnknownFormatError(_unknown(name))
    reader = plugin() if isinstance(plugin, type) else plugin
    if not all(hasattr(reader, member) for member in ("recognise", "read")):
        message = (
            f"{quoted(name)} of {_GROUP} is no reader: expected recognise(source) and read(source, options)"
        )
        raise PluginError(message)
    return cast("Reader", reader)


def _unknown(name: str) -> str:
    known = reader_names()
    hint = did_you_mean(name.lower(), known)
    return f"no shape of document is called {quoted(name)}: expected one of {', '.join(known)}{hint}"
